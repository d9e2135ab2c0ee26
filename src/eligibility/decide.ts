import { zoneOf } from '../calendar/zone.js';
import { NpsError } from '../core/errors.js';
import { assertInstant, type Instant } from '../core/time.js';
import type { PreparedPolicy } from './compile.js';
import type { EligibilityContext } from './context.js';
import { type EligibilityDecision, type EligibilityReason, type ReasonCode, reasonCodes } from './decision.js';
import type { HistoryEvent } from './history.js';
import { assertContext } from './read-context.js';
import { readHistory } from './read-history.js';
import { type Block, type Moment, never, type Rule } from './rule.js';

/** One contact at one moment, as the caller describes them. */
export interface ContactMoment {
  /** What happened to the contact so far, in any order. */
  readonly history: readonly HistoryEvent[];
  /** What is known of the contact and of the moment. @defaultValue nothing */
  readonly context?: EligibilityContext | undefined;
  /** The instant of the decision, epoch milliseconds. */
  readonly now: Instant;
}

/** A contact under a policy: which rules block at an instant, asked as of `now`. */
export interface Case {
  readonly rules: readonly Rule[];
  readonly now: Instant;
  readonly momentAt: (at: Instant) => Moment;
  /** Instants at which events from the future come to count, ascending. */
  readonly arrivals: readonly Instant[];
}

/** A rule that blocks, and why. */
export interface Blocked {
  readonly rule: Rule;
  readonly block: Block;
}

/** More steps than any policy takes: each rule moves the date at most a few times. */
const mostSteps = 10_000;

/** Checks a contact and a moment, and prepares the questions. */
export function openCase(prepared: PreparedPolicy, { history, context = {}, now }: ContactMoment): Case {
  assertInstant(now, 'now');
  if (!Array.isArray(history)) throw new NpsError('INVALID_ARGUMENT', 'history', 'a list of events', history);
  assertContext(context, prepared.needsContactId);
  const zone =
    context.timeZone === undefined || context.timeZone === null
      ? zoneOf(prepared.fallbackTimeZone, 'policy.fallbackTimeZone')
      : zoneOf(context.timeZone, 'context.timeZone');
  const own = readHistory(history, now);
  const account = readHistory(prepared.needsAccount ? (context.accountHistory ?? []) : [], now);
  const unreadable = own.unreadable + account.unreadable;
  const early = [...own.early, ...account.early];
  const plain = { unreadable, early, context, zone, events: own.events, accountEvents: account.events };
  const arrived = (list: readonly HistoryEvent[], at: Instant) => list.filter((event) => event.at <= at);
  return {
    rules:
      context.inProgress === prepared.policy.surveyId
        ? prepared.rules.filter((rule) => rule.holdsOnResume)
        : prepared.rules,
    now: now + 0, // never -0
    arrivals: early.map((event) => event.at).sort((one, other) => one - other),
    momentAt: (at) =>
      early.length === 0
        ? { ...plain, at }
        : {
            ...plain,
            at,
            early: early.filter((event) => event.at > at),
            events: [...own.events, ...arrived(own.early, at)],
            accountEvents: [...account.events, ...arrived(account.early, at)],
          },
  };
}

/** The rules that block at an instant. */
export function blockedAt({ rules, momentAt }: Case, at: Instant): Blocked[] {
  const moment = momentAt(at);
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
  if (blocked.length === 0) return { eligible: true, reasons: [], nextEligibleAt: open.now };
  return { eligible: false, reasons: reasonsOf(open, blocked), nextEligibleAt: nextPassing(open, blocked, open.now) };
}

/** What blocks at `now`, in the order of the codes, then in that of the policy. */
function reasonsOf(open: Case, blocked: readonly Blocked[]): EligibilityReason[] {
  const reasons = blocked.map(({ rule, block }) => ({
    code: block.code,
    rule: rule.path,
    until: dateOf(untilWithArrivals(open, rule, block)),
    because: block.because,
  }));
  return reasons.length === 1 ? reasons : reasons.sort((one, other) => rankOf(one.code) - rankOf(other.code));
}

function rankOf(code: ReasonCode): number {
  return reasonCodes.indexOf(code);
}

/** Least instant at which a rule that blocks at `now` passes, events from the future counted from their own time. */
function untilWithArrivals({ arrivals, momentAt }: Case, rule: Rule, first: Block): Instant {
  let block = first;
  // Nobody is asked before the last arrival anyway; so of very many only some are looked at one by one.
  const asked = arrivals.length <= 32 ? arrivals : [...arrivals.slice(0, 31), ...arrivals.slice(-1)];
  for (const arrival of asked) {
    if (block.until < arrival) break;
    const next = rule.check(momentAt(arrival));
    if (next === null) return arrival;
    block = next;
  }
  return block.until;
}

/**
 * Least instant from `from` on at which no rule blocks; null when there is none. No rule passes before its own
 * `until`, so all can pass at the latest of them at the earliest; ask again there.
 */
export function nextPassing(open: Case, blockedFirst: readonly Blocked[], from: Instant): Instant | null {
  let blocked = blockedFirst;
  let at = from;
  const arrival = open.arrivals[open.arrivals.length - 1];
  // Events from the future block until the last of them has come; what is decided before may change with them.
  if (arrival !== undefined && at < arrival) {
    at = arrival;
    blocked = blockedAt(open, at);
  }
  for (let step = 0; blocked.length > 0; step++) {
    at = blocked.reduce((latest, { block }) => Math.max(latest, block.until), at);
    if (dateOf(at) === null) return null;
    if (step === mostSteps) {
      throw new NpsError('INVALID_ARGUMENT', 'policy', `a policy with a next date within ${mostSteps} steps`, at);
    }
    blocked = blockedAt(open, at);
  }
  return at;
}

/** An instant, or null beyond the last one that a calendar can name. */
export function dateOf(at: number): Instant | null {
  return at <= 8.64e15 ? at : null;
}
