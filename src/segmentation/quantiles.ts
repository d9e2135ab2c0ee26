import { assertInteger, assertLevel, assertRecord } from '../core/assertions.js';
import type { NpsCounts } from '../core/counts.js';
import type { ScoreInterval } from '../inference/records.js';
import { tangoInterval } from '../inference/score-interval.js';
import { scoreCounts } from '../scoring/score.js';
import { tallyRatings } from '../scoring/tally.js';
import { type RatedValue, type RatingAndValueOptions, readPairs } from './pairs.js';

/** Options of {@link scoreByQuantile}. */
export interface ScoreByQuantileOptions<Row> extends RatingAndValueOptions<Row> {
  /** How many groups to make, 2 to 100. @defaultValue 4 */
  readonly groups?: number | undefined;
  /** Level of the intervals, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/** The score of rows whose number lies in one range. */
export interface QuantileScore {
  /** Smallest value in the group. */
  readonly lowest: number;
  /** Largest value in the group. */
  readonly highest: number;
  /** Respondents (heads), 1 or more. */
  readonly n: number;
  /** The counts behind the score. */
  readonly counts: NpsCounts;
  /** Net Promoter Score in points, -100 to 100. */
  readonly score: number;
  /** Interval of the score in points. */
  readonly interval: ScoreInterval<'score'>;
}

/** Scores along a number. */
export interface QuantileScores {
  /** Rows that have a value. */
  readonly n: number;
  /** Rows that have none. */
  readonly missing: number;
  /** The groups, lowest values first; fewer than asked for where many values are alike. */
  readonly groups: readonly QuantileScore[];
}

/**
 * The score along a number, such as tenure: rows are cut into groups of about equal size by its quantiles.
 *
 * Equal values are never parted, and ranges that hold nobody are left out. Cut points are R's (type 7); a value on a cut
 * point belongs to the lower group. No rows give no groups.
 *
 * @throws {NpsError} RATING_OUT_OF_RANGE with the row; INVALID_ARGUMENT when a value is no finite number, null or undefined.
 * @throws {NpsError} INVALID_OPTION when an option is out of range; INVALID_SCALE when the scale is malformed.
 * @example
 * ```ts
 * import { scoreByQuantile } from 'nps-kit';
 *
 * const rows = [1, 2, 3, 5, 8, 13, 21, 34].map((months, i) => ({ months, rating: 3 + i }));
 * const { groups } = scoreByQuantile(rows, { rating: 'rating', value: 'months', groups: 2 });
 * groups.map(({ lowest, highest, n, score }) => [lowest, highest, n, score]); // => [[1, 5, 4, -100], [8, 34, 4, 50]]
 * ```
 * @see Hyndman and Fan 1996, The American Statistician 50, 361-365 (type 7)
 */
export function scoreByQuantile<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: ScoreByQuantileOptions<Row>,
): QuantileScores {
  assertRecord(options, 'options');
  const { groups = 4, level = 0.95, scale } = options;
  assertInteger(groups, 2, 100, 'options.groups');
  assertLevel(level);
  const { pairs, missing } = readPairs(rows, options);
  const parts: RatedValue[][] = [];
  let start = 0;
  for (let k = 1; k <= groups && pairs.length > 0; k += 1) {
    // The quantile lies between this value and the next, and parts them alike wherever it lies there.
    const below = (pairs[Math.floor(((pairs.length - 1) * k) / groups)] as RatedValue).value;
    let end = start;
    while (end < pairs.length && (pairs[end] as RatedValue).value <= below) end += 1;
    if (end > start) parts.push(pairs.slice(start, end));
    start = end;
  }
  return {
    n: pairs.length,
    missing,
    groups: parts.map((part) => {
      const counts = tallyRatings(part, { rating: 'rating', scale });
      return {
        lowest: (part[0] as RatedValue).value,
        highest: (part.at(-1) as RatedValue).value,
        n: part.length,
        counts,
        score: scoreCounts(counts) as number,
        interval: tangoInterval(counts, level) as ScoreInterval<'score'>,
      };
    }),
  };
}
