import type { Accessor } from '../core/accessor.js';
import type { AnyCounts, NpsCounts, WeightedCounts } from '../core/counts.js';
import type { SegmentTally } from '../core/groups.js';
import { type ScaleOptions, scaleOf } from '../scoring/scale.js';
import { codeResponses, codeRows } from './coded-responses.js';
import type { KeyColumns } from './columns.js';
import { countGroups } from './count-groups.js';
import type { SegmentBy } from './keys.js';

/** Where a row holds its keys and its rating. */
export interface TallyBySegmentOptions<Row> extends ScaleOptions {
  /** The key to group by, or several to cross: field names, functions of the row, or `{ key, value }`. */
  readonly by: SegmentBy<Row> | readonly SegmentBy<Row>[];
  /** Where the rating of a row is: a field name or a function of the row. */
  readonly rating: Accessor<Row, number>;
  /** Where the weight of a row is; sums weights instead of heads. @defaultValue none: heads are counted */
  readonly weight?: Accessor<Row, number> | undefined;
}

/** Responses side by side: ratings, keys and, where wanted, weights, all of the same length. */
export interface ResponseColumns extends KeyColumns {
  /** One rating per response. */
  readonly ratings: ArrayLike<number>;
}

/** Options of a tally over columns. */
export interface TallyColumnsOptions extends ScaleOptions {
  /** Names of the columns to group by. @defaultValue all columns, crossed */
  readonly by?: string | readonly string[] | undefined;
}

/**
 * Counts promoters, passives and detractors in each segment, and in total.
 *
 * A row whose value is a list (the themes of a comment) counts once in each of its segments and once in the total; the
 * tally is `overlapping` then. A missing value is a segment of its own with value null. Segments that nobody is in do
 * not appear; the others stand in the order in which the values of the keys first appear. With `weight`, weights are
 * summed instead of heads. Columns with `codes` are the fast way to group the same responses many times.
 *
 * No rows give no segments and a total of zeros.
 *
 * @throws {NpsError} RATING_OUT_OF_RANGE or INVALID_WEIGHT with the row, when a rating or weight is none, or when all
 *   weights of a segment are 0.
 * @throws {NpsError} INVALID_ARGUMENT when data can not be walked, columns differ in length, or a key holds an object.
 * @throws {NpsError} INVALID_OPTION when a key is malformed or named twice; INVALID_SCALE when the scale is.
 * @example
 * ```ts
 * import { tallyBySegment } from 'nps-kit';
 *
 * const rows = [
 *   { plan: 'pro', themes: ['price', 'support'], rating: 10 },
 *   { plan: 'free', themes: ['price'], rating: 3 },
 *   { plan: null, themes: [], rating: 8 },
 * ];
 * const byPlan = tallyBySegment(rows, { by: 'plan', rating: 'rating' });
 * byPlan.segments.map(({ segment }) => segment); // => ['pro', 'free', '(missing)']
 * byPlan.total; // => { promoters: 1, passives: 1, detractors: 1 }
 *
 * const byTheme = tallyBySegment(rows, { by: 'themes', rating: 'rating' });
 * byTheme.overlapping; // => true
 * byTheme.segments[0]?.counts; // => { promoters: 1, passives: 0, detractors: 1 }
 * ```
 */
export function tallyBySegment<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: TallyBySegmentOptions<Row> & { readonly weight: Accessor<Row, number> },
): SegmentTally<WeightedCounts>;
export function tallyBySegment<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: TallyBySegmentOptions<Row> & { readonly weight?: undefined },
): SegmentTally<NpsCounts>;
export function tallyBySegment<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: TallyBySegmentOptions<Row>,
): SegmentTally<AnyCounts>;
export function tallyBySegment(
  columns: ResponseColumns & { readonly weights: ArrayLike<number> },
  options?: TallyColumnsOptions,
): SegmentTally<WeightedCounts>;
export function tallyBySegment(
  columns: ResponseColumns & { readonly weights?: undefined },
  options?: TallyColumnsOptions,
): SegmentTally<NpsCounts>;
export function tallyBySegment<Row>(
  data: Iterable<Row> | ArrayLike<Row> | ResponseColumns,
  options: TallyBySegmentOptions<Row> | TallyColumnsOptions = {},
): SegmentTally<AnyCounts> {
  const scale = scaleOf(options);
  return countGroups(
    'rating' in options
      ? codeRows(data as Iterable<Row> | ArrayLike<Row>, options, scale)
      : codeResponses(data as ResponseColumns, options, scale),
  );
}
