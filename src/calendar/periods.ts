import type { Instant } from '../core/time.js';
import { civilFromDay, dayFromCivil, dayLength } from './civil.js';
import { startOfLocalDay } from './duration.js';
import { hourAfter } from './hours.js';
import { localDayOf } from './local.js';
import type { Zone } from './zone.js';

// A period starts at the earliest instant whose local date is its first day. Where a clock that goes back repeats
// some of the old date (America/St_Johns, 00:01 to 23:01), the repeats stay in the new period: periods are
// single stretches of time, each instant is in exactly one, and SQL's date_trunc differs there.

/** Units of calendar periods. */
export type CalendarUnit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

/** How the time line is cut into periods. */
export interface PeriodRule {
  readonly unit: CalendarUnit;
  readonly zone: Zone;
  /** First day of a week, ISO weekday: 1 is Monday. */
  readonly weekStart: number;
  /** First month of a year (and of its quarters and halves): 1 is January. */
  readonly yearStart: number;
}

const monthsOf: Readonly<Partial<Record<CalendarUnit, number>>> = { month: 1, quarter: 3, half: 6, year: 12 };

/** The number of the day, week, ... that a local day lies in; each period has the number after the one before. */
export function ordinalOfDay({ unit, weekStart, yearStart }: PeriodRule, day: number): number {
  if (unit === 'day') return day;
  // Day 0 is a Thursday, so Monday weeks turn over three days earlier.
  if (unit === 'week') return Math.floor((day + 4 - weekStart) / 7);
  const { year, month } = civilFromDay(day);
  return Math.floor((year * 12 + month - yearStart) / (monthsOf[unit] as number));
}

/** The first local day of a day, week, ... with that number. */
export function firstDayOf({ unit, weekStart, yearStart }: PeriodRule, ordinal: number): number {
  if (unit === 'day') return ordinal;
  if (unit === 'week') return ordinal * 7 - 4 + weekStart;
  return dayFromCivil(0, ordinal * (monthsOf[unit] as number) + yearStart, 1);
}

/** The start of the period that is `count` after the one that holds an instant: 0 for its own start. Not for hours. */
export function periodStart(rule: PeriodRule, instant: Instant, count: number): Instant {
  return startOfLocalDay(rule.zone, firstDayOf(rule, ordinalAt(rule, instant) + count));
}

function ordinalAt(rule: PeriodRule, instant: Instant): number {
  let ordinal = ordinalOfDay(rule, localDayOf(rule.zone, instant));
  while (instant >= startOfLocalDay(rule.zone, firstDayOf(rule, ordinal + 1))) ordinal++;
  return ordinal;
}

/** The starts of the periods from the one that holds `first` to the one that holds `last`, and the end of that one. */
export function periodStarts(
  rule: PeriodRule,
  first: Instant,
  last: Instant,
  most: number,
): Instant[] | null {
  const starts: Instant[] = [];
  if (rule.unit === 'hour') {
    let start = hourAfter(rule.zone, first - 3 * dayLength);
    for (let next = start; next <= first; next = hourAfter(rule.zone, next)) start = next;
    for (; start <= last && starts.length < most; start = hourAfter(rule.zone, start)) starts.push(start);
    starts.push(start);
  } else {
    const from = ordinalAt(rule, first);
    const to = ordinalAt(rule, last) + 1;
    if (to - from > most) return null;
    for (let ordinal = from; ordinal <= to; ordinal++) {
      const start = startOfLocalDay(rule.zone, firstDayOf(rule, ordinal));
      // A date that the zone skipped (Pacific/Apia 2011-12-30) is no period.
      if (start !== starts[starts.length - 1]) starts.push(start);
    }
  }
  return (starts[starts.length - 1] as number) > last ? starts : null;
}
