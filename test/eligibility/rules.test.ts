import { describe, expect, it } from 'vitest';
import type { EligibilityContext } from '../../src/eligibility/context.js';
import { reasonCodes } from '../../src/eligibility/decision.js';
import { evaluateEligibility } from '../../src/eligibility/evaluate.js';
import type { HistoryEvent } from '../../src/eligibility/history.js';
import type { EligibilityPolicy } from '../../src/eligibility/policy.js';
import { carefulPreset, relationalPreset, transactionalPreset } from '../../src/eligibility/presets.js';
import { samplingBucket } from '../../src/eligibility/sampling.js';

const day = 86_400_000;
const now = Date.parse('2025-06-01T12:00:00Z');
const evaluate = (
  policy: Partial<EligibilityPolicy>,
  history: readonly HistoryEvent[] = [],
  context: EligibilityContext = {},
  at = now,
) => evaluateEligibility({ policy: { surveyId: 'S', ...policy }, history, context, now: at });
const brief = (decision: ReturnType<typeof evaluate>) =>
  decision.reasons.map(({ code, rule, until }) => [code, rule, until]);

describe('reasons', () => {
  it('say the rule, the date and the cause, one for each rule that blocks', () => {
    const seen = { type: 'seen', surveyId: 'T', at: now - 3 * day, transactionId: 'x' };
    const decision = evaluate(
      {
        gaps: [
          { scope: 'anySurvey', after: ['seen'], min: { days: 7 } },
          { scope: 'thisSurvey', after: ['seen'], min: { days: 7 } },
          { scope: 'anySurvey', after: ['seen'], min: { days: 30 } },
        ],
        tenure: { min: { days: 30 }, anchor: 'createdAt' },
        usage: { minSessions: 2, minActiveDays: 3 },
        enabled: false,
      },
      [seen],
      { createdAt: now - 10 * day, activeDays: 1 },
    );
    expect(decision).toStrictEqual({
      eligible: false,
      reasons: [
        { code: 'SURVEY_DISABLED', rule: 'enabled', until: null, because: { fact: 'enabled', value: false } },
        {
          code: 'TENURE_TOO_SHORT',
          rule: 'tenure',
          until: now + 20 * day,
          because: { fact: 'createdAt', value: now - 10 * day },
        },
        {
          code: 'USAGE_TOO_LOW',
          rule: 'usage.minSessions',
          until: null,
          because: { fact: 'sessions', value: 0 },
        },
        {
          code: 'USAGE_TOO_LOW',
          rule: 'usage.minActiveDays',
          until: null,
          because: { fact: 'activeDays', value: 1 },
        },
        { code: 'GAP_ANY_SURVEY', rule: 'gaps[0]', until: now + 4 * day, because: seen },
        { code: 'GAP_ANY_SURVEY', rule: 'gaps[2]', until: now + 27 * day, because: seen },
      ],
      nextEligibleAt: null,
    });
  });

  it('have codes without repetition, and JSON that is the same', () => {
    expect(new Set(reasonCodes).size).toBe(41);
    expect(Object.isFrozen(reasonCodes)).toBe(true);
  });
});

describe('permission', () => {
  it.each<[string, HistoryEvent[], string[]]>([
    ['opted out', [{ type: 'optedOut', at: 5 }], ['OPTED_OUT']],
    ['complained', [{ type: 'complained', at: 5 }], ['OPTED_OUT']],
    [
      'opted in later',
      [
        { type: 'optedOut', at: 5 },
        { type: 'optedIn', at: 6 },
      ],
      [],
    ],
    [
      'a tie is out',
      [
        { type: 'optedIn', at: 5 },
        { type: 'optedOut', at: 5 },
      ],
      ['OPTED_OUT'],
    ],
    [
      'out again',
      [
        { type: 'optedIn', at: 5 },
        { type: 'optedOut', at: 7 },
        { type: 'optedOut', at: 1 },
      ],
      ['OPTED_OUT'],
    ],
    [
      'bounced',
      [
        { type: 'bounced', at: 5 },
        { type: 'delivered', at: 4 },
      ],
      ['UNREACHABLE'],
    ],
    [
      'delivered since',
      [
        { type: 'bounced', at: 5 },
        { type: 'delivered', at: 6 },
      ],
      [],
    ],
    [
      'deliverable again',
      [
        { type: 'bounced', at: 5 },
        { type: 'deliverable', at: 6 },
      ],
      [],
    ],
    [
      'an opt-out within the tolerance counts at once',
      [{ type: 'optedOut', at: now + 300_000 }],
      ['OPTED_OUT'],
    ],
  ])('%s', (_, history, codes) => {
    expect(evaluate({}, history).reasons.map(({ code }) => code)).toStrictEqual(codes);
  });

  it('consent is of the channel named, else of the policy', () => {
    const consent = { required: true };
    expect(evaluate({ consent, channel: 'sms' }, [], { consents: ['sms'] }).eligible).toBe(true);
    expect(evaluate({ consent, channel: 'sms' }, [], { consents: ['email'] }).eligible).toBe(false);
    expect(
      evaluate({ consent: { required: true, channel: 'email' }, channel: 'sms' }, [], { consents: ['email'] })
        .eligible,
    ).toBe(true);
    expect(evaluate({ consent }, [], { consents: ['email'] }).reasons[0]?.code).toBe('CONSENT_MISSING');
    expect(evaluate({ consent: { required: false }, channel: 'sms' }).eligible).toBe(true);
  });
});

describe('going on with an open survey', () => {
  const gaps = [{ scope: 'anySurvey', after: ['seen'], min: { days: 30 } }] as const;
  const seen = { type: 'seen', surveyId: 'S', at: now - day };
  const open = { inProgress: 'S', inAudience: false, unsuitable: ['checkout'] };

  it('is allowed while it runs', () => {
    expect(evaluate({ gaps }, [seen], open).eligible).toBe(true);
    expect(brief(evaluate({ active: { endsAt: now } }, [], open))).toStrictEqual([
      ['SURVEY_ENDED', 'active', null],
    ]);
    expect(brief(evaluate({ enabled: false }, [], open))).toStrictEqual([
      ['SURVEY_DISABLED', 'enabled', null],
    ]);
  });

  it('never passes over opt-out, suppression, consent or a history that cannot be trusted', () => {
    const decision = evaluate(
      { gaps, consent: { required: true }, channel: 'sms' },
      [seen, { type: 'optedOut', at: 0 }, { type: 'seen', at: Number.NaN }, { type: 'seen', at: now + day }],
      { ...open, suppressed: true },
    );
    expect(decision.reasons.map(({ code }) => code)).toStrictEqual([
      'OPTED_OUT',
      'SUPPRESSED',
      'CONSENT_MISSING',
      'INVALID_HISTORY',
      'CLOCK_SKEW',
    ]);
  });

  it('of another survey blocks', () => {
    expect(brief(evaluate({}, [], { inProgress: 'T' }))).toStrictEqual([
      ['SURVEY_IN_PROGRESS', 'context.inProgress', null],
    ]);
  });
});

describe('events from the future', () => {
  it('are left out before their time, and each reason counts them from then on', () => {
    const opened = { type: 'ticketSolved', at: now + day };
    const decision = evaluate({ transaction: { event: 'ticketSolved', delay: { hours: 1 } } }, [opened]);
    expect(brief(decision)).toStrictEqual([
      ['CLOCK_SKEW', 'history', now + day],
      ['NO_TRANSACTION', 'transaction', now + day + 3_600_000],
    ]);
    expect(decision.nextEligibleAt).toBe(now + day + 3_600_000);
  });

  it('block until the last of them', () => {
    const early = [2, 5, 3].map((days) => ({ type: 'ticketSolved', at: now + days * day }));
    const decision = evaluate({}, early);
    expect(decision.reasons).toStrictEqual([
      { code: 'CLOCK_SKEW', rule: 'history', until: now + 5 * day, because: early[1] },
    ]);
    expect(decision.nextEligibleAt).toBe(now + 5 * day);
  });

  it('do not open one half of a send window while the other is closed', () => {
    const saturday = Date.parse('2026-01-03T22:00:00Z');
    const sendWindow = { days: [1, 2, 3, 4, 5, 7], quietHours: { from: '20:00', to: '08:00' } } as const;
    const soon = [{ type: 'seen', at: saturday + day / 8 }]; // Sunday, 01:00
    const opens = Date.parse('2026-01-04T08:00:00Z');
    expect(brief(evaluate({ sendWindow }, soon, {}, saturday)).slice(1)).toStrictEqual([
      ['NOT_SEND_DAY', 'sendWindow.days', opens],
      ['QUIET_HOURS', 'sendWindow.quietHours', opens],
    ]);
  });

  it('count to the last, however many', () => {
    const minutes = 60_000;
    const gaps = [{ scope: 'anySurvey', after: ['seen'], min: { hours: 1 } }] as const;
    const history = [-1 / minutes, ...Array.from({ length: 40 }, (_, i) => 10 * (i + 1))].map((ahead) => ({
      type: 'seen',
      at: now + ahead * minutes,
    }));
    const decision = evaluate({ gaps }, history);
    expect(brief(decision)[1]).toStrictEqual(['GAP_ANY_SURVEY', 'gaps[0]', now + 460 * minutes]);
    expect(decision.nextEligibleAt).toBe(now + 460 * minutes);
  });

  it('may end the run of a sliding limit sooner, where the next one counts until an earlier date', () => {
    const friday = Date.parse('2026-03-27T22:00:00Z');
    const window = { type: 'slidingFromLast', length: { businessDays: 1 } } as const;
    const limits = [{ scope: 'anySurvey', count: ['seen'], max: 1, window }] as const;
    const history = [
      { type: 'seen', at: friday },
      { type: 'seen', at: friday + 3_600_000 * 3 }, // Saturday, 01:00: until Monday, 01:00, not 22:00
      { type: 'opened', at: friday + 5 * day },
    ];
    expect(brief(evaluate({ limits }, history, {}, friday))[1]).toStrictEqual([
      'LIMIT_REACHED',
      'limits[0]',
      Date.parse('2026-03-30T01:00:00Z'),
    ]);
  });

  it('of colleagues count only where a rule looks at the account', () => {
    const context = {
      accountHistory: [
        { type: 'seen', at: now + day },
        { type: 'seen', at: Number.NaN },
      ],
    };
    expect(evaluate({}, [], context).eligible).toBe(true);
    const gaps = [{ scope: 'anySurvey', subject: 'account', after: ['invited'], min: { days: 1 } }] as const;
    expect(evaluate({ gaps }, [], context).reasons.map(({ code }) => code)).toStrictEqual([
      'INVALID_HISTORY',
      'CLOCK_SKEW',
    ]);
  });

  it('within five minutes count for a gap at once, for a limit from their own time', () => {
    const soon = [{ type: 'seen', surveyId: 'S', at: now + 120_000 }];
    const gap = { scope: 'thisSurvey', after: ['seen'], min: { hours: 1 } } as const;
    expect(evaluate({ gaps: [gap] }, soon).nextEligibleAt).toBe(now + 3_720_000);
    const limit = { scope: 'thisSurvey', count: ['seen'], max: 1 } as const;
    expect(evaluate({ limits: [limit] }, soon).eligible).toBe(true);
    const rolling = { ...limit, window: { type: 'rolling', length: { hours: 1 } } } as const;
    const both = [...soon, { type: 'seen', surveyId: 'S', at: now - 3_540_000 }];
    // The old one leaves in a minute; a minute later the new one arrives.
    expect(evaluate({ limits: [rolling] }, both).nextEligibleAt).toBe(now + 60_000);
  });
});

describe('unreadable events', () => {
  it.each<unknown>([
    null,
    'seen',
    {},
    { type: 'seen' },
    { type: 'seen', at: '2025-01-01' },
    { type: 'seen', at: Number.NaN },
    { type: 'seen', at: 1e16 },
    { at: 5 },
    { type: 'snoozed', at: 5, until: Number.NaN },
  ])('%o blocks for good, and the others still speak', (event) => {
    const dismissals = { backoff: [{ days: 7 }] };
    const last = { type: 'dismissed', surveyId: 'S', at: now - day };
    const decision = evaluate({ dismissals }, [event as HistoryEvent, last]);
    expect(brief(decision)).toStrictEqual([
      ['INVALID_HISTORY', 'history', null],
      ['DISMISSAL_BACKOFF', 'dismissals', now + 6 * day],
    ]);
    expect(decision.reasons[0]?.because).toStrictEqual({ fact: 'unreadableEvents', value: 1 });
  });

  it('a hole in the list is one', () => {
    expect(evaluate({}, new Array(3)).reasons[0]?.because).toStrictEqual({
      fact: 'unreadableEvents',
      value: 3,
    });
  });
});

describe('limits', () => {
  const invited = (days: number): HistoryEvent => ({ type: 'invited', surveyId: 'S', at: now - days * day });
  const limit = (max: number, window: NonNullable<EligibilityPolicy['limits']>[number]['window']) => ({
    limits: [{ scope: 'thisSurvey' as const, count: ['invited'], max, window }],
  });

  it('after a tightened cap wait for the last that must leave', () => {
    const history = [1, 5, 9, 13].map(invited);
    const decision = evaluate(limit(2, { type: 'rolling', length: { days: 30 } }), history);
    expect(decision.nextEligibleAt).toBe(now + 25 * day);
    expect(decision.reasons[0]?.because).toBe(history[1]);
  });

  it('of a sliding counter wait for a quiet time, and start anew after it', () => {
    const window = { type: 'slidingFromLast', length: { days: 10 } } as const;
    expect(evaluate(limit(2, window), [invited(15), invited(5)]).eligible).toBe(true);
    const run = evaluate(limit(2, window), [invited(14), invited(5)]);
    expect(brief(run)).toStrictEqual([['LIMIT_REACHED', 'limits[0]', now + 5 * day]]);
    expect(evaluate(limit(2, window), [invited(30), invited(14), invited(10)]).eligible).toBe(true);
  });

  it('of zero never pass', () => {
    expect(evaluate(limit(0, { type: 'rolling', length: { days: 1 } })).nextEligibleAt).toBeNull();
  });

  it('count weeks from Monday unless they start on Sunday', () => {
    const sunday = Date.parse('2025-06-01T12:00:00Z');
    const history = [{ type: 'invited', surveyId: 'S', at: sunday - day }];
    const week = { type: 'calendar', unit: 'week' } as const;
    expect(evaluate(limit(1, week), history, {}, sunday).nextEligibleAt).toBe(
      Date.parse('2025-06-02T00:00:00Z'),
    );
    expect(evaluate(limit(1, { ...week, weekStart: 'sunday' }), history, {}, sunday).eligible).toBe(true);
  });
});

describe('snoozes', () => {
  const snoozed = (at: number, until?: number | null, surveyId = 'S'): HistoryEvent => ({
    type: 'snoozed',
    at,
    until,
    surveyId,
  });
  it.each<[string, HistoryEvent[], number | null]>([
    ['hold until their date', [snoozed(now - 5, now + day)], now + day],
    ['hold until just before it', [snoozed(now - 5, now)], null],
    ['of the latest only', [snoozed(now - 5, now + day), snoozed(now - 4, now - 3)], null],
    [
      'of two at once the longer',
      [snoozed(now - 5, now + day), snoozed(now - 5, now + 2 * day)],
      now + 2 * day,
    ],
    ['of another survey do not hold', [snoozed(now - 5, now + day, 'T')], null],
    ['without a date do not hold', [snoozed(now - 5), snoozed(now - 6, null)], null],
  ])('%s', (_, history, until) => {
    expect(evaluate({}, history).nextEligibleAt).toBe(until ?? now);
  });
});

describe('dismissals', () => {
  const row = (...days: number[]) =>
    days.map((n) => ({ type: 'dismissed', surveyId: 'S', at: now - n * day }));
  const dismissals = { backoff: [{ days: 7 }, { days: 14 }], max: 3, thenGap: { days: 60 } };
  it('climb the ladder, then wait for the gap', () => {
    expect(brief(evaluate({ dismissals }, row(1)))).toStrictEqual([
      ['DISMISSAL_BACKOFF', 'dismissals', now + 6 * day],
    ]);
    expect(brief(evaluate({ dismissals }, row(1, 2)))).toStrictEqual([
      ['DISMISSAL_BACKOFF', 'dismissals', now + 13 * day],
    ]);
    expect(brief(evaluate({ dismissals }, row(1, 2, 3)))).toStrictEqual([
      ['MAX_DISMISSALS', 'dismissals', now + 59 * day],
    ]);
    const { thenGap, ...forGood } = dismissals;
    expect(brief(evaluate({ dismissals: forGood }, row(400, 500, 600)))).toStrictEqual([
      ['MAX_DISMISSALS', 'dismissals', null],
    ]);
  });

  it('start anew after an answer to this survey, not to another one', () => {
    const answer = (surveyId?: string) => ({
      type: 'responded',
      at: now - 2 * day,
      ...(surveyId ? { surveyId } : {}),
    });
    expect(evaluate({ dismissals }, [...row(1, 3), answer('S')]).nextEligibleAt).toBe(now + 6 * day);
    expect(evaluate({ dismissals }, [...row(1, 3), answer()]).nextEligibleAt).toBe(now + 6 * day);
    expect(evaluate({ dismissals }, [...row(1, 3), answer('T')]).nextEligibleAt).toBe(now + 13 * day);
  });

  it('a last gap below the ladder does not shorten it', () => {
    const short = { backoff: [{ days: 30 }], max: 1, thenGap: { days: 7 } };
    expect(brief(evaluate({ dismissals: short }, row(1)))).toStrictEqual([
      ['MAX_DISMISSALS', 'dismissals', now + 29 * day],
    ]);
    expect(brief(evaluate({ dismissals: short }, row(8)))).toStrictEqual([
      ['DISMISSAL_BACKOFF', 'dismissals', now + 22 * day],
    ]);
  });
});

describe('gaps', () => {
  it('take the latest resulting date, which need not be that of the latest event', () => {
    const at = (text: string): HistoryEvent => ({ type: 'seen', at: Date.parse(text) });
    const gaps = [{ scope: 'anySurvey', after: ['seen'], min: { months: 1 } }] as const;
    const history = [at('2025-01-30T23:00:00Z'), at('2025-01-31T01:00:00Z')];
    const decision = evaluate({ gaps }, history, {}, Date.parse('2025-02-28T00:00:00Z'));
    expect(decision.nextEligibleAt).toBe(Date.parse('2025-02-28T23:00:00Z'));
    expect(decision.reasons[0]?.because).toBe(history[0]);
  });

  it('of nothing never block', () => {
    const gaps = [{ scope: 'anySurvey', after: ['seen'], min: { days: 0 } }] as const;
    expect(evaluate({ gaps }, [{ type: 'seen', at: now + 60_000 }]).eligible).toBe(true);
  });
});

describe('transactions', () => {
  const solved = (hours: number, transactionId?: string) => ({
    type: 'ticketSolved',
    at: now - hours * 3_600_000,
    ...(transactionId ? { transactionId } : {}),
  });
  const reopened = (hours: number, transactionId?: string) => ({
    ...solved(hours, transactionId),
    type: 'ticketReopened',
  });
  const transaction = {
    event: 'ticketSolved',
    delay: { hours: 24 },
    expireAfter: { days: 7 },
    cancelOn: ['ticketReopened'],
  };
  it.each<[string, HistoryEvent[], string | undefined, number | null]>([
    ['none', [], 'NO_TRANSACTION', null],
    ['just done', [solved(1)], 'TRANSACTION_TOO_RECENT', now + 23 * 3_600_000],
    ['in time', [solved(24)], undefined, now],
    ['too late', [solved(168)], 'TRANSACTION_EXPIRED', null],
    ['undone', [solved(30, 'a'), reopened(29, 'a')], 'TRANSACTION_REOPENED', null],
    ['undone, without ids', [solved(30), reopened(29)], 'TRANSACTION_REOPENED', null],
    ['another undone', [solved(30, 'a'), reopened(29, 'b')], undefined, now],
    ['undone before it was done', [solved(30, 'a'), reopened(31, 'a')], undefined, now],
    ['the latest counts', [solved(30, 'a'), reopened(29, 'a'), solved(25, 'b')], undefined, now],
    [
      'two at once, one undone',
      [solved(30, 'a'), solved(30, 'b'), reopened(29, 'b')],
      'TRANSACTION_REOPENED',
      null,
    ],
  ])('%s', (_, history, code, next) => {
    const decision = evaluate({ transaction }, history);
    expect(decision.reasons[0]?.code).toBe(code);
    expect(decision.nextEligibleAt).toBe(next);
  });

  it('that expire before they may be asked about have no date', () => {
    const impossible = { event: 'ticketSolved', delay: { days: 7 }, expireAfter: { days: 7 } };
    expect(brief(evaluate({ transaction: impossible }, [solved(1)]))).toStrictEqual([
      ['TRANSACTION_TOO_RECENT', 'transaction', null],
    ]);
  });
});

describe('draws', () => {
  it('hold contacts out, sample them, and spread their first survey', () => {
    const context = { contactId: 'contact-6', createdAt: now - day };
    const bucket = samplingBucket({ contactId: 'contact-6', salt: 'holdout-2025' });
    expect(evaluate({ holdout: { rate: 0.1, salt: 'holdout-2025' } }, [], context).reasons).toStrictEqual([
      { code: 'HOLDOUT', rule: 'holdout', until: null, because: { fact: 'bucket', value: bucket } },
    ]);
    const spread = { over: { days: 14 }, salt: 'holdout-2025' };
    // The first whole millisecond that is not before the date.
    const until = now - day + Math.ceil(bucket * 14 * day);
    expect(brief(evaluate({ spread }, [], context))).toStrictEqual([['SPREAD_WAIT', 'spread', until]]);
    expect(evaluate({ spread }, [{ type: 'seen', at: 0 }], context).eligible).toBe(true);
    expect(evaluate({ spread, active: { startsAt: now } }, [], context).nextEligibleAt).toBe(
      now + Math.ceil(bucket * 14 * day),
    );
    expect(brief(evaluate({ spread }, [], { contactId: 'a' }))).toStrictEqual([
      ['SPREAD_WAIT', 'spread', null],
    ]);
  });

  it('may take an address in lower case', () => {
    const sampling = { rate: 0.5, salt: 'nps-2025' };
    const context = { contactId: 'Ann@Example.com' };
    expect(evaluate({ sampling }, [], context).eligible).toBe(true); // bucket 0.0741
    expect(evaluate({ sampling: { ...sampling, normalise: 'email-lowercase' } }, [], context).eligible).toBe(
      false,
    ); // 0.7121
  });
});

describe('quotas', () => {
  it('see only their own state', () => {
    const quotas = [{ id: 'toString', limit: 1 }];
    expect(evaluate({ quotas }, [], { quotas: {} }).eligible).toBe(true);
    expect(evaluate({ quotas }, [], { quotas: { toString: { completed: 1 } } as never }).eligible).toBe(
      false,
    );
  });
});

describe('a long history', () => {
  it('of 100,000 events in any order is decided like a short one', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => ({
      type: i % 3 === 0 ? 'seen' : 'dismissed',
      surveyId: i % 2 === 0 ? 'S' : 'T',
      at: now - day - ((i * 7919) % 100_000) * 60_000,
    }));
    const policy: Partial<EligibilityPolicy> = {
      gaps: [{ scope: 'anySurvey', after: ['seen'], min: { days: 7 } }],
      limits: [
        { scope: 'thisSurvey', count: ['seen'], max: 2, window: { type: 'rolling', length: { days: 90 } } },
        { scope: 'anySurvey', count: ['dismissed'], max: 3, window: { type: 'calendar', unit: 'month' } },
        {
          scope: 'anySurvey',
          count: ['dismissed'],
          max: 3,
          window: { type: 'slidingFromLast', length: { hours: 1 } },
        },
      ],
      dismissals: { backoff: [{ days: 14 }] },
    };
    const latest = (type: string, surveyId?: string, rank = 0) =>
      many
        .filter((event) => event.type === type && (!surveyId || event.surveyId === surveyId))
        .map((event) => event.at)
        .sort((a, b) => b - a)[rank] as number;
    const decision = evaluate(policy, many);
    expect(brief(decision)).toStrictEqual([
      ['DISMISSAL_BACKOFF', 'dismissals', latest('dismissed', 'S') + 14 * day],
      ['GAP_ANY_SURVEY', 'gaps[0]', latest('seen') + 7 * day],
      ['FREQUENCY_CAP', 'limits[0]', latest('seen', 'S', 1) + 90 * day],
    ]);
  });

  it('of events at one instant, or all from the future, is decided too', () => {
    const same = Array.from({ length: 20_000 }, (_, i) => ({
      type: 'seen',
      surveyId: 'S',
      at: now - 1,
      eventId: `${i}`,
    }));
    const limits = [
      { scope: 'thisSurvey', count: ['seen'], max: 2, window: { type: 'rolling', length: { days: 1 } } },
    ] as const;
    expect(evaluate({ limits }, same).nextEligibleAt).toBe(now - 1 + day);
    const early = same.map((event, i) => ({ ...event, at: now + day + i }));
    expect(
      evaluate({ limits, gaps: [{ scope: 'anySurvey', after: ['seen'], min: { days: 1 } }] }, early)
        .nextEligibleAt,
    ).toBe(now + 2 * day + 19_999);
    const answered = [...early, { type: 'seen', at: now - 1 }, { type: 'optedOut', at: now - 1 }];
    expect(
      brief(
        evaluate({ limits, gaps: [{ scope: 'anySurvey', after: ['seen'], min: { days: 2 } }] }, answered),
      ),
    ).toStrictEqual([
      ['OPTED_OUT', 'history', null],
      ['CLOCK_SKEW', 'history', now + day + 19_999],
      ['GAP_ANY_SURVEY', 'gaps[0]', now + 3 * day + 19_999],
    ]);
  });
});

describe('presets', () => {
  it('are frozen plain policies that name their source', () => {
    for (const preset of [relationalPreset, carefulPreset, transactionalPreset]) {
      expect(preset.source).toMatch(/\d+ (days|hours)/);
      expect(Object.isFrozen(preset) && Object.isFrozen(preset.gaps?.[0]?.min)).toBe(true);
      expect(JSON.parse(JSON.stringify(preset))).toStrictEqual(preset);
    }
  });

  it('say what they promise', () => {
    const context = { createdAt: now - 100 * day };
    const ago = (type: string, days: number, surveyId = 'T', kind = 'relational') => [
      { type, at: now - days * day, surveyId, kind },
    ];
    const next = (policy: EligibilityPolicy, history: HistoryEvent[]) =>
      evaluate(policy, history, context).nextEligibleAt;
    const id = relationalPreset.surveyId;
    expect(next(relationalPreset, ago('responded', 10))).toBe(now + 80 * day);
    expect(next(relationalPreset, ago('declined', 10))).toBe(now + 20 * day);
    expect(next(relationalPreset, ago('seen', 10, 'csat', 'transactional'))).toBe(now + 20 * day);
    expect(next(relationalPreset, ago('dismissed', 10, id))).toBe(now + 4 * day);
    expect(evaluate(relationalPreset, [], { createdAt: now - 29 * day }).nextEligibleAt).toBe(now + day);
    expect(next(carefulPreset, ago('responded', 10, 'csat', 'transactional'))).toBe(now + 170 * day);
    const solved = ago('ticketSolved', 2, 'x', 'x');
    expect(next(transactionalPreset, solved)).toBe(now);
    expect(next(transactionalPreset, [...solved, ...ago('invited', 10, 'csat', 'transactional')])).toBeNull();
  });
});
