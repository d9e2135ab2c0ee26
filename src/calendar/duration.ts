import { NpsError } from '../core/errors.js';
import type { Duration, DurationUnit, Instant } from '../core/time.js';
import { addBusinessDays, addMonths, dayLength } from './civil.js';
import { firstInstantAtLocal, instantFromLocal, localDayOf, localFromInstant } from './local.js';
import type { Zone } from './zone.js';

/** Of each unit the seconds (of those that only a calendar can measure the most), and what it is on a calendar. */
const units: Readonly<
  Record<
    DurationUnit,
    readonly [seconds: number, calendar?: 'days' | 'months' | 'businessDays', size?: number]
  >
> = {
  seconds: [1],
  minutes: [60],
  hours: [3600],
  days: [86_400, 'days', 1],
  weeks: [604_800, 'days', 7],
  months: [2_678_400, 'months', 1],
  years: [31_622_400, 'months', 12],
  businessDays: [86_400, 'businessDays', 1],
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
const longestSeconds = 3.2e11;

/** Reads a duration; throws INVALID_DURATION unless it has one known unit with a number of 0 or more. */
export function readDuration(duration: Duration, path: string): Span {
  const refuse = (where: string, expected: string, received: unknown): NpsError =>
    new NpsError('INVALID_DURATION', path + where, expected, received);
  let unit = '';
  // Two units run together to the name of none.
  for (const key in duration) {
    if (key !== 'basis' && duration[key as DurationUnit] !== undefined) unit += key;
  }
  if (!Object.hasOwn(units, unit)) throw refuse('', 'one unit, such as { days: 30 }', duration);
  const { basis } = duration;
  if (basis !== undefined && !['elapsed', 'calendar', 'localDate'].includes(basis)) {
    throw refuse('.basis', '"elapsed", "calendar" or "localDate"', basis);
  }
  const count = duration[unit as DurationUnit] as unknown;
  const [seconds, calendar, size = 1] = units[unit as DurationUnit];
  // Days and weeks are multiples of 24 hours unless the basis says otherwise.
  const length = calendar === 'days' && (basis ?? 'elapsed') === 'elapsed' ? undefined : calendar;
  const isFine = typeof count === 'number' && count >= 0 && count * seconds <= longestSeconds;
  if (!isFine || (length && count % 1 > 0)) {
    const expected = `${length ? 'a whole number' : 'a number'}, 0 or more, of at most 10,000 years`;
    throw refuse(`.${unit}`, expected, count);
  }
  const span = { elapsed: 0, days: 0, months: 0, businessDays: 0, toLocalDate: basis === 'localDate' };
  if (length) return { ...span, [length]: count * size };
  return { ...span, elapsed: Math.round(count * seconds * 1000) };
}

/** True for a span of the same length in every zone and season. */
export function isElapsed({ days, months, businessDays, toLocalDate }: Span): boolean {
  return days === 0 && months === 0 && businessDays === 0 && !toLocalDate;
}

/** True for a duration of nothing. */
export function isZero(span: Span): boolean {
  return nominalOf(span) === 0;
}

/** Milliseconds, with months of 31 days and a week for five business days: for comparisons. */
export function nominalOf({ elapsed, days, months, businessDays }: Span): number {
  return elapsed + (days + months * 31 + businessDays * 1.4) * dayLength;
}

/** Milliseconds that a span never exceeds: weekends and a clock that is set forward by a day add to the nominal. */
export function longestOf(span: Span): number {
  return nominalOf(span) + (span.elapsed > 0 || isZero(span) ? 0 : 5 * dayLength);
}

/**
 * The instant a duration after another one, never before it. Calendar lengths keep the wall-clock time in the zone: the
 * day of the month is held to the month's last (January 31 and a month is the end of February), a time that the clock
 * skips moves forward, of a time that comes twice the earlier counts.
 */
export function addSpan(zone: Zone, instant: Instant, span: Span): Instant {
  const { elapsed, days, months, businessDays, toLocalDate } = span;
  if (isElapsed(span)) return instant + elapsed;
  if (isZero(span)) return instant;
  if (elapsed > 0) return Math.max(instant, startOfLocalDay(zone, localDayOf(zone, instant + elapsed)));
  const local = localFromInstant(zone, instant);
  const day = Math.floor(local / dayLength);
  const target =
    months > 0 ? addMonths(day, months) : businessDays > 0 ? addBusinessDays(day, businessDays) : day + days;
  const end = toLocalDate
    ? startOfLocalDay(zone, target)
    : instantFromLocal(zone, local + (target - day) * dayLength);
  return Math.max(instant, end);
}

/** The earliest instant whose local date is that day; where the zone skipped the date, the end of the gap. */
export function startOfLocalDay(zone: Zone, day: number): Instant {
  return firstInstantAtLocal(zone, day * dayLength);
}
