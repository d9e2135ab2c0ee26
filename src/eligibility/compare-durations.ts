import { dayLength } from '../calendar/civil.js';
import { isElapsed, longestOf, readDuration, type Span } from '../calendar/duration.js';
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
  const isSameKind = one.unit === two.unit && one.toLocalDate === two.toLocalDate;
  if (isSameKind || (one.count === 0 && two.count === 0)) {
    return one.count < two.count ? 'shorter' : one.count > two.count ? 'longer' : 'equal';
  }
  if (longestOf(one) < shortestOf(two)) return 'shorter';
  return shortestOf(one) > longestOf(two) ? 'longer' : 'unknown';
}

/** Milliseconds that a span is never shorter than: 28 days for a month, and up to three days for zones and midnights. */
function shortestOf(span: Span): number {
  if (isElapsed(span)) return span.count;
  const days = {
    milliseconds: span.count / dayLength,
    days: span.count,
    months: span.count * 28,
    businessDays: span.count,
  };
  return Math.max(0, days[span.unit] - 3) * dayLength;
}
