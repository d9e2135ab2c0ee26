import type { Duration, Instant } from '../core/time.js';
import type { EventType, Scope, Subject } from './history.js';

/** Whom to ask when, as plain data: every rule that is given applies, none loosens another. */
export interface EligibilityPolicy {
  /** The survey that the policy is for. */
  readonly surveyId: string;
  /** Its kind, such as `"relational"`; needed by the scope `"sameKind"`. */
  readonly kind?: string | undefined;
  /** Its group, such as `"onboarding"`. */
  readonly group?: string | undefined;
  /** Its channel, such as `"email"`; needed by the scope `"sameChannel"`. */
  readonly channel?: string | undefined;
  /** Where the policy comes from, for people; no rule looks at it. */
  readonly source?: string | undefined;
  /** False switches the survey off. @defaultValue true */
  readonly enabled?: boolean | undefined;
  /** When the survey runs: [startsAt, endsAt). */
  readonly active?: ActiveRule | undefined;
  /** Whether the contact must have agreed to the channel. */
  readonly consent?: ConsentRule | undefined;
  /** How long the contact must have been one. */
  readonly tenure?: TenureRule | undefined;
  /** How much the contact must have used the product. */
  readonly usage?: UsageRule | undefined;
  /** Least times since events. */
  readonly gaps?: readonly GapRule[] | undefined;
  /** Most events, ever or in a window. */
  readonly limits?: readonly LimitRule[] | undefined;
  /** How long to wait after a survey was closed unanswered, longer each time. */
  readonly dismissals?: DismissalRule | undefined;
  /** The ticket, order or visit that the survey is about. */
  readonly transaction?: TransactionRule | undefined;
  /** Weekdays and hours at which a message may arrive, on the contact's clock. */
  readonly sendWindow?: SendWindowRule | undefined;
  /** IANA time zone of contacts whose own is not known. @defaultValue `"UTC"` */
  readonly fallbackTimeZone?: string | undefined;
  /** Most responses, of all contacts or of a segment. */
  readonly quotas?: readonly QuotaRule[] | undefined;
  /** The part of contacts who are asked at all, the same ones each time. */
  readonly sampling?: SamplingRule | undefined;
  /** The part of contacts who are never asked, for comparison. */
  readonly holdout?: HoldoutRule | undefined;
  /** Spreads the first survey of contacts over time, so that a launch is no spike. */
  readonly spread?: SpreadRule | undefined;
}

/** When a survey runs: [startsAt, endsAt). */
export interface ActiveRule {
  /** First instant, epoch milliseconds. */
  readonly startsAt?: Instant | null | undefined;
  /** First instant after it, epoch milliseconds. */
  readonly endsAt?: Instant | null | undefined;
}

/** Whether the contact must have agreed to the channel. */
export interface ConsentRule {
  /** True when consent is needed. */
  readonly required: boolean;
  /** The channel that must be among `context.consents`. @defaultValue the channel of the policy */
  readonly channel?: string | undefined;
}

/** How long the contact must have been one. */
export interface TenureRule {
  /** Least time since the anchor. */
  readonly min: Duration;
  /** The fact that the time is measured from. */
  readonly anchor: 'createdAt' | 'firstSeenAt';
  /** The fact that takes its place when it is not known. */
  readonly fallbackAnchor?: 'createdAt' | 'firstSeenAt' | undefined;
  /** True to leave the rule out once the contact has seen, been invited to or answered any survey. @defaultValue false */
  readonly onlyIfNeverSurveyed?: boolean | undefined;
}

/** How much the contact must have used the product; unknown counts are 0. */
export interface UsageRule {
  /** Least `context.sessions`. */
  readonly minSessions?: number | undefined;
  /** Least `context.activeDays`. */
  readonly minActiveDays?: number | undefined;
}

/** Least time since events of some types; of several events the latest resulting date counts. */
export interface GapRule {
  /** Which events count. */
  readonly scope: Scope;
  /** Whose events count. @defaultValue `"contact"` */
  readonly subject?: Subject | undefined;
  /** The types of event from which the time runs. */
  readonly after: readonly EventType[];
  /** Least time: the rule passes as soon as `now >= event + min`. */
  readonly min: Duration;
}

/** Most events of some types, ever or in a window. */
export interface LimitRule {
  /** Which events count. */
  readonly scope: Scope;
  /** Whose events count. @defaultValue `"contact"` */
  readonly subject?: Subject | undefined;
  /** The types of event that count. */
  readonly count: readonly EventType[];
  /** Events from which on the rule blocks: it passes while fewer have happened. */
  readonly max: number;
  /** Where events count; ever when left out. */
  readonly window?: LimitWindow | undefined;
}

/** The stretch of time in which events count towards a limit. */
export type LimitWindow = RollingWindow | CalendarWindow | SlidingWindow;

/** Events in (now - length, now]. */
export interface RollingWindow {
  readonly type: 'rolling';
  /** How long an event counts. */
  readonly length: Duration;
}

/** Events of the current day, week, ... and of those before it. */
export interface CalendarWindow {
  readonly type: 'calendar';
  /** The calendar unit. */
  readonly unit: 'day' | 'week' | 'month' | 'quarter' | 'year';
  /** Units, the current one included. @defaultValue 1 */
  readonly length?: number | undefined;
  /** IANA time zone, or the contact's. @defaultValue `"contact"` */
  readonly timeZone?: 'contact' | (string & {}) | undefined;
  /** First day of a week. @defaultValue `"monday"` */
  readonly weekStart?: 'monday' | 'sunday' | undefined;
}

/** A counter that restarts after `length` without an event. */
export interface SlidingWindow {
  readonly type: 'slidingFromLast';
  /** The quiet time that restarts the counter. */
  readonly length: Duration;
}

/** How long to wait after a survey was closed unanswered. */
export interface DismissalRule {
  /** The wait after the first, second, ... dismissal in a row; the last one holds for all later ones. Never falls. */
  readonly backoff: readonly Duration[];
  /** Dismissals in a row from which on `thenGap` holds. */
  readonly max?: number | undefined;
  /** The wait from `max` dismissals on; for good when left out. */
  readonly thenGap?: Duration | undefined;
  /** The types of event that restart the ladder. @defaultValue `["responded"]` */
  readonly resetOn?: readonly EventType[] | undefined;
}

/** The ticket, order or visit that a survey is about. */
export interface TransactionRule {
  /** The type of event that completes it; the latest one counts. */
  readonly event: string;
  /** How long to wait after it. */
  readonly delay?: Duration | undefined;
  /** From when on it is too late to ask. */
  readonly expireAfter?: Duration | undefined;
  /** The types of event that undo it, with the same `transactionId`. */
  readonly cancelOn?: readonly string[] | undefined;
}

/** Weekdays and hours at which a message may arrive, on the contact's clock. */
export interface SendWindowRule {
  /** ISO weekdays, 1 = Monday to 7 = Sunday. */
  readonly days?: readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[] | undefined;
  /** Hours of the local clock at which nothing is sent: [from, to), over midnight where `to` is the earlier one. */
  readonly quietHours?: QuietHours | undefined;
  /** What to do for a contact of unknown zone. @defaultValue `"fallback"` */
  readonly onMissingTimeZone?: 'fallback' | 'block' | undefined;
}

/** Hours of the local clock: [from, to), over midnight where `to` is the earlier one. */
export interface QuietHours {
  /** `"21:00"` */
  readonly from: string;
  /** `"08:00"` */
  readonly to: string;
}

/** Most responses, of all contacts or of a segment. */
export interface QuotaRule {
  /** Its name in `context.quotas`. */
  readonly id: string;
  /** The segment that it holds for, all contacts when left out. */
  readonly segment?: string | undefined;
  /** Responses at which it is full. */
  readonly limit: number;
  /** True when partial responses fill it too. @defaultValue false */
  readonly countPartial?: boolean | undefined;
}

/** The part of contacts who are asked at all, the same ones each time. */
export interface SamplingRule {
  /** Part of the contacts, 0 to 1. */
  readonly rate: number;
  /** Another salt draws other contacts. @defaultValue the survey id */
  readonly salt?: string | undefined;
  /** `"email-lowercase"` makes one contact of `Ann@Example.com` and `ann@example.com`. @defaultValue `"none"` */
  readonly normalise?: 'none' | 'email-lowercase' | undefined;
}

/** The part of contacts who are never asked. */
export interface HoldoutRule {
  /** Part of the contacts, 0 to 1. */
  readonly rate: number;
  /** Another salt draws other contacts. */
  readonly salt: string;
}

/** Spreads the first survey of contacts over time. */
export interface SpreadRule {
  /** The time over which first surveys are spread. */
  readonly over: Duration;
  /** Another salt gives other days. */
  readonly salt: string;
}
