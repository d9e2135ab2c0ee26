import { describe, expect, it } from 'vitest';
import { chooseSurvey } from '../../src/eligibility/choose.js';
import { evaluateEligibility } from '../../src/eligibility/evaluate.js';
import { lintPolicy } from '../../src/eligibility/lint.js';
import { planInvitations } from '../../src/eligibility/plan.js';
import { releaseQuota } from '../../src/eligibility/quota.js';
import { effectiveSamplingRate } from '../../src/eligibility/sampling.js';
import { simulatePolicy } from '../../src/eligibility/simulate.js';
import { isTightening } from '../../src/eligibility/tightening.js';
import { eligibilityTimeline } from '../../src/eligibility/timeline.js';

const day = 86_400_000;
const good = { surveyId: 'S' };
const bad = { surveyId: 'S', gaps: [{ scope: 'anySurvey', after: ['seen'], min: { days: -1 } }] } as never;
const moment = { history: [], now: 0 };
const simulation = { policy: good, days: 1, responseModel: { responded: 0 }, seed: 1 };
const quota = (...reservations: unknown[]) => ({ limit: 1, completed: 0, reservations }) as never;

describe('errors name the very place', () => {
  it.each<[string, () => unknown]>([
    [
      'candidates[1].policy.gaps[0].min.days',
      () => chooseSurvey({ ...moment, candidates: [{ policy: good }, { policy: bad }] }),
    ],
    ['candidates[0]', () => chooseSurvey({ ...moment, candidates: [null] as never })],
    ['before.gaps[0].min.days', () => isTightening(bad, good)],
    ['after.gaps[0].min.days', () => isTightening(good, bad)],
    ['population[1]', () => simulatePolicy({ ...simulation, population: [{}, null] as never })],
    ['population[0].history', () => simulatePolicy({ ...simulation, population: [{ history: 5 }] as never })],
    [
      'population[0].context.sessions',
      () => simulatePolicy({ ...simulation, population: [{ context: { sessions: -1 } }] }),
    ],
    [
      'population[1].context.contactId',
      () =>
        simulatePolicy({
          ...simulation,
          policy: { ...good, sampling: { rate: 0.5 } },
          population: [{ context: { contactId: 'a' } }, {}],
        }),
    ],
    [
      'population[1].context.timeZone',
      () => simulatePolicy({ ...simulation, population: [{}, { context: { timeZone: 'Berlin' } }] }),
    ],
    ['startsAt', () => simulatePolicy({ ...simulation, population: 1, startsAt: 8.64e15 })],
    ['state.reservations[0]', () => releaseQuota(quota(null), { id: 'a' })],
    [
      'state.reservations[1].expiresAt',
      () => releaseQuota(quota({ id: 'a', expiresAt: 0 }, { id: 'b' }), { id: 'a' }),
    ],
    ['id', () => releaseQuota(quota(), {} as never)],
    ['step', () => releaseQuota(quota(), null as never)],
    ['evaluations', () => effectiveSamplingRate({ rate: 0.5, evaluations: 1.5 })],
    ['confidence', () => planInvitations({ target: 1, responseRate: 0.5, confidence: Symbol('c') as never })],
  ])('%s', (path, call) => {
    expect(call).toThrow(expect.objectContaining({ name: 'NpsError', path }));
  });
});

it('compares two policies only', () => {
  const refused = (path: string) => expect.objectContaining({ code: 'INVALID_ARGUMENT', path });
  expect(() => isTightening(null as never, { surveyId: 'S' })).toThrow(refused('before'));
  expect(() => isTightening({ surveyId: 'S' }, 5 as never)).toThrow(refused('after'));
});

it('compares events that have no text, at one instant', () => {
  const cyclic: { type: string; at: number; self?: unknown } = { type: 'seen', at: 0 };
  cyclic.self = cyclic;
  const policy = {
    surveyId: 'S',
    gaps: [{ scope: 'anySurvey' as const, after: ['seen'], min: { days: 1 } }],
  };
  const history = [cyclic, { type: 'seen', at: 0, transactionId: 5n as never }];
  expect(evaluateEligibility({ policy, history, now: 1 }).nextEligibleAt).toBe(day);
});

it('takes a ladder longer than a call takes arguments', () => {
  const policy = { surveyId: 'S', dismissals: { backoff: new Array(200_000).fill({ days: 1 }) } };
  const history = [{ type: 'dismissed', surveyId: 'S', at: 0 }];
  expect(evaluateEligibility({ policy, history, now: 1 }).nextEligibleAt).toBe(day);
});

it('gives back no -0: not from the snooze, not from a fact, not from the ends of a horizon', () => {
  const history = [{ type: 'snoozed', surveyId: 'S', at: -5, until: -0 }];
  const decision = evaluateEligibility({ policy: good, history, now: -1 });
  expect(decision.nextEligibleAt).toBe(0);
  expect(decision.reasons[0]?.until).toBe(0);
  const policy = { surveyId: 'S', usage: { minSessions: 1 } };
  const { reasons } = evaluateEligibility({ policy, history: [], context: { sessions: -0 }, now: 0 });
  expect(reasons[0]?.because).toStrictEqual({ fact: 'sessions', value: 0 });
  expect(eligibilityTimeline({ policy: good, history: [], from: -5, to: -0 })).toStrictEqual([
    { start: -5, end: 0 },
  ]);
});

it('looks at a horizon without end at once, or refuses it', () => {
  const horizon = { history: [], context: { timeZone: 'America/New_York' }, from: 0, to: 8.64e15 };
  const ofDays = (days: readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[]) => ({ surveyId: 'S', sendWindow: { days } });
  expect(eligibilityTimeline({ ...horizon, policy: ofDays([1, 2, 3, 4, 5, 6, 7, 7]) })).toStrictEqual([
    { start: 0, end: 8.64e15 },
  ]);
  expect(() => eligibilityTimeline({ ...horizon, policy: ofDays([1, 3]) })).toThrow(
    expect.objectContaining({ code: 'INVALID_ARGUMENT', path: 'to' }),
  );
});

it('lints a survey that runs longer than a duration may be', () => {
  const tenure = { min: { days: 1 }, anchor: 'createdAt' as const };
  expect(lintPolicy({ ...good, tenure, active: { startsAt: -8e15, endsAt: 8e15 } })).toStrictEqual([]);
});
