import { readAccessor } from '../core/accessor.js';
import { assertRecord } from '../core/assertions.js';
import { elementsOf } from '../core/sequence.js';
import { categoryTable } from '../scoring/categories.js';
import { type RatingScale, ratingError } from '../scoring/scale.js';
import { isWeight, weightError } from '../scoring/weight-sums.js';
import { assertColumn, codeColumns } from './columns.js';
import { type CodedKey, encodeKey, type Read } from './encode.js';
import { readKeys } from './keys.js';
import type { ResponseColumns, TallyBySegmentOptions, TallyColumnsOptions } from './tally.js';

/** Ready to count: per response the codes of its keys, a category (0 detractor, 1 passive, 2 promoter), a weight. */
export interface CodedResponses {
  readonly keys: readonly CodedKey[];
  readonly categories: Uint8Array;
  readonly weights: Float64Array | null;
}

type PathOf = (index: number) => string;

/** Reads every row once per key, rating and weight. */
export function codeRows<Row>(
  data: Iterable<Row> | ArrayLike<Row>,
  { by, rating, weight }: TallyBySegmentOptions<Row>,
  scale: RatingScale,
): CodedResponses {
  const readers = readKeys(by);
  readAccessor(rating, 'options.rating');
  if (weight !== undefined) readAccessor(weight, 'options.weight');
  const items = elementsOf(data, 'rows');
  const rows = Array.isArray(items) ? (items as Row[]) : Array.from(items);
  const pathOf =
    (name: string): PathOf =>
    (index) =>
      `rows[${index}].${name}`;
  return {
    categories: codeRatings(rows, rating, scale, pathOf('rating')),
    weights: weight ? readWeights(rows, weight, pathOf('weight')) : null,
    keys: readers.map(({ key, read }) => encodeKey(rows, key, read, pathOf(key))),
  };
}

/** Reads the ratings, weights and chosen keys of columns. */
export function codeResponses(
  data: ResponseColumns,
  { by }: TallyColumnsOptions,
  scale: RatingScale,
): CodedResponses {
  assertRecord(data, 'data', 'rows with options that name the rating, or columns');
  const { ratings, weights } = data;
  assertColumn(ratings, ratings?.length, 'ratings');
  if (weights !== undefined) assertColumn(weights, ratings.length, 'weights');
  return {
    keys: codeColumns(data.columns, by, ratings.length),
    categories: codeRatings(ratings, undefined, scale, (index) => `ratings[${index}]`),
    weights: weights ? readWeights(weights, undefined, (index) => `weights[${index}]`) : null,
  };
}

function codeRatings<Item>(
  items: ArrayLike<Item>,
  read: Read<Item>,
  scale: RatingScale,
  pathOf: PathOf,
): Uint8Array {
  const categories = new Uint8Array(items.length);
  const table = categoryTable(scale);
  for (let i = 0; i < categories.length; i += 1) {
    const item = items[i] as Item;
    const value: unknown = typeof read === 'string' ? item?.[read] : read ? read(item, i) : item;
    // Only a rating of the scale is an index of the table.
    const category = typeof value === 'number' ? table[value - scale.min] : undefined;
    if (category === undefined) throw ratingError(pathOf(i), scale, value);
    categories[i] = category;
  }
  return categories;
}

/** Weights as a typed array, each checked. */
export function readWeights<Item>(items: ArrayLike<Item>, read: Read<Item>, pathOf: PathOf): Float64Array {
  const weights = new Float64Array(items.length);
  for (let i = 0; i < weights.length; i += 1) {
    const item = items[i] as Item;
    const weight: unknown = typeof read === 'string' ? item?.[read] : read ? read(item, i) : item;
    if (!isWeight(weight)) throw weightError(pathOf(i), weight);
    weights[i] = weight;
  }
  return weights;
}
