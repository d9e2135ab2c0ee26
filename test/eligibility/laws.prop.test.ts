import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Duration } from '../../src/core/time.js';
import { compilePolicy, evaluateEligibility } from '../../src/eligibility/evaluate.js';
import type { EligibilityPolicy, LimitWindow } from '../../src/eligibility/policy.js';
import { isTightening } from '../../src/eligibility/tightening.js';
import { anyCase, type Case, eventAt, gap, limit } from './cases.js';

/** Longer by some of the same unit, with the same basis. */
const longer = (duration: Duration, more: number): Duration =>
  Object.fromEntries(
    Object.entries(duration).map(([key, value]) => [key, typeof value === 'number' ? value + more : value]),
  ) as unknown as Duration;

const dateOf = (given: Case) => evaluateEligibility(given).nextEligibleAt ?? Number.POSITIVE_INFINITY;

/** Neither the decision nor the date comes earlier under another policy or history. */
const expectNeverEarlier = (before: Case, after: Case) => {
  expect(dateOf(after)).toBeGreaterThanOrEqual(dateOf(before));
};

const withPolicy = (given: Case, change: Partial<EligibilityPolicy>): Case => ({
  ...given,
  policy: { ...given.policy, ...change },
});

const more = fc.integer({ min: 0, max: 20 });

describe('never makes anyone eligible earlier', () => {
  it('a longer gap', () => {
    fc.assert(
      fc.property(anyCase, fc.array(gap, { minLength: 1, maxLength: 3 }), more, (given, gaps, n) => {
        const longerGaps = gaps.map((rule) => ({ ...rule, min: longer(rule.min, n) }));
        expectNeverEarlier(withPolicy(given, { gaps }), withPolicy(given, { gaps: longerGaps }));
      }),
      { numRuns: 400 },
    );
  });

  it('a lower max', () => {
    fc.assert(
      fc.property(anyCase, fc.array(limit, { minLength: 1, maxLength: 3 }), more, (given, limits, n) => {
        const loose = limits.map((rule) => ({ ...rule, max: rule.max + n }));
        expectNeverEarlier(withPolicy(given, { limits: loose }), withPolicy(given, { limits }));
        const { dismissals } = given.policy;
        if (!dismissals?.max) return;
        const patient = { ...dismissals, max: dismissals.max + n };
        expectNeverEarlier(withPolicy(given, { dismissals: patient }), given);
      }),
      { numRuns: 400 },
    );
  });

  it('a longer rolling or sliding window', () => {
    const widen = (window: LimitWindow | undefined, n: number): LimitWindow | undefined =>
      window === undefined || window.type === 'calendar'
        ? window
        : { ...window, length: longer(window.length, n) };
    fc.assert(
      fc.property(anyCase, fc.array(limit, { minLength: 1, maxLength: 3 }), more, (given, limits, n) => {
        const wide = limits.map((rule) => ({ ...rule, window: widen(rule.window, n) }));
        expectNeverEarlier(withPolicy(given, { limits }), withPolicy(given, { limits: wide }));
      }),
      { numRuns: 400 },
    );
  });

  it('an element-wise longer ladder', () => {
    fc.assert(
      fc.property(anyCase, fc.array(more, { minLength: 1, maxLength: 4 }), (given, additions) => {
        const { dismissals } = given.policy;
        fc.pre(dismissals !== undefined);
        let added = 0;
        const backoff = (dismissals?.backoff ?? []).map((step, i) => {
          added = Math.max(added, additions[i % additions.length] as number);
          return longer(step, added);
        });
        expectNeverEarlier(given, withPolicy(given, { dismissals: { ...dismissals, backoff } }));
      }),
      { numRuns: 300 },
    );
  });

  it('a lower rate', () => {
    const rate = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(anyCase, rate, rate, (given, one, two) => {
        const sampled = (value: number) => withPolicy(given, { sampling: { rate: value } });
        expectNeverEarlier(sampled(Math.max(one, two)), sampled(Math.min(one, two)));
      }),
      { numRuns: 200 },
    );
  });

  it('an added rule', () => {
    fc.assert(
      fc.property(anyCase, gap, limit, anyCase, (given, rule, cap, other) => {
        const { gaps = [], limits = [] } = given.policy;
        expectNeverEarlier(given, withPolicy(given, { gaps: [...gaps, rule], limits: [cap, ...limits] }));
        // Each rule of another policy, but spread and the end of the survey move with `active`.
        const { active, spread, fallbackTimeZone, ...rules } = other.policy;
        expectNeverEarlier(given, withPolicy(given, { ...rules, ...given.policy }));
      }),
      { numRuns: 400 },
    );
  });

  it('an event that only gaps and rolling windows count', () => {
    const addition = anyCase.chain((given) => fc.tuple(fc.constant(given), eventAt(given.now)));
    fc.assert(
      fc.property(
        addition,
        fc.array(gap, { maxLength: 3 }),
        fc.array(limit, { maxLength: 3 }),
        ([given, event], gaps, limits) => {
          fc.pre(!['optedIn', 'deliverable', 'delivered', 'snoozed'].includes(event.type));
          const rolling = limits.filter(({ window }) => window?.type !== 'slidingFromLast');
          const { active, sendWindow, quotas, sampling, fallbackTimeZone } = given.policy;
          const own = Object.fromEntries(
            Object.entries({ active, sendWindow, quotas, sampling, fallbackTimeZone }).filter(
              ([, rule]) => rule !== undefined,
            ),
          );
          const policy: EligibilityPolicy = {
            surveyId: 'S',
            kind: 'relational',
            channel: 'email',
            ...own,
            gaps,
            limits: rolling,
          };
          const before = { ...given, policy };
          expectNeverEarlier(before, { ...before, history: [...given.history, event] });
        },
      ),
      { numRuns: 400 },
    );
  });

  it('a policy that isTightening calls tighter', () => {
    let proved = 0;
    fc.assert(
      fc.property(anyCase, anyCase, more, (given, other, n) => {
        const { gaps = [], limits = [] } = given.policy;
        const candidates: EligibilityPolicy[] = [
          { ...other.policy, ...given.policy },
          {
            ...given.policy,
            gaps: gaps.map((rule) => ({ ...rule, scope: 'anySurvey', min: longer(rule.min, n) })),
          },
          { ...given.policy, limits: limits.map(({ window: _, ...rule }) => ({ ...rule, max: 1 })) },
          other.policy,
        ];
        for (const policy of candidates) {
          if (isTightening(given.policy, policy) !== 'yes') continue;
          proved++;
          expectNeverEarlier(given, { ...given, policy });
        }
      }),
      { numRuns: 100 },
    );
    expect(proved).toBeGreaterThan(100);
  });
});

describe('always', () => {
  it('the order of the history does not matter', () => {
    const shuffled = anyCase.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray(given.history, { minLength: given.history.length }),
        fc.shuffledSubarray([...(given.context.accountHistory ?? [])], {
          minLength: given.context.accountHistory?.length ?? 0,
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([given, history, accountHistory]) => {
        const again = { ...given, history, context: { ...given.context, accountHistory } };
        expect(evaluateEligibility(again)).toStrictEqual(evaluateEligibility(given));
      }),
      { numRuns: 500 },
    );
  });

  it('the next date is eligible, and one millisecond earlier is not, at the same now', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const { nextEligibleAt, eligible } = evaluateEligibility(given);
        if (nextEligibleAt === null) return;
        expect(eligible).toBe(nextEligibleAt === given.now);
        // Without events from the future `now` is no more than the instant asked about.
        const events = [...given.history, ...(given.context.accountHistory ?? [])];
        if (events.some((event) => event.at > given.now)) return;
        expect(evaluateEligibility({ ...given, now: nextEligibleAt }).eligible).toBe(true);
        if (!eligible)
          expect(evaluateEligibility({ ...given, now: nextEligibleAt - 1 }).eligible).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('opt-out beats everything', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const history = [
          ...given.history.filter(({ type }) => type !== 'optedIn'),
          { type: 'optedOut', at: given.now - 1 },
        ];
        const decision = evaluateEligibility({ ...given, history });
        expect(decision.eligible).toBe(false);
        expect(decision.nextEligibleAt).toBeNull();
        expect(decision.reasons.map(({ code }) => code)).toContain('OPTED_OUT');
      }),
      { numRuns: 200 },
    );
  });

  it('an empty policy is eligible, but for what no policy allows', () => {
    fc.assert(
      fc.property(anyCase, ({ history, context, now }) => {
        const facts = history.filter(
          ({ at, type }) => at <= now && !/optedOut|complained|bounced|snoozed/.test(type),
        );
        const { inProgress: _, ...rest } = context;
        const decision = evaluateEligibility({
          policy: { surveyId: 'S' },
          history: facts,
          context: rest,
          now,
        });
        expect(decision).toStrictEqual({ eligible: true, reasons: [], nextEligibleAt: now });
      }),
      { numRuns: 200 },
    );
  });

  it('a compiled policy decides the same, and decisions survive JSON', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const { policy, ...moment } = given;
        const decision = evaluateEligibility(given);
        expect(compilePolicy(policy)(moment)).toStrictEqual(decision);
        const plain = JSON.parse(JSON.stringify(decision));
        expect(plain).toEqual(decision);
        expect(JSON.stringify(decision)).not.toMatch(/undefined|NaN/);
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing that it is given', () => {
    const freeze = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
      return Object.freeze(value);
    };
    fc.assert(
      fc.property(anyCase, (given) => {
        expect(() => evaluateEligibility(freeze(given))).not.toThrow();
      }),
      { numRuns: 100 },
    );
  });
});

describe('does not hold, and is not claimed', () => {
  const day = 86_400_000;
  const at = (text: string) => Date.parse(text);
  const base = { surveyId: 'S' };
  const eligible = (policy: EligibilityPolicy, history: Case['history'], now: number) =>
    evaluateEligibility({ policy, history, now }).eligible;

  it('that a calendar month is stricter than a calendar week', () => {
    const limited = (unit: 'week' | 'month'): EligibilityPolicy => ({
      ...base,
      limits: [{ scope: 'anySurvey', count: ['invited'], max: 1, window: { type: 'calendar', unit } }],
    });
    const history = [{ type: 'invited', at: at('2025-09-30T12:00:00Z') }];
    expect(eligible(limited('week'), history, at('2025-10-01T12:00:00Z'))).toBe(false);
    expect(eligible(limited('month'), history, at('2025-10-01T12:00:00Z'))).toBe(true);
  });

  it('that a month is stricter than 30 days', () => {
    const spaced = (min: Duration): EligibilityPolicy => ({
      ...base,
      gaps: [{ scope: 'anySurvey', after: ['seen'], min }],
    });
    const history = [{ type: 'seen', at: at('2025-02-01T00:00:00Z') }];
    expect(eligible(spaced({ days: 30 }), history, at('2025-03-01T00:00:00Z'))).toBe(false);
    expect(eligible(spaced({ months: 1 }), history, at('2025-03-01T00:00:00Z'))).toBe(true);
    expect(isTightening(spaced({ days: 30 }), spaced({ months: 1 }))).not.toBe('yes');
  });

  it('that a response never opens a door: it resets the ladder', () => {
    const policy: EligibilityPolicy = { ...base, dismissals: { backoff: [{ days: 14 }, { days: 90 }] } };
    const now = at('2025-06-01T00:00:00Z');
    const dismissed = [1, 20].map((days) => ({
      type: 'dismissed',
      surveyId: 'S',
      at: now - (days + 14) * day,
    }));
    expect(eligible(policy, dismissed, now)).toBe(false);
    const answered = { type: 'responded', surveyId: 'S', at: now - 16 * day };
    expect(eligible(policy, [...dismissed, answered], now)).toBe(true);
  });

  it('that more events never help: opting in', () => {
    const out = { type: 'optedOut', at: 0 };
    expect(eligible(base, [out], day)).toBe(false);
    expect(eligible(base, [out, { type: 'optedIn', at: 1 }], day)).toBe(true);
  });
});
