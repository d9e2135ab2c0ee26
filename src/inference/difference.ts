import { assertLevel, assertOneOf, assertRecord } from '../core/assertions.js';
import { studentQuantile, studentSurvival } from '../numeric/student.js';
import { contrastLimits, contrastStatistic } from './contrast.js';
import { differenceRecord } from './difference-record.js';
import type { Limits } from './limits.js';
import { moverWilsonLimits } from './mover-wilson.js';
import { alternatives, pValueOf, type Reach, reachOf } from './p-value.js';
import type { DifferenceTest, Untestable } from './records.js';
import { type Sample, sampleOf, thetaOf, varianceOf } from './sample.js';
import { type ScorePair, type ScoreTestOptions, scoreTestDifference } from './score-difference.js';
import { scoreLimits } from './score-interval.js';
import { addCounts, adjustedWaldCounts, limitsAbout } from './wald-intervals.js';

/** Methods of a test of two independent scores; `docs/methods.md` tells when to use which. */
export type DifferenceTestMethod = 'score' | 'mover' | 'mover-wilson' | 'adjusted-wald' | 'wald' | 'welch';

/** Options of {@link testScoreDifference}. */
export interface TestScoreDifferenceOptions extends Omit<ScoreTestOptions, 'nullDifference'> {
  /**
   * `score` keeps to alpha best. `mover` joins the two score intervals, `mover-wilson` two of those. `adjusted-wald` agrees with MeasuringU. `wald`
   * and `welch` are there to compare with other tools and raise too many alarms in small or uneven samples.
   * @defaultValue `"score"`
   */
  readonly method?: DifferenceTestMethod | undefined;
}

/**
 * Tests two independent scores against each other: did the score really change, and by how much?
 *
 * Never compare two intervals by eye instead: they may overlap although the difference is beyond chance.
 * For the same respondents at two times use `testPairedScores`.
 *
 * @returns Difference (current - baseline), limits and standard error in points; `untestable` with reason
 *   `empty-sample` when a side is empty, `zero-variance` for `wald` and `welch` without any variance.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed; INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { testScoreDifference } from 'nps-kit';
 *
 * const test = testScoreDifference({
 *   current: { promoters: 140, passives: 75, detractors: 35 },
 *   baseline: { promoters: 150, passives: 80, detractors: 20 },
 * });
 * if (test.status === 'tested') {
 *   test.difference; // => -10
 *   test.standardError; // ≈ 6.10966
 *   test.pValue; // ≈ 0.10
 * }
 * ```
 * @see Miettinen and Nurminen 1985 (score); Zou and Donner 2008, Statistics in Medicine 27, 1693-1702 (mover);
 *   Rocks 2016 (adjusted-wald); Welch 1947, Biometrika 34, 28-35 (welch)
 */
export function testScoreDifference(
  pair: ScorePair,
  options: TestScoreDifferenceOptions = {},
): DifferenceTest<DifferenceTestMethod> | Untestable {
  assertRecord(options, 'options');
  const { alternative = 'two-sided', level = 0.95, method = 'score' } = options;
  assertOneOf(method, ['score', ...Object.keys(approaches)] as DifferenceTestMethod[], 'options.method');
  if (method === 'score') return scoreTestDifference(pair, { alternative, level });
  const one = sampleOf(pair?.current, 'current');
  const other = sampleOf(pair.baseline, 'baseline');
  assertOneOf(alternative, alternatives, 'options.alternative');
  assertLevel(level);
  if (one === null || other === null) return { status: 'untestable', reason: 'empty-sample' };
  const result = approaches[method](one, other);
  if (result === null) return { status: 'untestable', reason: 'zero-variance' };
  const { statistic, df, limits } = result;
  const survival = df === null ? undefined : (t: number): number => studentSurvival(t, df);
  const quantile = df === null ? undefined : (tail: number): number => -studentQuantile(tail, df);
  return differenceRecord(pair, {
    method,
    statistic,
    pValue: pValueOf(statistic, alternative, survival),
    limits: limits(reachOf(level, alternative, quantile)),
    alternative,
    level,
  });
}

/** What an approach makes of two samples; `df` is null for a normal statistic. */
interface Approach {
  readonly statistic: number;
  readonly df: number | null;
  readonly limits: (reach: Reach) => Limits;
}

const approaches: Readonly<
  Record<Exclude<DifferenceTestMethod, 'score'>, (one: Sample, other: Sample) => Approach | null>
> = {
  mover: (one, other) => moverApproach(one, other, scoreLimits),
  'mover-wilson': (one, other) =>
    moverApproach(one, other, (sample, { lower, upper }) =>
      moverWilsonLimits(sample, Math.min(lower, upper)),
    ),
  'adjusted-wald': (one, other) =>
    plainApproach(addCounts(one, adjustedWaldCounts), addCounts(other, adjustedWaldCounts)),
  wald: plainApproach,
  welch: welchApproach,
};

function plainApproach(one: Sample, other: Sample): Approach | null {
  const error = Math.sqrt(varianceOf(one) / one.n + varianceOf(other) / other.n);
  return error === 0 ? null : approachOf(thetaOf(one) - thetaOf(other), error, null);
}

/** Variances with divisor n - 1, Student's t with the Welch-Satterthwaite degrees of freedom. */
function welchApproach(one: Sample, other: Sample): Approach | null {
  const parts = [one, other].map((sample) => varianceOf(sample) / (sample.n - 1)) as [number, number];
  const square = parts[0] + parts[1];
  if (!(square > 0 && square < Number.POSITIVE_INFINITY)) return null;
  const df = square ** 2 / (parts[0] ** 2 / (one.n - 1) + parts[1] ** 2 / (other.n - 1));
  return approachOf(thetaOf(one) - thetaOf(other), Math.sqrt(square), df);
}

function approachOf(difference: number, error: number, df: number | null): Approach {
  return { statistic: difference / error, df, limits: (reach) => limitsAbout(difference, error, reach) };
}

/** Both scores' intervals joined; the statistic is the reach at which a limit is 0. */
function moverApproach(one: Sample, other: Sample, limitsOf: typeof scoreLimits): Approach {
  const terms = [
    { sample: one, coefficient: 1 },
    { sample: other, coefficient: -1 },
  ];
  return {
    statistic: contrastStatistic(terms, limitsOf),
    df: null,
    limits: (reach) => contrastLimits(terms, reach, limitsOf),
  };
}
