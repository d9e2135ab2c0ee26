import { assertInteger, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { isBlank } from './cells.js';
import { cleanHeader } from './header.js';
import type { ColumnSource } from './mapping.js';

/** A column that can be read. */
export interface Column {
  /** Its name for the report. */
  readonly label: string;
  /** The keys (records) or positions (rows of strings) that it reads; none for a function. */
  readonly keys: readonly (string | number)[];
  /** The cell of a row; undefined where the row lacks it. */
  readonly read: (row: unknown, index: number) => unknown;
  /** True where no header tells that the column is there, and the report should tell when no row has it. */
  readonly awaited: boolean;
}

/** Throws unless it is said where a value is. */
export function assertColumn(source: unknown, path: string): void {
  if (source === undefined) throw new NpsError('INVALID_OPTION', path, 'a column', undefined);
}

/** Finds columns by their sources; `names` is the header, or null for records. */
export function findColumn(
  source: ColumnSource<never>,
  names: readonly string[] | null,
  field: string,
): Column | null {
  const path = `mapping.${field}`;
  if (typeof source === 'function') {
    // What a function gives may be left out everywhere, but for these two.
    const awaited = field === 'rating' || field === 'at';
    return { label: field, keys: [], read: source as (row: unknown, index: number) => unknown, awaited };
  }
  if (typeof source === 'string' || typeof source === 'number') {
    return columnOf(keyOf(source, names, path, true) as string | number, names, true);
  }
  assertRecord(source, path, 'a column name, a position, { firstOf } or a function');
  const { firstOf, optional = false } = source;
  if (!Array.isArray(firstOf) || firstOf.length === 0) {
    throw new NpsError('INVALID_OPTION', `${path}.firstOf`, 'one or more columns', firstOf);
  }
  const choices = Array.from(firstOf as readonly (string | number)[]);
  const keys = choices.flatMap((choice, i) => keyOf(choice, names, `${path}.firstOf[${i}]`, false) ?? []);
  if (keys.length === 0) {
    if (optional) return null;
    throw new NpsError('INVALID_OPTION', path, `a column of the header: ${choices.join(' or ')}`, undefined);
  }
  const first = columnOf(keys[0] as string | number, names, !optional);
  if (keys.length === 1) return first;
  const read = (row: unknown): unknown => {
    let blank: unknown;
    for (const key of keys) {
      const value = (row as Record<string | number, unknown>)[key];
      if (!isBlank(value)) return value;
      if (value !== undefined) blank = value;
    }
    return blank;
  };
  return { ...first, keys, read };
}

function columnOf(key: string | number, names: readonly string[] | null, needed: boolean): Column {
  return {
    // A position where the header has no name there.
    label: typeof key === 'number' ? names?.[key] || `column ${key}` : key,
    keys: [key],
    read: (row) => (row as Record<string | number, unknown>)[key],
    awaited: needed && !names?.length,
  };
}

/** The key or position of a column; null when the header lacks it and it is not required. */
function keyOf(
  name: unknown,
  names: readonly string[] | null,
  path: string,
  required: boolean,
): string | number | null {
  if (names === null) {
    if (typeof name === 'string' && name !== '') return name;
    throw new NpsError('INVALID_OPTION', path, 'the name of a field', name);
  }
  if (typeof name === 'number') {
    const last = (names.length || Number.MAX_SAFE_INTEGER) - 1;
    if (!required && name > last) return null;
    assertInteger(name, 0, last, path);
    return name;
  }
  if (typeof name !== 'string' || cleanHeader(name) === '') {
    throw new NpsError('INVALID_OPTION', path, 'a column name or a position', name);
  }
  const clean = cleanHeader(name);
  const position = names.indexOf(clean);
  if (position < 0) {
    if (!required) return null;
    throw new NpsError('INVALID_OPTION', path, `a column of the header (${listed(names)})`, name);
  }
  if (names.includes(clean, position + 1)) {
    throw new NpsError('INVALID_OPTION', path, 'a header that occurs once, or a position', name);
  }
  return position;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 12).map((name) => JSON.stringify(name.slice(0, 40)));
  return shown.join(', ') + (names.length > 12 ? ', ...' : '');
}
