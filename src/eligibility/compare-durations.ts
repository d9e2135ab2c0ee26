import { dayLength } from '../calendar/civil.js';
import { isElapsed, longestOf, nominalOf, readDuration, type Span } from '../calendar/duration.js';
import type { Duration } from '../core/time.js';

/**
 * True when a duration is at least as long as another one from every instant in every zone; false also where that
 * depends on the date: 30 days and a month.
 */
export function isAtLeast(duration: Duration, other: Duration): boolean {
  const one = readDuration(duration, 'duration');
  const two = readDuration(other, 'other');
  const length = nominalOf(two);
  return length === 0 || (isSameKind(one, two) ? nominalOf(one) >= length : shortestOf(one) > longestOf(two));
}

/** True for two spans of the same unit and basis. */
function isSameKind(one: Span, two: Span): boolean {
  const units = ['elapsed', 'days', 'months', 'businessDays'] as const;
  return one.toLocalDate === two.toLocalDate && units.some((unit) => one[unit] > 0 && two[unit] > 0);
}

/** Milliseconds that a span is never shorter than: 28 days for a month, and up to three days for zones and midnights. */
function shortestOf(span: Span): number {
  const { elapsed, days, months, businessDays } = span;
  return elapsed + (isElapsed(span) ? 0 : days + months * 28 + businessDays - 3) * dayLength;
}
