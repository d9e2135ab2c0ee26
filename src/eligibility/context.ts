import type { Instant } from '../core/time.js';
import type { HistoryEvent } from './history.js';

/** How full a quota is. */
export interface QuotaUse {
  /** Complete responses. */
  readonly completed: number;
  /** Partial responses. @defaultValue 0 */
  readonly partial?: number | null | undefined;
  /** Places held for contacts who were asked and have not answered yet. @defaultValue 0 */
  readonly reserved?: number | null | undefined;
}

/** What is known of the contact and of the moment; all of it is optional, and null is not known. */
export interface EligibilityContext {
  /** Stable name of the contact; needed for sampling, holdout and spread. */
  readonly contactId?: string | null | undefined;
  /** IANA time zone of the contact. */
  readonly timeZone?: string | null | undefined;
  /** When the contact came to be one, epoch milliseconds. */
  readonly createdAt?: Instant | null | undefined;
  /** When the app first saw the contact, epoch milliseconds. */
  readonly firstSeenAt?: Instant | null | undefined;
  /** Sessions so far. */
  readonly sessions?: number | null | undefined;
  /** Days with a session so far. */
  readonly activeDays?: number | null | undefined;
  /** The account of the contact. */
  readonly accountId?: string | null | undefined;
  /** Events of the account's other contacts. */
  readonly accountHistory?: readonly HistoryEvent[] | null | undefined;
  /** Segments that the contact is in. */
  readonly segments?: readonly string[] | null | undefined;
  /** Channels that the contact has agreed to. */
  readonly consents?: readonly string[] | null | undefined;
  /** True when the contact is on a list of those who must not be asked. */
  readonly suppressed?: boolean | null | undefined;
  /** How full each quota is; a missing one is empty. */
  readonly quotas?: { readonly [id: string]: QuotaUse } | null | undefined;
  /** False when the contact does not match the survey's targeting. */
  readonly inAudience?: boolean | null | undefined;
  /** Why this moment does not suit, such as `"checkout"`; empty when it does. */
  readonly unsuitable?: readonly string[] | null | undefined;
  /** The survey that the contact has open. */
  readonly inProgress?: string | null | undefined;
}
