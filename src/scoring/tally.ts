import { type Accessor, readAccessor } from '../core/accessor.js';
import type { NpsCounts, RatingHistogram } from '../core/counts.js';
import { elementsOf } from '../core/sequence.js';
import { checkedScale, isOnScale, type RatingScale, ratingError, type ScaleOptions } from './scale.js';

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

/** Below this many values making tables costs more than they save. */
const fewValues = 256;

function countBins<Row>(
  values: Iterable<Row> | ArrayLike<Row>,
  scale: RatingScale,
  rating: Accessor<Row, number> | undefined,
): number[] {
  const read = rating === undefined ? undefined : readAccessor(rating, 'options.rating');
  if ((Array.isArray(values) || ArrayBuffer.isView(values)) && (values as Row[]).length >= fewValues) {
    // The fast counts look at their sum only; when it falls short, the careful one finds the row.
    const bins = read
      ? countRows(values as Row[], scale, read)
      : values instanceof Uint8Array
        ? countBytes(values, scale)
        : countNumbers(values as Row[], scale);
    if (bins) return bins;
  }
  return countEach(values, scale, read);
}

/** Four tables in turn, so that equal neighbours do not wait for each other's store. */
function countBytes(bytes: Uint8Array, scale: RatingScale): number[] | null {
  const tables = new Uint32Array(1024);
  const whole = bytes.length - (bytes.length % 4);
  for (let i = 0; i < whole; i += 4) {
    (tables[bytes[i] as number] as number) += 1;
    (tables[256 + (bytes[i + 1] as number)] as number) += 1;
    (tables[512 + (bytes[i + 2] as number)] as number) += 1;
    (tables[768 + (bytes[i + 3] as number)] as number) += 1;
  }
  for (let i = whole; i < bytes.length; i += 1) (tables[bytes[i] as number] as number) += 1;
  return binsWithSum(
    Array.from({ length: scale.max - scale.min + 1 }, (_, bin) => {
      const value = scale.min + bin;
      if (value < 0 || value > 255) return 0;
      return [0, 256, 512, 768].reduce((heads, table) => heads + (tables[table + value] as number), 0);
    }),
    bytes.length,
  );
}

/** A typed array ignores writes to what is no index of it, so that only whole ratings of the scale are counted. */
function countNumbers(values: ArrayLike<unknown>, { min, max }: RatingScale): number[] | null {
  const table = new Uint32Array(max - min + 1);
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i];
    if (typeof value === 'number') (table[value - min] as number) += 1;
  }
  return binsWithSum(Array.from(table), values.length);
}

/** The same for rows; a loop of its own, because an engine specialises a loop for what it has seen. */
function countRows<Row>(
  rows: readonly Row[],
  { min, max }: RatingScale,
  read: (row: Row, index: number) => unknown,
): number[] | null {
  const table = new Uint32Array(max - min + 1);
  for (let i = 0; i < rows.length; i += 1) {
    const value = read(rows[i] as Row, i);
    if (typeof value === 'number') (table[value - min] as number) += 1;
  }
  return binsWithSum(Array.from(table), rows.length);
}

function binsWithSum(bins: number[], sum: number): number[] | null {
  return bins.reduce((total, heads) => total + heads, 0) === sum ? bins : null;
}

function countEach<Row>(
  values: Iterable<Row> | ArrayLike<Row>,
  scale: RatingScale,
  read: ((row: Row, index: number) => unknown) | undefined,
): number[] {
  const bins = new Array<number>(scale.max - scale.min + 1).fill(0);
  let index = 0;
  for (const row of elementsOf(values, read ? 'rows' : 'ratings')) {
    const value = read ? read(row, index) : row;
    if (!isOnScale(value, scale)) {
      throw ratingError(read ? `rows[${index}].rating` : `ratings[${index}]`, scale, value);
    }
    (bins[value - scale.min] as number) += 1;
    index += 1;
  }
  return bins;
}
