import { isInstant } from '../core/time.js';
import { type Check, is, list, matching, oneOf, optional, record } from './shape.js';

// What a policy and a context must look like. Durations and zones are checked where they are read, and so is what one
// field demands of another.

interface Shapes {
  /** The fields that a policy may have. */
  readonly fields: readonly string[];
  readonly policy: Check;
  readonly context: Check;
}

export const shapes: Shapes = /* @__PURE__ */ makeShapes();

function makeShapes(): Shapes {
  const anything: Check = () => null;
  const text = is((value) => typeof value === 'string', 'a text');
  const flag = is((value) => typeof value === 'boolean', 'true or false');
  const instant = is(isInstant, 'an instant in epoch milliseconds', 'INVALID_INSTANT');
  const isNumber = (value: unknown, max: number): value is number =>
    typeof value === 'number' && value >= 0 && value <= max;
  const amount = is((value) => isNumber(value, Number.MAX_VALUE), 'a finite number, 0 or more');
  const rate = is((value) => isNumber(value, 1), 'a number 0 to 1');
  const whole = (min: number): Check =>
    is((value) => Number.isSafeInteger(value) && (value as number) >= min, `a whole number, ${min} or more`);
  const isUnits = (value: unknown): boolean => isNumber(value, 99_999) && value >= 1 && value % 1 === 0;
  const maybe = (check: Check): Check => optional(check, true);
  const scope = matching(
    /^(thisSurvey|sameKind|sameChannel|anySurvey|(kind|group):.+)$/s,
    '"thisSurvey", "sameKind", "kind:...", "group:...", "sameChannel" or "anySurvey"',
  );
  const subject = optional(oneOf('contact', 'account'));
  const anchor = oneOf('createdAt', 'firstSeenAt');
  const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time "00:00" to "23:59"');
  const windowType = record({ type: oneOf('rolling', 'calendar', 'slidingFromLast') });
  const calendar = record({
    unit: oneOf('day', 'week', 'month', 'quarter', 'year'),
    length: optional(is(isUnits, 'a whole number 1 to 99999')),
    weekStart: optional(oneOf('monday', 'sunday')),
  });
  const window: Check = (value) =>
    windowType(value) ?? ((value as { type: string }).type === 'calendar' ? calendar(value) : null);
  const policy = {
    surveyId: text,
    kind: optional(text),
    group: optional(text),
    channel: optional(text),
    source: optional(text),
    enabled: optional(flag),
    active: optional(record({ startsAt: maybe(instant), endsAt: maybe(instant) })),
    consent: optional(record({ required: flag, channel: optional(text) })),
    tenure: optional(
      record({ anchor, fallbackAnchor: optional(anchor), onlyIfNeverSurveyed: optional(flag) }),
    ),
    usage: optional(record({ minSessions: optional(amount), minActiveDays: optional(amount) })),
    gaps: optional(list(record({ scope, subject, after: list(text) }))),
    limits: optional(
      list(record({ scope, subject, count: list(text), max: whole(0), window: optional(window) })),
    ),
    dismissals: optional(
      record({ backoff: list(record({}), 1), max: optional(whole(1)), resetOn: optional(list(text)) }),
    ),
    transaction: optional(record({ event: text, cancelOn: optional(list(text)) })),
    sendWindow: optional(
      record({
        days: optional(list(oneOf(1, 2, 3, 4, 5, 6, 7), 1)),
        quietHours: optional(record({ from: time, to: time })),
        onMissingTimeZone: optional(oneOf('fallback', 'block')),
      }),
    ),
    quotas: optional(
      list(record({ id: text, segment: optional(text), limit: whole(0), countPartial: optional(flag) })),
    ),
    sampling: optional(
      record({ rate, salt: optional(text), normalise: optional(oneOf('none', 'email-lowercase')) }),
    ),
    holdout: optional(record({ rate, salt: text })),
    spread: optional(record({ salt: text })),
    fallbackTimeZone: anything,
  };
  return {
    fields: Object.keys(policy),
    policy: record(policy),
    context: record({
      contactId: maybe(text),
      createdAt: maybe(instant),
      firstSeenAt: maybe(instant),
      sessions: maybe(amount),
      activeDays: maybe(amount),
      accountId: maybe(text),
      accountHistory: maybe(is(Array.isArray, 'a list')),
      segments: maybe(list(text)),
      consents: maybe(list(text)),
      suppressed: maybe(flag),
      inAudience: maybe(flag),
      unsuitable: maybe(list(text)),
      inProgress: maybe(text),
      quotas: maybe(
        record({}, record({ completed: amount, partial: maybe(amount), reserved: maybe(amount) })),
      ),
    }),
  };
}
