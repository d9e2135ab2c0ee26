import { addSpan, readDuration } from '../calendar/duration.js';
import { assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { assertInstant, type Instant } from '../core/time.js';
import { preparePolicy } from './compile.js';
import { blockedAt, type Case, type ContactMoment, nextPassing, openCase } from './decide.js';
import type { EligibilityPolicy } from './policy.js';
import { never } from './rule.js';
import { nextClosed } from './send-window.js';
import { readSendWindow } from './send-window-rule.js';

/** A stretch of time in which a contact may be asked: [start, end). */
export interface EligibleInterval {
  /** First instant, epoch milliseconds. */
  readonly start: Instant;
  /** First instant after it, epoch milliseconds. */
  readonly end: Instant;
}

/** A contact and the horizon to look at: [from, to). */
export interface TimelineQuestion extends Omit<ContactMoment, 'now'> {
  /** The policy. */
  readonly policy: EligibilityPolicy;
  /** First instant of the horizon, epoch milliseconds. */
  readonly from: Instant;
  /** First instant after it, epoch milliseconds. */
  readonly to: Instant;
  /** The instant that tells events from the future. @defaultValue `from` */
  readonly now?: Instant | undefined;
}

/**
 * The stretches of time within [from, to) in which a contact may be asked, history and context unchanged.
 *
 * Half-open, ascending, apart from each other; empty when there is none.
 *
 * @throws {NpsError} INVALID_ARGUMENT when `to` lies before `from` or the stretches are more than 100,000; as
 * evaluateEligibility for the rest.
 * @example
 * ```ts
 * import { eligibilityTimeline } from 'nps-kit';
 *
 * const intervals = eligibilityTimeline({
 *   policy: { surveyId: 'nps', sendWindow: { quietHours: { from: '18:00', to: '09:00' } } },
 *   history: [],
 *   from: Date.UTC(2026, 2, 2, 12),
 *   to: Date.UTC(2026, 2, 3, 12),
 * });
 * intervals.map(({ start, end }) => [new Date(start).getUTCHours(), new Date(end).getUTCHours()]); // => [[12, 18], [9, 12]]
 * ```
 */
export function eligibilityTimeline(question: TimelineQuestion): readonly EligibleInterval[] {
  assertRecord(question, 'question');
  const { policy, history, context, from, to, now = from } = question;
  assertInstant(from, 'from');
  assertInstant(to, 'to');
  if (to < from) throw new NpsError('INVALID_ARGUMENT', 'to', 'an instant not before from', to);
  const open = openCase(preparePolicy(policy), { history, context, now });
  const ends = endsOf(policy, open);
  const intervals: { start: Instant; end: Instant }[] = [];
  for (let at: Instant = from; at < to; ) {
    const start = nextPassing(open, blockedAt(open, at), at);
    if (start === null || start >= to) break;
    if (intervals.length === mostIntervals) {
      throw new NpsError('INVALID_ARGUMENT', 'to', `a horizon of at most ${mostIntervals} intervals`, to);
    }
    const end = firstBlock(open, ends, start, to) + 0; // never -0
    intervals.push({ start, end });
    at = end;
  }
  return intervals;
}

/** More than days in two centuries: a longer list is a slip of a unit. */
const mostIntervals = 100_000;

/** Instants at which a contact who passes may be blocked: the survey's end, the transaction's, and each event's own. */
function endsOf({ active, transaction }: EligibilityPolicy, { own, account, now, zone }: Case): Instant[] {
  const ends = [active?.endsAt ?? never];
  for (const { at } of [...own, ...account]) if (at > now) ends.push(at);
  if (transaction?.expireAfter) {
    const life = readDuration(transaction.expireAfter, 'policy.transaction.expireAfter');
    // Only the latest transaction counts, and those that are still to come.
    const times = own.filter(({ type }) => type === transaction.event).map(({ at }) => at);
    const latest = times.reduce((last, at) => (at <= now ? Math.max(last, at) : last), -never);
    for (const at of times) if (at >= latest) ends.push(addSpan(zone, at, life));
  }
  return ends.sort((one, other) => one - other);
}

/** The first instant after `start` at which a rule blocks, `to` at the latest. */
function firstBlock(open: Case, ends: readonly Instant[], start: Instant, to: Instant): Instant {
  const { sendWindow } = open.prepared.policy;
  const closes =
    sendWindow === undefined || open.resumes
      ? never
      : nextClosed(readSendWindow(sendWindow), open.zone, start, to);
  const limit = Math.min(to, closes);
  for (const end of ends) {
    if (end > start && end < limit && blockedAt(open, end).length > 0) return end;
  }
  return limit;
}
