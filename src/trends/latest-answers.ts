import { zoneOf } from '../calendar/zone.js';
import { type Accessor, readAccessor } from '../core/accessor.js';
import { assertRecord } from '../core/assertions.js';
import type { NpsCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { labelOf } from '../core/segment-name.js';
import { assertInstant, type Duration, type Instant } from '../core/time.js';
import { countsAt } from '../scoring/categories.js';
import { pointsOf } from '../scoring/score.js';
import { lookBack, readLookBack } from './look-back.js';
import { type ResponseFields, readResponses } from './read-responses.js';

/** Options of {@link latestPerRespondent}. */
export interface LatestOptions<Row> extends ResponseFields<Row> {
  /** Who answered, a text or number. Rows without one (null, undefined, NaN, `""`) each count as a respondent. */
  readonly respondent: Accessor<Row, unknown>;
  /** The instant whose state is asked for; answers at or after it do not count. */
  readonly asOf: Instant;
  /** How old an answer may be, such as `{ days: 365 }` or `{ months: 12 }`. */
  readonly within: Duration;
  /** IANA time zone of calendar months and years. @defaultValue `"UTC"` */
  readonly timeZone?: string | undefined;
}

/** The last answer of each respondent: `counted` and all of `excluded` add up to `rows`. */
export interface LatestAnswers {
  /** The oldest instant that counts. */
  readonly since: Instant;
  /** The first instant that does not count any more. */
  readonly asOf: Instant;
  /** Heads per category: one answer for each respondent. */
  readonly counts: NpsCounts;
  /** Net Promoter Score in points, -100 to 100; null when there is no answer. */
  readonly score: number | null;
  /** Rows that were read. */
  readonly rows: number;
  /** Rows that count: respondents, and rows without one. */
  readonly counted: number;
  /** Rows that do not count, by the first cause that holds, in this order. */
  readonly excluded: {
    /** At `asOf` or later. */
    readonly later: number;
    /** Before `since`. */
    readonly tooOld: number;
    /** Followed by a later answer of the same respondent. */
    readonly superseded: number;
  };
}

/**
 * The state of the customer base at an instant: everybody counts once, with the last answer that is not too old.
 *
 * A period score weighs those who answer often; this one does not. Of two answers at the same instant the later row
 * counts. No answers give zeros and a null score.
 *
 * @returns Heads and score in points, with an account of every row.
 * @throws {NpsError} RATING_OUT_OF_RANGE or INVALID_INSTANT with the row, when a row has no rating or no time.
 * @throws {NpsError} INVALID_ARGUMENT with the row, when a respondent is an object, which is like no other.
 * @throws {NpsError} INVALID_DURATION when `within` is no positive duration or one in business days.
 * @throws {NpsError} UNKNOWN_TIME_ZONE, INVALID_OPTION, INVALID_SCALE or INVALID_ARGUMENT when an option is malformed or
 *   the rows can not be walked.
 * @example
 * ```ts
 * import { latestPerRespondent } from 'nps-kit';
 *
 * const rows = [
 *   { at: Date.UTC(2025, 5, 1), rating: 3, customer: 'c1' },
 *   { at: Date.UTC(2026, 0, 9), rating: 9, customer: 'c1' },
 *   { at: Date.UTC(2026, 1, 9), rating: 8, customer: 'c2' },
 *   { at: Date.UTC(2024, 1, 9), rating: 0, customer: 'c3' },
 * ];
 * const state = latestPerRespondent(rows, {
 *   at: 'at', rating: 'rating', respondent: 'customer', asOf: Date.UTC(2026, 2, 1), within: { days: 365 },
 * });
 * state.score; // => 50
 * state.excluded; // => { later: 0, tooOld: 1, superseded: 1 }
 * ```
 */
export function latestPerRespondent<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: LatestOptions<Row>,
): LatestAnswers {
  assertRecord(options, 'options');
  const { asOf, within, timeZone = 'UTC' } = options;
  assertInstant(asOf, 'options.asOf');
  const since = lookBack(zoneOf(timeZone, 'options.timeZone'), asOf, readLookBack(within, 'options.within'));
  const readRespondent = readAccessor(options.respondent, 'options.respondent');
  const { rows: list, times, categories } = readResponses(rows, options);
  const excluded = { later: 0, tooOld: 0, superseded: 0 };
  const latest = new Map<unknown, number>();
  const heads = new Float64Array(3);
  const count = (row: number): void => {
    (heads[categories[row] as number] as number) += 1;
  };
  times.forEach((time, row) => {
    const respondent = readRespondent(list[row] as Row, row);
    const label = labelOf(respondent);
    if (label === undefined) {
      throw new NpsError('INVALID_ARGUMENT', `rows[${row}].respondent`, 'a text or a number', respondent);
    }
    const before = latest.get(respondent);
    if (time >= asOf) excluded.later += 1;
    else if (time < since) excluded.tooOld += 1;
    else if (label === null) count(row);
    else if (before === undefined) latest.set(respondent, row);
    else {
      excluded.superseded += 1;
      if (time >= (times[before] as number)) latest.set(respondent, row);
    }
  });
  for (const row of latest.values()) count(row);
  const counts = countsAt(heads);
  return {
    since,
    asOf: asOf + 0,
    counts,
    score: pointsOf(counts),
    rows: times.length,
    counted: times.length - excluded.later - excluded.tooOld - excluded.superseded,
    excluded,
  };
}
