import {
  type PeriodSpec,
  type PeriodTable,
  periodTable,
  periodTableFromBounds,
  readPeriodRule,
} from '../calendar/period-table.js';
import type { CalendarUnit } from '../calendar/periods.js';
import { zoneOf } from '../calendar/zone.js';
import { assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { assertInstant, type Instant } from '../core/time.js';

/** Calendar periods by unit, with their first day or month, or periods between given bounds. */
export type PeriodChoice = CalendarUnit | PeriodSpec | { readonly bounds: readonly Instant[] };

/** How the time line is cut. */
export interface PeriodOptions {
  /**
   * `"hour"`, `"day"`, `"week"` (ISO), `"month"`, `"quarter"`, `"half"` or `"year"`; a record such as
   * `{ unit: "week", weekStart: "sunday" }` or `{ unit: "quarter", fiscalYearStart: 4 }`; or ascending `{ bounds }`.
   */
  readonly period: PeriodChoice;
  /** IANA time zone whose midnight begins a day, such as `"Europe/Berlin"`. */
  readonly timeZone: string;
  /**
   * Half-open span of time that the periods must at least cover, so that empty ones at the ends are present; with
   * `bounds` it lies within them.
   */
  readonly cover?: { readonly start: Instant; readonly end: Instant } | undefined;
}

/** Cuts the time from the earliest to the latest instant into periods; null when there is no time to cut. */
export type TimeCutter = (earliest: Instant, latest: Instant) => PeriodTable | null;

/** Checks how time is to be cut. */
export function readPeriodOptions({ period, timeZone, cover }: PeriodOptions): TimeCutter {
  if (cover !== undefined) {
    assertRecord(cover, 'options.cover', '{ start, end }');
    assertInstant(cover.start, 'options.cover.start');
    assertInstant(cover.end, 'options.cover.end');
    if (cover.end <= cover.start) {
      throw new NpsError('INVALID_OPTION', 'options.cover.end', 'an instant after the start', cover.end);
    }
  }
  if (typeof period === 'object' && period !== null && 'bounds' in period) {
    const table = periodTableFromBounds(
      period.bounds,
      zoneOf(timeZone, 'options.timeZone'),
      'options.period.bounds',
    );
    if (cover && (cover.start < (table.starts[0] as number) || cover.end > (table.starts.at(-1) as number))) {
      throw new NpsError('INVALID_OPTION', 'options.cover', 'a span within the bounds', cover);
    }
    return () => table;
  }
  const rule = readPeriodRule(period, timeZone, 'options.period');
  return (earliest, latest) => {
    const first = Math.min(earliest, cover?.start ?? earliest);
    // Periods start at whole milliseconds, so that the last one before the end is in the last period.
    const last = cover ? Math.max(latest, cover.start, Math.ceil(cover.end) - 1) : latest;
    return first <= last ? periodTable(rule, first, last) : null;
  };
}
