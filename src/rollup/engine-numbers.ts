import { NpsError } from '../core/errors.js';

/** A count as engines give it: a number, a bigint, or digits as text. */
export function readCount(value: unknown, path: string): number {
  return readNumber(value, path, /^\d+$/, Number.isSafeInteger, 'a whole number, 0 or more');
}

/** A sum of weights as engines give it: a number, a bigint, or a number as text. */
export function readSum(value: unknown, path: string): number {
  const form = /^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
  return readNumber(value, path, form, Number.isFinite, 'a finite sum, 0 or more');
}

function readNumber(
  value: unknown,
  path: string,
  form: RegExp,
  isExact: (value: unknown) => boolean,
  expected: string,
): number {
  const isText = typeof value === 'string' && form.test(value);
  const number = (isText || typeof value === 'bigint' ? Number(value) : value) as number;
  if (isExact(number) && number >= 0) return number + 0; // + 0: no -0
  throw new NpsError('INVALID_COUNTS', path, expected, value);
}
