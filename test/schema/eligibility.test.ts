import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateEligibility } from '../../src/eligibility/evaluate.js';
import { carefulPreset, relationalPreset, transactionalPreset } from '../../src/eligibility/presets.js';
import { durationSchema } from '../../src/schema/duration.js';
import { contextSchema, decisionSchema, historySchema, policySchema } from '../../src/schema/eligibility.js';
import { anyCase } from '../eligibility/cases.js';
import { inputOf, scenarios } from '../eligibility/scenarios.js';

const isoOrNumber = (value: number) => (value % 2 === 0 ? new Date(value).toISOString() : value);
const instants = new Set(['at', 'until', 'createdAt', 'firstSeenAt', 'startsAt', 'endsAt']);
/** As a program would send it: JSON, with some instants as text. */
const sent = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (key, part) =>
      instants.has(key) && typeof part === 'number' ? isoOrNumber(part) : part,
    ),
  );

describe('eligibility schemas', () => {
  it.each(scenarios.filter(({ id }) => id !== 'ED-48'))('read scenario $id as it is written', (scenario) => {
    const input = {
      policy: policySchema.parse(scenario.policy),
      history: historySchema.parse(scenario.history),
      context: contextSchema.parse(scenario.context),
      now: Date.parse(scenario.now),
    };
    expect(evaluateEligibility(input)).toEqual(evaluateEligibility(inputOf(scenario)));
  });

  it('give back what the core takes, and decisions survive', () => {
    fc.assert(
      fc.property(anyCase, ({ policy, history, context, now }) => {
        const given = JSON.parse(JSON.stringify({ policy, history, context, now }));
        const read = {
          policy: policySchema.parse(sent(policy)),
          history: historySchema.parse(sent(history)),
          context: contextSchema.parse(sent(context)),
          now,
        };
        expect(read).toEqual(given);
        const decision = evaluateEligibility(given);
        expect(decisionSchema.parse(JSON.parse(JSON.stringify(decision)))).toEqual(decision);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['gaps.0.scope', 'anySurvey', { scope: 'any', after: [], min: { days: 30 } }],
    ['gaps.0.min', '{ days: 30 }', { scope: 'anySurvey', after: [], min: 30 }],
    ['gaps.0.min', '{ days: 30 }', { scope: 'anySurvey', after: [], min: { day: 30 } }],
    ['gaps.0.min', 'whole days', { scope: 'anySurvey', after: [], min: { days: 1.5, basis: 'calendar' } }],
  ])('say what %s should be: %s', (path, expected, gap) => {
    const issues = policySchema.safeParse({ surveyId: 'nps', gaps: [gap] }).error?.issues ?? [];
    expect(issues.map((issue) => issue.path.join('.'))).toEqual([path]);
    expect(issues[0]?.message).toContain(expected);
  });

  it('refuse time zones that the core does not know', () => {
    const window = { type: 'calendar', unit: 'day', timeZone: 'nope' };
    const limit = { scope: 'anySurvey', count: ['seen'], max: 1 };
    const paths = (policy: object) =>
      policySchema.safeParse({ surveyId: 'nps', ...policy }).error?.issues.map(({ path }) => path.join('.'));
    expect(paths({ fallbackTimeZone: 'nope' })).toEqual(['fallbackTimeZone']);
    expect(paths({ fallbackTimeZone: '+05:30' })).toEqual(['fallbackTimeZone']);
    expect(paths({ fallbackTimeZone: 'Europe/Berlin' })).toBeUndefined();
    expect(paths({ limits: [{ ...limit, window }] })).toEqual(['limits.0.window.timeZone']);
    expect(paths({ limits: [{ ...limit, window: { ...window, timeZone: 'contact' } }] })).toBeUndefined();
    expect(contextSchema.safeParse({ timeZone: 'nope' }).success).toBe(false);
    expect(contextSchema.safeParse({ timeZone: null }).success).toBe(true);
  });

  it.each([new Date(0), '2026-03-01', '2026-02-30T00:00:00Z'])('say what an instant is, got %s', (at) => {
    const issues = historySchema.safeParse([{ type: 'seen', at }]).error?.issues;
    expect(issues?.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['0.at', 'expected epoch milliseconds or an ISO 8601 date and time with offset'],
    ]);
  });

  it('take the presets', () => {
    for (const preset of [relationalPreset, carefulPreset, transactionalPreset]) {
      expect(policySchema.parse(preset)).toStrictEqual(preset);
    }
  });

  it.each<[unknown]>([
    [{ days: 1, hours: 1 }],
    [{}],
    [{ days: -1 }],
    [{ days: Number.NaN }],
    [{ months: 0.5 }],
    [{ fortnights: 1 }],
    [{ days: 1, basis: 'lunar' }],
  ])('refuse the duration %o', (duration) => {
    expect(durationSchema.safeParse(duration).success).toBe(false);
  });

  it.each<[unknown]>([
    [{}],
    [{ surveyId: 's', limts: [] }],
    [{ surveyId: 's', active: { endsAt: '2026-01-01' } }],
    [{ surveyId: 's', gaps: [{ scope: 'kind:', after: ['seen'], min: { days: 1 } }] }],
    [{ surveyId: 's', gaps: [{ scope: 'group', after: ['seen'], min: { days: 1 } }] }],
    [{ surveyId: 's', limits: [{ scope: 'anySurvey', count: ['seen'] }] }],
    [{ surveyId: 's', sendWindow: { days: [0] } }],
    [{ surveyId: 's', sendWindow: { quietHours: { from: '24:00', to: '08:00' } } }],
    [{ surveyId: 's', sampling: { rate: 10 } }],
  ])('refuse the policy %o', (policy) => {
    expect(policySchema.safeParse(policy).success).toBe(false);
  });

  it('refuse times without an offset', () => {
    expect(historySchema.safeParse([{ type: 'seen', at: '2026-01-01T00:00:00' }]).success).toBe(false);
    expect(historySchema.parse([{ type: 'seen', at: '2026-01-01T01:00:00+01:00' }])).toStrictEqual([
      { type: 'seen', at: Date.UTC(2026, 0, 1) },
    ]);
  });
});
