import { partsOf } from '../core/assertions.js';
import type { AnyCounts, NpsShares } from '../core/counts.js';
import type { ScaleOptions } from './scale.js';
import { tallyRatings } from './tally.js';

/**
 * The Net Promoter Score of counts: percent promoters minus percent detractors, in points, never rounded.
 *
 * Takes heads or sums of weights. Of weighted counts it checks `n` and the three sums that it divides, each by itself;
 * whether they fit each other and their squares is for `summarizeCounts` and all that say how sure a score is.
 *
 * @returns Points, -100 to 100; null when nobody answered (never 0).
 * @throws {NpsError} INVALID_COUNTS when heads, `n` or a sum of weights are malformed.
 * @throws {NpsError} INVALID_ARGUMENT when the counts are no object.
 * @example
 * ```ts
 * import { scoreCounts } from 'nps-kit';
 *
 * scoreCounts({ promoters: 150, passives: 80, detractors: 20 }); // => 52
 * scoreCounts({ promoters: 8, passives: 2, detractors: 3 }); // ≈ 38.4615
 * scoreCounts({ promoters: 0, passives: 0, detractors: 0 }); // => null
 * ```
 * @see Reichheld, "The One Number You Need to Grow", Harvard Business Review, December 2003
 */
export function scoreCounts(counts: AnyCounts): number | null {
  return pointsOf(partsOf(counts, 'counts'));
}

/**
 * The Net Promoter Score of ratings, in points, never rounded.
 *
 * @returns Points, -100 to 100; null when there is no rating.
 * @throws {NpsError} RATING_OUT_OF_RANGE with the index, when a value is no rating of the scale.
 * @throws {NpsError} INVALID_SCALE when the scale contradicts itself.
 * @throws {NpsError} INVALID_ARGUMENT when the data can not be walked.
 * @example
 * ```ts
 * import { scoreRatings } from 'nps-kit';
 *
 * scoreRatings([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]); // ≈ -45.4545
 * scoreRatings([]); // => null
 * ```
 */
export function scoreRatings(
  ratings: Iterable<number> | ArrayLike<number>,
  options: ScaleOptions = {},
): number | null {
  return pointsOf(tallyRatings(ratings, options));
}

/**
 * Subtracted before divided: 0.07 * 100 - 0.06 * 100 is 1.0000000000000009. The ends are added first, so that the
 * mirror has the same sum to the last digit. All alike are exactly 100 away from 0: 100 * w / w may round.
 */
export function pointsOf({ promoters, passives, detractors }: NpsShares): number | null {
  const n = promoters + detractors + passives;
  if (n === 0) return null;
  const balance = promoters - detractors;
  const share = balance / n;
  return share * share === 1 ? 100 * share : (100 * balance) / n;
}
