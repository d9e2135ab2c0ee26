import type { Accessor } from '../core/accessor.js';
import type { NpsCounts, RatingHistogram } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { elementsOf } from '../core/sequence.js';
import { type RatingScale, type ScaleOptions, scaleOf } from './scale.js';

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
  const scale = scaleOf(options);
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
  const scale = scaleOf(options);
  return {
    min: scale.min + 0,
    max: scale.max + 0,
    bins: Array.from(countBins(values, scale, options.rating)),
  };
}

/** Sums bins to categories. */
export function countsFromBins(
  bins: ArrayLike<number>,
  { min, max, promoterFrom, detractorTo }: RatingScale,
): NpsCounts {
  const sum = (from: number, to: number): number => {
    let heads = 0;
    for (let rating = from; rating <= to; rating++) heads += bins[rating - min] as number;
    return heads;
  };
  return {
    promoters: sum(promoterFrom, max),
    passives: sum(detractorTo + 1, promoterFrom - 1),
    detractors: sum(min, detractorTo),
  };
}

function countBins<Row>(
  values: Iterable<Row> | ArrayLike<Row>,
  scale: RatingScale,
  rating: Accessor<Row, number> | undefined,
): ArrayLike<number> {
  if (rating ? typeof rating !== 'function' && typeof rating !== 'string' : rating !== undefined) {
    throw new NpsError('INVALID_OPTION', 'options.rating', 'a field name or function', rating);
  }
  const { min, max } = scale;
  const name = rating ? 'rows' : 'ratings';
  const items: Iterable<Row> & { readonly length?: number } = elementsOf(values, name);
  // Other iterables have no length, or none that an array can have.
  if ((items.length as number) >>> 0 && !rating) {
    const table = new Uint32Array(max - min + 1);
    if (items instanceof Uint8Array) addBytes(table, items, min);
    else addNumbers(table, items as unknown as ArrayLike<Row>, min);
    // Tables count ratings of the scale only; when their sum falls short, the careful count finds the row.
    let sum = 0;
    for (const heads of table) sum += heads;
    if (sum === items.length) return table;
  }
  const bins = Array<number>(max - min + 1).fill(0);
  let index = 0;
  for (const row of items) {
    // Read here, not by readAccessor: functions made for fields would share what the engine learns of rows.
    const value = !rating ? row : typeof rating === 'string' ? row?.[rating] : rating(row, index);
    // Only whole ratings of the scale are indices of the bins.
    if (typeof value !== 'number' || !(value - min in bins)) {
      throw new NpsError(
        'RATING_OUT_OF_RANGE',
        `${name}[${index}]${rating ? '.rating' : ''}`,
        `an integer ${min} to ${max}`,
        value,
      );
    }
    (bins[value - min] as number)++;
    index++;
  }
  return bins;
}

/** Two tables in turn, so that equal neighbours do not wait for each other's store. */
function addBytes(table: Uint32Array, bytes: Uint8Array, min: number): void {
  const other = table.slice();
  let i = bytes.length % 2;
  if (i) (table[(bytes[0] as number) - min] as number)++;
  for (; i < bytes.length; i += 2) {
    (table[(bytes[i] as number) - min] as number)++;
    (other[(bytes[i + 1] as number) - min] as number)++;
  }
  for (i = 0; i < other.length; i++) (table[i] as number) += other[i] as number;
}

/** A typed array ignores writes to what is no index of it: values that are no rating of the scale leave no trace. */
function addNumbers(table: Uint32Array, values: ArrayLike<unknown>, min: number): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value === 'number') (table[value - min] as number)++;
  }
}
