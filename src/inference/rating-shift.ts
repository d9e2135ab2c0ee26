import { assertLevel, assertOneOf, assertRecord } from '../core/assertions.js';
import type { RatingHistogram } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { findRoot } from '../numeric/roots.js';
import { assertHistogram } from '../scoring/histogram.js';
import { alternatives, finiteOrNull, pValueOf, reachOf } from './p-value.js';
import type { Alternative, Untestable } from './records.js';

/** Options of {@link testRatingShift}. */
export interface RatingShiftOptions {
  /** What to look for; `greater` and `less` make the interval one-sided too. @defaultValue `"two-sided"` */
  readonly alternative?: Alternative | undefined;
  /** Level of the interval, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/** Two distributions of ratings tested for one being higher. */
export interface RatingShiftTest {
  /** Tells this record from one that could not be made. */
  readonly status: 'tested';
  /**
   * Share of pairs (one answer of each side) in which current is higher minus share in which baseline is, -1 to 1
   * (Cliff's delta); no points.
   */
  readonly difference: number;
  /**
   * Interval of that difference, -1 to 1, never of zero width; one-sided for a one-sided test: up to 1 for `greater`, from
   * -1 for `less`.
   */
  readonly interval: {
    readonly lower: number;
    readonly upper: number;
    readonly level: number;
    readonly method: 'newcombe-5';
  };
  /** Probability of a shift at least as large if both sides had one distribution, 0 to 1. */
  readonly pValue: number;
  /** Standardised difference, corrected for ties, without continuity correction. */
  readonly statistic: number | null;
  /** Standard error of the difference from the placements of each side; null when a side has a single answer. */
  readonly standardError: number | null;
  /** What was looked for. */
  readonly alternative: Alternative;
  /** How the test was made. */
  readonly method: 'mann-whitney';
  /** Answers of each side. */
  readonly n: { readonly current: number; readonly baseline: number };
}

/**
 * Tests whether ratings moved as a whole, using every step of the scale: Mann-Whitney on histograms, with ties.
 *
 * Sees moves that the score hides, such as detractors going from 1 to 5. Not a test of equal scores.
 *
 * @param pair - Histograms of one scale.
 * @returns `untestable` with reason `empty-sample` when a side is empty. All answers alike give p = 1.
 * @throws {NpsError} INVALID_HISTOGRAM when a histogram is malformed; SCALE_MISMATCH when the scales are unlike;
 *   INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { histogramRatings, testRatingShift } from 'nps-kit';
 *
 * const test = testRatingShift({
 *   current: histogramRatings([5, 5, 6, 4, 9, 10]),
 *   baseline: histogramRatings([1, 0, 2, 1, 9, 10]),
 * });
 * if (test.status === 'tested') test.difference; // ≈ 0.444
 * ```
 * @see Mann and Whitney 1947, Annals of Mathematical Statistics 18, 50-60; interval: Newcombe 2006, Statistics in
 *   Medicine 25, 559-573, method 5
 */
export function testRatingShift(
  pair: { readonly current: RatingHistogram; readonly baseline: RatingHistogram },
  options: RatingShiftOptions = {},
): RatingShiftTest | Untestable {
  assertRecord(options, 'options');
  const { alternative = 'two-sided', level = 0.95 } = options;
  assertHistogram(pair?.current, 'current');
  assertHistogram(pair.baseline, 'baseline');
  const { current, baseline } = pair;
  if (current.min !== baseline.min || current.max !== baseline.max) {
    const ranges = [current, baseline].map(({ min, max }) => `${min} to ${max}`) as [string, string];
    throw new NpsError('SCALE_MISMATCH', 'baseline', `ratings ${ranges[0]}`, ranges[1]);
  }
  assertOneOf(alternative, alternatives, 'options.alternative');
  assertLevel(level);
  const [m, n] = [sumOf(current.bins), sumOf(baseline.bins)];
  if (m === 0 || n === 0) return { status: 'untestable', reason: 'empty-sample' };
  const ofCurrent = placements(current.bins, baseline.bins);
  const ofBaseline = placements(baseline.bins, current.bins);
  const superiority = ofCurrent.mean;
  const total = m + n;
  const ties = current.bins.reduce((sum, heads, bin) => {
    const tied = heads + (baseline.bins[bin] as number);
    return sum + tied * (tied * tied - 1);
  }, 0);
  // U / (m n) - 1/2 over its standard deviation under one distribution.
  const spread = (total + 1 - ties / (total * (total - 1))) / (12 * m * n);
  const statistic = superiority === 0.5 ? 0 : (superiority - 0.5) / Math.sqrt(spread);
  const error = Math.sqrt(ofCurrent.variance / m + ofBaseline.variance / n);
  const reach = reachOf(level, alternative);
  const limit = (z: number, end: number): number =>
    z === Number.POSITIVE_INFINITY ? end : newcombeLimit(superiority, m, n, z, end);
  return {
    status: 'tested',
    difference: 2 * superiority - 1,
    interval: {
      lower: 2 * limit(reach.lower, 0) - 1,
      upper: 2 * limit(reach.upper, 1) - 1,
      level,
      method: 'newcombe-5',
    },
    pValue: pValueOf(statistic, alternative),
    statistic: finiteOrNull(statistic),
    standardError: Number.isFinite(error) ? 2 * error : null,
    alternative,
    method: 'mann-whitney',
    n: { current: m, baseline: n },
  };
}

function sumOf(bins: readonly number[]): number {
  return bins.reduce((sum, heads) => sum + heads, 0);
}

/** Placement of an answer: the part of the other side below it, ties counting half. Mean and variance over a side. */
function placements(bins: readonly number[], other: readonly number[]): { mean: number; variance: number } {
  const [size, otherSize] = [sumOf(bins), sumOf(other)];
  let below = 0;
  const places = other.map((heads) => {
    const place = (below + heads / 2) / otherSize;
    below += heads;
    return place;
  });
  const mean = bins.reduce((sum, heads, bin) => sum + heads * (places[bin] as number), 0) / size;
  const squares = bins.reduce((sum, heads, bin) => sum + heads * ((places[bin] as number) - mean) ** 2, 0);
  return { mean, variance: squares / (size - 1) };
}

/** The value s towards the end at which (estimate - s)^2 = z^2 v(s), v the exponential-model variance at s. */
function newcombeLimit(estimate: number, m: number, n: number, z: number, end: number): number {
  const more = (m + n) / 2 - 1;
  const variance = (s: number): number =>
    (s * (1 - s) * (1 + more * ((1 - s) / (2 - s) + s / (1 + s)))) / (m * n);
  // As a ratio, since at an estimate of 0 or 1 the difference would have a root at the estimate itself.
  const excess = (s: number): number => (s === estimate ? 0 : (estimate - s) ** 2 / variance(s)) - z * z;
  if (estimate === end) return end;
  return findRoot(excess, estimate, end);
}
