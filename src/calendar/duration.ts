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
  // For bounds only; their length is the calendar's.
  months: 2_678_400,
  years: 31_622_400,
  businessDays: 86_400,
};

/** A duration in the form that arithmetic wants. */
export interface Span {
  readonly unit: 'milliseconds' | 'days' | 'months' | 'businessDays';
  readonly count: number;
  /** The result is moved to the start of its local date. */
  readonly toLocalDate: boolean;
  /** Milliseconds with months of 31 days and a week for five business days: for comparisons. */
  readonly nominal: number;
}

/** Ten thousand years in seconds: longer waits are slips of a unit. */
const longestSeconds = 3.2e11;

/** Reads a duration; throws INVALID_DURATION unless it has one known unit with a number of 0 or more. */
export function readDuration(duration: Duration, path: string): Span {
  let unit: DurationUnit | null = null;
  for (const key in duration) {
    if (key === 'basis' || duration[key as DurationUnit] === undefined) continue;
    if (unit !== null || !Object.hasOwn(secondsOf, key)) {
      unit = null;
      break;
    }
    unit = key as DurationUnit;
  }
  if (unit === null) {
    throw new NpsError('INVALID_DURATION', path, 'one unit, such as { days: 30 }', duration);
  }
  const basis = duration.basis;
  const count = duration[unit] as unknown;
  if (basis !== undefined && !['elapsed', 'calendar', 'localDate'].includes(basis)) {
    throw new NpsError('INVALID_DURATION', `${path}.basis`, '"elapsed", "calendar" or "localDate"', basis);
  }
  const seconds = secondsOf[unit];
  const ofMonths = unit === 'months' ? 1 : unit === 'years' ? 12 : 0;
  const byDays = seconds >= 86_400 && basis !== undefined && basis !== 'elapsed';
  const byCalendar = byDays || ofMonths > 0 || unit === 'businessDays';
  if (
    !(typeof count === 'number' && count >= 0 && count * seconds <= longestSeconds) ||
    (byCalendar && count % 1 !== 0)
  ) {
    const expected = `${byCalendar ? 'a whole number' : 'a number'}, 0 or more, of at most 10,000 years`;
    throw new NpsError('INVALID_DURATION', `${path}.${unit}`, expected, count);
  }
  const length = Math.round(count * seconds * 1000);
  return {
    unit: !byCalendar
      ? 'milliseconds'
      : ofMonths > 0
        ? 'months'
        : unit === 'businessDays'
          ? 'businessDays'
          : 'days',
    count: !byCalendar ? length : count * (ofMonths || (unit === 'weeks' ? 7 : 1)),
    toLocalDate: basis === 'localDate',
    nominal: unit === 'businessDays' ? length * 1.4 : length,
  };
}

/** Milliseconds that a span never exceeds: weekends and a clock that is set forward by a day add to the nominal. */
export function longestOf({ unit, nominal }: Span): number {
  return unit === 'milliseconds' ? nominal : nominal + 5 * dayLength;
}

/** True for a span of the same length in every zone and season. */
export function isElapsed({ unit, toLocalDate }: Span): boolean {
  return unit === 'milliseconds' && !toLocalDate;
}

/**
 * The instant a duration after another one, never before it. Calendar lengths keep the wall-clock time in the zone: the
 * day of the month is held to the month's last (January 31 and a month is the end of February), a time that the clock
 * skips moves forward, of a time that comes twice the earlier counts.
 */
export function addSpan(zone: Zone, instant: Instant, span: Span): Instant {
  const { unit, count, toLocalDate } = span;
  if (count === 0) return instant;
  if (unit === 'milliseconds') {
    const end = instant + count;
    return toLocalDate ? Math.max(instant, startOfLocalDay(zone, localDayOf(zone, end))) : end;
  }
  const local = localFromInstant(zone, instant);
  const day = Math.floor(local / dayLength);
  const target =
    unit === 'months' ? addMonths(day, count) : unit === 'days' ? day + count : addBusinessDays(day, count);
  const end = toLocalDate
    ? startOfLocalDay(zone, target)
    : instantFromLocal(zone, local + (target - day) * dayLength);
  return Math.max(instant, end);
}

/** The earliest instant whose local date is that day; where the zone skipped the date, the end of the gap. */
export function startOfLocalDay(zone: Zone, day: number): Instant {
  return firstInstantAtLocal(zone, day * dayLength);
}
