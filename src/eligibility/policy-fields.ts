import { NpsError } from '../core/errors.js';
import { assertInstant, type Instant } from '../core/time.js';

/** A list of rules, empty when it is left out. */
export function readList<T>(list: readonly T[] | undefined, path: string): readonly T[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) throw new NpsError('INVALID_OPTION', path, 'a list', list);
  return list;
}

/** Throws unless the value is a text, or undefined where that is allowed. */
export function assertText(value: unknown, path: string, optional = false): void {
  if (typeof value !== 'string' && !(optional && value === undefined)) {
    throw new NpsError('INVALID_OPTION', path, 'a text', value);
  }
}

/** Throws unless the value is true, false or undefined. */
export function assertFlag(value: unknown, path: string): void {
  if (value !== undefined && typeof value !== 'boolean') {
    throw new NpsError('INVALID_OPTION', path, 'true or false', value);
  }
}

/** An instant, or `missing` where none is given. */
export function readInstant(value: Instant | null | undefined, missing: number, path: string): number {
  if (value === undefined || value === null) return missing;
  assertInstant(value, path);
  return value;
}
