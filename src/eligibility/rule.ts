import type { Zone } from '../calendar/zone.js';
import { NpsError } from '../core/errors.js';
import type { Instant } from '../core/time.js';
import type { EligibilityContext } from './context.js';
import type { ReasonCode, ReasonFact } from './decision.js';
import type { EventFilter } from './events.js';
import type { HistoryEvent } from './history.js';

/** What a rule is asked about. */
export interface Moment {
  /** The instant at which the contact would be asked. */
  readonly at: Instant;
  /** Events of the contact that are known at `at`, in any order; some may lie up to five minutes after it. */
  readonly events: readonly HistoryEvent[];
  /** Of these the opt-outs, complaints, bounces and snoozes, which are rare: for the rules that every policy has. */
  readonly standing: readonly HistoryEvent[];
  /** The events of the account's other contacts. */
  readonly accountEvents: readonly HistoryEvent[];
  /** Events of either kind that cannot be read. */
  readonly unreadable: number;
  /** Events of either kind whose own time is still to come, and which are left out until then. */
  readonly early: readonly HistoryEvent[];
  readonly context: EligibilityContext;
  /** The contact's zone, else the policy's fallback, else UTC. */
  readonly zone: Zone;
}

/** Why a rule does not let a contact pass. */
export interface Block {
  readonly code: ReasonCode;
  /** Least instant from the moment on at which the rule passes, its events unchanged; `never` when there is none. */
  readonly until: Instant;
  readonly because: HistoryEvent | ReasonFact | null;
}

/** One rule of a policy, prepared for many contacts. */
export interface Rule {
  /** Its path in the policy, such as `gaps[0]`. */
  readonly path: string;
  /** Null when the contact passes. */
  readonly check: (moment: Moment) => Block | null;
  /** True when it may block again after it has passed: it is asked again at each later date. */
  readonly lapses?: boolean;
  /** Events that may let a contact pass sooner when they come; all others only put the date off, if anything. */
  readonly lifts?: EventFilter | false | undefined;
  /** True when it also holds for a contact who goes on with this very survey. */
  readonly holdsOnResume?: boolean;
}

/** A rule about what has happened before. */
export interface CountingRule extends Rule {
  /** The code that it gives, or the first of them. */
  readonly code: ReasonCode;
}

/** Later than every instant. */
export const never: number = Number.POSITIVE_INFINITY;

/** A block because of a fact, for good unless there is a date. */
export function blockOf(
  code: ReasonCode,
  fact: string,
  value: ReasonFact['value'] | undefined,
  until: Instant = never,
): Block {
  // A zero is never the negative one.
  return { code, until, because: { fact, value: value === 0 ? 0 : (value ?? null) } };
}

/** A block because of an event, for good unless there is a date. */
export function blockBy(code: ReasonCode, because: HistoryEvent, until: Instant = never): Block {
  return { code, until, because };
}

/** A block until the latest of the dates that events bring; null where all of them have passed. */
export function blockUntil(
  code: ReasonCode,
  at: Instant,
  events: readonly HistoryEvent[],
  dateOf: (event: HistoryEvent) => Instant,
): Block | null {
  let until = at;
  let because: HistoryEvent | null = null;
  for (const event of events) {
    const date = dateOf(event);
    if (date > until) because = event;
    else if (date === until && because !== null) because = laterOf(because, event);
    until = Math.max(until, date);
  }
  return because && blockBy(code, because, until);
}

/** The error for a part of a policy. */
export function refusal(path: string, expected: string, received: unknown): NpsError {
  return new NpsError('INVALID_OPTION', `policy.${path}`, expected, received);
}

/** The latest of some events; null for none. */
export function latestOf(events: readonly HistoryEvent[]): HistoryEvent | null {
  let latest: HistoryEvent | null = null;
  for (const event of events) latest = laterOf(latest, event);
  return latest;
}

/** Of two events the later one; of two at the same instant always the same one, whatever their order. */
function laterOf(one: HistoryEvent | null, other: HistoryEvent): HistoryEvent {
  if (one === null || other.at > one.at) return other;
  return other.at === one.at && textOf(other) > textOf(one) ? other : one;
}

/** An event as text; empty where its fields have none. */
function textOf(event: HistoryEvent): string {
  try {
    return JSON.stringify(event);
  } catch {
    return '';
  }
}
