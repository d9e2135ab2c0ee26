import { NpsError } from '../core/errors.js';

/** A count as engines give it: a number, a bigint, or digits as text. */
export function readCount(value: unknown, path: string): number {
  const number =
    typeof value === 'bigint' || (typeof value === 'string' && /^\d+$/.test(value)) ? Number(value) : value;
  if (Number.isSafeInteger(number) && (number as number) >= 0) return (number as number) + 0; // + 0: no -0
  throw new NpsError('INVALID_COUNTS', path, 'a whole number, 0 or more', value);
}

/** A sum of weights as engines give it: a number, a bigint, or a number as text. */
export function readSum(value: unknown, path: string): number {
  const number =
    typeof value === 'bigint' || (typeof value === 'string' && /^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(value))
      ? Number(value)
      : value;
  if (typeof number === 'number' && number >= 0 && number < Number.POSITIVE_INFINITY) return number + 0;
  throw new NpsError('INVALID_COUNTS', path, 'a finite sum, 0 or more', value);
}
