import { NpsError } from '../core/errors.js';

/** Letters, digits, `_`, `$`, `-` and inner spaces: nothing that ends a quoted name in any engine. */
const identifier = /^[\p{L}_][\p{L}\p{N}_$-]*(?: [\p{L}\p{N}_$-]+)*$/u;
const longest = 128;

/** A name in the engine's quotes; throws unless it is a plain name. */
export function quoteIdentifier(name: unknown, quote: '"' | '`', path: string): string {
  if (typeof name !== 'string' || name.length > longest || !identifier.test(name)) {
    throw new NpsError(
      'INVALID_OPTION',
      path,
      `up to ${longest} letters, digits, "_", "$", "-" and single spaces`,
      name,
    );
  }
  return `${quote}${name}${quote}`;
}

/** A table in the engine's quotes: one name, or the parts of a path such as `["analytics", "responses"]`. */
export function quoteTable(table: unknown, quote: '"' | '`', path: string): string {
  const parts: readonly unknown[] = Array.isArray(table) ? table : [table];
  if (parts.length === 0 || parts.length > 4) {
    throw new NpsError('INVALID_OPTION', path, 'a name, or 1 to 4 parts of a path', table);
  }
  return parts
    .map((part, i) => quoteIdentifier(part, quote, Array.isArray(table) ? `${path}[${i}]` : path))
    .join('.');
}
