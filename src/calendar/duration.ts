import { NpsError } from '../core/errors.js';
import type { Duration, DurationUnit, Instant } from '../core/time.js';
import { addBusinessDays, addMonths, dayLength } from './civil.js';
import { firstInstantAtLocal, instantFromLocal, localDayOf, localFromInstant } from './local.js';
import type { Zone } from './zone.js';

const secondsOf: Readonly<Record<DurationUnit, number>> = {
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
  weeks: 604_800,
  // The shortest that they can be: for bounds only, their length is the calendar's.
  months: 2_419_200,
  years: 31_536_000,
  businessDays: 86_400,
};

/** A duration in the form that arithmetic wants: one of the four lengths is not 0, or all are. */
export interface Span {
  /** Milliseconds, the same in every zone. */
  readonly elapsed: number;
  /** Calendar days. */
  readonly days: number;
  /** Calendar months. */
  readonly months: number;
  /** Days from Monday to Friday. */
  readonly businessDays: number;
  /** The result is moved to the start of its local date. */
  readonly toLocalDate: boolean;
}

/** Ten thousand years in seconds: longer waits are slips of a unit. */
const longest = 3.2e11;

/** Reads a duration; throws INVALID_DURATION unless it has one known unit with a number of 0 or more. */
export function readDuration(duration: Duration, path: string): Span {
  if (typeof duration !== 'object' || duration === null) {
    throw new NpsError('INVALID_DURATION', path, 'a duration such as { days: 30 }', duration);
  }
  let unit: DurationUnit | null = null;
  for (const key in duration) {
    if (key === 'basis' || duration[key as DurationUnit] === undefined) continue;
    if (unit !== null || !Object.hasOwn(secondsOf, key)) {
      throw new NpsError('INVALID_DURATION', path, 'one unit from seconds to years or businessDays', key);
    }
    unit = key as DurationUnit;
  }
  if (unit === null) {
    throw new NpsError('INVALID_DURATION', path, 'one unit from seconds to years or businessDays', duration);
  }
  const basis = duration.basis;
  if (basis !== undefined && basis !== 'elapsed' && basis !== 'calendar' && basis !== 'localDate') {
    throw new NpsError('INVALID_DURATION', `${path}.basis`, '"elapsed", "calendar" or "localDate"', basis);
  }
  const count = duration[unit] as unknown;
  const seconds = secondsOf[unit];
  const own = unit === 'months' || unit === 'years' || unit === 'businessDays';
  const byCalendar = own || (seconds >= 86_400 && basis !== undefined && basis !== 'elapsed');
  if (
    !(typeof count === 'number' && count >= 0 && count * seconds <= longest) ||
    (byCalendar && !Number.isInteger(count))
  ) {
    const expected = `${byCalendar ? 'a whole number' : 'a number'}, 0 or more, of at most 10,000 years`;
    throw new NpsError('INVALID_DURATION', `${path}.${unit}`, expected, count);
  }
  return {
    elapsed: byCalendar ? 0 : Math.round(count * seconds * 1000),
    days: byCalendar && !own ? (count * seconds) / 86_400 : 0,
    months: unit === 'months' ? count : unit === 'years' ? count * 12 : 0,
    businessDays: unit === 'businessDays' ? count : 0,
    toLocalDate: basis === 'localDate',
  };
}

/** True for a span of the same length in every zone and season. */
export function isElapsed(span: Span): boolean {
  return span.days === 0 && span.months === 0 && span.businessDays === 0 && !span.toLocalDate;
}

/** Milliseconds that a span never exceeds, whatever the zone and the date. */
export function longestOf({ elapsed, days, months, businessDays }: Span): number {
  const calendarDays = days + months * 31 + weekends(businessDays);
  // A clock that is set forward by a whole day (Pacific/Apia) is the most that a local time moves.
  return elapsed + (calendarDays === 0 ? 0 : (calendarDays + 2) * dayLength);
}

/** The most calendar days that a number of business days can take. */
function weekends(businessDays: number): number {
  return businessDays === 0 ? 0 : businessDays + 2 * Math.ceil(businessDays / 5) + 2;
}

/** True for a duration of nothing. */
export function isZero(span: Span): boolean {
  return span.elapsed === 0 && span.days === 0 && span.months === 0 && span.businessDays === 0;
}

/**
 * The instant a duration after another one. Calendar lengths keep the wall-clock time in the zone: the day of the
 * month is held to the month's last (January 31 and a month is the end of February), a time that the clock skips
 * moves forward, of a time that comes twice the earlier counts. Never before the instant itself.
 */
export function addSpan(zone: Zone, instant: Instant, span: Span): Instant {
  if (isElapsed(span)) return instant + span.elapsed;
  if (isZero(span)) return instant;
  if (span.elapsed > 0) {
    return Math.max(instant, startOfLocalDay(zone, localDayOf(zone, instant + span.elapsed)));
  }
  const local = localFromInstant(zone, instant);
  const day = Math.floor(local / dayLength);
  const target =
    span.months > 0
      ? addMonths(day, span.months)
      : span.businessDays > 0
        ? addBusinessDays(day, span.businessDays)
        : day + span.days;
  const reached = span.toLocalDate
    ? startOfLocalDay(zone, target)
    : instantFromLocal(zone, local + (target - day) * dayLength);
  return Math.max(instant, reached);
}

/** The earliest instant whose local date is that day; where the zone skipped the date, the end of the gap. */
export function startOfLocalDay(zone: Zone, day: number): Instant {
  return firstInstantAtLocal(zone, day * dayLength);
}
