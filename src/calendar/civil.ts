// The proleptic Gregorian calendar by whole days: day 0 is 1970-01-01. No time zone in this file.

/** Milliseconds of 24 hours. */
export const dayLength = 86_400_000;

/** A date of the proleptic Gregorian calendar; year 0 is 1 BC. */
export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

// The calendar repeats itself every 400 years, so that Date, whose range is smaller than that of durations and which
// reads the years 0 to 99 as 1900 to 1999, can be asked about the years 2000 to 2399 and 1970 to 2369 alone.
const eraLength = 146_097;

/** Days from 1970-01-01 to a date; a month outside 1 to 12 runs over into other years. */
export function dayFromCivil(year: number, month: number, day: number): number {
  const months = year * 12 + month - 1;
  const era = Math.floor(months / 4800);
  return Date.UTC(2000, months - era * 4800, day) / dayLength + (era - 5) * eraLength;
}

/** The date that is `day` days after 1970-01-01. */
export function civilFromDay(day: number): CivilDate {
  const era = Math.floor(day / eraLength);
  const date = new Date((day - era * eraLength) * dayLength);
  return {
    year: date.getUTCFullYear() + era * 400,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}

/** ISO weekday of a day: 1 is Monday, 7 is Sunday. Day 0 was a Thursday. */
export function weekdayOf(day: number): number {
  return day + 4 - Math.floor((day + 3) / 7) * 7;
}

/** The day `months` later: same day of the month, or the last one where the month is shorter. */
export function addMonths(day: number, months: number): number {
  const date = civilFromDay(day);
  const target = dayFromCivil(date.year, date.month + months, date.day);
  // No month is shorter than 28 days.
  return date.day > 28 ? Math.min(target, dayFromCivil(date.year, date.month + months + 1, 0)) : target;
}

/** The day `count` business days (Monday to Friday) later; a Saturday or Sunday counts like the Friday before. */
export function addBusinessDays(day: number, count: number): number {
  if (count === 0) return day;
  const weekday = weekdayOf(day);
  const monday = day - weekday + 1;
  const position = Math.min(weekday, 5) - 1 + count;
  return monday + Math.floor(position / 5) * 7 + (position % 5);
}
