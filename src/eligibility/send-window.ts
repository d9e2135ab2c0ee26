import { dayLength, weekdayOf } from '../calendar/civil.js';
import { stretchAt, type Zone } from '../calendar/zone.js';
import type { Instant } from '../core/time.js';
import { never } from './rule.js';

/** Weekdays and hours of a local clock at which sending is allowed; some of each week is. */
export interface SendWindow {
  /** ISO weekdays on which something is sent. */
  readonly days: readonly number[];
  /** Milliseconds after local midnight: quiet in [from, to), over midnight when `to` is less; equal for never. */
  readonly from: number;
  readonly to: number;
}

/** True on a weekday of the window. */
export function isOpenDay({ days }: SendWindow, local: number): boolean {
  return days.includes(weekdayOf(Math.floor(local / dayLength)));
}

/** True within the quiet hours: a predicate on the wall clock, whatever it did in the night. */
export function isQuiet({ from, to }: SendWindow, local: number): boolean {
  const time = local - Math.floor(local / dayLength) * dayLength;
  return from <= to ? time >= from && time < to : time >= from || time < to;
}

/** The first instant from `at` on at which the window is open. */
export function nextOpen(window: SendWindow, zone: Zone, at: Instant): Instant {
  return search(window, zone, at, true, never);
}

/** The first instant from `at` on, and before `limit`, at which the window is closed; `never` when there is none. */
export function nextClosed(window: SendWindow, zone: Zone, at: Instant, limit: Instant): Instant {
  // A window that never closes has no end to look for.
  const isAlwaysOpen = window.from === window.to && new Set(window.days).size === 7;
  return isAlwaysOpen ? never : search(window, zone, at, false, limit);
}

function search(window: SendWindow, zone: Zone, at: Instant, open: boolean, limit: Instant): Instant {
  // Within a stretch of one offset the local clock runs evenly; at its end it may jump to anywhere, so look again.
  for (let stretch = stretchAt(zone, at), from = at; from < limit; stretch = stretchAt(zone, from)) {
    let local = from + stretch.offset;
    const end = stretch.end + stretch.offset;
    while (local < end && (isOpenDay(window, local) && !isQuiet(window, local)) !== open) {
      local = nextEdge(window, local);
    }
    if (local < end) return local - stretch.offset;
    from = stretch.end;
  }
  return never;
}

/** The next local time at which the window may open or close: midnight, or an end of the quiet hours. */
function nextEdge({ from, to }: SendWindow, local: number): number {
  const midnight = Math.floor(local / dayLength) * dayLength;
  let edge = midnight + dayLength;
  if (midnight + from > local) edge = Math.min(edge, midnight + from);
  if (midnight + to > local) edge = Math.min(edge, midnight + to);
  return edge;
}
