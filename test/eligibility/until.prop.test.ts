import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Duration } from '../../src/core/time.js';
import { evaluateEligibility } from '../../src/eligibility/evaluate.js';
import type { HistoryEvent } from '../../src/eligibility/history.js';
import type { EligibilityPolicy } from '../../src/eligibility/policy.js';
import { type Case, transactionOf } from './cases.js';
import { blockingCodes } from './model.js';

// `until` of every reason against a search, where much of the history is still to come. All that may change a rule lies
// on whole hours (but for `spread`, which changes once), so a rule that blocks on two of them blocks in between.

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.UTC(2026, 2, 27, 22); // a Friday, two nights before the clocks of Berlin change

const hours = fc.integer({ min: 0, max: 40 }).map((n): Duration => ({ hours: n }));
// A business day after Friday evening is later than one after Saturday morning.
const duration = fc.oneof(
  hours,
  fc.integer({ min: 0, max: 2 }).map((n): Duration => ({ businessDays: n })),
  fc
    .record({
      days: fc.integer({ min: 0, max: 2 }),
      basis: fc.constantFrom('elapsed' as const, 'calendar' as const, 'localDate' as const),
    })
    .map((given): Duration => given),
);
const answers = fc.subarray(['seen', 'responded', 'dismissed'], { minLength: 1 });
const scope = fc.constantFrom('anySurvey' as const, 'thisSurvey' as const);
const subject = fc.constantFrom(undefined, 'contact' as const, 'account' as const);
const window = fc.oneof(
  fc.constant(undefined),
  fc.record({ type: fc.constantFrom('rolling' as const, 'slidingFromLast' as const), length: duration }),
  fc.record({
    type: fc.constant('calendar' as const),
    unit: fc.constantFrom('day' as const, 'week' as const),
  }),
);
const clock = fc.integer({ min: 0, max: 23 }).map((at) => `${String(at).padStart(2, '0')}:00`);
const policy = fc.record(
  {
    surveyId: fc.constant('S'),
    active: fc.constantFrom({ startsAt: start + 9 * hour }, { endsAt: start + 60 * hour }),
    tenure: fc.record({
      min: duration,
      anchor: fc.constantFrom('createdAt' as const, 'firstSeenAt' as const),
      onlyIfNeverSurveyed: fc.boolean(),
    }),
    gaps: fc.array(fc.record({ scope, subject, after: answers, min: duration }), { maxLength: 2 }),
    limits: fc.array(
      fc.record({ scope, subject, count: answers, max: fc.integer({ min: 1, max: 3 }), window }),
      { maxLength: 2 },
    ),
    dismissals: fc.record(
      {
        backoff: fc.constantFrom([{ hours: 3 }, { hours: 30 }], [{ hours: 33 }, { businessDays: 1 }]),
        max: fc.integer({ min: 1, max: 3 }),
        thenGap: duration,
      },
      { requiredKeys: ['backoff'] },
    ),
    transaction: transactionOf(duration),
    sendWindow: fc.record(
      {
        days: fc.uniqueArray(fc.constantFrom(...([1, 2, 3, 4, 5, 6, 7] as const)), { minLength: 1 }),
        quietHours: fc.record({ from: clock, to: clock }).filter(({ from, to }) => from !== to),
      },
      { requiredKeys: [] },
    ),
    spread: fc.record({ over: duration, salt: fc.constantFrom('p', 'q') }),
  },
  { requiredKeys: ['surveyId'] },
) as fc.Arbitrary<EligibilityPolicy>;

const types = ['seen', 'responded', 'dismissed', 'snoozed', 'ticketSolved', 'ticketReopened'];
const rare = ['optedOut', 'optedIn', 'complained', 'bounced', 'deliverable', 'delivered'];
const event: fc.Arbitrary<HistoryEvent> = fc
  .record({
    type: fc.constantFrom(...types, ...types, ...rare),
    surveyId: fc.constantFrom('S', 'S', 'T'),
    transactionId: fc.constantFrom('t', 'u'),
    at: fc.integer({ min: -30, max: 80 }).map((n) => start + n * hour),
    until: fc.integer({ min: -20, max: 90 }).map((n) => start + n * hour),
  })
  .map(({ until, ...fields }) => (fields.type === 'snoozed' ? { ...fields, until } : fields));

const given: fc.Arbitrary<Case> = fc.record({
  policy,
  history: fc.oneof(
    fc.array(event, { maxLength: 8 }),
    // Many of one type.
    fc
      .tuple(event, fc.array(event, { minLength: 50, maxLength: 80 }))
      .map(([{ type }, events]) =>
        events.map((each, i) => (i % 8 > 0 && type !== 'snoozed' ? { ...each, type } : each)),
      ),
  ),
  context: fc.record({
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York'),
    contactId: fc.constantFrom('a', 'b', 'c'),
    createdAt: fc.integer({ min: -30, max: 0 }).map((n) => start + n * hour),
    accountHistory: fc.array(event, { maxLength: 4 }),
  }),
  now: fc.constant(start),
});

/** Codes of the rules that have several. */
const together = [
  ['SURVEY_NOT_STARTED', 'SURVEY_ENDED'],
  ['TENURE_UNKNOWN', 'TENURE_TOO_SHORT'],
  ['DISMISSAL_BACKOFF', 'MAX_DISMISSALS'],
  ['NO_TRANSACTION', 'TRANSACTION_REOPENED', 'TRANSACTION_TOO_RECENT', 'TRANSACTION_EXPIRED'],
  ['NOT_SEND_DAY', 'QUIET_HOURS'],
];

it('is the least instant at which the rule passes, its events from the future counted from their own time', () => {
  fc.assert(
    fc.property(given, (question) => {
      for (const { code, rule, until } of evaluateEligibility(question).reasons) {
        const [, list = '', index = '0'] = /^(gaps|limits)\[(\d+)\]$/.exec(rule) ?? [];
        const { gaps, limits, ...others } = question.policy;
        const chosen = (question.policy[list as 'gaps'] ?? [])[Number(index)];
        const alone = { ...question, policy: { ...others, ...(chosen ? { [list]: [chosen] } : {}) } };
        const codes: readonly string[] = together.find((some) => some.includes(code)) ?? [code];
        // Early events of colleagues are looked at where any rule looks at the account.
        const asked = code === 'CLOCK_SKEW' ? question : alone;
        const blocks = (t: number) => [...blockingCodes(asked, t)].some((each) => codes.includes(each));
        const about = JSON.stringify({ code, rule, until });
        // Within nine days all that is to come has come, and has had its effect.
        for (let t = start; t < (until ?? start + 9 * day); t += hour) expect(blocks(t), about).toBe(true);
        if (until === null) continue;
        expect(blocks(until), about).toBe(false);
        expect(blocks(until - 1), about).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});
