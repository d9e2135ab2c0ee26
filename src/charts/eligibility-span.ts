import { assertRecord, assertText } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { assertInstant, type Instant } from '../core/time.js';
import { readList } from './figures.js';

/** A contact's eligibility over a span of time. */
export interface EligibilitySpan {
  /** First instant of the span, epoch milliseconds. */
  readonly from: Instant;
  /** First instant after it, epoch milliseconds. */
  readonly to: Instant;
  /** Stretches [start, end) in which the contact may be asked. */
  readonly eligible: readonly { readonly start: Instant; readonly end: Instant }[];
  /** When the question was asked, epoch milliseconds, within the span; a line. @defaultValue `from`, without a line */
  readonly now?: Instant | undefined;
  /** What blocks at `now`: each reason with the instant at which it passes, null for never. @defaultValue none */
  readonly reasons?: readonly { readonly code: string; readonly until: Instant | null }[] | undefined;
  /** What happened to the contact; events outside the span are not drawn. @defaultValue none */
  readonly events?: readonly { readonly type: string; readonly at: Instant }[] | undefined;
}

/** A span with all its lists, cut to what lies within it. */
export interface CheckedSpan {
  readonly from: Instant;
  readonly to: Instant;
  readonly now: Instant;
  readonly eligible: { readonly start: Instant; readonly end: Instant }[];
  readonly reasons: { readonly code: string; readonly until: Instant | null }[];
  readonly events: { readonly type: string; readonly at: Instant }[];
}

/** Checks a span; stretches are cut to it, events outside it left out. */
export function readSpan(span: EligibilitySpan): CheckedSpan {
  assertRecord(span, 'span');
  const { eligible, reasons = [], events = [] } = span;
  const from = readInstant(span.from, 'span.from');
  const to = readInstant(span.to, 'span.to');
  if (to <= from) throw new NpsError('INVALID_ARGUMENT', 'span.to', 'an instant after from', to);
  const now = span.now === undefined ? from : readInstant(span.now, 'span.now');
  if (now < from || now >= to) {
    throw new NpsError('INVALID_ARGUMENT', 'span.now', 'an instant within the span', now);
  }
  const stretches = listOf(eligible, 'span.eligible', (stretch, path) => {
    const start = readInstant(stretch.start, `${path}.start`);
    const end = readInstant(stretch.end, `${path}.end`);
    if (end < start)
      throw new NpsError('INVALID_ARGUMENT', `${path}.end`, 'an instant not before start', end);
    return { start: Math.max(from, start), end: Math.min(to, end) };
  });
  return {
    from,
    to,
    now,
    eligible: stretches.filter(({ start, end }) => start < end),
    reasons: listOf(reasons, 'span.reasons', ({ code, until }, path) => ({
      code: textOf(code, `${path}.code`),
      until: until === null ? null : readInstant(until, `${path}.until`),
    })),
    events: listOf(events, 'span.events', ({ type, at }, path) => ({
      type: textOf(type, `${path}.type`),
      at: readInstant(at, `${path}.at`),
    })).filter(({ at }) => at >= from && at < to),
  };
}

function listOf<Item extends object, Result>(
  items: readonly Item[],
  path: string,
  read: (item: Item, path: string) => Result,
): Result[] {
  return readList(items, path).map((item, index) => {
    assertRecord(item, `${path}[${index}]`);
    return read(item, `${path}[${index}]`);
  });
}

/** An instant, checked; -0 becomes 0. */
function readInstant(value: Instant, path: string): Instant {
  assertInstant(value, path);
  return value + 0;
}

function textOf(value: unknown, path: string): string {
  assertText(value, path, 'INVALID_ARGUMENT');
  return value;
}

/** An instant as a date in UTC, with the time of day where that is asked for. */
export function dateText(at: Instant, dateOnly: boolean): string {
  // Cut from the end, since years may have more than four digits.
  return new Date(at)
    .toISOString()
    .replace('T', ' ')
    .slice(0, dateOnly ? -14 : -8);
}
