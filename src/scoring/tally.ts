import { type Accessor, readAccessor } from '../core/accessor.js';
import type { NpsCounts, RatingHistogram } from '../core/counts.js';
import { elementsOf } from '../core/sequence.js';
import { checkedScale, type RatingScale, ratingError, type ScaleOptions } from './scale.js';

/** Options of a tally over rows. */
export interface TallyRowsOptions<Row> extends ScaleOptions {
  /** Where the rating of a row is: a field name or a function of the row. */
  readonly rating: Accessor<Row, number>;
}

/**
 * Counts promoters, passives and detractors among ratings.
 *
 * Takes ratings in an array, a typed array or any iterable, or rows with an accessor. Every rating must be one:
 * blanks and codes are the business of `countResponses`. Nothing to count gives zeros.
 *
 * @returns Heads per category.
 * @throws {NpsError} RATING_OUT_OF_RANGE with the index, when a value is no rating of the scale.
 * @throws {NpsError} INVALID_SCALE when the scale contradicts itself.
 * @throws {NpsError} INVALID_ARGUMENT when the data can not be walked.
 * @example
 * ```ts
 * import { tallyRatings } from 'nps-kit';
 *
 * tallyRatings([10, 9, 8, 0]); // => { promoters: 2, passives: 1, detractors: 1 }
 * tallyRatings(new Uint8Array([10, 3])); // => { promoters: 1, passives: 0, detractors: 1 }
 * tallyRatings([{ score: 9 }], { rating: 'score' }); // => { promoters: 1, passives: 0, detractors: 0 }
 * tallyRatings([9, 11]); // throws RATING_OUT_OF_RANGE
 * ```
 */
export function tallyRatings(
  ratings: Iterable<number> | ArrayLike<number>,
  options?: ScaleOptions,
): NpsCounts;
export function tallyRatings<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: TallyRowsOptions<Row>,
): NpsCounts;
export function tallyRatings<Row>(
  values: Iterable<Row> | ArrayLike<Row>,
  options: ScaleOptions & { rating?: Accessor<Row, number> } = {},
): NpsCounts {
  const scale = checkedScale(options.scale);
  return countsFromBins(countBins(values, scale, options.rating), scale);
}

/**
 * Counts respondents per rating.
 *
 * Takes the same inputs as `tallyRatings`. Nothing to count gives bins of zeros.
 *
 * @returns Heads per rating, `bins[i]` for rating `min + i`.
 * @throws {NpsError} RATING_OUT_OF_RANGE with the index, when a value is no rating of the scale.
 * @throws {NpsError} INVALID_SCALE when the scale contradicts itself.
 * @throws {NpsError} INVALID_ARGUMENT when the data can not be walked.
 * @example
 * ```ts
 * import { histogramRatings } from 'nps-kit';
 *
 * histogramRatings([10, 10, 7, 0]); // => { min: 0, max: 10, bins: [1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2] }
 * ```
 */
export function histogramRatings(
  ratings: Iterable<number> | ArrayLike<number>,
  options?: ScaleOptions,
): RatingHistogram;
export function histogramRatings<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: TallyRowsOptions<Row>,
): RatingHistogram;
export function histogramRatings<Row>(
  values: Iterable<Row> | ArrayLike<Row>,
  options: ScaleOptions & { rating?: Accessor<Row, number> } = {},
): RatingHistogram {
  const scale = checkedScale(options.scale);
  return { min: scale.min, max: scale.max, bins: countBins(values, scale, options.rating) };
}

/** Sums bins to categories. */
export function countsFromBins(
  bins: readonly number[],
  { min, max, promoterFrom, detractorTo }: RatingScale,
): NpsCounts {
  const sum = (from: number, to: number): number => {
    let heads = 0;
    for (let rating = from; rating <= to; rating += 1) heads += bins[rating - min] as number;
    return heads;
  };
  return {
    promoters: sum(promoterFrom, max),
    passives: sum(detractorTo + 1, promoterFrom - 1),
    detractors: sum(min, detractorTo),
  };
}

/** Below this many values making tables costs more than they save. */
const fewValues = 256;

function countBins<Row>(
  values: Iterable<Row> | ArrayLike<Row>,
  scale: RatingScale,
  rating: Accessor<Row, number> | undefined,
): number[] {
  const read = rating === undefined ? undefined : readAccessor(rating, 'options.rating');
  const list = values as ArrayLike<Row>;
  if (list?.length >= fewValues) {
    const table = new Uint32Array(scale.max - scale.min + 1);
    if (values instanceof Uint8Array && !read) addBytes(table, values, scale.min);
    else addValues(table, list, scale.min, rating);
    // Tables count ratings of the scale only; when their sum falls short, the careful count finds the row.
    const bins = Array.from(table);
    if (bins.reduce((sum, heads) => sum + heads) === list.length) return bins;
  }
  return countEach(values, scale, read);
}

/**
 * Four tables in turn, so that equal neighbours do not wait for each other's store. Past the end there is no byte, and
 * then no index to count at.
 */
function addBytes(table: Uint32Array, bytes: Uint8Array, min: number): void {
  const heads = new Uint32Array(1024);
  for (let i = 0; i < bytes.length; i += 4) {
    (heads[bytes[i] as number] as number) += 1;
    (heads[256 + (bytes[i + 1] as number)] as number) += 1;
    (heads[512 + (bytes[i + 2] as number)] as number) += 1;
    (heads[768 + (bytes[i + 3] as number)] as number) += 1;
  }
  for (let i = 0; i < 1024; i += 1) (table[(i & 255) - min] as number) += heads[i] as number;
}

/**
 * A typed array ignores writes to what is no index of it: values that are no rating of the scale leave no trace. Fields
 * are read here and not through a function of the row, which would cost a call that knows many callers.
 */
function addValues<Row>(
  table: Uint32Array,
  rows: ArrayLike<Row>,
  min: number,
  rating: Accessor<Row, unknown> | undefined,
): void {
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] as Row;
    const value = rating === undefined ? row : typeof rating === 'string' ? row?.[rating] : rating(row, i);
    if (typeof value === 'number') (table[value - min] as number) += 1;
  }
}

function countEach<Row>(
  values: Iterable<Row> | ArrayLike<Row>,
  scale: RatingScale,
  read: ((row: Row, index: number) => unknown) | undefined,
): number[] {
  const bins = new Array<number>(scale.max - scale.min + 1).fill(0);
  const name = read ? 'rows' : 'ratings';
  let index = 0;
  for (const row of elementsOf(values, name)) {
    const value = read ? read(row, index) : row;
    // Only whole ratings of the scale are indices of the bins.
    if (typeof value !== 'number' || !(value - scale.min in bins)) {
      throw ratingError(`${name}[${index}]${read ? '.rating' : ''}`, scale, value);
    }
    (bins[value - scale.min] as number) += 1;
    index += 1;
  }
  return bins;
}
