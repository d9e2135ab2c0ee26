import { NpsError } from './errors.js';

/** The elements of an array, a typed array, any iterable, or an object with a length and indices. */
export function elementsOf<T>(values: Iterable<T> | ArrayLike<T>, path: string): Iterable<T> {
  if (typeof values === 'object') {
    const walk = (values as Partial<Iterable<T>> | null)?.[Symbol.iterator];
    // Without an iterator there must be a length that an array can have.
    if (
      walk === undefined
        ? (values as ArrayLike<T>)?.length >>> 0 === (values as ArrayLike<T>)?.length
        : typeof walk === 'function'
    ) {
      return walk ? (values as Iterable<T>) : Array.from(values);
    }
  }
  throw new NpsError('INVALID_ARGUMENT', path, 'an iterable', values);
}

/** Throws unless the value is an array or a typed array of that length. */
export function assertColumn(column: ArrayLike<unknown> | undefined, length: number, path: string): void {
  if (typeof column !== 'object' || (column?.length as number) >>> 0 !== column?.length) {
    throw new NpsError('INVALID_ARGUMENT', path, 'an array or a typed array', column);
  }
  if (column?.length !== length) {
    throw new NpsError('INVALID_ARGUMENT', path, `an array of length ${length}`, column?.length);
  }
}
