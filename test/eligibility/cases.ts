import fc from 'fast-check';
import type { Duration } from '../../src/core/time.js';
import type { EligibilityContext } from '../../src/eligibility/context.js';
import type { HistoryEvent } from '../../src/eligibility/history.js';
import type { EligibilityPolicy } from '../../src/eligibility/policy.js';

/** A decision to make. */
export interface Case {
  policy: EligibilityPolicy;
  history: HistoryEvent[];
  context: EligibilityContext;
  now: number;
}

const hour = 3_600_000;
const day = 24 * hour;

/** Instants where clocks and calendars are odd: DST nights, month ends, a leap day, a skipped date, a new year. */
const oddInstants = [
  '2025-03-30T01:00:00Z',
  '2025-10-26T00:30:00Z',
  '2025-03-09T06:59:59.999Z',
  '2025-11-02T05:30:00Z',
  '2011-12-30T10:00:00Z',
  '2024-02-29T12:00:00Z',
  '2025-01-31T23:30:00Z',
  '2025-04-04T15:00:00Z',
  '2010-11-07T02:45:00Z',
  '2026-01-01T00:00:00Z',
].map((text) => Date.parse(text));

export const zone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Apia',
  'Africa/Cairo',
);

export const now: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(...oddInstants),
  fc
    .tuple(fc.constantFrom(...oddInstants), fc.integer({ min: -3 * day, max: 3 * day }))
    .map(([a, b]) => a + b),
  fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2027, 0, 1) }),
);

export const duration: fc.Arbitrary<Duration> = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((hours): Duration => ({ hours })),
  fc.integer({ min: 0, max: 40 }).map((days): Duration => ({ days })),
  fc
    .tuple(
      fc.integer({ min: 0, max: 40 }),
      fc.constantFrom('elapsed' as const, 'calendar' as const, 'localDate' as const),
    )
    .map(([days, basis]): Duration => ({ days, basis })),
  fc
    .tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom('elapsed' as const, 'calendar' as const))
    .map(([weeks, basis]): Duration => ({ weeks, basis })),
  fc.integer({ min: 0, max: 3 }).map((months): Duration => ({ months })),
  fc.integer({ min: 0, max: 1 }).map((years): Duration => ({ years })),
  fc.integer({ min: 0, max: 12 }).map((businessDays): Duration => ({ businessDays })),
);

const surveyId = fc.constantFrom('S', 'T', 'U');
const type = fc.constantFrom(
  'invited',
  'seen',
  'responded',
  'partial',
  'declined',
  'dismissed',
  'dismissed',
  'snoozed',
  'delivered',
  'ticketSolved',
  'ticketReopened',
);
const rareType = fc.constantFrom('optedOut', 'optedIn', 'complained', 'bounced', 'deliverable', 'attempted');

/** Distances of events from now: near, far, at the edges of durations, at one instant, and in the future. */
const distance = fc.oneof(
  fc.integer({ min: 0, max: 60 * day }),
  fc.integer({ min: 0, max: 400 * day }),
  fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(-1, 0, 1))
    .map(([days, edge]) => days * day + edge),
  fc.constantFrom(0, day, 7 * day),
);
const future = fc.oneof(fc.constantFrom(-1, -300_000, -300_001), fc.integer({ min: -5 * day, max: 0 }));

export const eventAt = (at: number): fc.Arbitrary<HistoryEvent> =>
  fc
    .record({
      type: fc.oneof({ weight: 8, arbitrary: type }, { weight: 1, arbitrary: rareType }),
      surveyId: fc.option(surveyId, { nil: undefined, freq: 6 }),
      kind: fc.option(fc.constantFrom('relational', 'transactional'), { nil: undefined, freq: 4 }),
      group: fc.option(fc.constantFrom('g', 'h'), { nil: undefined, freq: 2 }),
      channel: fc.option(fc.constantFrom('email', 'sms'), { nil: undefined, freq: 2 }),
      transactionId: fc.option(fc.constantFrom('t1', 't2'), { nil: undefined, freq: 3 }),
      distance: fc.oneof({ weight: 12, arbitrary: distance }, { weight: 1, arbitrary: future }),
      snooze: fc.option(fc.integer({ min: -2 * day, max: 20 * day }), { nil: undefined, freq: 5 }),
    })
    .map(({ distance: back, snooze, ...event }) => ({
      ...event,
      at: at - back,
      ...(event.type === 'snoozed' && snooze !== undefined ? { until: at + snooze } : {}),
    }));

const types = fc.uniqueArray(type, { minLength: 1, maxLength: 3 });
const scope = fc.constantFrom(
  'thisSurvey' as const,
  'sameKind' as const,
  'kind:transactional' as const,
  'kind:relational' as const,
  'group:g' as const,
  'sameChannel' as const,
  'anySurvey' as const,
);
const subject = fc.option(fc.constantFrom('contact' as const, 'account' as const), {
  nil: undefined,
  freq: 2,
});

export const gap = fc.record({ scope, subject, after: types, min: duration });

export const window = fc.oneof(
  fc.constant(undefined),
  fc.record({ type: fc.constant('rolling' as const), length: duration }),
  fc.record({ type: fc.constant('slidingFromLast' as const), length: duration }),
  fc.record({
    type: fc.constant('calendar' as const),
    unit: fc.constantFrom(
      'day' as const,
      'week' as const,
      'month' as const,
      'quarter' as const,
      'year' as const,
    ),
    length: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    timeZone: fc.option(fc.oneof(fc.constant('contact' as const), zone), { nil: undefined }),
    weekStart: fc.option(fc.constantFrom('monday' as const, 'sunday' as const), { nil: undefined }),
  }),
);

export const limit = fc.record({ scope, subject, count: types, max: fc.integer({ min: 1, max: 4 }), window });

const ladder = fc
  .array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 4 })
  .map((days) => days.sort((a, b) => a - b).map((n): Duration => ({ days: n })));

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '01', '30', '59'))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${m}`);

const sendWindow = fc
  .record({
    days: fc.option(
      fc.uniqueArray(
        fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, 6 as const, 7 as const),
        {
          minLength: 1,
        },
      ),
      { nil: undefined },
    ),
    quietHours: fc.option(
      fc.record({ from: time, to: time }).filter(({ from, to }) => from !== to),
      { nil: undefined },
    ),
    onMissingTimeZone: fc.option(fc.constantFrom('fallback' as const, 'block' as const), {
      nil: undefined,
      freq: 1,
    }),
  })
  .map((rule) => rule);

/** A policy with each kind of rule some of the time. */
export const transactionOf = (lengths: fc.Arbitrary<Duration>) =>
  fc.record(
    {
      event: fc.constant('ticketSolved'),
      delay: lengths,
      expireAfter: lengths,
      cancelOn: fc.constant(['ticketReopened']),
    },
    { requiredKeys: ['event'] },
  );

export const policyAt = (at: number): fc.Arbitrary<EligibilityPolicy> =>
  fc.record(
    {
      surveyId: fc.constant('S'),
      kind: fc.constant('relational'),
      channel: fc.constant('email'),
      active: fc
        .tuple(fc.integer({ min: -30 * day, max: 10 * day }), fc.integer({ min: 1, max: 90 * day }))
        .map(([start, length]) => ({ startsAt: at + start, endsAt: at + start + length })),
      consent: fc.record({ required: fc.boolean() }),
      tenure: fc.record({
        min: duration,
        anchor: fc.constantFrom('createdAt' as const, 'firstSeenAt' as const),
        fallbackAnchor: fc.option(fc.constant('firstSeenAt' as const), { nil: undefined }),
        onlyIfNeverSurveyed: fc.option(fc.boolean(), { nil: undefined }),
      }),
      usage: fc.record({ minSessions: fc.integer({ min: 0, max: 3 }) }),
      gaps: fc.array(gap, { maxLength: 4 }),
      limits: fc.array(limit, { maxLength: 3 }),
      dismissals: fc.record(
        {
          backoff: ladder,
          max: fc.integer({ min: 1, max: 3 }),
          thenGap: duration,
          resetOn: fc.constantFrom(['responded'], ['responded', 'partial'], []),
        },
        { requiredKeys: ['backoff'] },
      ),
      transaction: transactionOf(duration),
      sendWindow,
      fallbackTimeZone: zone,
      quotas: fc.array(
        fc.record({
          id: fc.constantFrom('q', 'r'),
          limit: fc.integer({ min: 1, max: 3 }),
          segment: fc.option(fc.constant('smb'), { nil: undefined }),
          countPartial: fc.option(fc.boolean(), { nil: undefined }),
        }),
        { maxLength: 2 },
      ),
      sampling: fc.record({ rate: fc.constantFrom(0.3, 0.9, 1) }),
      holdout: fc.record({ rate: fc.constantFrom(0, 0.2), salt: fc.constant('holdout') }),
      spread: fc.record({ over: duration, salt: fc.constant('spread') }),
    },
    { requiredKeys: ['surveyId', 'kind', 'channel'] },
  ) as fc.Arbitrary<EligibilityPolicy>;

export const contextAt = (at: number): fc.Arbitrary<EligibilityContext> =>
  fc
    .record(
      {
        timeZone: zone,
        createdAt: distance.map((back) => at - back),
        firstSeenAt: distance.map((back) => at - back),
        sessions: fc.integer({ min: 0, max: 4 }),
        accountHistory: fc.array(eventAt(at), { maxLength: 5 }),
        segments: fc.subarray(['smb', 'enterprise']),
        consents: fc.subarray(['email', 'sms']),
        quotas: fc.constantFrom(
          { q: { completed: 1 } },
          { q: { completed: 1, partial: 1, reserved: 1 } },
          {},
        ),
        inProgress: fc.constantFrom('S', 'T'),
      },
      { requiredKeys: ['segments'] },
    )
    .chain((context) =>
      fc.constantFrom('contact-1', 'contact-2', 'contact-5').map((contactId) => ({ ...context, contactId })),
    )
    // An open survey hides most rules, so it is rare.
    .chain(({ inProgress, ...context }) =>
      fc
        .integer({ min: 0, max: 9 })
        .map((n) => (n === 0 && inProgress ? { ...context, inProgress } : context)),
    ) as fc.Arbitrary<EligibilityContext>;

/** Any decision: empty and long histories, equal instants, future events. */
export const anyCase: fc.Arbitrary<Case> = now.chain((at) =>
  fc.record({
    policy: policyAt(at),
    history: fc.oneof(
      fc.array(eventAt(at), { maxLength: 6 }),
      fc.array(eventAt(at), { minLength: 10, maxLength: 40 }),
    ),
    context: contextAt(at),
    now: fc.constant(at),
  }),
);
