import { assertInteger, assertLevel, assertNumber, assertOneOf, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { normalCdf } from '../numeric/normal.js';
import { normalUpperQuantile } from '../numeric/normal-tail.js';
import { alternatives } from './p-value.js';
import { type PlannedSample, plannedOf } from './planned-sample.js';
import type { Alternative } from './records.js';

/** Two samples that are yet to come, or counts as a guess. */
export interface PlannedPair {
  /** The side whose score comes first in the difference. */
  readonly current: PlannedSample | AnyCounts;
  /** The side that it is compared with. */
  readonly baseline: PlannedSample | AnyCounts;
  /** Correlation of the answers when the same respondents are asked twice, -0.99 to 0.99. @defaultValue independent samples */
  readonly correlation?: number | undefined;
}

/** Options of {@link detectableDifference}. */
export interface DetectableOptions {
  /** 1 - alpha of the test, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /** Chance to find the difference, above 0.5 and below 1. @defaultValue 0.8 */
  readonly power?: number | undefined;
  /** What the test looks for. @defaultValue `"two-sided"` */
  readonly alternative?: Alternative | undefined;
}

/**
 * The smallest true difference that samples of these sizes will find with the wanted power.
 *
 * For one sample it is the difference from a fixed target, for two the difference of both. A difference that is not
 * found by samples too small for it is no proof that there is none.
 *
 * @returns Points, above 0; may exceed 200, and then no difference is large enough.
 * @throws {NpsError} INVALID_COUNTS or INVALID_SHARES when counts or shares are malformed or all alike; INVALID_ARGUMENT
 *   when paired samples differ in size; INVALID_OPTION when a number is out of range.
 * @example
 * ```ts
 * import { detectableDifference } from 'nps-kit';
 *
 * detectableDifference({ current: { n: 200 }, baseline: { n: 200 } }); // ≈ 28.02
 * detectableDifference({ n: 200, shares: { promoters: 0.5, passives: 0.3, detractors: 0.2 } }); // ≈ 15.47
 * ```
 * @see Cohen, "Statistical Power Analysis for the Behavioral Sciences", 2nd edition, 1988
 */
export function detectableDifference(
  samples: PlannedPair | PlannedSample | AnyCounts,
  options: DetectableOptions = {},
): number {
  assertRecord(samples, 'samples', 'a planned sample, or a pair of them');
  assertRecord(options, 'options');
  const { level = 0.95, power = 0.8, alternative = 'two-sided' } = options;
  assertLevel(level);
  assertLevel(power, 'options.power');
  assertOneOf(alternative, alternatives, 'options.alternative');
  const error = 'current' in samples ? pairError(samples) : sampleError(samples);
  return 100 * (criticalValue(level, alternative) + normalUpperQuantile(1 - power)) * error;
}

/** Options of {@link powerToDetect}. */
export interface PowerOptions {
  /** True difference in points, -200 to 200. @defaultValue the difference of the guessed scores */
  readonly difference?: number | undefined;
  /** 1 - alpha of the test, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /** What the test looks for. @defaultValue `"two-sided"` */
  readonly alternative?: Alternative | undefined;
}

/**
 * The chance that a test of two samples of these sizes finds a true difference (normal approximation, both tails).
 *
 * @returns A probability, 0 to 1.
 * @throws {NpsError} INVALID_COUNTS or INVALID_SHARES when counts or shares are malformed or all alike; INVALID_ARGUMENT
 *   when paired samples differ in size; INVALID_OPTION when a number is out of range.
 * @example
 * ```ts
 * import { powerToDetect } from 'nps-kit';
 *
 * const current = { n: 200, shares: { promoters: 0.5, passives: 0.3, detractors: 0.2 } };
 * const baseline = { n: 200, shares: { promoters: 0.45, passives: 0.3, detractors: 0.25 } };
 * powerToDetect({ current, baseline }); // ≈ 0.24104
 * powerToDetect({ current: { n: 500 }, baseline: { n: 500 } }, { difference: 15 }); // ≈ 0.66
 * ```
 * @see Cohen, "Statistical Power Analysis for the Behavioral Sciences", 2nd edition, 1988
 */
export function powerToDetect(samples: PlannedPair, options: PowerOptions = {}): number {
  assertRecord(samples, 'samples', 'a pair of planned samples');
  assertRecord(options, 'options');
  const { difference, level = 0.95, alternative = 'two-sided' } = options;
  if (difference !== undefined) assertNumber(difference, -200, 200, 'options.difference');
  assertLevel(level);
  assertOneOf(alternative, alternatives, 'options.alternative');
  const error = pairError(samples);
  const truth =
    difference ??
    plannedOf(samples.current, 'samples.current').score -
      plannedOf(samples.baseline, 'samples.baseline').score;
  return normalPower(truth / 100 / error, level, alternative);
}

/** Chance that a normal value with that mean and variance 1 is beyond the critical value times `stretch`. */
export function normalPower(mean: number, level: number, alternative: Alternative, stretch = 1): number {
  const z = stretch * criticalValue(level, alternative);
  const above = normalCdf(mean - z);
  const below = normalCdf(-mean - z);
  return alternative === 'greater' ? above : alternative === 'less' ? below : Math.min(1, above + below);
}

/** The normal value beyond which a test rejects. */
export function criticalValue(level: number, alternative: Alternative): number {
  return normalUpperQuantile(alternative === 'two-sided' ? (1 - level) / 2 : 1 - level);
}

/** Standard error of a planned score, as a part of one. */
function sampleError(sample: PlannedSample | AnyCounts): number {
  const { n, variance } = plannedOf(sample, 'samples');
  return Math.sqrt(variance / n);
}

/** Standard error of the difference of two planned scores: sqrt(v1/n1 + v2/n2), paired sqrt((v1 + v2 - 2 r s1 s2) / n). */
function pairError({ current, baseline, correlation }: PlannedPair): number {
  const one = plannedOf(current, 'samples.current');
  const other = plannedOf(baseline, 'samples.baseline');
  const sum = one.variance / one.n + other.variance / other.n;
  if (correlation === undefined) return Math.sqrt(sum);
  assertNumber(correlation, -0.99, 0.99, 'samples.correlation');
  if (one.n !== other.n) {
    throw new NpsError(
      'INVALID_ARGUMENT',
      'samples.baseline',
      `${one.n} respondents, as in current`,
      other.n,
    );
  }
  assertInteger(one.n, 1, Number.MAX_SAFE_INTEGER, 'samples.current.n');
  return Math.sqrt(sum - (2 * correlation * Math.sqrt(one.variance * other.variance)) / one.n);
}
