import { readAccessor } from '../core/accessor.js';
import { assertRecord } from '../core/assertions.js';
import { assertColumn } from '../core/sequence.js';
import { codeRatings, listRows, pathIn, readWeights } from '../scoring/coded-ratings.js';
import type { RatingScale } from '../scoring/scale.js';
import { codeColumns } from './columns.js';
import { type CodedKey, encodeKey } from './encode.js';
import { readKeys } from './keys.js';
import type { ResponseColumns, TallyBySegmentOptions, TallyColumnsOptions } from './tally.js';

/** Ready to count: per response the codes of its keys, a category (0 detractor, 1 passive, 2 promoter), a weight. */
export interface CodedResponses {
  readonly keys: readonly CodedKey[];
  readonly categories: Uint8Array;
  readonly weights: Float64Array | null;
}

/** Reads every row once per key, rating and weight. */
export function codeRows<Row>(
  data: Iterable<Row> | ArrayLike<Row>,
  { by, rating, weight }: TallyBySegmentOptions<Row>,
  scale: RatingScale,
): CodedResponses {
  const readers = readKeys(by);
  readAccessor(rating, 'options.rating');
  if (weight !== undefined) readAccessor(weight, 'options.weight');
  const rows = listRows(data);
  return {
    categories: codeRatings(rows, rating, scale, pathIn('rows', '.rating')),
    weights: weight ? readWeights(rows, weight, pathIn('rows', '.weight')) : null,
    keys: readers.map(({ key, read }) => encodeKey(rows, key, read, pathIn('rows', `.${key}`))),
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
    categories: codeRatings(ratings, undefined, scale, pathIn('ratings')),
    weights: weights ? readWeights(weights, undefined, pathIn('weights')) : null,
  };
}
