import { assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { differenceRecord } from './difference-record.js';
import { pValueOf, reachOf } from './p-value.js';
import type { DifferenceTest, Untestable } from './records.js';
import { sampleOf } from './sample.js';
import { differenceStatistic, type ScorePair, scoreDifferenceLimits } from './score-difference.js';

/** Options of {@link testScoreEquivalence}. */
export interface EquivalenceOptions {
  /** Largest difference that does not matter, points, above 0 and below 200. */
  readonly margin: number;
  /** 1 - alpha of the decision, above 0.75 and below 1; the interval has level 1 - 2 alpha. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/** Two scores tested for being practically the same. */
export interface EquivalenceTest extends Omit<DifferenceTest<'score'>, 'alternative'> {
  /** What was looked for: a difference within the margin. */
  readonly alternative: 'equivalent';
  /** Largest difference that does not matter, points. */
  readonly margin: number;
}

/**
 * Tests whether two scores are the same for practical purposes: two one-sided score tests against +margin and -margin.
 *
 * A p-value above alpha in an ordinary test never shows that nothing changed; a small one here does. `pValue` and
 * `statistic` are those of the weaker of the two tests. The 1 - 2 alpha interval lies within the margin exactly when
 * the p-value is below alpha.
 *
 * @returns Difference (current - baseline), limits and standard error in points; `untestable` with reason
 *   `empty-sample` when a side is empty.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed; INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { isSignificant, testScoreEquivalence } from 'nps-kit';
 *
 * const test = testScoreEquivalence(
 *   {
 *     current: { promoters: 1510, passives: 790, detractors: 200 },
 *     baseline: { promoters: 1500, passives: 800, detractors: 200 },
 *   },
 *   { margin: 5 },
 * );
 * isSignificant(test); // => true
 * ```
 * @see Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15, 657-680 (two one-sided tests)
 */
export function testScoreEquivalence(
  pair: ScorePair,
  options: EquivalenceOptions,
): EquivalenceTest | Untestable {
  assertRecord(options, 'options', 'options with a margin');
  const { margin, level = 0.95 } = options;
  const one = sampleOf(pair?.current, 'current');
  const other = sampleOf(pair.baseline, 'baseline');
  if (!(typeof margin === 'number' && margin > 0 && margin < 200)) {
    throw new NpsError('INVALID_OPTION', 'options.margin', 'points above 0 and below 200', margin);
  }
  if (!(typeof level === 'number' && level > 0.75 && level < 1)) {
    throw new NpsError('INVALID_OPTION', 'options.level', 'above 0.75 and below 1', level);
  }
  if (one === null || other === null) return { status: 'untestable', reason: 'empty-sample' };
  const aboveLower = differenceStatistic(-margin / 100, one, other);
  const belowUpper = differenceStatistic(margin / 100, one, other);
  const weaker = aboveLower < -belowUpper ? aboveLower : belowUpper;
  const record = differenceRecord(pair, {
    method: 'score',
    statistic: weaker,
    pValue: Math.max(pValueOf(aboveLower, 'greater'), pValueOf(belowUpper, 'less')),
    limits: scoreDifferenceLimits(one, other, reachOf(2 * level - 1)),
    alternative: 'two-sided',
    level: Number((2 * level - 1).toFixed(12)), // 0.9 for 0.95, where the doubles give 0.8999999999999999
  });
  return { ...record, alternative: 'equivalent', margin };
}
