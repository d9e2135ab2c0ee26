import { addMonths, dayLength } from '../calendar/civil.js';
import { readDuration, type Span } from '../calendar/duration.js';
import { instantFromLocal, localFromInstant } from '../calendar/local.js';
import type { Zone } from '../calendar/zone.js';
import { NpsError } from '../core/errors.js';
import type { Duration, Instant } from '../core/time.js';

/** Reads a duration that is looked back over; business days and `localDate` have no way back. */
export function readLookBack(duration: Duration, path: string): Span {
  const span = readDuration(duration, path);
  if (span.businessDays > 0 || span.toLocalDate) {
    throw new NpsError(
      'INVALID_DURATION',
      path,
      'elapsed time, or calendar days, weeks, months or years',
      duration,
    );
  }
  if (span.elapsed + span.days + span.months === 0) {
    throw new NpsError('INVALID_DURATION', path, 'more than 0', duration);
  }
  return span;
}

/**
 * The instant that lies a span before another one. Calendar lengths keep the wall-clock time in the zone; the day of the
 * month is held to the month's last (a month before March 31 is the end of February).
 */
export function lookBack(zone: Zone, instant: Instant, span: Span): Instant {
  if (span.elapsed > 0) return instant - span.elapsed;
  const local = localFromInstant(zone, instant);
  const day = Math.floor(local / dayLength);
  const target = span.months > 0 ? addMonths(day, -span.months) : day - span.days;
  return instantFromLocal(zone, local + (target - day) * dayLength);
}
