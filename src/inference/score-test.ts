import { assertLevel, assertNumber, assertOneOf, assertRecord } from '../core/assertions.js';
import { type AnyCounts, isWeighted } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { scoreCounts } from '../scoring/score.js';
import { scoreStandardError } from '../scoring/standard-error.js';
import { scoreStatistic } from './constrained.js';
import { estimatedExactPValue, mostRespondents } from './estimated-exact.js';
import { limitsInPoints } from './limits.js';
import { alternatives, finiteOrNull, pValueOf, reachOf } from './p-value.js';
import type { Alternative, TargetTest, Untestable } from './records.js';
import { type Sample, sampleOf, thetaOf, varianceOf } from './sample.js';
import { scoreLimits } from './score-interval.js';
import { signTestPValue } from './sign-test.js';
import { addCounts, adjustedWaldCounts, waldLimits } from './wald-intervals.js';

/** Methods of a test of one score. */
export type TargetTestMethod = 'score' | 'exact' | 'mid-p' | 'estimated-exact' | 'adjusted-wald';

/** Options of {@link testScore}. */
export interface TestScoreOptions {
  /** The score to hold against, points, -100 to 100. */
  readonly target: number;
  /** What to look for; `greater` and `less` make the interval one-sided too. @defaultValue `"two-sided"` */
  readonly alternative?: Alternative | undefined;
  /** Level of the interval, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /**
   * `score` inverts the score interval. `exact` and `mid-p` (McNemar) answer for a target of 0 and `estimated-exact` for
   * up to 1,000 respondents, all three for heads only. `adjusted-wald` agrees with MeasuringU.
   * @defaultValue `"score"`
   */
  readonly method?: TargetTestMethod | undefined;
}

/**
 * Tests one score against a target: is it really above 50, or could 50 be the truth?
 *
 * The target lies outside the interval exactly when the p-value of the score test is below 1 - level. Where the
 * statistic would be infinite (target 100 against contrary answers) it is null and the p-value 0. The exact methods
 * carry the score interval.
 *
 * @returns Points and p-value; `untestable` with reason `empty-sample` when nobody answered.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed.
 * @throws {NpsError} INVALID_OPTION when an option is out of range, or the method does not fit the counts.
 * @example
 * ```ts
 * import { testScore } from 'nps-kit';
 *
 * const test = testScore({ promoters: 150, passives: 80, detractors: 20 }, { target: 45 });
 * if (test.status === 'tested') {
 *   test.difference; // => 7
 *   test.pValue; // ≈ 0.10
 *   test.interval; // ≈ { lower: 43.6, upper: 59.5, level: 0.95, method: 'score' }
 * }
 * testScore({ promoters: 0, passives: 0, detractors: 0 }, { target: 45 }); // => { status: 'untestable', reason: 'empty-sample' }
 * ```
 * @see Tango 1998, Statistics in Medicine 17, 891-908
 */
export function testScore(
  counts: AnyCounts,
  options: TestScoreOptions,
): TargetTest<TargetTestMethod> | Untestable {
  assertRecord(options, 'options', 'options with a target');
  const { target, alternative = 'two-sided', level = 0.95, method = 'score' } = options;
  const sample = sampleOf(counts, 'counts');
  assertNumber(target, -100, 100, 'options.target');
  assertOneOf(alternative, alternatives, 'options.alternative');
  assertLevel(level);
  assertMethod(method, counts, target, sample);
  if (sample === null) return { status: 'untestable', reason: 'empty-sample' };
  const theta = target / 100;
  const adjusted = method === 'adjusted-wald';
  const statistic = adjusted ? adjustedStatistic(theta, sample) : scoreStatistic(theta, sample);
  const reach = reachOf(level, alternative);
  const limits = adjusted ? waldLimits(sample, reach, adjustedWaldCounts) : scoreLimits(sample, reach);
  const score = scoreCounts(counts) as number;
  return {
    status: 'tested',
    difference: score - target,
    interval: { ...limitsInPoints(limits, 1), level, method: adjusted ? 'adjusted-wald' : 'score' },
    pValue: targetPValue(method, theta, sample, statistic, alternative),
    statistic: finiteOrNull(statistic),
    standardError: scoreStandardError(counts),
    alternative,
    method,
    score,
    target: target + 0, // never -0
    n: sample.heads,
  };
}

function assertMethod(
  method: TargetTestMethod,
  counts: AnyCounts,
  target: number,
  sample: Sample | null,
): void {
  const path = 'options.method';
  assertOneOf(method, ['score', 'exact', 'mid-p', 'estimated-exact', 'adjusted-wald'], path);
  if (method === 'score' || method === 'adjusted-wald') return;
  if (isWeighted(counts)) throw new NpsError('INVALID_OPTION', path, 'a method for weighted counts', method);
  if (method === 'estimated-exact') {
    if (sample !== null && sample.n > mostRespondents) {
      throw new NpsError('INVALID_OPTION', path, `"score" above ${mostRespondents} respondents`, method);
    }
  } else if (target !== 0) {
    throw new NpsError('INVALID_OPTION', path, 'a method for targets other than 0', method);
  }
}

function targetPValue(
  method: TargetTestMethod,
  theta: number,
  sample: Sample,
  statistic: number,
  alternative: Alternative,
): number {
  if (method === 'exact' || method === 'mid-p') {
    return signTestPValue(sample, { alternative, midP: method === 'mid-p' });
  }
  if (method === 'estimated-exact') return estimatedExactPValue(theta, sample, alternative);
  return pValueOf(statistic, alternative);
}

/** @see MeasuringU, "How to compare a Net Promoter Score with a benchmark", 6 July 2021 */
function adjustedStatistic(theta: number, sample: Sample): number {
  const adjusted = addCounts(sample, adjustedWaldCounts);
  return (thetaOf(adjusted) - theta) / Math.sqrt(varianceOf(adjusted) / adjusted.n);
}
