import type { Accessor } from '../core/accessor.js';
import { assertLevel, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import type { OutcomeCount } from './compare-rates.js';
import { meansOf, type OutcomeMeans } from './outcome-means.js';
import { type OutcomeRates, ratesOf } from './outcome-rates.js';
import { type OutcomeRating, readOutcomes } from './outcome-rows.js';

/** Where a row holds its rating and whether something happened, such as churn, renewal or a referral. */
export interface OutcomeEventOptions<Row> extends OutcomeRating<Row> {
  /** Where it stands whether it happened: true or false; null and undefined are missing. */
  readonly event: Accessor<Row, boolean | null | undefined>;
  /** Confidence level, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/** Where a row holds its rating and an amount, such as revenue. */
export interface OutcomeAmountOptions<Row> extends OutcomeRating<Row> {
  /** Where the amount is: a number within ±1e150; null and undefined are missing. */
  readonly amount: Accessor<Row, number | null | undefined>;
  /** Confidence level, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/** Squares of larger amounts are beyond a double. */
const largestAmount = 1e150;

/**
 * What became of promoters, passives and detractors: a rate (churn, renewal, referral) or a mean (revenue) per category.
 *
 * With `event`: rates with Wilson intervals, relative risk and risk difference of detractors against promoters, and the
 * ordered trend. With `amount`: means with Student's intervals and Welch's comparison; for skewed amounts take large groups.
 * Rows without a rating or an outcome are counted as missing. An association is no proof of a cause.
 *
 * @returns Rates as parts of one, or means in the unit of the amounts; no rows give nulls.
 * @throws {NpsError} RATING_OUT_OF_RANGE or INVALID_ARGUMENT with the row, when a rating or an outcome is malformed.
 * @throws {NpsError} INVALID_OPTION when an accessor is absent, both kinds are asked for, or the level is out of range;
 *   INVALID_SCALE when the scale contradicts itself.
 * @example
 * ```ts
 * import { outcomesByCategory } from 'nps-kit';
 *
 * const rows = [
 *   { rating: 10, churned: false, revenue: 120 },
 *   { rating: 9, churned: false, revenue: 80 },
 *   { rating: 7, churned: null, revenue: 60 },
 *   { rating: 2, churned: true, revenue: 40 },
 * ];
 * const churn = outcomesByCategory(rows, { rating: 'rating', event: 'churned' });
 * churn.detractors.rate; // => 1
 * churn.missing; // => 1
 * const revenue = outcomesByCategory(rows, { rating: 'rating', amount: 'revenue' });
 * revenue.promoters.mean; // => 100
 * ```
 * @see Wilson 1927 (rates); Koopman 1984 and Miettinen and Nurminen 1985 (comparison); Armitage 1955 (trend); Welch 1947
 */
export function outcomesByCategory<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: OutcomeEventOptions<Row>,
): OutcomeRates;
export function outcomesByCategory<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: OutcomeAmountOptions<Row>,
): OutcomeMeans;
export function outcomesByCategory<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: OutcomeEventOptions<Row> | OutcomeAmountOptions<Row>,
): OutcomeRates | OutcomeMeans {
  assertRecord(options, 'options');
  const { level = 0.95 } = options;
  assertLevel(level);
  if ('event' in options === 'amount' in options) {
    throw new NpsError('INVALID_OPTION', 'options', 'either an event or an amount', options);
  }
  if ('amount' in options) {
    const { byCategory, missing } = readOutcomes(rows, options, {
      name: 'amount',
      accessor: options.amount,
      isValid: (value) => typeof value === 'number' && Math.abs(value) <= largestAmount,
      expected: 'a number within ±1e150',
    });
    return meansOf(byCategory, missing, level);
  }
  const { byCategory, missing } = readOutcomes(rows, options, {
    name: 'event',
    accessor: options.event,
    isValid: (value) => typeof value === 'boolean',
    expected: 'true or false',
  });
  const counts = {
    promoters: countOf(byCategory.promoter),
    passives: countOf(byCategory.passive),
    detractors: countOf(byCategory.detractor),
  };
  return ratesOf(counts, missing, level);
}

const countOf = (events: readonly boolean[]): OutcomeCount => ({
  count: events.filter((happened) => happened).length,
  n: events.length,
});
