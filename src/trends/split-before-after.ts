import { addSpan, readDuration } from '../calendar/duration.js';
import { zoneOf } from '../calendar/zone.js';
import { assertRecord } from '../core/assertions.js';
import type { NpsCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { assertInstant, type Duration, type Instant } from '../core/time.js';
import { countsAt } from '../scoring/categories.js';
import { type ResponseFields, readResponses } from './read-responses.js';

/** Options of {@link splitBeforeAfter}. */
export interface SplitOptions<Row> extends ResponseFields<Row> {
  /** The instant of the change; an answer at that instant is after it. */
  readonly change: Instant;
  /** Time from the change on whose answers count for neither side, such as `{ days: 14 }`. @defaultValue none */
  readonly washout?: Duration | undefined;
  /** Half-open span of time that counts: start <= at < end, the end not before the start. @defaultValue all time */
  readonly window?: { readonly start?: Instant | undefined; readonly end?: Instant | undefined } | undefined;
  /** IANA time zone of a washout in calendar units. @defaultValue `"UTC"` */
  readonly timeZone?: string | undefined;
}

/** Counts on both sides of a change; they and `excluded` add up to the rows. */
export interface BeforeAfterSplit {
  /** Heads per category before the change. */
  readonly before: NpsCounts;
  /** Heads per category from the end of the washout on. */
  readonly after: NpsCounts;
  /** First instant that is after: the change and the washout. */
  readonly afterFrom: Instant;
  /** Rows on neither side. */
  readonly excluded: { readonly washout: number; readonly outOfWindow: number };
}

/**
 * Counts the answers before and after a change, and leaves out those of a washout that still speak of the time before.
 *
 * The counts go into `compareBeforeAfter`. No rows give zeros.
 *
 * @returns Heads per category.
 * @throws {NpsError} RATING_OUT_OF_RANGE or INVALID_INSTANT with the row, when a row has no rating or no time.
 * @throws {NpsError} INVALID_DURATION when the washout is no duration; UNKNOWN_TIME_ZONE when the zone is unknown.
 * @throws {NpsError} INVALID_INSTANT, INVALID_OPTION, INVALID_SCALE or INVALID_ARGUMENT when an option is malformed or
 *   the rows can not be walked.
 * @example
 * ```ts
 * import { splitBeforeAfter } from 'nps-kit';
 *
 * const rows = [
 *   { at: Date.UTC(2026, 0, 5), rating: 4 },
 *   { at: Date.UTC(2026, 0, 12), rating: 7 },
 *   { at: Date.UTC(2026, 0, 30), rating: 9 },
 * ];
 * const split = splitBeforeAfter(rows, {
 *   at: 'at', rating: 'rating', change: Date.UTC(2026, 0, 10), washout: { days: 7 },
 * });
 * split.before; // => { promoters: 0, passives: 0, detractors: 1 }
 * split.after; // => { promoters: 1, passives: 0, detractors: 0 }
 * split.excluded; // => { washout: 1, outOfWindow: 0 }
 * ```
 */
export function splitBeforeAfter<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: SplitOptions<Row>,
): BeforeAfterSplit {
  assertRecord(options, 'options');
  const { change, washout = { days: 0 }, window = {}, timeZone = 'UTC' } = options;
  assertInstant(change, 'options.change');
  assertRecord(window, 'options.window', '{ start, end }');
  const { start = Number.NEGATIVE_INFINITY, end = Number.POSITIVE_INFINITY } = window;
  if (window.start !== undefined) assertInstant(start, 'options.window.start');
  if (window.end !== undefined) assertInstant(end, 'options.window.end');
  if (end < start) {
    throw new NpsError('INVALID_OPTION', 'options.window.end', 'an instant from the start on', end);
  }
  const zone = zoneOf(timeZone, 'options.timeZone');
  const span = readDuration(washout, 'options.washout');
  const afterFrom = addSpan(zone, change, span) + 0;
  const { times, categories } = readResponses(rows, options);
  const excluded = { washout: 0, outOfWindow: 0 };
  // Before the change, and after it.
  const heads = new Float64Array(6);
  times.forEach((time, row) => {
    const category = categories[row] as number;
    if (!(time >= start && time < end)) excluded.outOfWindow += 1;
    else if (time < change) (heads[category] as number) += 1;
    else if (time < afterFrom) excluded.washout += 1;
    else (heads[3 + category] as number) += 1;
  });
  return { before: countsAt(heads, 0), after: countsAt(heads, 1), afterFrom, excluded };
}
