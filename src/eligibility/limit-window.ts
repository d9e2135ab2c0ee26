import { dayLength } from '../calendar/civil.js';
import { addSpan, isElapsed, longestOf, readDuration } from '../calendar/duration.js';
import { periodStart } from '../calendar/periods.js';
import { type Zone, zoneOf } from '../calendar/zone.js';
import type { Instant } from '../core/time.js';
import type { LimitWindow } from './policy.js';
import { never } from './rule.js';

/** How long an event counts towards a limit: from its own time until `endOf`. */
export interface PreparedWindow {
  /** Milliseconds after which an event is of no account. */
  readonly longest: number;
  readonly endOf: (at: Instant, zone: Zone) => Instant;
  /** True when an event counts as long as the one that comes before its end. */
  readonly slides?: boolean;
  /** True when the next event may end it earlier, as with calendar lengths: January 30, 23:00 and 31, 01:00 plus a month. */
  readonly varies?: boolean;
}

const longestUnit = { day: 1, week: 7, month: 31, quarter: 92, year: 366 };

/** Reads the window of a limit; without one events count for good. */
export function readWindow(window: LimitWindow | undefined, path: string): PreparedWindow {
  if (window === undefined) return { longest: never, endOf: () => never };
  if (window.type === 'calendar') {
    // An event of the current unit counts until `length` units after its own have begun.
    const { unit, length = 1, timeZone = 'contact' } = window;
    const fixed = timeZone === 'contact' ? null : zoneOf(timeZone, `${path}.timeZone`);
    const weekStart = window.weekStart === 'sunday' ? 7 : 1;
    return {
      longest: (longestUnit[unit] * length + 2) * dayLength,
      endOf: (at, zone) => periodStart({ unit, zone: fixed ?? zone, weekStart, yearStart: 1 }, at, length),
    };
  }
  const length = readDuration(window.length, `${path}.length`);
  const slides = window.type === 'slidingFromLast';
  // The run of a sliding counter may have begun long ago.
  return {
    longest: slides ? never : longestOf(length),
    endOf: (at, zone) => addSpan(zone, at, length),
    slides,
    varies: slides && !isElapsed(length),
  };
}
