import { assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import type { Untestable } from './records.js';

/** Options of {@link isSignificant}. */
export interface SignificanceOptions {
  /** Accepted chance of a false alarm, above 0 and below 0.5. @defaultValue 0.05 */
  readonly alpha?: number | undefined;
}

/**
 * The verdict on a test: true when its p-value is below alpha; false for a test that could not be made.
 *
 * Records carry evidence only; the verdict is asked for where the decision is made.
 *
 * @throws {NpsError} INVALID_OPTION when alpha is not above 0 and below 0.5 (a level such as 0.95 is refused).
 * @throws {NpsError} INVALID_ARGUMENT when the value is no test record.
 * @example
 * ```ts
 * import { isSignificant, testScoreDifference } from 'nps-kit';
 *
 * const test = testScoreDifference({
 *   current: { promoters: 140, passives: 75, detractors: 35 },
 *   baseline: { promoters: 150, passives: 80, detractors: 20 },
 * });
 * isSignificant(test); // => false
 * isSignificant(test, { alpha: 0.95 }); // throws INVALID_OPTION
 * ```
 */
export function isSignificant(
  test: { readonly status: 'tested'; readonly pValue: number } | Untestable,
  options: SignificanceOptions = {},
): boolean {
  assertRecord(options, 'options');
  const alpha = readAlpha(options);
  assertRecord(test, 'test', 'a test record');
  if (test.status === 'untestable') return false;
  const { status, pValue } = test;
  if (status !== 'tested' || !(typeof pValue === 'number' && pValue >= 0 && pValue <= 1)) {
    throw new NpsError('INVALID_ARGUMENT', 'test', 'a test record', test);
  }
  return pValue < alpha;
}

/** The alpha of the options, above 0 and below 0.5: a level such as 0.95 is refused. */
export function readAlpha({ alpha = 0.05 }: SignificanceOptions): number {
  if (!(typeof alpha === 'number' && alpha > 0 && alpha < 0.5)) {
    throw new NpsError('INVALID_OPTION', 'options.alpha', 'above 0 and below 0.5', alpha);
  }
  return alpha;
}
