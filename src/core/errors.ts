/** What went wrong, for machines. Every code is explained in docs/errors.md. */
export type NpsErrorCode =
  | 'INVALID_ARGUMENT'
  | 'INVALID_COUNTS'
  | 'INVALID_DURATION'
  | 'INVALID_HISTOGRAM'
  | 'INVALID_INSTANT'
  | 'INVALID_OPTION'
  | 'INVALID_SCALE'
  | 'INVALID_SHARES'
  | 'INVALID_TRANSITION'
  | 'INVALID_WEIGHT'
  | 'RATING_OUT_OF_RANGE'
  | 'SCALE_MISMATCH'
  | 'UNKNOWN_TIME_ZONE'
  | 'UNREACHABLE_TARGET';

const brand: unique symbol = /* @__PURE__ */ Symbol.for('nps-kit.NpsError');

/**
 * The one error that nps-kit throws: bad input, described as data.
 *
 * Recognise it with {@link isNpsError}, which also works when a program holds both the ESM and the CommonJS copy.
 *
 * @example
 * ```ts
 * import { NpsError } from 'nps-kit';
 *
 * const error = new NpsError('RATING_OUT_OF_RANGE', 'ratings[1]', 'an integer 0 to 10', 11);
 * error.message; // => 'ratings[1]: expected an integer 0 to 10, got 11'
 * ```
 */
export class NpsError extends Error {
  /** What went wrong, for machines. */
  declare readonly code: NpsErrorCode;
  /** Where in the input, as a path such as `ratings[1]` or `options.level`. */
  declare readonly path: string;
  /** What was expected there, in words. */
  declare readonly expected: string;
  /** What was received there. */
  declare readonly received: unknown;

  constructor(code: NpsErrorCode, path: string, expected: string, received: unknown) {
    super(`${path}: expected ${expected}, got ${describe(received)}`);
    Object.assign(this, { name: 'NpsError', code, path, expected, received, [brand]: true });
  }
}

/**
 * True when a caught value is an {@link NpsError}, whichever copy of the package made it.
 *
 * @example
 * ```ts
 * import { isNpsError, tallyRatings } from 'nps-kit';
 *
 * let code = '';
 * try {
 *   tallyRatings([9, 11]);
 * } catch (error) {
 *   if (isNpsError(error)) code = error.code;
 *   else throw error;
 * }
 * code; // => 'RATING_OUT_OF_RANGE'
 * ```
 */
export function isNpsError(value: unknown): value is NpsError {
  return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[brand] === true;
}

/** A short text for any value: long texts are cut, objects are named by kind, never printed whole. */
function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value).slice(0, 60);
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (Object(value) === value) return `[${typeof value}]`;
  return Object.is(value, -0) ? '-0' : String(value);
}
