import { type Zone, zoneOf } from '../calendar/zone.js';
import { NpsError } from '../core/errors.js';
import { assertInstant, type Instant, isInstant } from '../core/time.js';
import type { PreparedPolicy } from './compile.js';
import type { EligibilityContext } from './context.js';
import type { EligibilityDecision } from './decision.js';
import { pick, standing } from './events.js';
import type { HistoryEvent } from './history.js';
import { shapes } from './policy-shape.js';
import { readHistory } from './read-history.js';
import type { Block, Moment, Rule } from './rule.js';
import { assertShape } from './shape.js';

/** One contact at one moment, as the caller describes them. */
export interface ContactMoment {
  /** What happened to the contact so far, in any order. */
  readonly history: readonly HistoryEvent[];
  /** What is known of the contact and of the moment. @defaultValue nothing */
  readonly context?: EligibilityContext | undefined;
  /** The instant of the decision, epoch milliseconds. */
  readonly now: Instant;
}

/** A contact under a policy, as of `now`. */
export interface Case {
  readonly prepared: PreparedPolicy;
  /** The rules that hold for the contact, and of these the ones that lapse. */
  readonly rules: readonly Rule[];
  readonly lapsing: readonly Rule[];
  readonly context: EligibilityContext;
  readonly now: Instant;
  readonly zone: Zone;
  /** Events of the contact that can be read. */
  readonly own: readonly HistoryEvent[];
  /** The same of the account's other contacts, where a rule looks at them. */
  readonly account: readonly HistoryEvent[];
  readonly unreadable: number;
  /** True when some of the contact's own may be among those that stand until they are lifted. */
  readonly stands: boolean;
  /** Events from the future, by their time: left out before. */
  readonly early: readonly HistoryEvent[];
  /** True for a contact who goes on with this very survey. */
  readonly resumes: boolean;
}

/** A rule that blocks, and why. */
export interface Blocked {
  readonly rule: Rule;
  readonly block: Block;
}

/** Clocks of senders may run ahead of ours by five minutes. */
const tolerance = 300_000;

/** More steps than any policy takes: each rule moves the date at most a few times. */
const mostSteps = 10_000;

/** Checks a contact and a moment; `path` is where the context stands, such as `population[3].context`. */
export function openCase(prepared: PreparedPolicy, moment: ContactMoment, path = 'context'): Case {
  const { history, context = {}, now } = moment ?? {};
  assertInstant(now, 'now');
  if (!Array.isArray(history)) throw new NpsError('INVALID_ARGUMENT', 'history', 'a list of events', history);
  assertShape(shapes.context, context, path, 'INVALID_ARGUMENT');
  const { timeZone = null, contactId = null, accountHistory, inProgress } = context;
  if (prepared.needsContactId && contactId === null) {
    throw new NpsError('INVALID_ARGUMENT', `${path}.contactId`, 'a text to draw by', contactId);
  }
  const own = readHistory(history);
  const account = readHistory((prepared.needsAccount && accountHistory) || []);
  const resumes = inProgress === prepared.policy.surveyId;
  const { rules, lapsing } = resumes ? prepared.onResume : prepared;
  return {
    prepared,
    rules,
    lapsing,
    context,
    now: now + 0, // never -0
    zone: timeZone === null ? prepared.fallback : zoneOf(timeZone, `${path}.timeZone`),
    own: own.events,
    account: account.events,
    unreadable: own.unreadable + account.unreadable,
    stands: own.stands,
    early:
      Math.max(own.latest, account.latest) > now + tolerance
        ? [...own.events, ...account.events]
            .filter(({ at }) => at > now + tolerance)
            .sort((one, other) => one.at - other.at)
        : [],
    resumes,
  };
}

/** What the rules are asked at an instant: events from the future are known from their own time on. */
export function momentAt(
  { own, account, unreadable, stands, early, context, zone, now }: Case,
  at: Instant,
): Moment {
  const horizon = Math.max(now + tolerance, at);
  const part = (list: readonly HistoryEvent[], isLater: boolean): readonly HistoryEvent[] =>
    early.length === 0 ? list : list.filter((event) => event.at > horizon === isLater);
  const events = part(own, false);
  return {
    at,
    events,
    standing: stands ? pick(events, standing) : [],
    accountEvents: part(account, false),
    unreadable,
    early: part(early, true),
    context,
    zone,
  };
}

/** The rules that block at an instant. */
export function blockedAt(open: Case, at: Instant, rules: readonly Rule[] = open.rules): Blocked[] {
  const moment = momentAt(open, at);
  const blocked: Blocked[] = [];
  for (const rule of rules) {
    const block = rule.check(moment);
    if (block !== null) blocked.push({ rule, block });
  }
  return blocked;
}

/** The decision at `now`: all that blocks, and the least instant at which nothing does. */
export function decide(open: Case): EligibilityDecision {
  const blocked = blockedAt(open, open.now);
  return {
    eligible: blocked.length === 0,
    reasons: blocked.map(({ rule, block }) => ({
      code: block.code,
      rule: rule.path,
      until: dateOf(untilWithEarly(open, rule, block)),
      because: block.because,
    })),
    nextEligibleAt: nextPassing(open, blocked, open.now),
  };
}

/** Least instant at which a rule that blocks passes, events from the future counted from their own time on. */
function untilWithEarly(open: Case, { check, lifts }: Rule, { until }: Block): Instant {
  const last = open.early.at(-1)?.at ?? open.now;
  for (let at = open.now; at < last && at < until; ) {
    // Most events only put the date off: then it is enough to ask again at the date, or once all have come.
    const lifting = lifts ? pick(open.early, lifts, at)[0] : undefined;
    at = Math.min(until, lifting?.at ?? last);
    const next = check(momentAt(open, at));
    // One half of a send window that passes still waits for the other.
    if (next === null) return lifting ? at : until;
    until = next.until;
  }
  return until;
}

/**
 * Least instant from `from` on at which no rule blocks; null when there is none. No rule passes before its own
 * `until`, so all can pass at the latest of them at the earliest; ask again there.
 */
export function nextPassing(open: Case, blockedFirst: readonly Blocked[], from: Instant): Instant | null {
  // Events from the future block until the last of them has come; what is decided before may change with them.
  let at = Math.max(from, open.early.at(-1)?.at ?? from);
  let blocked = at > from ? blockedAt(open, at) : blockedFirst;
  // A rule that has passed passes for good, but for those that lapse.
  for (let step = 0; blocked.length > 0; step++) {
    for (const { block } of blocked) at = Math.max(at, block.until);
    if (dateOf(at) === null || open.lapsing.length === 0) break;
    if (step === mostSteps) {
      throw new NpsError('INVALID_ARGUMENT', 'policy', `a next date within ${mostSteps} steps`, at);
    }
    blocked = blockedAt(open, at, open.lapsing);
  }
  return dateOf(at);
}

/** An instant, never -0; null beyond the last one that a calendar can name. */
function dateOf(at: number): Instant | null {
  return isInstant(at) ? at + 0 : null;
}
