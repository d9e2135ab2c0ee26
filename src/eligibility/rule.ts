import type { Zone } from '../calendar/zone.js';
import { NpsError } from '../core/errors.js';
import type { Instant } from '../core/time.js';
import type { EligibilityContext } from './context.js';
import type { ReasonCode, ReasonFact } from './decision.js';
import type { HistoryEvent } from './history.js';

/** What a rule is asked about. */
export interface Moment {
  /** The instant at which the contact would be asked. */
  readonly at: Instant;
  /** Events of the contact that are known at `at`, in any order; some may lie up to five minutes after it. */
  readonly events: readonly HistoryEvent[];
  /** The same of the account's other contacts. */
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
  /** The rule passes on a history without an event of these types. */
  readonly types?: readonly string[];
  /** True when it may block again after it has passed: it is asked again at each later date. */
  readonly lapses?: boolean;
  /** True when it also holds for a contact who goes on with this very survey. */
  readonly holdsOnResume?: boolean;
}

/** Later than every instant. */
export const never: number = Number.POSITIVE_INFINITY;

/** A block because of a fact. */
export function blockOf(
  code: ReasonCode,
  until: Instant,
  fact: string,
  value: ReasonFact['value'] | undefined,
): Block {
  return { code, until, because: { fact, value: value ?? null } };
}

/** The error for a part of a policy. */
export function refusal(path: string, expected: string, received: unknown): NpsError {
  return new NpsError('INVALID_OPTION', `policy.${path}`, expected, received);
}

/** Of two events the later one; of two at the same instant always the same one, whatever their order. */
export function laterOf(one: HistoryEvent | null, other: HistoryEvent): HistoryEvent {
  if (one === null || other.at > one.at) return other;
  return other.at === one.at && JSON.stringify(other) > JSON.stringify(one) ? other : one;
}
