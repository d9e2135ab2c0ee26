import type { Instant } from '../core/time.js';
import { dayLength } from './civil.js';
import { offsetAt, stretchAt, type Zone } from './zone.js';

// Local time is held as the milliseconds that the same date and wall-clock time would have in UTC.

/** The local time of an instant. */
export function localFromInstant(zone: Zone, instant: Instant): number {
  return instant + offsetAt(zone, instant);
}

/** The local date of an instant, in days since 1970-01-01. */
export function localDayOf(zone: Zone, instant: Instant): number {
  return Math.floor(localFromInstant(zone, instant) / dayLength);
}

/**
 * The instant of a local time: of two the earlier, and where the clock skips it, as much later as the clock skips
 * (02:30 becomes 03:30).
 */
export function instantFromLocal(zone: Zone, local: number): Instant {
  return findLocal(zone, local, false);
}

/** The earliest instant whose local time is at or after `local`: the end of the gap where the clock skips it. */
export function firstInstantAtLocal(zone: Zone, local: number): Instant {
  return findLocal(zone, local, true);
}

function findLocal(zone: Zone, local: number, endOfGap: boolean): Instant {
  // No offset is beyond 16 hours, so the instant lies within a day of `local`.
  let stretch = stretchAt(zone, local - dayLength);
  for (;;) {
    const instant = local - stretch.offset;
    if (instant < stretch.end) return instant;
    const next = stretchAt(zone, stretch.end);
    if (local - next.offset < next.start) return endOfGap ? next.start : instant;
    stretch = next;
  }
}
