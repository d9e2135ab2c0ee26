import { NpsError } from './errors.js';

/** The elements of an array, a typed array, any iterable, or an object with a length and indices. */
export function elementsOf<T>(values: Iterable<T> | ArrayLike<T>, path: string): Iterable<T> {
  if (values && typeof values === 'object') {
    if (Symbol.iterator in values) return values;
    // A length that an array can have.
    if (values.length >>> 0 === values.length) return Array.from(values);
  }
  throw new NpsError('INVALID_ARGUMENT', path, 'an array or an iterable', values);
}
