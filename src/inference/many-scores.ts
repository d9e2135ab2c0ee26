import { assertLevel, assertOneOf, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { scoredSample } from './difference-record.js';
import { type HeterogeneityMethod, heterogeneityOf } from './heterogeneity.js';
import { type AdjustmentMethod, adjustPValues } from './multiplicity.js';
import type { DifferenceTest, ScoredSample, Untestable } from './records.js';
import { type Sample, samplesOf } from './sample.js';
import { scoreTestDifference } from './score-difference.js';

/** Options of {@link testScoresEqual}. */
export interface TestScoresEqualOptions {
  /**
   * `score` keeps to alpha from small groups on; `adjusted-wald` is its closed-form partner; `welch` is Welch's F, which
   * raises too many alarms in small or uneven groups.
   * @defaultValue `"score"`
   */
  readonly method?: HeterogeneityMethod | undefined;
  /** How the p-values of the pairs are adjusted. @defaultValue `"holm"` */
  readonly adjust?: AdjustmentMethod | undefined;
  /** Whether all pairs are tested too, k (k - 1) / 2 of them. @defaultValue true */
  readonly pairs?: boolean | undefined;
  /** Level of the intervals of the pairs (not adjusted), above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/** One pair of groups, compared by the score test. */
export interface ScorePairTest {
  /** Index of the group whose score comes first in the difference. */
  readonly currentIndex: number;
  /** Index of the group that it is compared with. */
  readonly baselineIndex: number;
  /** The test on its own. */
  readonly test: DifferenceTest<'score'>;
  /** Its p-value, adjusted for all pairs, 0 to 1. */
  readonly adjustedPValue: number;
}

/** Several scores tested for being equal. */
export interface ScoresEqualTest {
  /** Tells this record from one that could not be made. */
  readonly status: 'tested';
  /** Probability of scores at least as far apart if all were equal, 0 to 1. */
  readonly pValue: number;
  /** Chi-square (score, adjusted-wald) or F (welch) statistic, 0 or more; null where it is infinite. */
  readonly statistic: number | null;
  /** Degrees of freedom: groups minus 1. */
  readonly degreesOfFreedom: number;
  /** Degrees of freedom of the denominator of F; null for chi-square. */
  readonly denominatorDegreesOfFreedom: number | null;
  /** The score that all groups would share, points. */
  readonly commonScore: number;
  /** How the test was made. */
  readonly method: HeterogeneityMethod;
  /** The groups in the order of the input. */
  readonly groups: readonly ScoredSample[];
  /** All pairs, later group against earlier one; empty when pairs are not asked for. */
  readonly pairs: readonly ScorePairTest[];
}

/**
 * Tests whether several independent scores are equal, and which pairs differ.
 *
 * Assumes only equal scores, not equal distributions (`testHomogeneity` asks about these). Look at pairs only with
 * their adjusted p-values.
 *
 * @param groups - Heads or weighted counts, two or more groups.
 * @returns Evidence over all groups and per pair; `untestable` with reason `too-few-groups` below two groups,
 *   `empty-sample` when a group is empty, `zero-variance` for `welch` when a group has none.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed; INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { testScoresEqual } from 'nps-kit';
 *
 * const test = testScoresEqual([
 *   { promoters: 50, passives: 30, detractors: 20 },
 *   { promoters: 40, passives: 35, detractors: 25 },
 *   { promoters: 60, passives: 20, detractors: 20 },
 * ]);
 * if (test.status === 'tested') {
 *   test.statistic; // ≈ 4.92337
 *   test.pValue; // ≈ 0.08529
 *   test.pairs.length; // => 3
 * }
 * ```
 * @see Cochran 1954, Biometrics 10, 101-129 (heterogeneity), with variances under the common score
 */
export function testScoresEqual(
  groups: readonly AnyCounts[],
  options: TestScoresEqualOptions = {},
): ScoresEqualTest | Untestable {
  assertRecord(options, 'options');
  const { method = 'score', adjust = 'holm', pairs = true, level = 0.95 } = options;
  const samples = samplesOf(groups);
  assertOneOf(method, ['score', 'adjusted-wald', 'welch'], 'options.method');
  adjustPValues([], { method: adjust });
  assertLevel(level);
  if (groups.length < 2) return { status: 'untestable', reason: 'too-few-groups' };
  if (samples.includes(null)) return { status: 'untestable', reason: 'empty-sample' };
  const heterogeneity = heterogeneityOf(method, samples as Sample[]);
  if (heterogeneity === null) return { status: 'untestable', reason: 'zero-variance' };
  return {
    status: 'tested',
    ...heterogeneity,
    method,
    groups: groups.map(scoredSample),
    pairs: pairs ? allPairs(groups, level, adjust) : [],
  };
}

function allPairs(groups: readonly AnyCounts[], level: number, adjust: AdjustmentMethod): ScorePairTest[] {
  const tests: Omit<ScorePairTest, 'adjustedPValue'>[] = [];
  groups.forEach((current, currentIndex) => {
    groups.slice(0, currentIndex).forEach((baseline, baselineIndex) => {
      const test = scoreTestDifference({ current, baseline }, { level }) as DifferenceTest<'score'>;
      tests.push({ currentIndex, baselineIndex, test });
    });
  });
  const pValues = tests.map(({ test }) => test.pValue);
  const adjusted = adjustPValues(pValues, { method: adjust });
  return tests.map((pair, index) => ({ ...pair, adjustedPValue: adjusted[index] as number }));
}
