import { type Accessor, readAccessor } from '../core/accessor.js';
import { NpsError } from '../core/errors.js';
import { elementsOf } from '../core/sequence.js';
import { isRating } from '../scoring/classify.js';
import { ratingError, type ScaleOptions, scaleOf } from '../scoring/scale.js';

/** Where a row holds its rating and a number to set beside it. */
export interface RatingAndValueOptions<Row> extends ScaleOptions {
  /** Where the rating of a row is. */
  readonly rating: Accessor<Row, number>;
  /** Where the number is, such as days since the purchase. Null, undefined and NaN are missing. */
  readonly value: Accessor<Row, number | null | undefined>;
}

/** A rating and the number beside it. */
export interface RatedValue {
  readonly rating: number;
  readonly value: number;
}

/** Rows that have a value, by value ascending, and how many have none. */
export function readPairs<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: RatingAndValueOptions<Row>,
): { pairs: RatedValue[]; missing: number } {
  const scale = scaleOf(options);
  const readRating = readAccessor(options.rating, 'options.rating');
  const readValue = readAccessor(options.value, 'options.value');
  const pairs: RatedValue[] = [];
  let index = 0;
  for (const row of elementsOf(rows, 'rows')) {
    const rating = readRating(row, index);
    if (!isRating(rating, { scale })) throw ratingError(`rows[${index}].rating`, scale, rating);
    const value = readValue(row, index);
    if (value !== null && value !== undefined && !Number.isNaN(value)) {
      if (!Number.isFinite(value)) {
        throw new NpsError('INVALID_ARGUMENT', `rows[${index}].value`, 'a finite number or null', value);
      }
      pairs.push({ rating, value: value + 0 });
    }
    index += 1;
  }
  pairs.sort((one, other) => one.value - other.value);
  return { pairs, missing: index - pairs.length };
}
