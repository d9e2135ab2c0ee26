import type { Instant } from '../core/time.js';
import type { HistoryEvent } from './history.js';

/** Why a contact may not be asked. */
export type ReasonCode =
  | 'SURVEY_DISABLED'
  | 'SURVEY_NOT_STARTED'
  | 'SURVEY_ENDED'
  | 'OPTED_OUT'
  | 'SUPPRESSED'
  | 'UNREACHABLE'
  | 'CONSENT_MISSING'
  | 'NOT_IN_AUDIENCE'
  | 'CONTEXT_UNSUITABLE'
  | 'INVALID_HISTORY'
  | 'CLOCK_SKEW'
  | 'TIME_ZONE_UNKNOWN'
  | 'SURVEY_IN_PROGRESS'
  | 'TENURE_UNKNOWN'
  | 'TENURE_TOO_SHORT'
  | 'USAGE_TOO_LOW'
  | 'SPREAD_WAIT'
  | 'ALREADY_RESPONDED'
  | 'LIMIT_REACHED'
  | 'MAX_DISMISSALS'
  | 'DISMISSAL_BACKOFF'
  | 'SNOOZED'
  | 'GAP_THIS_SURVEY'
  | 'GAP_SAME_KIND'
  | 'GAP_OTHER_KIND'
  | 'GAP_SAME_GROUP'
  | 'GAP_SAME_CHANNEL'
  | 'GAP_ANY_SURVEY'
  | 'ACCOUNT_GAP'
  | 'FREQUENCY_CAP'
  | 'ACCOUNT_CAP'
  | 'NO_TRANSACTION'
  | 'TRANSACTION_REOPENED'
  | 'TRANSACTION_TOO_RECENT'
  | 'TRANSACTION_EXPIRED'
  | 'QUOTA_FULL'
  | 'HOLDOUT'
  | 'NOT_SAMPLED'
  | 'NOT_SEND_DAY'
  | 'QUIET_HOURS'
  | 'LOST_ARBITRATION';

/** All reason codes, in the order in which reasons are given. */
export const reasonCodes: readonly ReasonCode[] = /* @__PURE__ */ Object.freeze<ReasonCode[]>([
  'SURVEY_DISABLED',
  'SURVEY_NOT_STARTED',
  'SURVEY_ENDED',
  'OPTED_OUT',
  'SUPPRESSED',
  'UNREACHABLE',
  'CONSENT_MISSING',
  'NOT_IN_AUDIENCE',
  'CONTEXT_UNSUITABLE',
  'INVALID_HISTORY',
  'CLOCK_SKEW',
  'TIME_ZONE_UNKNOWN',
  'SURVEY_IN_PROGRESS',
  'TENURE_UNKNOWN',
  'TENURE_TOO_SHORT',
  'USAGE_TOO_LOW',
  'SPREAD_WAIT',
  'ALREADY_RESPONDED',
  'LIMIT_REACHED',
  'MAX_DISMISSALS',
  'DISMISSAL_BACKOFF',
  'SNOOZED',
  'GAP_THIS_SURVEY',
  'GAP_SAME_KIND',
  'GAP_OTHER_KIND',
  'GAP_SAME_GROUP',
  'GAP_SAME_CHANNEL',
  'GAP_ANY_SURVEY',
  'ACCOUNT_GAP',
  'FREQUENCY_CAP',
  'ACCOUNT_CAP',
  'NO_TRANSACTION',
  'TRANSACTION_REOPENED',
  'TRANSACTION_TOO_RECENT',
  'TRANSACTION_EXPIRED',
  'QUOTA_FULL',
  'HOLDOUT',
  'NOT_SAMPLED',
  'NOT_SEND_DAY',
  'QUIET_HOURS',
  'LOST_ARBITRATION',
]);

/** A fact, other than an event, that made a rule block. */
export interface ReasonFact {
  /** Name of the fact, such as `"createdAt"`. */
  readonly fact: string;
  /** Its value; null when it is not known. */
  readonly value: string | number | boolean | null;
}

/** One rule that blocks. */
export interface EligibilityReason {
  /** What it says, for machines. */
  readonly code: ReasonCode;
  /** The rule: its path in the policy, such as `"gaps[0]"`, or for rules that always hold the input that it looks at. */
  readonly rule: string;
  /** Least instant from `now` on at which the rule passes, epoch milliseconds; null when time alone will not help. */
  readonly until: Instant | null;
  /** The event or the fact that made it block; null where there is none. */
  readonly because: HistoryEvent | ReasonFact | null;
}

/** May we ask this contact now, why not, and when. */
export interface EligibilityDecision {
  /** True when no rule blocks. */
  readonly eligible: boolean;
  /** Every rule that blocks, in the order of {@link reasonCodes}; empty when eligible. */
  readonly reasons: readonly EligibilityReason[];
  /** Least instant from `now` on at which all rules pass, history and context unchanged; null when there is none. */
  readonly nextEligibleAt: Instant | null;
}
