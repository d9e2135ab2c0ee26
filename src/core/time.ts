import { NpsError } from './errors.js';

/** A point in time: epoch milliseconds (UTC), a finite number within ±8.64e15. */
export type Instant = number;

/** Units of a {@link Duration}. */
export type DurationUnit =
  | 'seconds'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'weeks'
  | 'months'
  | 'years'
  | 'businessDays';

/** How a duration is added: multiples of 24 hours, same wall-clock time, or local midnight of that date. */
export type DurationBasis = 'elapsed' | 'calendar' | 'localDate';

/**
 * A length of time in exactly one unit, such as `{ days: 90 }`.
 *
 * Days and weeks are multiples of 24 hours unless `basis` says otherwise; months, years and business days always
 * follow the calendar of a time zone.
 */
export type Duration = {
  [Unit in DurationUnit]: { readonly [Key in Unit]: number } & {
    readonly [Other in Exclude<DurationUnit, Unit>]?: never;
  } & {
    /** @defaultValue `"elapsed"` for seconds to weeks, calendar for the rest */
    readonly basis?: DurationBasis;
  };
}[DurationUnit];

/** The largest distance of an instant from 1970, in milliseconds, that a calendar can name. */
const instantLimit = 8.64e15;

/** True for a number of milliseconds that a calendar can name. */
export function isInstant(value: unknown): value is Instant {
  return typeof value === 'number' && Math.abs(value) <= instantLimit;
}

/** Throws unless the value is an instant. */
export function assertInstant(value: unknown, path: string): asserts value is Instant {
  if (!isInstant(value)) {
    throw new NpsError('INVALID_INSTANT', path, 'an instant in epoch milliseconds', value);
  }
}

const isoInstant =
  /^(\d{4}|(?!-0{6})[+-]\d{6})-(\d\d)-(\d\d)T((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?(?:Z|([+-](?:[01]\d|2[0-3])):?([0-5]\d))$/;

/**
 * Reads an ISO 8601 date and time **with** its offset as an instant in epoch milliseconds.
 *
 * A text without `Z` or offset is refused: it names no instant. Fractions beyond milliseconds are cut.
 *
 * @throws {NpsError} INVALID_INSTANT when the text is not such a date, names no real day, or has no offset.
 * @example
 * ```ts
 * import { parseInstant } from 'nps-kit';
 *
 * parseInstant('2026-03-01T00:00:00+01:00'); // => 1772319600000
 * parseInstant('2026-03-01T00:00:00'); // throws INVALID_INSTANT
 * ```
 * @see ISO 8601-1:2019, 5.4 (date and time of day)
 */
export function parseInstant(text: string): Instant {
  const match = typeof text === 'string' ? isoInstant.exec(text) : null;
  const [, year, month, day, time, second = '00', fraction = '', hours = '+00', minutes = '00'] = match ?? [];
  const local = `${year}-${month}-${day}T${time}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}`;
  const instant = Date.parse(`${local}${hours}:${minutes}`);
  // Some runtimes read February 30 as a day in March.
  if (!isInstant(instant) || new Date(`${local}Z`).getUTCDate() !== Number(day)) {
    throw new NpsError('INVALID_INSTANT', 'text', 'an ISO 8601 date and time with offset', text);
  }
  return instant;
}

/**
 * The instant of a `Date`, in epoch milliseconds.
 *
 * @throws {NpsError} INVALID_INSTANT when the value is no date or an invalid one.
 * @example
 * ```ts
 * import { instantFromDate } from 'nps-kit';
 *
 * instantFromDate(new Date('2026-03-01T00:00:00Z')); // => 1772323200000
 * ```
 */
export function instantFromDate(date: Date): Instant {
  const time = Object.prototype.toString.call(date) === '[object Date]' ? date.getTime() : Number.NaN;
  if (Number.isNaN(time)) throw new NpsError('INVALID_INSTANT', 'date', 'a valid Date', date);
  return time;
}
