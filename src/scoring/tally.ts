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
export function countsFromBins(bins: readonly number[], scale: RatingScale): NpsCounts {
  let promoters = 0;
  let passives = 0;
  let detractors = 0;
  for (let index = 0; index < bins.length; index += 1) {
    const heads = bins[index] as number;
    if (scale.min + index >= scale.promoterFrom) promoters += heads;
    else if (scale.min + index <= scale.detractorTo) detractors += heads;
    else passives += heads;
  }
  return { promoters, passives, detractors };
}

/** Below this many bytes the plain loop is faster than clearing four tables. */
const fewBytes = 1024;

function countBins<Row>(
  values: Iterable<Row> | ArrayLike<Row>,
  scale: RatingScale,
  rating: Accessor<Row, number> | undefined,
): number[] {
  if (rating !== undefined) {
    return countRows(elementsOf(values, 'rows'), scale, readAccessor(rating, 'options.rating'));
  }
  if (values instanceof Uint8Array && values.length >= fewBytes) return countBytes(values, scale);
  return countNumbers(elementsOf(values, 'ratings') as Iterable<number>, scale);
}

/** Four tables in turn, so that equal neighbours do not wait for each other's store; validity is checked at the end. */
function countBytes(bytes: Uint8Array, scale: RatingScale): number[] {
  const tables = new Uint32Array(1024);
  const whole = bytes.length - (bytes.length % 4);
  for (let i = 0; i < whole; i += 4) {
    (tables[bytes[i] as number] as number) += 1;
    (tables[256 + (bytes[i + 1] as number)] as number) += 1;
    (tables[512 + (bytes[i + 2] as number)] as number) += 1;
    (tables[768 + (bytes[i + 3] as number)] as number) += 1;
  }
  for (let i = whole; i < bytes.length; i += 1) (tables[bytes[i] as number] as number) += 1;
  const bins = new Array<number>(scale.max - scale.min + 1).fill(0);
  for (let value = 0; value < 256; value += 1) {
    const heads =
      (tables[value] as number) +
      (tables[256 + value] as number) +
      (tables[512 + value] as number) +
      (tables[768 + value] as number);
    if (heads === 0) continue;
    if (value < scale.min || value > scale.max) {
      throw ratingError(`ratings[${bytes.indexOf(value)}]`, scale, value);
    }
    bins[value - scale.min] = heads;
  }
  return bins;
}

/** `bin + min !== value` refuses all that is no whole number; an unsigned bin refuses what is below `min`. */
function countNumbers(ratings: Iterable<number>, scale: RatingScale): number[] {
  const { min, max } = scale;
  const span = max - min;
  const bins = new Array<number>(span + 1).fill(0);
  let index = 0;
  for (const value of ratings) {
    const bin = typeof value === 'number' ? (value - min) >>> 0 : -1;
    if (bin + min !== value || bin > span) throw ratingError(`ratings[${index}]`, scale, value);
    (bins[bin] as number) += 1;
    index += 1;
  }
  return bins;
}

function countRows<Row>(
  rows: Iterable<Row>,
  scale: RatingScale,
  read: (row: Row, index: number) => number,
): number[] {
  const { min, max } = scale;
  const span = max - min;
  const bins = new Array<number>(span + 1).fill(0);
  let index = 0;
  for (const row of rows) {
    const value = read(row, index);
    const bin = typeof value === 'number' ? (value - min) >>> 0 : -1;
    if (bin + min !== value || bin > span) throw ratingError(`rows[${index}].rating`, scale, value);
    (bins[bin] as number) += 1;
    index += 1;
  }
  return bins;
}
