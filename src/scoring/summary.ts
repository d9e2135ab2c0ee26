import { assertCounts, partsOf } from '../core/assertions.js';
import {
  type AnyCounts,
  headsOf,
  type NpsCounts,
  type NpsShares,
  type RatingHistogram,
} from '../core/counts.js';
import { countsFromHistogram } from './histogram.js';
import type { ScaleOptions } from './scale.js';
import { scoreCounts } from './score.js';
import { scoreStandardError } from './standard-error.js';

/** What there is to say about one set of counts. */
export interface NpsSummary<C extends AnyCounts = AnyCounts> {
  /** Net Promoter Score in points, -100 to 100, unrounded; null when nobody answered. */
  readonly score: number | null;
  /** Respondents counted (heads). */
  readonly n: number;
  /** The counts behind the score. */
  readonly counts: C;
  /** Part of the respondents (or of the weight) per category, 0 to 1; null when n is 0. */
  readonly shares: NpsShares | null;
  /** Standard error of the score in points; null when n is 0, and for a single weighted response. */
  readonly standardError: number | null;
  /** Mean rating in units of the scale; null when n is 0 or no histogram was given. */
  readonly meanRating: number | null;
}

/**
 * Sums up counts or a histogram: score, n, shares, standard error and, from a histogram, the mean rating.
 *
 * Nobody counted gives n 0 and nulls.
 *
 * @throws {NpsError} INVALID_COUNTS or INVALID_HISTOGRAM when the data are malformed.
 * @throws {NpsError} SCALE_MISMATCH when a histogram has another range than the scale.
 * @throws {NpsError} INVALID_SCALE when the scale contradicts itself.
 * @example
 * ```ts
 * import { histogramRatings, summarizeCounts } from 'nps-kit';
 *
 * const summary = summarizeCounts({ promoters: 150, passives: 80, detractors: 20 });
 * summary.score; // => 52
 * summary.shares; // => { promoters: 0.6, passives: 0.32, detractors: 0.08 }
 * summarizeCounts(histogramRatings([10, 9, 8, 0])).meanRating; // => 6.75
 * ```
 */
export function summarizeCounts(histogram: RatingHistogram, options?: ScaleOptions): NpsSummary<NpsCounts>;
export function summarizeCounts<C extends AnyCounts>(counts: C): NpsSummary<C>;
export function summarizeCounts(data: AnyCounts | RatingHistogram, options: ScaleOptions = {}): NpsSummary {
  if (typeof data === 'object' && data !== null && 'bins' in data) {
    const summary = summarize(countsFromHistogram(data, options));
    return { ...summary, meanRating: meanRating(data, summary.n) };
  }
  assertCounts(data, 'counts');
  return summarize(data);
}

function summarize(counts: AnyCounts): NpsSummary {
  const { promoters, passives, detractors } = partsOf(counts, 'counts');
  const total = promoters + detractors + passives;
  return {
    score: scoreCounts(counts),
    n: headsOf(counts),
    counts,
    shares:
      total === 0
        ? null
        : { promoters: promoters / total, passives: passives / total, detractors: detractors / total },
    standardError: scoreStandardError(counts),
    meanRating: null,
  };
}

function meanRating({ min, max, bins }: RatingHistogram, n: number): number | null {
  if (n === 0) return null;
  const excess = bins.reduce((sum, heads, bin) => sum + heads * bin, 0);
  return Math.min(max, min + excess / n); // rounding near 2^53 could pass the end of the scale
}
