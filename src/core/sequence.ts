import { NpsError } from './errors.js';

/** The elements of an array, a typed array, any iterable, or an object with a length and indices. */
export function elementsOf<T>(values: Iterable<T> | ArrayLike<T>, path: string): Iterable<T> {
  if (values && typeof values === 'object') {
    const { length, [Symbol.iterator]: iterator } = values as ArrayLike<T> & Iterable<T>;
    if (typeof iterator === 'function') return values as Iterable<T>;
    // No array is longer.
    if (!iterator && length >= 0 && length < 2 ** 32) return Array.from(values);
  }
  throw new NpsError('INVALID_ARGUMENT', path, 'an array or an iterable', values);
}
