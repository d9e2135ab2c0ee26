import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseSurvey } from '../../src/eligibility/choose.js';
import { evaluateEligibility } from '../../src/eligibility/evaluate.js';
import { lintPolicy } from '../../src/eligibility/lint.js';
import { planInvitations } from '../../src/eligibility/plan.js';
import type { EligibilityPolicy } from '../../src/eligibility/policy.js';
import { carefulPreset, relationalPreset, transactionalPreset } from '../../src/eligibility/presets.js';
import { effectiveSamplingRate, isSampled, samplingBucket } from '../../src/eligibility/sampling.js';
import { isTightening } from '../../src/eligibility/tightening.js';
import { eligibilityTimeline } from '../../src/eligibility/timeline.js';
import { anyCase } from './cases.js';
import { blockingCodes } from './model.js';
import { vectors } from './scenarios.js';

const day = 86_400_000;
const now = Date.parse('2025-06-01T12:00:00Z');

describe('sampling', () => {
  it.each(vectors.bucket)('the bucket of $unit in $salt', ({ salt, unit, bucket }) => {
    expect(samplingBucket({ salt, contactId: unit })).toBe(bucket);
  });

  it.each(vectors.effectiveRate)(
    '$perEvaluation drawn $evaluations times',
    ({ perEvaluation, evaluations, effective }) => {
      expect(effectiveSamplingRate({ rate: perEvaluation, evaluations })).toBeCloseTo(effective, 4);
    },
  );

  it('has exact ends', () => {
    expect(effectiveSamplingRate({ rate: 0, evaluations: 5 })).toBe(0);
    expect(effectiveSamplingRate({ rate: 1, evaluations: 5 })).toBe(1);
    expect(effectiveSamplingRate({ rate: 1, evaluations: 0 })).toBe(0);
    expect(effectiveSamplingRate({ rate: 0.3, evaluations: 0 })).toBe(0);
  });

  it('who is in at a rate is in at every higher one, and the share is the rate', () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => `contact-${i}`);
    let last = new Set<string>();
    for (const rate of [0, 0.01, 0.1, 0.5, 0.9, 1]) {
      const inside = new Set(ids.filter((contactId) => isSampled({ contactId, salt: 'law', rate })));
      expect([...last].filter((id) => !inside.has(id))).toStrictEqual([]);
      expect(Math.abs(inside.size - 10_000 * rate)).toBeLessThanOrEqual(
        4.5 * Math.sqrt(10_000 * rate * (1 - rate)),
      );
      last = inside;
    }
  });

  it.each([
    [{ contactId: 5, salt: 's', rate: 1 }, 'contactId'],
    [{ contactId: 'c', salt: undefined, rate: 1 }, 'salt'],
    [{ contactId: 'c', salt: 's', rate: -0.1 }, 'rate'],
  ])('refuses %o', (unit, path) => {
    expect(() => isSampled(unit as never)).toThrow(expect.objectContaining({ code: 'INVALID_OPTION', path }));
  });
});

describe('planInvitations', () => {
  it.each(vectors.planInvites)('$targetResponses at $responseRate with $confidence', (row) => {
    const { targetResponses: target, responseRate, confidence, invites } = row;
    expect(planInvitations({ target, responseRate, confidence })).toBe(invites);
  });

  it('takes the target itself where all answer', () => {
    expect(planInvitations({ target: 30, responseRate: 1, confidence: 0.99 })).toBe(30);
  });

  it.each([
    [{ target: 0, responseRate: 0.5, confidence: 0.9 }, 'target'],
    [{ target: 1.5, responseRate: 0.5, confidence: 0.9 }, 'target'],
    [{ target: 5, responseRate: 0, confidence: 0.9 }, 'responseRate'],
    [{ target: 5, responseRate: 1.1, confidence: 0.9 }, 'responseRate'],
    [{ target: 5, responseRate: 0.5, confidence: 1 }, 'confidence'],
    [{ target: 5, responseRate: 0.5, confidence: 0 }, 'confidence'],
    [{ target: 5, responseRate: 0.5, confidence: Number.NaN }, 'confidence'],
  ])('refuses %o', (plan, path) => {
    expect(() => planInvitations(plan)).toThrow(expect.objectContaining({ code: 'INVALID_OPTION', path }));
  });
});

describe('chooseSurvey', () => {
  const candidate = (surveyId: string, policy: Partial<EligibilityPolicy> = {}, priority?: number) => ({
    policy: { surveyId, ...policy },
    ...(priority === undefined ? {} : { priority }),
  });
  const history = [{ type: 'ticketSolved', at: now - day }];
  const transaction = { event: 'ticketSolved' };
  const chosen = (candidates: Parameters<typeof chooseSurvey>[0]['candidates'], inProgress?: string) =>
    chooseSurvey({ candidates, history, now, context: inProgress ? { inProgress } : {} }).chosen;

  it('goes by priority, then relational, then expiry, then name', () => {
    expect(chosen([])).toBeNull();
    expect(chosen([candidate('b'), candidate('a')])).toBe('a');
    expect(chosen([candidate('b', { active: { endsAt: now + 5 } }), candidate('a')])).toBe('b');
    expect(
      chosen([candidate('b'), candidate('a', { transaction: { ...transaction, expireAfter: { days: 2 } } })]),
    ).toBe('b');
    const both = (days: number) => ({ transaction: { ...transaction, expireAfter: { days } } });
    expect(chosen([candidate('a', both(7)), candidate('b', both(3))])).toBe('b');
    expect(chosen([candidate('b', { transaction }, 1), candidate('a')])).toBe('b');
    // What the policy says of its kind goes before what its rules suggest.
    expect(chosen([candidate('a', { kind: 'transactional' }), candidate('b', { kind: 'relational' })])).toBe(
      'b',
    );
    expect(
      chosen([
        candidate('b', { transaction, kind: 'relational' }),
        candidate('a', { kind: 'transactional' }),
      ]),
    ).toBe('b');
    expect(chosen([candidate('a', { transaction }), candidate('b')])).toBe('b');
    expect(chosen([candidate('a', { enabled: false }, 9), candidate('b')])).toBe('b');
  });

  it('lets the contact go on with an open survey, and blocks the others', () => {
    expect(chosen([candidate('a', {}, 5), candidate('b')], 'b')).toBe('b');
  });

  it('tells losers the winner and their next date, others their own reasons', () => {
    const gaps = [{ scope: 'anySurvey', after: ['invited'], min: { days: 10 } }] as const;
    const choice = chooseSurvey({
      candidates: [
        candidate('a'),
        candidate('b', { gaps }),
        candidate('c'),
        candidate('d', { enabled: false }),
      ],
      history,
      now,
    });
    expect(choice.chosen).toBe('a');
    const because = { fact: 'winner', value: 'a' };
    expect(choice.decisions).toStrictEqual([
      { surveyId: 'a', decision: { eligible: true, reasons: [], nextEligibleAt: now } },
      {
        surveyId: 'b',
        decision: {
          eligible: false,
          reasons: [{ code: 'LOST_ARBITRATION', rule: 'candidates', until: now + 10 * day, because }],
          nextEligibleAt: now + 10 * day,
        },
      },
      {
        surveyId: 'c',
        decision: {
          eligible: false,
          reasons: [{ code: 'LOST_ARBITRATION', rule: 'candidates', until: now + 1, because }],
          nextEligibleAt: now + 1,
        },
      },
      {
        surveyId: 'd',
        decision: evaluateEligibility({ policy: { surveyId: 'd', enabled: false }, history, now }),
      },
    ]);
  });

  it('is a total order: the order of the candidates does not matter, one at most is chosen', () => {
    const candidates = fc.uniqueArray(
      fc.record({
        policy: fc.record(
          {
            surveyId: fc.string({ maxLength: 3 }),
            transaction: fc.constantFrom(transaction),
            active: fc.record({ endsAt: fc.integer({ min: now - 5, max: now + 5 }) }),
          },
          { requiredKeys: ['surveyId'] },
        ),
        priority: fc.integer({ min: 0, max: 2 }),
      }),
      { selector: ({ policy }) => policy.surveyId, maxLength: 6 },
    );
    const shuffled = candidates.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, again]) => {
        const choice = chooseSurvey({ candidates: list, history, now });
        expect(chooseSurvey({ candidates: again, history, now }).chosen).toBe(choice.chosen);
        const eligible = choice.decisions.filter(({ decision }) => decision.eligible);
        expect(eligible.map(({ surveyId }) => surveyId)).toStrictEqual(
          choice.chosen === null ? [] : [choice.chosen],
        );
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    [null, 'INVALID_ARGUMENT', 'candidates'],
    [[candidate('a'), candidate('a')], 'INVALID_ARGUMENT', 'candidates[1]'],
    [[candidate('a', {}, Number.NaN)], 'INVALID_OPTION', 'candidates[0].priority'],
  ])('refuses %o', (candidates, code, path) => {
    expect(() => chooseSurvey({ candidates: candidates as never, history, now })).toThrow(
      expect.objectContaining({ code, path }),
    );
  });
});

describe('eligibilityTimeline', () => {
  it('agrees with the second implementation at random instants, and tells true ends', () => {
    const parts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(anyCase, parts, (given, samples) => {
        const { now: from, ...rest } = given;
        const to = from + 40 * day;
        const intervals = eligibilityTimeline({ ...rest, from, to });
        const passes = (t: number) => blockingCodes(given, t).size === 0;
        let last = Number.NEGATIVE_INFINITY;
        for (const { start, end } of intervals) {
          expect(start < end && start > last && start >= from && end <= to).toBe(true);
          expect([passes(start), passes(end - 1)]).toStrictEqual([true, true]);
          if (start > from) expect(passes(start - 1)).toBe(false);
          if (end < to) expect(passes(end)).toBe(false);
          last = end;
        }
        for (const sample of samples) {
          const t = from + Math.floor(sample * (to - from - 1));
          expect(intervals.some(({ start, end }) => start <= t && t < end)).toBe(passes(t));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a horizon that ends before it starts', () => {
    const question = { policy: { surveyId: 'S' }, history: [], from: 5, to: 4 };
    expect(() => eligibilityTimeline(question)).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT', path: 'to' }),
    );
    expect(eligibilityTimeline({ ...question, to: 5 })).toStrictEqual([]);
    expect(eligibilityTimeline({ ...question, to: 9 })).toStrictEqual([{ start: 5, end: 9 }]);
  });
});

describe('isTightening', () => {
  const base: EligibilityPolicy = {
    surveyId: 'S',
    kind: 'nps',
    gaps: [{ scope: 'sameKind', after: ['seen'], min: { days: 30 } }],
    limits: [
      { scope: 'anySurvey', count: ['invited'], max: 2, window: { type: 'rolling', length: { days: 30 } } },
    ],
    dismissals: { backoff: [{ days: 7 }, { days: 30 }], max: 4, thenGap: { days: 90 } },
    tenure: { min: { days: 30 }, anchor: 'createdAt' },
    transaction: { event: 'solved', delay: { hours: 4 }, expireAfter: { days: 7 }, cancelOn: ['reopened'] },
    sendWindow: { days: [1, 2, 3, 4, 5], quietHours: { from: '20:00', to: '08:00' } },
    quotas: [{ id: 'q', limit: 100 }],
    sampling: { rate: 0.5 },
    holdout: { rate: 0.1, salt: 'h' },
    usage: { minSessions: 3 },
    active: { startsAt: now - 30 * day, endsAt: now + 300 * day },
  };
  const tighter: Partial<EligibilityPolicy>[] = [
    {},
    { enabled: false },
    { gaps: [{ scope: 'anySurvey', subject: 'account', after: ['seen', 'invited'], min: { days: 31 } }] },
    { gaps: [{ scope: 'kind:nps', after: ['seen'], min: { months: 2 } }] },
    { limits: [{ scope: 'anySurvey', count: ['invited', 'seen'], max: 2 }] },
    {
      limits: [
        { scope: 'anySurvey', count: ['invited'], max: 1, window: { type: 'rolling', length: { days: 60 } } },
      ],
    },
    { dismissals: { backoff: [{ days: 7 }, { days: 30 }, { days: 60 }], max: 3 } },
    { tenure: { min: { days: 60 }, anchor: 'createdAt' } },
    {
      transaction: {
        event: 'solved',
        delay: { days: 1 },
        expireAfter: { days: 3 },
        cancelOn: ['merged', 'reopened'],
      },
    },
    { sendWindow: { days: [1, 2], quietHours: { from: '18:00', to: '09:00' }, onMissingTimeZone: 'block' } },
    { quotas: [{ id: 'q', limit: 99, countPartial: true }] },
    { sampling: { rate: 0.4, salt: 'S' } },
    { holdout: { rate: 0.2, salt: 'h' } },
    { active: { startsAt: now, endsAt: now + 30 * day } },
    { consent: { required: true, channel: 'email' } },
  ];
  it.each(tighter.map((change) => [change]))('yes: %o', (change) => {
    expect(isTightening(base, { ...base, ...change })).toBe('yes');
  });

  const looser: Partial<EligibilityPolicy>[] = [
    { gaps: [] },
    { gaps: [{ scope: 'sameKind', after: ['seen'], min: { days: 29 } }] },
    { gaps: [{ scope: 'sameKind', after: ['invited'], min: { days: 30 } }] },
    {
      limits: [
        { scope: 'anySurvey', count: ['invited'], max: 3, window: { type: 'rolling', length: { days: 30 } } },
      ],
    },
    { dismissals: { backoff: [{ days: 3 }, { days: 30 }], max: 4, thenGap: { days: 90 } } },
    { tenure: { min: { days: 29 }, anchor: 'createdAt' } },
    {
      transaction: { event: 'solved', delay: { hours: 3 }, expireAfter: { days: 7 }, cancelOn: ['reopened'] },
    },
    { sendWindow: { days: [1, 2, 3, 4, 5, 6], quietHours: { from: '20:00', to: '08:00' } } },
    { quotas: [{ id: 'q', limit: 101 }] },
    { sampling: { rate: 0.6 } },
    { holdout: { rate: 0.05, salt: 'h' } },
    { usage: { minSessions: 2 } },
    { active: { startsAt: now - 30 * day, endsAt: now + 400 * day } },
  ];
  it.each(looser.map((change) => [change]))('no: %o', (change) => {
    expect(isTightening(base, { ...base, ...change })).toBe('no');
  });

  it('unknown where it depends on the date, or on nothing that was found', () => {
    const month = { ...base, gaps: [{ scope: 'sameKind', after: ['seen'], min: { months: 1 } }] } as const;
    expect(
      isTightening(month, { ...month, gaps: [{ scope: 'sameKind', after: ['seen'], min: { days: 31 } }] }),
    ).toBe('unknown');
    expect(isTightening(base, { ...base, surveyId: 'T' })).not.toBe('yes');
  });

  it('knows the presets', () => {
    const { tenure: _, ...young } = relationalPreset;
    expect(isTightening(young, relationalPreset)).toBe('yes');
    expect(isTightening(relationalPreset, carefulPreset)).toBe('yes');
    expect(isTightening(carefulPreset, relationalPreset)).toBe('no');
  });
});

describe('lintPolicy', () => {
  const gap = { scope: 'anySurvey', after: ['seen'], min: { days: 1 } };
  const found = (policy: Record<string, unknown>) =>
    lintPolicy({ surveyId: 'S', ...policy } as EligibilityPolicy).map(({ code, path }) => `${code} ${path}`);
  it.each<[Record<string, unknown>, string[]]>([
    [{}, []],
    [{ enabled: false }, ['unreachable enabled']],
    // They block contacts of whom no date is known.
    [{ tenure: { min: { days: 0 }, anchor: 'createdAt' } }, []],
    [{ spread: { over: { days: 0 }, salt: 's' } }, []],
    [
      {
        limits: [
          {
            ...{ scope: 'anySurvey', count: ['seen'], max: 0 },
            window: { type: 'rolling', length: { days: 0 } },
          },
        ],
      },
      ['unreachable limits[0]'],
    ],
    [
      { active: { startsAt: 0, endsAt: 7 * day }, tenure: { min: { days: 30 }, anchor: 'createdAt' } },
      ['unreachable tenure.min'],
    ],
    [
      { transaction: { event: 'x', delay: { hours: 24 }, expireAfter: { days: 1 } } },
      ['unreachable transaction.delay'],
    ],
    [{ transaction: { event: 'x', delay: { months: 1 }, expireAfter: { days: 30 } } }, []],
    [{ limits: [{ scope: 'anySurvey', count: [], max: 0 }] }, ['unreachable limits[0]']],
    [
      {
        quotas: [
          { id: 'q', limit: 0 },
          { id: 'r', limit: 0, segment: 's' },
        ],
      },
      ['unreachable quotas[0]'],
    ],
    [
      { sampling: { rate: 0 }, holdout: { rate: 1, salt: 'h' } },
      ['unreachable sampling', 'unreachable holdout'],
    ],
    [{ gaps: [{ scope: 'anySurvey', after: [], min: { days: 1 } }] }, ['never-binds gaps[0]']],
    [{ gaps: [{ scope: 'anySurvey', after: ['seen'], min: { months: 0 } }] }, ['never-binds gaps[0]']],
    [{ limits: [{ scope: 'anySurvey', count: [], max: 1 }] }, ['never-binds limits[0]']],
    [
      {
        limits: [
          { scope: 'anySurvey', count: ['seen'], max: 1, window: { type: 'rolling', length: { days: 0 } } },
        ],
      },
      ['never-binds limits[0].window'],
    ],
    [{ dismissals: { backoff: [{ days: 1 }], thenGap: { days: 2 } } }, ['never-binds dismissals.thenGap']],
    [{ usage: {}, consent: { required: false } }, ['never-binds usage', 'never-binds consent']],
    [
      { sampling: { rate: 1 }, holdout: { rate: 0, salt: 'h' } },
      ['never-binds sampling', 'never-binds holdout'],
    ],
    [{ sendWindow: { days: [1, 2, 3, 4, 5, 6, 7] }, fallbackTimeZone: 'UTC' }, ['never-binds sendWindow']],
    [{ sendWindow: { quietHours: { from: '20:00', to: '08:00' } } }, ['no-time-zone sendWindow']],
    [{ limts: [] }, ['unknown-field limts']],
    [
      {
        fallbackTimeZone: 'UTC',
        sendWindow: { quiteHours: {} },
        gaps: [
          { ...gap, mine: 1 },
          { ...gap, max: 1 },
        ],
      },
      ['never-binds sendWindow', 'unknown-field sendWindow.quiteHours', 'unknown-field gaps[0].mine'],
    ],
  ])('%o', (policy, findings) => {
    expect(found(policy)).toStrictEqual(findings);
  });

  it('knows every field of a policy, and tells a stray one in each of its records', () => {
    const length = { days: 30 };
    const scope = 'anySurvey';
    const full: EligibilityPolicy = {
      ...{ surveyId: 'nps', kind: 'k', group: 'g', channel: 'email', source: 's', enabled: true },
      active: { startsAt: 0, endsAt: 1e12 },
      consent: { required: true, channel: 'email' },
      tenure: { min: length, anchor: 'createdAt', fallbackAnchor: 'firstSeenAt', onlyIfNeverSurveyed: true },
      usage: { minSessions: 1, minActiveDays: 1 },
      gaps: [{ scope, subject: 'contact', after: ['seen'], min: length }],
      limits: [
        { scope, subject: 'account', count: ['seen'], max: 1, window: { type: 'rolling', length } },
        { scope, count: ['seen'], max: 1, window: { type: 'slidingFromLast', length } },
        {
          ...{ scope, count: ['seen'], max: 1 },
          window: { type: 'calendar', unit: 'week', length: 2, timeZone: 'UTC', weekStart: 'sunday' },
        },
      ],
      dismissals: { backoff: [length], max: 3, thenGap: length, resetOn: ['responded'] },
      transaction: { event: 'x', delay: { days: 1 }, expireAfter: length, cancelOn: ['y'] },
      sendWindow: { days: [1], quietHours: { from: '20:00', to: '08:00' }, onMissingTimeZone: 'fallback' },
      fallbackTimeZone: 'UTC',
      quotas: [{ id: 'q', segment: 's', limit: 9, countPartial: true }],
      sampling: { rate: 0.5, salt: 's', normalise: 'none' },
      holdout: { rate: 0.1, salt: 'h' },
      spread: { over: length, salt: 'p' },
    };
    expect(lintPolicy(full)).toStrictEqual([]);
    const isLength = (value: object): boolean => 'days' in value && !('onMissingTimeZone' in value);
    const records = (value: unknown, path: string): string[] => {
      if (Array.isArray(value)) return value.flatMap((part, i) => records(part, `${path}[${i}]`));
      if (typeof value !== 'object' || value === null || isLength(value)) return [];
      return [path, ...Object.entries(value).flatMap(([name, part]) => records(part, `${path}.${name}`))];
    };
    const places = records(full, '');
    expect(places).toHaveLength(20);
    for (const place of places) {
      const copy = structuredClone(full);
      const names = place.split(/[.[\]]+/).filter((name) => name !== '');
      const record = names.reduce((value, name) => (value as never)[name], copy as object);
      Object.assign(record, { stray: undefined });
      expect(lintPolicy(copy).map(({ code, path }) => `${code} .${path}`)).toStrictEqual([
        `unknown-field ${place}.stray`,
      ]);
    }
  });

  it('has nothing to say of the presets', () => {
    for (const preset of [relationalPreset, carefulPreset, transactionalPreset])
      expect(lintPolicy(preset)).toStrictEqual([]);
  });
});
