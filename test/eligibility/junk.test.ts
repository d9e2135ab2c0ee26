import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNpsError } from '../../src/core/errors.js';
import * as eligibility from '../../src/eligibility/index.js';

const day = 86_400_000;
const policy = {
  surveyId: 'S',
  kind: 'relational',
  group: 'g',
  channel: 'email',
  enabled: true,
  active: { startsAt: 0, endsAt: 400 * day },
  consent: { required: true, channel: 'email' },
  tenure: { min: { days: 1 }, anchor: 'createdAt', fallbackAnchor: 'firstSeenAt', onlyIfNeverSurveyed: true },
  usage: { minSessions: 1, minActiveDays: 1 },
  gaps: [{ scope: 'anySurvey', subject: 'account', after: ['seen'], min: { months: 1 } }],
  limits: [
    { scope: 'sameKind', count: ['seen'], max: 1, window: { type: 'rolling', length: { days: 2 } } },
    { scope: 'kind:x', count: ['seen'], max: 2, window: { type: 'slidingFromLast', length: { hours: 5 } } },
    {
      scope: 'thisSurvey',
      count: ['seen'],
      max: 2,
      window: { type: 'calendar', unit: 'week', length: 2, timeZone: 'UTC', weekStart: 'sunday' },
    },
  ],
  dismissals: { backoff: [{ days: 1 }, { days: 2 }], max: 2, thenGap: { days: 9 }, resetOn: ['responded'] },
  transaction: { event: 'paid', delay: { hours: 1 }, expireAfter: { days: 2 }, cancelOn: ['refunded'] },
  sendWindow: { days: [1, 2, 3], quietHours: { from: '21:00', to: '08:00' }, onMissingTimeZone: 'block' },
  fallbackTimeZone: 'Europe/Berlin',
  quotas: [{ id: 'q', segment: 'smb', limit: 3, countPartial: true }],
  sampling: { rate: 0.5, salt: 's', normalise: 'email-lowercase' },
  holdout: { rate: 0.1, salt: 'h' },
  spread: { over: { days: 3 }, salt: 'p' },
};
const event = (type: string, at: number) => ({ type, at, surveyId: 'S', kind: 'x', until: at + day });
const context = {
  contactId: 'contact-1',
  timeZone: 'America/New_York',
  createdAt: 0,
  firstSeenAt: 0,
  sessions: 2,
  activeDays: 2,
  accountHistory: [event('seen', 5 * day)],
  segments: ['smb'],
  consents: ['email'],
  suppressed: false,
  quotas: { q: { completed: 1, partial: 0, reserved: 0 } },
  inAudience: true,
  unsuitable: ['checkout'],
  inProgress: null,
};
const history = [
  event('seen', day),
  event('seen', day),
  event('snoozed', 2 * day),
  event('dismissed', 3 * day),
];
const moment = { history, context, now: 10 * day };
const state = { limit: 2, completed: 0, reservations: [{ id: 'a', expiresAt: day }] };

/** A good call of every function of the folder; a function that is added and not listed here fails the test below. */
const calls: Record<string, unknown[]> = {
  chooseSurvey: [{ ...moment, candidates: [{ policy, priority: 1 }, { policy: { surveyId: 'T' } }] }],
  commitQuota: [state, { id: 'a', now: 0 }],
  compilePolicy: [policy],
  effectiveSamplingRate: [{ rate: 0.1, evaluations: 20 }],
  eligibilityTimeline: [{ policy, history, context, from: 0, to: 20 * day, now: day }],
  evaluateEligibility: [{ policy, ...moment }],
  expireQuota: [state, { now: 0 }],
  isNpsError: [new Error('x')],
  isSampled: [{ contactId: 'contact-1', salt: 's', rate: 0.5 }],
  isTightening: [policy, { ...policy, gaps: [] }],
  lintPolicy: [policy],
  openQuota: [5],
  planInvitations: [{ target: 30, responseRate: 0.2, confidence: 0.9 }],
  quotaUse: [state, { now: 0 }],
  releaseQuota: [state, { id: 'a' }],
  reserveQuota: [state, { id: 'b', expiresAt: day, now: 0 }],
  samplingBucket: [{ contactId: 'contact-1', salt: 's' }],
  simulatePolicy: [
    {
      policy,
      population: [{ context, history }],
      days: 3,
      responseModel: { responded: 0.5 },
      seed: 1,
      startsAt: 0,
    },
  ],
};

const cyclic: { type: string; at: number; self?: unknown } = { type: 'seen', at: day };
cyclic.self = cyclic;
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...[undefined, null, true, false, 0, -0, -1, 0.5, 1e15, 8.64e15, -8.64e15, 9e15, 1e300, Number.NaN],
    ...[
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      '',
      'x',
      'seen',
      '2025-01-01',
      '21:00',
      'UTC',
      5n,
    ],
    ...[Symbol('s'), () => 1, [], [null], [undefined], new Array(2), [[]], {}, { type: 'seen' }, { days: 1 }],
    ...[
      new Date(0),
      new Map(),
      Object.create(null),
      { length: 5 },
      { days: 1, hours: 1 },
      cyclic,
      [cyclic, { ...cyclic }],
    ],
    ...[
      { years: 10_000 },
      { type: 'calendar', unit: 'year', length: 99_999 },
      { type: 'seen', at: day, kind: 5n },
    ],
  ),
  fc.anything(),
);

const isContainer = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The value with junk put in at one place of its tree, or an element or field left out. */
function spoilt(value: unknown, rolls: readonly number[], depth: number, bad: unknown): unknown {
  if (!isContainer(value) || depth === 0 || Object.keys(value).length === 0) return bad;
  const keys = Object.keys(value);
  const key = keys[(rolls[depth - 1] as number) % keys.length] as string;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  copy[key] = spoilt(value[key], rolls, depth - 1, bad);
  return copy;
}

const run = (name: string, args: readonly unknown[]): unknown => {
  const result = (eligibility as unknown as Record<string, (...args: readonly unknown[]) => unknown>)[name]?.(
    ...args,
  );
  return name === 'compilePolicy' ? (result as (moment: unknown) => unknown)(moment) : result;
};

/** Nothing that JSON cannot carry; events and facts are the caller's own, so they are left out. */
const leaves = (value: unknown): unknown[] =>
  isContainer(value)
    ? Object.entries(value).flatMap(([key, part]) => (key === 'because' ? [] : leaves(part)))
    : [value];

describe('every function of the folder', () => {
  const functions = Object.entries(eligibility).flatMap(([name, value]) =>
    typeof value === 'function' && name !== 'NpsError' ? [name] : [],
  );

  it('is called here', () => {
    expect(Object.keys(calls).sort()).toStrictEqual(functions.sort());
    for (const name of functions) expect(() => run(name, calls[name] as unknown[])).not.toThrow();
  });

  const expectResultOrNpsError = (name: string, args: readonly unknown[]) => {
    let result: unknown;
    try {
      result = run(name, args);
    } catch (error) {
      if (!isNpsError(error)) throw new Error(`${name}: ${String(error)}`, { cause: error });
      expect(error.path).toMatch(/./);
      return;
    }
    for (const leaf of leaves(result)) {
      expect(['string', 'number', 'boolean', 'object']).toContain(typeof leaf);
      if (typeof leaf === 'number')
        expect([Number.isFinite(leaf), Object.is(leaf, -0)]).toStrictEqual([true, false]);
    }
  };

  it.each(functions)('%s takes no argument, and primitives, with a result or an NpsError', (name) => {
    const good = calls[name] as unknown[];
    for (const bad of [undefined, null, 5, '', 'x', true, Symbol('s'), 5n, [], {}, () => 1]) {
      for (const i of good.keys())
        expectResultOrNpsError(name, [...good.slice(0, i), bad, ...good.slice(i + 1)]);
      expectResultOrNpsError(name, [bad]);
    }
    expectResultOrNpsError(name, []);
  });

  it.each(functions)('%s takes junk anywhere with a result or an NpsError', (name) => {
    const rolls = fc.array(fc.nat(), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(rolls, fc.integer({ min: 1, max: 7 }), junk, fc.boolean(), (dice, depth, bad, twice) => {
        const once = spoilt(calls[name], dice, depth, bad);
        const args = twice ? spoilt(once, [...dice].reverse(), 8 - depth, bad) : once;
        expectResultOrNpsError(name, Array.isArray(args) ? args : [args]);
      }),
      { numRuns: name === 'evaluateEligibility' ? 3000 : 600, endOnFailure: true },
    );
  });

  it('compilePolicy gives a function that takes junk with a result or an NpsError', () => {
    const rolls = fc.array(fc.nat(), { minLength: 4, maxLength: 4 });
    const decide = eligibility.compilePolicy(policy as never);
    for (const bad of [undefined, null, 5, 'x', [], {}])
      expect(() => decide(bad as never)).toThrow(eligibility.NpsError);
    fc.assert(
      fc.property(rolls, fc.integer({ min: 0, max: 4 }), junk, (dice, depth, bad) => {
        try {
          decide(spoilt(moment, dice, depth, bad) as never);
        } catch (error) {
          if (!isNpsError(error)) throw error;
        }
      }),
      { numRuns: 3000 },
    );
  });
});
