import { type Accessor, readAccessor } from '../core/accessor.js';
import type { Category } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { elementsOf } from '../core/sequence.js';
import { classifyRating, isRating } from '../scoring/classify.js';
import { ratingError, type ScaleOptions, scaleOf } from '../scoring/scale.js';

/** Where a row holds its rating. */
export interface OutcomeRating<Row> extends ScaleOptions {
  /** Where the rating of a row is. Null and undefined are missing. */
  readonly rating: Accessor<Row, number | null | undefined>;
}

/** Outcomes per category, and the rows that lack the rating or the outcome. */
export interface OutcomeRows<Value> {
  readonly byCategory: Readonly<Record<Category, readonly Value[]>>;
  readonly missing: number;
}

/** Reads rating and outcome of every row; throws at the first that is neither valid nor missing. */
export function readOutcomes<Row, Value>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: OutcomeRating<Row>,
  outcome: {
    readonly name: 'event' | 'amount';
    readonly accessor: Accessor<Row, Value | null | undefined>;
    readonly isValid: (value: Value) => boolean;
    readonly expected: string;
  },
): OutcomeRows<Value> {
  const scale = scaleOf(options);
  const readRating = readAccessor(options.rating, 'options.rating');
  const readValue = readAccessor(outcome.accessor, `options.${outcome.name}`);
  const byCategory: Record<Category, Value[]> = { detractor: [], passive: [], promoter: [] };
  let [index, missing] = [0, 0];
  for (const row of elementsOf(rows, 'rows')) {
    const rating = readRating(row, index) ?? null;
    const value = readValue(row, index) ?? null;
    const path = `rows[${index}]`;
    if (rating !== null && !isRating(rating, { scale })) {
      throw ratingError(`${path}.rating`, scale, rating);
    }
    if (value !== null && !outcome.isValid(value)) {
      throw new NpsError('INVALID_ARGUMENT', `${path}.${outcome.name}`, outcome.expected, value);
    }
    if (rating === null || value === null) missing += 1;
    else byCategory[classifyRating(rating, { scale })].push(value);
    index += 1;
  }
  return { byCategory, missing };
}
