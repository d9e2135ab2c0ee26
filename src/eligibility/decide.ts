import { type Zone, zoneOf } from '../calendar/zone.js';
import { NpsError } from '../core/errors.js';
import { assertInstant, type Instant, isInstant } from '../core/time.js';
import type { PreparedPolicy } from './compile.js';
import type { EligibilityContext } from './context.js';
import { type EligibilityDecision, type EligibilityReason, ranks } from './decision.js';
import type { HistoryEvent } from './history.js';
import { shapes } from './policy-shape.js';
import { type ReadHistory, readHistory } from './read-history.js';
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
  readonly context: EligibilityContext;
  readonly now: Instant;
  readonly zone: Zone;
  readonly own: ReadHistory;
  readonly account: ReadHistory;
  /** True for a contact who goes on with this very survey. */
  readonly resumes: boolean;
  /** Events from the future, by their time. */
  readonly early: readonly HistoryEvent[];
}

/** A rule that blocks, and why. */
export interface Blocked {
  readonly rule: Rule;
  readonly block: Block;
}

const nothing: EligibilityContext = {};
const noHistory: ReadHistory = { events: [], early: [], unreadable: 0, met: 0 };

/** More steps than any policy takes: each rule moves the date at most a few times. */
const mostSteps = 10_000;

/** Checks a contact and a moment. */
export function openCase(prepared: PreparedPolicy, { history, context = nothing, now }: ContactMoment): Case {
  assertInstant(now, 'now');
  if (!Array.isArray(history)) throw new NpsError('INVALID_ARGUMENT', 'history', 'a list of events', history);
  assertShape(shapes.context, context, 'context', 'INVALID_ARGUMENT');
  const { timeZone = null, contactId = null, accountHistory = null } = context;
  if (prepared.needsContactId && contactId === null) {
    throw new NpsError('INVALID_ARGUMENT', 'context.contactId', 'a text to draw by', contactId);
  }
  const zone = timeZone === null ? prepared.fallback : zoneOf(timeZone, 'context.timeZone');
  const own = readHistory(history, now, prepared.types, prepared.waiting);
  const account =
    prepared.needsAccount && accountHistory !== null ? readHistory(accountHistory, now, [], []) : noHistory;
  let { early } = own;
  if (early.length + account.early.length > 0) {
    early = [...early, ...account.early].sort((one, other) => one.at - other.at);
  }
  const resumes = context.inProgress === prepared.surveyId;
  return { prepared, context, now: now + 0 /* never -0 */, zone, own, account, resumes, early };
}

/** What the rules are asked at an instant: events from the future are known from their own time on. */
function momentAt({ own, account, early, context, zone }: Case, at: Instant): Moment {
  return {
    at,
    events: own.early.length === 0 ? own.events : withArrived(own, at),
    accountEvents: account.early.length === 0 ? account.events : withArrived(account, at),
    unreadable: own.unreadable + account.unreadable,
    early: early.length === 0 ? early : early.filter((event) => event.at > at),
    context,
    zone,
  };
}

function withArrived({ events, early }: ReadHistory, at: Instant): readonly HistoryEvent[] {
  return [...events, ...early.filter((event) => event.at <= at)];
}

/** The rules that block at an instant. */
export function blockedAt(open: Case, at: Instant): Blocked[] {
  const { rules, bits } = open.prepared;
  const { met } = open.own;
  const moment = momentAt(open, at);
  const blocked: Blocked[] = [];
  for (let i = 0; i < rules.length; i++) {
    const bit = bits[i] as number;
    if (bit === 0 || (bit & met) !== 0) ask(open, rules[i] as Rule, moment, blocked);
  }
  return blocked;
}

function ask({ resumes }: Case, rule: Rule, moment: Moment, blocked: Blocked[]): void {
  if (resumes && !rule.holdsOnResume) return;
  const block = rule.check(moment);
  if (block !== null) blocked.push({ rule, block });
}

/** The decision at `now`: all that blocks, and the least instant at which nothing does. */
export function decide(open: Case): EligibilityDecision {
  const blocked = blockedAt(open, open.now);
  return {
    eligible: blocked.length === 0,
    reasons: reasonsOf(open, blocked),
    nextEligibleAt: nextPassing(open, blocked, open.now),
  };
}

/** What blocks, in the order of the codes, then in that of the policy. */
export function reasonsOf(open: Case, blocked: readonly Blocked[]): EligibilityReason[] {
  const reasons: EligibilityReason[] = [];
  for (const { rule, block } of blocked) {
    const { code, because } = block;
    const until = dateOf(untilWithEarly(open, rule, block));
    // Rules are mostly asked in the order of their codes: from the right, few places are passed.
    let place = reasons.length;
    while (
      place > 0 &&
      (ranks[(reasons[place - 1] as EligibilityReason).code] as number) > (ranks[code] as number)
    )
      place--;
    const reason = { code, rule: rule.path, until, because };
    if (place === reasons.length) reasons.push(reason);
    else reasons.splice(place, 0, reason);
  }
  return reasons;
}

/** Least instant at which a rule that blocks passes, events from the future counted from their own time on. */
function untilWithEarly(open: Case, rule: Rule, first: Block): Instant {
  let block = first;
  const { early } = open;
  // Nobody is asked before the last of them anyway; so of very many only some are looked at one by one.
  for (let i = 0; i < early.length; i = i === 31 ? early.length - 1 : i + 1) {
    const { at } = early[i] as HistoryEvent;
    if (block.until < at) break;
    const next = rule.check(momentAt(open, at));
    if (next === null) return at;
    block = next;
    if (i === early.length - 1) break;
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
  const { early } = open;
  // Events from the future block until the last of them has come; what is decided before may change with them.
  if (early.length > 0 && at < (early[early.length - 1] as HistoryEvent).at) {
    at = (early[early.length - 1] as HistoryEvent).at;
    blocked = blockedAt(open, at);
  }
  for (let step = 0; blocked.length > 0; step++) {
    for (const { block } of blocked) at = Math.max(at, block.until);
    if (dateOf(at) === null) return null;
    if (step === mostSteps) {
      throw new NpsError('INVALID_ARGUMENT', 'policy', `a next date within ${mostSteps} steps`, at);
    }
    // A rule that has passed passes for good, but for those that lapse.
    const { lapsing } = open.prepared;
    if (lapsing.length === 0) return at;
    const moment = momentAt(open, at);
    const next: Blocked[] = [];
    for (const rule of lapsing) ask(open, rule, moment, next);
    blocked = next;
  }
  return at;
}

/** An instant, or null beyond the last one that a calendar can name. */
function dateOf(at: number): Instant | null {
  return isInstant(at) ? at : null;
}
