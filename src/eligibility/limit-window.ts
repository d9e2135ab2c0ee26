import { dayLength } from '../calendar/civil.js';
import { addSpan, longestOf, readDuration } from '../calendar/duration.js';
import { periodStart } from '../calendar/periods.js';
import { type Zone, zoneOf } from '../calendar/zone.js';
import type { Instant } from '../core/time.js';
import type { CalendarWindow, LimitWindow } from './policy.js';
import { never, refusal } from './rule.js';

/** How long an event counts towards a limit: from its own time until `endOf`. */
export interface PreparedWindow {
  /** Milliseconds that an event never counts longer than. */
  readonly longest: number;
  readonly endOf: (at: Instant, zone: Zone) => Instant;
}

/** Reads the window of a limit; without one events count for good. */
export function readWindow(window: LimitWindow | undefined, path: string): PreparedWindow {
  if (window === undefined) return { longest: never, endOf: () => never };
  if (window.type === 'calendar') return readCalendarWindow(window, path);
  const length = readDuration(window.length, `policy.${path}.length`);
  return { longest: longestOf(length), endOf: (at, zone) => addSpan(zone, at, length) };
}

const longestUnit = { day: 1, week: 7, month: 31, quarter: 92, year: 366 };

/** An event of the current unit counts until `length` units after its own have begun. */
function readCalendarWindow(window: CalendarWindow, path: string): PreparedWindow {
  const { unit, length = 1, timeZone = 'contact' } = window;
  if (unit === undefined) throw refusal(`${path}.unit`, 'a calendar unit', unit);
  if (typeof length !== 'number') throw refusal(`${path}.length`, 'a whole number, 1 or more', length);
  const fixed = timeZone === 'contact' ? null : zoneOf(timeZone, `policy.${path}.timeZone`);
  const weekStart = window.weekStart === 'sunday' ? 7 : 1;
  return {
    longest: (longestUnit[unit] * length + 2) * dayLength,
    endOf: (at, zone) => periodStart({ unit, zone: fixed ?? zone, weekStart, yearStart: 1 }, at, length),
  };
}
