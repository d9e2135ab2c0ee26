import { addSpan, longestOf, readDuration } from '../calendar/duration.js';
import { dayLength } from '../calendar/civil.js';
import { type PeriodRule, periodStart } from '../calendar/periods.js';
import { type Zone, zoneOf } from '../calendar/zone.js';
import { assertInteger, assertOneOf, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import type { Instant } from '../core/time.js';
import type { CalendarWindow, LimitWindow } from './policy.js';
import { never } from './rule.js';

/** How long an event counts towards a limit: from its own time until `endOf`. */
export interface PreparedWindow {
  /** True for a counter that restarts once it has been quiet: then `endOf` is when it restarts after an event. */
  readonly slides: boolean;
  /** Milliseconds that an event never counts longer than. */
  readonly longest: number;
  readonly endOf: (at: Instant, zone: Zone) => Instant;
}

const lifetime: PreparedWindow = { slides: false, longest: never, endOf: () => never };

/** Reads the window of a limit. */
export function readWindow(window: LimitWindow | undefined, path: string): PreparedWindow {
  if (window === undefined) return lifetime;
  assertRecord(window, path);
  if (window.type === 'calendar') return readCalendarWindow(window, path);
  if (window.type !== 'rolling' && window.type !== 'slidingFromLast') {
    throw new NpsError(
      'INVALID_OPTION',
      `${path}.type`,
      '"rolling", "calendar" or "slidingFromLast"',
      (window as { type: unknown }).type,
    );
  }
  const length = readDuration(window.length, `${path}.length`);
  return {
    slides: window.type === 'slidingFromLast',
    longest: longestOf(length),
    endOf: (at, zone) => addSpan(zone, at, length),
  };
}

const units = ['day', 'week', 'month', 'quarter', 'year'] as const;
const longestUnit = { day: 1, week: 7, month: 31, quarter: 92, year: 366 };

/** An event of the current unit counts until `length` units after its own have begun. */
function readCalendarWindow(window: CalendarWindow, path: string): PreparedWindow {
  const { unit, length = 1, timeZone = 'contact', weekStart = 'monday' } = window;
  assertOneOf(unit, units, `${path}.unit`);
  assertInteger(length, 1, 100_000, `${path}.length`);
  assertOneOf(weekStart, ['monday', 'sunday'], `${path}.weekStart`);
  const fixed = timeZone === 'contact' ? null : zoneOf(timeZone, `${path}.timeZone`);
  const ruleOf = (zone: Zone): PeriodRule => ({
    unit,
    zone,
    weekStart: weekStart === 'sunday' ? 7 : 1,
    yearStart: 1,
  });
  const fixedRule = fixed && ruleOf(fixed);
  return {
    slides: false,
    longest: (longestUnit[unit] * length + 2) * dayLength,
    endOf: (at, zone) => periodStart(fixedRule ?? ruleOf(zone), at, length),
  };
}
