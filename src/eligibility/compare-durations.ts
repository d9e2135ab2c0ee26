import { dayLength } from '../calendar/civil.js';
import { isElapsed, isZero, longestOf, nominalOf, readDuration, type Span } from '../calendar/duration.js';
import type { Duration } from '../core/time.js';

/**
 * Whether a duration is shorter or longer than another one from every instant in every zone; `"unknown"` where that
 * depends on the date: 30 days and a month.
 */
export function compareDurations(
  duration: Duration,
  other: Duration,
): 'shorter' | 'equal' | 'longer' | 'unknown' {
  const one = readDuration(duration, 'duration');
  const two = readDuration(other, 'other');
  const [length, otherLength] = [nominalOf(one), nominalOf(two)];
  if (length === 0 || otherLength === 0 || isSameKind(one, two)) {
    return length < otherLength ? 'shorter' : length > otherLength ? 'longer' : 'equal';
  }
  if (longestOf(one) < shortestOf(two)) return 'shorter';
  return shortestOf(one) > longestOf(two) ? 'longer' : 'unknown';
}

/** True for two spans of the same unit and basis. */
function isSameKind(one: Span, two: Span): boolean {
  const units = ['elapsed', 'days', 'months', 'businessDays'] as const;
  return one.toLocalDate === two.toLocalDate && units.some((unit) => one[unit] > 0 && two[unit] > 0);
}

/** Milliseconds that a span is never shorter than: 28 days for a month, and up to three days for zones and midnights. */
function shortestOf(span: Span): number {
  const { elapsed, days, months, businessDays } = span;
  if (isElapsed(span) || isZero(span)) return elapsed;
  return Math.max(0, elapsed + (days + months * 28 + businessDays - 3) * dayLength);
}
