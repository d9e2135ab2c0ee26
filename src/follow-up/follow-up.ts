import { addSpan, isElapsed, readDuration } from '../calendar/duration.js';
import { zoneOf } from '../calendar/zone.js';
import { assertOneOf, assertRecord } from '../core/assertions.js';
import type { Category } from '../core/counts.js';
import { assertInstant, type Duration, type Instant } from '../core/time.js';
import { classifyRating } from '../scoring/classify.js';
import { type ScaleOptions, scaleOf } from '../scoring/scale.js';
import { assertPolicy, defaultFollowUpPolicy, type FollowUpPolicy } from './policy.js';

/** Options of {@link followUpFor}. */
export interface FollowUpOptions extends ScaleOptions {
  /** What happens per category. @defaultValue {@link defaultFollowUpPolicy} */
  readonly policy?: FollowUpPolicy | undefined;
  /** When the answer came in; without it there is no due instant. */
  readonly answeredAt?: Instant | undefined;
  /** IANA time zone of the people who follow up; needed where `due` is in business days, months or local dates. */
  readonly timeZone?: string | undefined;
}

/** What to do after one answer. */
export interface FollowUp {
  /** Category of the answer. */
  readonly category: Category;
  /** The question to ask next. */
  readonly question: string;
  /** What to do with the answer. */
  readonly action: string;
  /** 1 is handled first. */
  readonly priority: number;
  /** How long after the answer the first contact is due. */
  readonly due: Duration;
  /** When the first contact is due, epoch milliseconds; null when `answeredAt` is not given. */
  readonly dueAt: Instant | null;
}

/**
 * What to do after an answer: the next question, the action, its priority and when it is due.
 *
 * Business days are Monday to Friday at the same wall-clock time in the time zone; holidays are not known.
 *
 * @param answer - A rating, or a category.
 * @throws {NpsError} RATING_OUT_OF_RANGE when the answer is no rating of the scale; INVALID_OPTION when it is no category.
 * @throws {NpsError} INVALID_SCALE, INVALID_INSTANT, INVALID_DURATION, INVALID_ARGUMENT or INVALID_OPTION when an option is
 *   malformed; UNKNOWN_TIME_ZONE when the due time needs a time zone and has none.
 * @example
 * ```ts
 * import { followUpFor, parseInstant } from 'nps-kit';
 *
 * followUpFor(3).action; // => 'Address the issues and improve the service'
 *
 * // Answered on a Friday in Lisbon, before the clocks change: due on Monday at the same local time.
 * const answeredAt = parseInstant('2026-03-27T15:00:00Z');
 * const { dueAt } = followUpFor('detractor', { answeredAt, timeZone: 'Europe/Lisbon' });
 * new Date(dueAt ?? 0).toISOString(); // => '2026-03-30T14:00:00.000Z'
 * ```
 */
export function followUpFor(answer: number | Category, options: FollowUpOptions = {}): FollowUp {
  assertRecord(options, 'options');
  const { policy = defaultFollowUpPolicy, answeredAt, timeZone, scale } = options;
  if (typeof answer === 'string') assertOneOf(answer, ['detractor', 'passive', 'promoter'], 'answer');
  const category = typeof answer === 'string' ? answer : classifyRating(answer, { scale });
  scaleOf({ scale });
  if (timeZone !== undefined) zoneOf(timeZone, 'options.timeZone');
  assertPolicy(policy, 'options.policy');
  const { question, action, priority, due } = policy[category];
  const dueAt = answeredAt === undefined ? null : dueInstant(answeredAt, due, timeZone);
  return { category, question, action, priority, due, dueAt };
}

function dueInstant(answeredAt: Instant, due: Duration, timeZone: string | undefined): Instant {
  assertInstant(answeredAt, 'options.answeredAt');
  const span = readDuration(due, 'options.policy.due');
  // A span of seconds is the same in every zone; any other one needs the caller's.
  if (isElapsed(span) && timeZone === undefined) return answeredAt + span.elapsed;
  return addSpan(zoneOf(timeZone, 'options.timeZone'), answeredAt, span);
}
