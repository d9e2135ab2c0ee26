// The proleptic Gregorian calendar as whole-day arithmetic: day 0 is 1970-01-01. No time zone in this file.

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

/** Days from 1970-01-01 to a date; a month outside 1 to 12 runs over into other years. */
export function dayFromCivil(year: number, month: number, day: number): number {
  // Years that start in March put the leap day last; an era of 400 years has 146,097 days.
  const months = year * 12 + month - 3;
  const shifted = Math.floor(months / 12);
  const monthOfYear = months - shifted * 12;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * monthOfYear + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date that is `day` days after 1970-01-01. */
export function civilFromDay(day: number): CivilDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthOfYear = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthOfYear < 10 ? monthOfYear + 3 : monthOfYear - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthOfYear + 2) / 5) + 1,
  };
}

/** ISO weekday of a day: 1 is Monday, 7 is Sunday. Day 0 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The day `months` later: same day of the month, or the last one where the month is shorter. */
export function addMonths(day: number, months: number): number {
  const date = civilFromDay(day);
  const first = dayFromCivil(date.year, date.month + months, 1);
  const next = dayFromCivil(date.year, date.month + months + 1, 1);
  return Math.min(first + date.day, next) - 1;
}

/** The day `count` business days (Monday to Friday) later; a Saturday or Sunday counts like the Friday before. */
export function addBusinessDays(day: number, count: number): number {
  if (count === 0) return day;
  const weekday = weekdayOf(day);
  const monday = day - weekday + 1;
  const position = Math.min(weekday, 5) - 1 + count;
  return monday + Math.floor(position / 5) * 7 + (position % 5);
}
