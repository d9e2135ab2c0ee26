import type { Instant } from '../core/time.js';
import { civilFromDay, dayFromCivil, dayLength } from './civil.js';
import { localDayOf, localFromInstant } from './local.js';
import { firstDayOf, ordinalOfDay, type PeriodRule } from './periods.js';
import { offsetAt, type Zone } from './zone.js';

/** `2026-03-01`; years outside 0 to 9999 have six digits and a sign. */
export function dateLabel(day: number): string {
  const { year, month, day: dayOfMonth } = civilFromDay(day);
  return `${yearLabel(year)}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/** `2026-03-01T14:00+01:00`; the offset tells the two hours of a clock that goes back apart. */
export function timeLabel(zone: Zone, instant: Instant): string {
  const local = localFromInstant(zone, instant);
  const day = Math.floor(local / dayLength);
  const offset = Math.round(offsetAt(zone, instant) / 60_000) * 60_000;
  const sign = offset < 0 ? '-' : '+';
  return `${dateLabel(day)}T${clockLabel(local - day * dayLength)}${sign}${clockLabel(Math.abs(offset))}`;
}

/** `14:00`, of milliseconds after midnight. */
function clockLabel(time: number): string {
  return new Date(time).toISOString().slice(11, 16);
}

/**
 * The name of the period that starts at an instant: `2026-03-01T14:00+01:00`, `2026-03-01`, `2026-W09` (ISO; with
 * another first day of the week `2026-03-01/P1W`), `2026-03`, `2026-Q1`, `2026-H1`, `2026`. A fiscal year is named by
 * the calendar year in which it ends: `FY2027-Q1`, `FY2027`.
 */
export function periodLabel(rule: PeriodRule, start: Instant): string {
  if (rule.unit === 'hour') return timeLabel(rule.zone, start);
  const ordinal = ordinalOfDay(rule, localDayOf(rule.zone, start));
  const first = firstDayOf(rule, ordinal);
  if (rule.unit === 'day') return dateLabel(first);
  if (rule.unit === 'week') return rule.weekStart === 1 ? isoWeekLabel(first) : `${dateLabel(first)}/P1W`;
  if (rule.unit === 'month') return dateLabel(first).slice(0, -3);
  const parts = { quarter: 4, half: 2, year: 1 }[rule.unit];
  const startYear = Math.floor(ordinal / parts);
  const year = rule.yearStart === 1 ? yearLabel(startYear) : `FY${yearLabel(startYear + 1)}`;
  const part = ordinal - startYear * parts + 1;
  return { quarter: `${year}-Q${part}`, half: `${year}-H${part}`, year }[rule.unit];
}

/** The ISO week of a Monday, which belongs to the year of its Thursday. */
function isoWeekLabel(monday: number): string {
  const thursday = monday + 3;
  const { year } = civilFromDay(thursday);
  const week = Math.floor((thursday - dayFromCivil(year, 1, 1)) / 7) + 1;
  return `${yearLabel(year)}-W${twoDigits(week)}`;
}

function yearLabel(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, '0');
  return `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
