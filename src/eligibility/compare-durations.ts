import { isElapsed, isZero, longestOf, readDuration, type Span } from '../calendar/duration.js';
import { dayLength } from '../calendar/civil.js';
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
  if (isZero(one) && isZero(two)) return 'equal';
  const same = sameKindOf(one, two);
  if (same !== null) return same < 0 ? 'shorter' : same > 0 ? 'longer' : 'equal';
  if (longestOf(one) < shortestOf(two)) return 'shorter';
  return shortestOf(one) > longestOf(two) ? 'longer' : 'unknown';
}

/** The difference of two spans that are of the same unit and basis; null when they are not. */
function sameKindOf(one: Span, two: Span): number | null {
  if (one.toLocalDate !== two.toLocalDate) return null;
  if (isElapsed(one) && isElapsed(two)) return one.elapsed - two.elapsed;
  for (const unit of ['elapsed', 'days', 'months', 'businessDays'] as const) {
    if (one[unit] > 0 && two[unit] > 0) return one[unit] - two[unit];
  }
  return null;
}

/** Milliseconds that a span is never shorter than. */
function shortestOf(span: Span): number {
  if (isElapsed(span)) return span.elapsed;
  const days = span.days + span.months * 28 + span.businessDays;
  // A repeated hour or a date line takes at most a day and a half from wall-clock time, a local midnight another day.
  return Math.max(0, span.elapsed + (days - (span.toLocalDate ? 3 : 2)) * dayLength);
}
