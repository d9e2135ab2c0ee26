import { assertLevel, assertOneOf, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import type { ScaleOptions } from '../scoring/scale.js';
import { changeLimits, meanChange } from './change-law.js';
import { scoredSample } from './difference-record.js';
import { limitsInPoints } from './limits.js';
import { alternatives, finiteOrNull, pValueOf, reachOf } from './p-value.js';
import {
  type PairedTable,
  pairedCorrelation,
  pairedMatrixOf,
  pairedMoments,
  type RatingPair,
} from './paired-table.js';
import type { Alternative, DifferenceTest, Untestable } from './records.js';
import { mostDoubleMoves, signFlipPValue } from './sign-flip.js';
import { limitsAbout } from './wald-intervals.js';

/** Methods of a test of the same respondents at two times. */
export type PairedTestMethod = 'score' | 'exact' | 'mid-p' | 'wald';

/** Options of {@link testPairedScores}. */
export interface PairedTestOptions extends ScaleOptions {
  /**
   * `score` compares the mean change with its spread under no change. `exact` and `mid-p` toss a coin for the sign of
   * each change; `mid-p` keeps closer to alpha. `wald` is there to compare: too narrow in small samples.
   * @defaultValue `"score"`
   */
  readonly method?: PairedTestMethod | undefined;
  /** What to look for; `greater` and `less` make the interval one-sided too. @defaultValue `"two-sided"` */
  readonly alternative?: Alternative | undefined;
  /** Level of the interval, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/** How the p-value was found; `mcnemar-generalised` is the score test. */
export type PairedMethod = 'mcnemar-generalised' | 'exact' | 'mid-p' | 'wald';

/** A test of the same respondents at two times. */
export interface PairedTest extends DifferenceTest<PairedMethod> {
  /** Correlation of the answers (+1, 0, -1) at both times, -1 to 1; null where one of them does not vary. */
  readonly correlation: number | null;
  /** Respondents whose category is higher now (heads). */
  readonly rose: number;
  /** Respondents whose category is lower now (heads). */
  readonly fell: number;
}

/**
 * Tests whether a score changed among the same respondents asked twice.
 *
 * Takes a table of where each baseline category is now, or pairs of ratings. Only those who moved tell anything. The
 * p-value (`mcnemar-generalised`) and the interval (`score`, which allows for moves between promoter and detractor even
 * if none was seen) are two methods: they agree about 0 only where nobody moved so far and neither direction has more
 * than three moves for each one back. `exact` and `mid-p` carry the score interval.
 *
 * @returns Difference (current - baseline), limits and standard error in points; `untestable` with reason
 *   `empty-sample` without pairs, `zero-variance` for `wald` when all changes are alike.
 * @throws {NpsError} INVALID_ARGUMENT when the data are neither a table nor pairs; INVALID_COUNTS when a table holds no
 *   whole heads; RATING_OUT_OF_RANGE with the pair; INVALID_OPTION when an option is out of range, or `exact` or
 *   `mid-p` meet more than a million moves between promoter and detractor.
 * @example
 * ```ts
 * import { testPairedScores } from 'nps-kit';
 *
 * const test = testPairedScores({
 *   promoters: { current: { promoters: 30, passives: 3, detractors: 0 } },
 *   passives: { current: { promoters: 10, passives: 20, detractors: 1 } },
 *   detractors: { current: { promoters: 5, passives: 9, detractors: 22 } },
 * });
 * if (test.status === 'tested') {
 *   test.difference; // => 25
 *   test.pValue; // ≈ 0.000138
 *   test.interval.method; // => 'score'
 * }
 * ```
 * @see Fagerland, Lydersen and Laake, "Statistical Analysis of Contingency Tables", 2017, chapter 9
 */
export function testPairedScores(
  data: PairedTable | Iterable<RatingPair>,
  options: PairedTestOptions = {},
): PairedTest | Untestable {
  assertRecord(options, 'options');
  const { method = 'score', alternative = 'two-sided', level = 0.95, scale } = options;
  const matrix = pairedMatrixOf(data, scale, 'data');
  const { n, current, baseline, changes } = pairedMoments(matrix);
  assertOneOf(method, ['score', 'exact', 'mid-p', 'wald'], 'options.method');
  assertOneOf(alternative, alternatives, 'options.alternative');
  assertLevel(level);
  const [fellTwo = 0, fellOne = 0, , roseOne = 0, roseTwo = 0] = changes;
  const exact = method === 'exact' || method === 'mid-p';
  if (exact && fellTwo + roseTwo > mostDoubleMoves) {
    throw new NpsError(
      'INVALID_OPTION',
      'options.method',
      `"score" above ${mostDoubleMoves} moves by two`,
      method,
    );
  }
  if (n === 0) return { status: 'untestable', reason: 'empty-sample' };
  const change = meanChange(changes);
  const meanSquare = (4 * (fellTwo / n + roseTwo / n) + fellOne / n + roseOne / n) / n;
  const error = Math.sqrt(changeVariance(changes, n) / n);
  if (method === 'wald' && error === 0) return { status: 'untestable', reason: 'zero-variance' };
  const statistic = change === 0 ? 0 : change / (method === 'wald' ? error : Math.sqrt(meanSquare));
  const reach = reachOf(level, alternative);
  const limits = method === 'wald' ? limitsAbout(change, error, reach) : changeLimits(changes, reach);
  return {
    status: 'tested',
    difference: 100 * change + 0,
    interval: { ...limitsInPoints(limits, 2), level, method: method === 'wald' ? 'wald' : 'score' },
    pValue: exact
      ? signFlipPValue(changes, { alternative, midP: method === 'mid-p' })
      : pValueOf(statistic, alternative),
    statistic: finiteOrNull(statistic),
    standardError: 100 * error,
    alternative,
    method: method === 'score' ? 'mcnemar-generalised' : method,
    current: scoredSample(current),
    baseline: scoredSample(baseline),
    correlation: pairedCorrelation(matrix),
    rose: roseOne + roseTwo,
    fell: fellOne + fellTwo,
  };
}

/** Variance of the changes, divisor n, as the mean squared difference of two of them: nothing cancels. */
function changeVariance(heads: readonly number[], n: number): number {
  let sum = 0;
  heads.forEach((one, i) => {
    heads.forEach((other, j) => {
      sum += (one / n) * (other / n) * (i - j) ** 2;
    });
  });
  return sum / 2;
}
