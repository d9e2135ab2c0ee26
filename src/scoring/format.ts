import { assertInteger, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';

/**
 * Rounds a score for the eye, half away from zero, so that mirror surveys have mirror scores.
 *
 * Works on the decimal digits that a person sees (1.005 to two digits is 1.01). Never gives -0.
 *
 * @param score - Points (any finite number).
 * @param digits - Digits after the point, 0 to 10.
 * @throws {NpsError} INVALID_OPTION when the score is not finite or digits are out of range.
 * @example
 * ```ts
 * import { roundScore } from 'nps-kit';
 *
 * roundScore(2.5); // => 3
 * roundScore(-2.5); // => -3
 * roundScore(-0.4); // => 0
 * roundScore(38.46153846, 2); // => 38.46
 * ```
 */
export function roundScore(score: number, digits = 0): number {
  if (!Number.isFinite(score)) throw new NpsError('INVALID_OPTION', 'score', 'a finite number', score);
  assertInteger(digits, 0, 10, 'digits');
  if (Number.isInteger(score)) return score + 0; // never -0; beyond 2^53 all doubles are whole
  const rounded = shifted(Math.round(shifted(Math.abs(score), digits)), -digits);
  return score < 0 && rounded > 0 ? -rounded : rounded;
}

/** A number with its decimal point moved, by its digits: multiplied, it would be rounded a second time. */
function shifted(value: number, places: number): number {
  const [digits, exponent = 0] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** Options of {@link formatScore}. */
export interface FormatScoreOptions {
  /** Digits after the point, 0 to 10. @defaultValue 0 */
  readonly digits?: number | undefined;
  /** Text for a score of nobody. @defaultValue `"n/a"` */
  readonly empty?: string | undefined;
}

/**
 * A score or difference as text with its sign: `"+32"`, `"-5"`, `"0"`. Null gives `"n/a"`.
 *
 * @throws {NpsError} INVALID_OPTION when the score is not finite, digits are out of range or `empty` is no text.
 * @example
 * ```ts
 * import { formatScore } from 'nps-kit';
 *
 * formatScore(32.4); // => '+32'
 * formatScore(-5); // => '-5'
 * formatScore(38.4615, { digits: 1 }); // => '+38.5'
 * formatScore(null); // => 'n/a'
 * ```
 */
export function formatScore(score: number | null, options: FormatScoreOptions = {}): string {
  assertRecord(options, 'options');
  const { digits = 0, empty = 'n/a' } = options;
  if (typeof empty !== 'string') throw new NpsError('INVALID_OPTION', 'options.empty', 'a text', empty);
  const rounded = roundScore(score === null ? 0 : score, digits);
  if (score === null) return empty;
  return `${rounded > 0 ? '+' : ''}${rounded.toFixed(digits)}`;
}
