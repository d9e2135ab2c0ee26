import type { Instant } from '../core/time.js';

/** What can happen to a contact; other texts are the app's own events, such as `"ticketSolved"`. */
export type EventType =
  | 'invited'
  | 'reminded'
  | 'delivered'
  | 'bounced'
  | 'deliverable'
  | 'seen'
  | 'partial'
  | 'responded'
  | 'declined'
  | 'dismissed'
  | 'snoozed'
  | 'expired'
  | 'attempted'
  | 'optedOut'
  | 'optedIn'
  | 'complained'
  | (string & {});

/**
 * One fact about a contact: what happened, and when. A history is a list of such facts, in any order.
 *
 * `dismissed` is closed unanswered, `declined` an explicit no, `snoozed` a dated promise (`until`), `expired` ignored,
 * `partial` at least one answer.
 */
export interface HistoryEvent {
  /** What happened. */
  readonly type: EventType;
  /** When, epoch milliseconds. */
  readonly at: Instant;
  /** The survey that it happened with. */
  readonly surveyId?: string | null | undefined;
  /** The kind of that survey, such as `"relational"`. */
  readonly kind?: string | null | undefined;
  /** The group of that survey, such as `"onboarding"`. */
  readonly group?: string | null | undefined;
  /** The channel, such as `"email"`. */
  readonly channel?: string | null | undefined;
  /** The contact, in the history of an account. */
  readonly contactId?: string | null | undefined;
  /** The account of the contact at that time. */
  readonly accountId?: string | null | undefined;
  /** The ticket, order or visit that the event belongs to. */
  readonly transactionId?: string | null | undefined;
  /** The submission that the event belongs to. */
  readonly submissionId?: string | null | undefined;
  /** Name of the event itself. */
  readonly eventId?: string | null | undefined;
  /** For `snoozed`: the end of the snooze, epoch milliseconds. */
  readonly until?: Instant | null | undefined;
}

/**
 * Which events a rule looks at: those of this survey, of the same kind, of a named kind, of a named group, of the same
 * channel, or all.
 */
export type Scope =
  | 'thisSurvey'
  | 'sameKind'
  | `kind:${string}`
  | `group:${string}`
  | 'sameChannel'
  | 'anySurvey';

/** Whose events a rule looks at: the contact's, or those of all contacts of the account. */
export type Subject = 'contact' | 'account';
