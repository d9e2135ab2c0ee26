import { isInstant } from '../core/time.js';
import { type Check, is, list, matching, oneOf, optional, record } from './shape.js';

// What a policy and a context must look like. Durations and zones are checked where they are read, and so is what one
// field demands of another.

interface Shapes {
  readonly policy: Check;
  readonly context: Check;
}

export const shapes: Shapes = /* @__PURE__ */ makeShapes();

/** The shapes; fields of a policy that no rule reads go through `others`, and are not looked at where it is left out. */
export function makeShapes(others?: Check): Shapes {
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
  const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time 00:00 to 23:59');
  const rule = (fields: Readonly<Record<string, Check>>): Check => record(fields, others);
  const type = oneOf('rolling', 'calendar', 'slidingFromLast');
  const rolling = rule({ type, length: anything });
  const calendar = rule({
    type,
    unit: oneOf('day', 'week', 'month', 'quarter', 'year'),
    length: optional(is(isUnits, 'a whole number 1 to 99999')),
    timeZone: anything,
    weekStart: optional(oneOf('monday', 'sunday')),
  });
  const window: Check = (value) =>
    ((value as { type: unknown } | null)?.type === 'calendar' ? calendar : rolling)(value);
  const policy = rule({
    surveyId: text,
    kind: optional(text),
    group: optional(text),
    channel: optional(text),
    source: optional(text),
    enabled: optional(flag),
    active: optional(rule({ startsAt: maybe(instant), endsAt: maybe(instant) })),
    consent: optional(rule({ required: flag, channel: optional(text) })),
    tenure: optional(
      rule({ min: anything, anchor, fallbackAnchor: optional(anchor), onlyIfNeverSurveyed: optional(flag) }),
    ),
    usage: optional(rule({ minSessions: optional(amount), minActiveDays: optional(amount) })),
    gaps: optional(list(rule({ scope, subject, after: list(text), min: anything }))),
    limits: optional(
      list(rule({ scope, subject, count: list(text), max: whole(0), window: optional(window) })),
    ),
    dismissals: optional(
      rule({
        backoff: list(record({}), 1),
        max: optional(whole(1)),
        thenGap: anything,
        resetOn: optional(list(text)),
      }),
    ),
    transaction: optional(
      rule({ event: text, delay: anything, expireAfter: anything, cancelOn: optional(list(text)) }),
    ),
    sendWindow: optional(
      rule({
        days: optional(list(oneOf(1, 2, 3, 4, 5, 6, 7), 1)),
        quietHours: optional(rule({ from: time, to: time })),
        onMissingTimeZone: optional(oneOf('fallback', 'block')),
      }),
    ),
    quotas: optional(
      list(rule({ id: text, segment: optional(text), limit: whole(0), countPartial: optional(flag) })),
    ),
    sampling: optional(
      rule({ rate, salt: optional(text), normalise: optional(oneOf('none', 'email-lowercase')) }),
    ),
    holdout: optional(rule({ rate, salt: text })),
    spread: optional(rule({ over: anything, salt: text })),
    fallbackTimeZone: anything,
  });
  return {
    policy,
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
