import { NpsError } from '../core/errors.js';
import { elementsOf } from '../core/sequence.js';
import type { CountingRules, ResponseCounts } from './counting-rules.js';
import { createResponseCounter } from './response-counter.js';

/**
 * Counts survey rows by explicit rules, and accounts for every row.
 *
 * Rows are excluded for the first cause that holds, in this order: test, outOfWindow, dismissed, partial, missing,
 * invalid, and then duplicate among the rest (so `latest` is the latest answered). A rating of 0 is an answer.
 * By default only answers are in the denominator. No rows gives zeros and a null score. A field of a row is read only
 * when it decides: a test row needs no time, a dismissed one no rating.
 *
 * @throws {NpsError} RATING_OUT_OF_RANGE with the row, when a rating is neither on the scale nor missing, unless
 *   `invalid` is `"exclude"`.
 * @throws {NpsError} INVALID_INSTANT with the row, when the window or the order of a respondent's answers needs a
 *   time and the row has no instant.
 * @throws {NpsError} INVALID_ARGUMENT with the row, when a respondent (or `per`) is an object: no two are alike.
 * @throws {NpsError} INVALID_OPTION when a rule is malformed; INVALID_SCALE when the scale contradicts itself.
 * @throws {NpsError} INVALID_ARGUMENT when the rows can not be walked.
 * @example
 * ```ts
 * import { countResponses } from 'nps-kit';
 *
 * const rows = [
 *   { user: 'a', score: 10, state: 'completed' },
 *   { user: 'a', score: 9, state: 'completed' },
 *   { user: 'b', score: 0, state: 'completed' },
 *   { user: 'c', score: 11, state: 'completed' },
 *   { user: 'd', score: null, state: 'dismissed' },
 * ];
 * const result = countResponses(rows, { rating: 'score', respondent: 'user', status: 'state', missingCodes: [11] });
 * result.counts; // => { promoters: 1, passives: 0, detractors: 1 }
 * result.counted; // => 2
 * result.excluded; // => { test: 0, outOfWindow: 0, dismissed: 1, partial: 0, missing: 1, invalid: 0, duplicate: 1 }
 * ```
 */
export function countResponses<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  rules: CountingRules<Row>,
): ResponseCounts {
  const counter = createResponseCounter(rules);
  for (const row of elementsOf(rows, 'rows')) counter.add(row);
  return counter.result();
}

/**
 * Counts survey rows that arrive one after another, by the same rules as `countResponses`.
 *
 * Memory does not grow with the rows, but for one entry per respondent where duplicates are looked for.
 *
 * @throws {NpsError} The same errors as `countResponses`, as a rejection.
 * @example
 * ```ts
 * import { countResponsesAsync } from 'nps-kit';
 *
 * async function* stream() {
 *   yield { score: 10 };
 *   yield { score: 6 };
 * }
 * (await countResponsesAsync(stream(), { rating: 'score' })).score; // => 0
 * ```
 */
export async function countResponsesAsync<Row>(
  rows: AsyncIterable<Row>,
  rules: CountingRules<Row>,
): Promise<ResponseCounts> {
  const counter = createResponseCounter(rules);
  if (typeof (rows as Partial<typeof rows> | null)?.[Symbol.asyncIterator] !== 'function') {
    throw new NpsError('INVALID_ARGUMENT', 'rows', 'an async iterable', rows);
  }
  for await (const row of rows) counter.add(row);
  return counter.result();
}
