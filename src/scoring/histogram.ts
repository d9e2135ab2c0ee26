import { assertCount, assertRecord } from '../core/assertions.js';
import type { NpsCounts, RatingHistogram } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { elementsOf } from '../core/sequence.js';
import { type ScaleOptions, scaleOf } from './scale.js';
import { countsFromBins } from './tally.js';

/**
 * Sums a histogram of ratings to promoters, passives and detractors.
 *
 * The scale must be the histogram's own; for other ranges than 0 to 10 it has to be given. Empty bins give zeros.
 *
 * @returns Heads per category.
 * @throws {NpsError} INVALID_HISTOGRAM when bins are not whole numbers, 0 or more, one per rating.
 * @throws {NpsError} SCALE_MISMATCH when the histogram has another range than the scale.
 * @throws {NpsError} INVALID_SCALE when the scale contradicts itself.
 * @example
 * ```ts
 * import { countsFromHistogram } from 'nps-kit';
 *
 * const bins = [17, 6, 8, 19, 18, 144, 130, 291, 677, 564, 872];
 * countsFromHistogram({ min: 0, max: 10, bins }); // => { promoters: 1436, passives: 968, detractors: 342 }
 * ```
 */
export function countsFromHistogram(histogram: RatingHistogram, options: ScaleOptions = {}): NpsCounts {
  const scale = scaleOf(options);
  assertHistogram(histogram, 'histogram');
  assertSameRange(histogram, scale, 'histogram');
  const counts = countsFromBins(histogram.bins, scale);
  for (const [category, heads] of Object.entries(counts)) {
    if (!Number.isSafeInteger(heads)) {
      throw new NpsError('INVALID_HISTOGRAM', 'histogram.bins', `${category} up to 2^53 - 1`, heads);
    }
  }
  return counts;
}

/**
 * Adds histograms of one scale, bin by bin: days, shards and segments merge exactly.
 *
 * @returns The sum, or null when the list is empty (no list, no scale).
 * @throws {NpsError} INVALID_HISTOGRAM when a histogram is malformed or a sum is no longer exact.
 * @throws {NpsError} SCALE_MISMATCH when the histograms have unlike ranges.
 * @example
 * ```ts
 * import { combineHistograms, histogramRatings } from 'nps-kit';
 *
 * combineHistograms([histogramRatings([10]), histogramRatings([0, 10])])?.bins[10]; // => 2
 * ```
 */
export function combineHistograms(histograms: Iterable<RatingHistogram>): RatingHistogram | null {
  let sum: { min: number; max: number; bins: number[] } | null = null;
  let index = 0;
  for (const histogram of elementsOf(histograms, 'histograms')) {
    const path = `histograms[${index}]`;
    assertHistogram(histogram, path);
    if (sum === null) {
      // Plus 0: never -0.
      sum = { min: histogram.min + 0, max: histogram.max + 0, bins: [...histogram.bins] };
    } else {
      assertSameRange(histogram, sum, path);
      const { bins } = sum;
      histogram.bins.forEach((heads, bin) => {
        bins[bin] = (bins[bin] as number) + heads;
        assertCount(bins[bin], `${path}.bins[${bin}] (sum)`, 'INVALID_HISTOGRAM');
      });
    }
    index += 1;
  }
  return sum;
}

/** Throws unless the value is a histogram. */
export function assertHistogram(histogram: RatingHistogram, path: string): void {
  assertRecord(histogram, path, 'a histogram of min, max and bins');
  const { min, max, bins } = histogram;
  if (!Number.isSafeInteger(min))
    throw new NpsError('INVALID_HISTOGRAM', `${path}.min`, 'a whole number', min);
  if (!Number.isSafeInteger(max) || max < min) {
    throw new NpsError('INVALID_HISTOGRAM', `${path}.max`, `a whole number, ${min} or more`, max);
  }
  if (!Array.isArray(bins) || bins.length !== max - min + 1) {
    throw new NpsError('INVALID_HISTOGRAM', `${path}.bins`, `an array of ${max - min + 1}`, bins);
  }
  for (let bin = 0; bin < bins.length; bin += 1) {
    assertCount(bins[bin], `${path}.bins[${bin}]`, 'INVALID_HISTOGRAM');
  }
}

/** Throws unless the histogram has that range of ratings. */
export function assertSameRange(
  histogram: RatingHistogram,
  { min, max }: { readonly min: number; readonly max: number },
  path: string,
): void {
  if (histogram.min !== min || histogram.max !== max) {
    const range = `${histogram.min} to ${histogram.max}`;
    throw new NpsError('SCALE_MISMATCH', path, `ratings ${min} to ${max}`, range);
  }
}
