import { assertLevel, assertNumber, assertOneOf, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { findRoot } from '../numeric/roots.js';
import { constrainedVariance, scoreSlope } from './constrained.js';
import { differenceRecord } from './difference-record.js';
import type { Limits } from './limits.js';
import { alternatives, pValueOf, type Reach, reachOf } from './p-value.js';
import type { Alternative, DifferenceTest, Untestable } from './records.js';
import { type Sample, sampleOf, thetaOf } from './sample.js';

/** Two sets of counts to compare; the difference is current - baseline. */
export interface ScorePair {
  /** The side whose score comes first in the difference, such as this quarter. */
  readonly current: AnyCounts;
  /** The side that it is compared with, such as last quarter. */
  readonly baseline: AnyCounts;
}

/** Options of {@link scoreTestDifference}. */
export interface ScoreTestOptions {
  /** What to look for; `greater` and `less` make the interval one-sided too. @defaultValue `"two-sided"` */
  readonly alternative?: Alternative | undefined;
  /** Level of the interval, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /** Difference to test against, points, -200 to 200; a margin makes it a test of non-inferiority. @defaultValue 0 */
  readonly nullDifference?: number | undefined;
}

/**
 * Tests two independent scores against each other with the score test, the default of `testScoreDifference`.
 *
 * Assumes only equal scores, not equal distributions. The interval holds all differences that the test would not
 * reject. Weights enter through Kish's effective n; `standardError` is the linearised one then.
 *
 * @returns Difference, limits and standard error in points; `untestable` with reason `empty-sample` when a side is empty.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed; INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { scoreTestDifference } from 'nps-kit';
 *
 * const test = scoreTestDifference({
 *   current: { promoters: 1268, passives: 935, detractors: 447 },
 *   baseline: { promoters: 1436, passives: 968, detractors: 342 },
 * });
 * if (test.status === 'tested') {
 *   test.difference; // ≈ -8.85863
 *   test.pValue; // ≈ 0.000006562
 * }
 * ```
 * @see Miettinen and Nurminen 1985, Statistics in Medicine 4, 213-226, here with the likeliest trinomial laws
 */
export function scoreTestDifference(
  pair: ScorePair,
  options: ScoreTestOptions = {},
): DifferenceTest<'score'> | Untestable {
  assertRecord(options, 'options');
  const { alternative = 'two-sided', level = 0.95, nullDifference = 0 } = options;
  const one = sampleOf(pair?.current, 'current');
  const other = sampleOf(pair.baseline, 'baseline');
  assertOneOf(alternative, alternatives, 'options.alternative');
  assertLevel(level);
  assertNumber(nullDifference, -200, 200, 'options.nullDifference');
  if (one === null || other === null) return { status: 'untestable', reason: 'empty-sample' };
  const statistic = differenceStatistic(nullDifference / 100, one, other);
  return differenceRecord(pair, {
    method: 'score',
    statistic,
    pValue: pValueOf(statistic, alternative),
    limits: scoreDifferenceLimits(one, other, reachOf(level, alternative)),
    alternative,
    level,
  });
}

/**
 * Score statistic of a difference delta, -2 to 2: (difference - delta) / sqrt((v1/n1 + v2/n2) M/(M - 1)), M = n1 + n2,
 * with the variances under the likeliest pair of laws whose scores differ by delta.
 */
export function differenceStatistic(delta: number, one: Sample, other: Sample): number {
  const gap = thetaOf(one) - thetaOf(other) - delta;
  if (gap === 0) return 0;
  const theta = commonTheta(delta, one, other);
  const total = one.n + other.n;
  const variance =
    constrainedVariance(theta + delta, one) / one.n + constrainedVariance(theta, other) / other.n;
  return gap / Math.sqrt((variance * total) / (total - 1));
}

/** The likeliest score of `other` when that of `one` is delta more: the slopes of both log likelihoods cancel. */
export function commonTheta(delta: number, one: Sample, other: Sample): number {
  const slope = (theta: number): number => scoreSlope(theta + delta, one) + scoreSlope(theta, other);
  return findRoot(slope, Math.max(-1, -1 - delta), Math.min(1, 1 - delta));
}

/** Differences at which the score statistic is +reach and -reach. */
export function scoreDifferenceLimits(one: Sample, other: Sample, { lower, upper }: Reach): Limits {
  const difference = thetaOf(one) - thetaOf(other);
  const limit = (z: number, end: -2 | 2): number =>
    Number.isFinite(z)
      ? findRoot((delta) => differenceStatistic(delta, one, other) + (end / 2) * z, difference, end)
      : end;
  return { lower: limit(lower, -2), upper: limit(upper, 2) };
}
