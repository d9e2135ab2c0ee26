import { type Accessor, readAccessor } from '../core/accessor.js';
import { assertCounts, assertRecord, effectiveHeads } from '../core/assertions.js';
import { isWeighted, type WeightedCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { assertColumn, elementsOf } from '../core/sequence.js';
import { categoryTable } from './categories.js';
import { ratingError, type ScaleOptions, scaleOf } from './scale.js';
import { addWeight, createWeightSums, isWeight, weightError, weightedCountsFrom } from './weight-sums.js';
import { sumColumns } from './weighted-columns.js';

/** Where a row holds its rating and its weight. */
export interface TallyWeightedOptions<Row> extends ScaleOptions {
  /** Where the rating of a row is: a field name or a function of the row. */
  readonly rating: Accessor<Row, number>;
  /** Where the weight of a row is: a field name or a function of the row. 0, or 1e-140 to 1e140. */
  readonly weight: Accessor<Row, number>;
}

/** Ratings and weights side by side, of equal length; typed arrays are the fast way. */
export interface WeightedColumns {
  /** One rating per response. */
  readonly ratings: ArrayLike<number>;
  /** One weight per response: 0, or 1e-140 to 1e140. */
  readonly weights: ArrayLike<number>;
}

/**
 * Sums survey weights, and their squares, per category.
 *
 * Takes rows with accessors, or `{ ratings, weights }` as columns. Sums are compensated (Neumaier), so that shards
 * merge to the same figures. A weight of 0 counts in n. Nothing to sum gives zeros.
 *
 * @returns Sums of weights (the unit of the weights), sums of squares, and n in heads.
 * @throws {NpsError} RATING_OUT_OF_RANGE with the row, when a value is no rating of the scale.
 * @throws {NpsError} INVALID_WEIGHT with the row, when a weight is neither 0 nor 1e-140 to 1e140, or when the weights of
 *   all responses are 0.
 * @throws {NpsError} INVALID_ARGUMENT when the data can not be walked or the columns differ in length.
 * @throws {NpsError} INVALID_SCALE when the scale contradicts itself.
 * @example
 * ```ts
 * import { scoreCounts, tallyWeighted } from 'nps-kit';
 *
 * const rows = [
 *   { rating: 10, weight: 2 },
 *   { rating: 7, weight: 1 },
 *   { rating: 3, weight: 0.5 },
 * ];
 * const weighted = tallyWeighted(rows, { rating: 'rating', weight: 'weight' });
 * weighted.promoterWeight; // => 2
 * scoreCounts(weighted); // ≈ 42.857
 * ```
 */
export function tallyWeighted(columns: WeightedColumns, options?: ScaleOptions): WeightedCounts;
export function tallyWeighted<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: TallyWeightedOptions<Row>,
): WeightedCounts;
export function tallyWeighted<Row>(
  data: Iterable<Row> | ArrayLike<Row> | WeightedColumns,
  options: ScaleOptions & Partial<TallyWeightedOptions<Row>> = {},
): WeightedCounts {
  const scale = scaleOf(options);
  const { rating, weight } = options;
  if (rating !== undefined && weight !== undefined) {
    const sums = createWeightSums();
    const categories = categoryTable(scale);
    const readRating = readAccessor(rating, 'options.rating');
    const readWeight = readAccessor(weight, 'options.weight');
    let index = 0;
    for (const row of elementsOf(data as Iterable<Row> | ArrayLike<Row>, 'rows')) {
      const value = readRating(row, index);
      const category = typeof value === 'number' ? categories[value - scale.min] : undefined;
      if (category === undefined) throw ratingError(`rows[${index}].rating`, scale, value);
      const w = readWeight(row, index);
      if (!isWeight(w)) throw weightError(`rows[${index}].weight`, w);
      addWeight(sums, category, w, w * w);
      index += 1;
    }
    return weightedCountsFrom(sums, index);
  }
  assertRecord(data, 'data', 'rows with accessors, or columns of ratings and weights');
  const { ratings, weights } = data as WeightedColumns;
  assertColumn(ratings, ratings?.length, 'ratings');
  assertColumn(weights, ratings.length, 'weights');
  return weightedCountsFrom(sumColumns(ratings, weights, scale), ratings.length);
}

/**
 * Adds weighted counts: shards, days and segments merge as if all their responses had been summed at once.
 *
 * An empty list gives zeros.
 *
 * @throws {NpsError} INVALID_COUNTS when weighted counts are malformed or a sum is not finite.
 * @example
 * ```ts
 * import { combineWeightedCounts, tallyWeighted } from 'nps-kit';
 *
 * const shard = tallyWeighted({ ratings: [10, 0], weights: [1.5, 0.5] });
 * combineWeightedCounts([shard, shard]).promoterWeight; // => 3
 * ```
 */
export function combineWeightedCounts(list: Iterable<WeightedCounts>): WeightedCounts {
  const sums = createWeightSums();
  let n = 0;
  let index = 0;
  for (const counts of elementsOf(list, 'list')) {
    const path = `list[${index}]`;
    assertWeighted(counts, path);
    assertCounts(counts, path);
    n += counts.n;
    addWeight(sums, 0, counts.detractorWeight, counts.detractorSquaredWeight);
    addWeight(sums, 1, counts.passiveWeight, counts.passiveSquaredWeight);
    addWeight(sums, 2, counts.promoterWeight, counts.promoterSquaredWeight);
    index += 1;
  }
  const total = weightedCountsFrom(sums, n);
  assertCounts(total, 'list');
  return total;
}

/**
 * How many equally weighted respondents carry as much information as these weighted ones (Kish).
 *
 * @returns Heads, from 0 (nobody) to n; equal weights give n.
 * @throws {NpsError} INVALID_COUNTS when weighted counts are malformed.
 * @example
 * ```ts
 * import { effectiveSampleSize, tallyWeighted } from 'nps-kit';
 *
 * effectiveSampleSize(tallyWeighted({ ratings: [10, 9, 0], weights: [1, 1, 4] })); // => 2
 * ```
 * @see Kish, "Survey Sampling", 1965, section 11.7: (sum of w)^2 / sum of w^2
 */
export function effectiveSampleSize(weighted: WeightedCounts): number {
  assertWeighted(weighted, 'weighted');
  return effectiveHeads(weighted, 'weighted');
}

/** Throws unless the value looks like weighted counts. */
export function assertWeighted(weighted: WeightedCounts, path: string): void {
  assertRecord(weighted, path, 'weighted counts');
  if (!isWeighted(weighted)) throw new NpsError('INVALID_COUNTS', path, 'weighted counts', weighted);
}
