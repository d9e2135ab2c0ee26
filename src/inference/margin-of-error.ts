import { assertLevel, assertNumber, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { normalUpperQuantile } from '../numeric/normal-tail.js';
import { isPlanned, type PlannedSample, plannedOf } from './planned-sample.js';
import { sampleOf, varianceOf } from './sample.js';
import { addCounts, adjustedWaldCounts } from './wald-intervals.js';

/** Options of {@link marginOfError}. */
export interface MarginOptions {
  /** Confidence level, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /** People there are in all, if that is not many more than answered. @defaultValue endless */
  readonly population?: number | undefined;
}

/**
 * The margin of error of a score: "plus or minus so many points".
 *
 * For a planned sample of n it is z sqrt(v/n) with the guessed (or worst) variance v, the inverse of
 * {@link planSampleSize}. For counts it is half the width of the adjusted Wald interval, which is never 0; the limits
 * themselves are not symmetric, so show {@link scoreInterval} where there is room.
 *
 * @returns Points; null when nobody answered.
 * @throws {NpsError} INVALID_COUNTS or INVALID_SHARES when counts or shares are malformed; INVALID_OPTION when a number
 *   is out of range, such as a population smaller than the sample.
 * @example
 * ```ts
 * import { marginOfError } from 'nps-kit';
 *
 * marginOfError({ n: 400 }); // ≈ 9.80
 * marginOfError({ n: 400, shares: { promoters: 0.5, passives: 0.3, detractors: 0.2 } }); // ≈ 7.65
 * marginOfError({ promoters: 150, passives: 80, detractors: 20 }); // ≈ 7.93
 * marginOfError({ promoters: 0, passives: 0, detractors: 0 }); // => null
 * ```
 * @see Rocks 2016, The American Statistician 70, 365-372 (adjusted Wald)
 */
export function marginOfError(sample: PlannedSample | AnyCounts, options: MarginOptions = {}): number | null {
  assertRecord(sample, 'sample', 'a planned sample of n, or counts');
  assertRecord(options, 'options');
  const { level = 0.95, population } = options;
  assertLevel(level);
  const z = normalUpperQuantile((1 - level) / 2);
  if (isPlanned(sample)) {
    const { n, variance } = plannedOf(sample, 'sample');
    return 100 * z * Math.sqrt((variance / n) * partLeft(n, population));
  }
  const observed = sampleOf(sample, 'sample');
  if (observed === null) return null;
  const adjusted = addCounts(observed, adjustedWaldCounts);
  return 100 * z * Math.sqrt((varianceOf(adjusted) / adjusted.n) * partLeft(observed.heads, population));
}

/** (N - n) / (N - 1): what a finite population leaves of the variance. */
function partLeft(n: number, population: number | undefined): number {
  if (population === undefined) return 1;
  assertNumber(population, 1, Number.POSITIVE_INFINITY, 'options.population');
  if (population < n) throw new NpsError('INVALID_OPTION', 'options.population', `${n} or more`, population);
  return population === n ? 0 : (population - n) / (population - 1);
}
