import fc from 'fast-check';
import {
  advanceLoopCase,
  closedLoopMetrics,
  compareRates,
  correlateSeries,
  defaultFollowUpPolicy,
  type FunnelCounts,
  followUpFor,
  isNpsError,
  type LoopCase,
  type LoopStatus,
  openLoopCase,
  outcomesByCategory,
  repeatDetractors,
  responseFunnel,
  summarizeOutcomes,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { lifetimeQuantile } from '../../src/numeric/kaplan-meier.js';
import { wilsonLimits } from '../../src/numeric/wilson.js';
import { levels } from '../inference/arbitraries.js';

const size = fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: 1_000_000 }), fc.maxSafeNat());
/** Counts of at most n, often none or all. */
const outcome = fc
  .tuple(size, fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })))
  .map(([n, part]) => ({ count: Math.min(n, Math.round(n * part)), n }));
const json = (value: unknown): void => expect(JSON.parse(JSON.stringify(value))).toStrictEqual(value);

describe('wilsonLimits', () => {
  it('hold the rate, mirror when outcomes do, and lie on the score curve', () => {
    const z = fc.double({ min: 0.05, max: 8, noNaN: true });
    fc.assert(
      fc.property(
        outcome.filter(({ n }) => n > 0),
        z,
        ({ count, n }, z) => {
          const { lower, upper } = wilsonLimits(count, n, z);
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(upper).toBeLessThanOrEqual(1);
          expect(lower).toBeLessThanOrEqual((count / n) * (1 + 1e-15));
          expect(upper).toBeGreaterThanOrEqual((count / n) * (1 - 1e-15));
          const mirrored = wilsonLimits(n - count, n, z);
          expect(1 - mirrored.upper).toBeCloseTo(lower, 14);
          if (count > 0 && n < 1e6) {
            const distance = (count / n - lower) / Math.sqrt((lower * (1 - lower)) / n);
            expect(distance).toBeCloseTo(z, 6);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('lifetimeQuantile', () => {
  it('never falls as the share rises and is the usual median when all have ended', () => {
    const lifetime = fc.record({ time: fc.nat({ max: 30 }), ended: fc.boolean() });
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(fc.array(lifetime, { minLength: 1, maxLength: 30 }), share, share, (list, one, other) => {
        const [low, high] = [one, other]
          .sort((a, b) => a - b)
          .map((at) => lifetimeQuantile(list, at) ?? Number.POSITIVE_INFINITY) as [number, number];
        expect(low).toBeLessThanOrEqual(high);
        const times = list.map(({ time }) => time).sort((a, b) => a - b);
        const middle = (times.length - 1) / 2;
        const median = ((times[Math.floor(middle)] as number) + (times[Math.ceil(middle)] as number)) / 2;
        expect(
          lifetimeQuantile(
            list.map(({ time }) => ({ time, ended: true })),
            0.5,
          ),
        ).toBe(median);
      }),
      { numRuns: 300 },
    );
  });
});

describe('compareRates', () => {
  it('inverts the relative risk and turns the difference when groups change places', () => {
    fc.assert(
      fc.property(outcome, outcome, levels, (current, baseline, level) => {
        const test = compareRates({ current, baseline }, { level });
        const swapped = compareRates({ current: baseline, baseline: current }, { level });
        json(test);
        if (test.status !== 'tested' || swapped.status !== 'tested') {
          expect(test).toEqual(swapped);
          return;
        }
        if (test.relativeRisk && swapped.relativeRisk) {
          expect(test.relativeRisk * swapped.relativeRisk).toBeCloseTo(1, 12);
        }
        const [one, other] = [test.relativeRiskInterval, swapped.relativeRiskInterval];
        expect(one.upper).toBe(other.lower === 0 ? null : 1 / other.lower);
        expect(other.upper).toBe(one.lower === 0 ? null : 1 / one.lower);
        expect(swapped.riskDifference).toBeCloseTo(-test.riskDifference, 14);
        expect(swapped.riskDifferenceInterval.lower).toBeCloseTo(-test.riskDifferenceInterval.upper, 9);
        expect(swapped.pValue).toBeCloseTo(test.pValue, 9);
      }),
      { numRuns: 200 },
    );
  });

  it('has both estimates within their limits', () => {
    fc.assert(
      fc.property(outcome, outcome, levels, (current, baseline, level) => {
        const test = compareRates({ current, baseline }, { level });
        if (test.status !== 'tested') return;
        const { riskDifferenceInterval: difference, relativeRiskInterval: ratio, relativeRisk } = test;
        expect(difference.lower).toBeLessThanOrEqual(test.riskDifference + 1e-12);
        expect(difference.upper).toBeGreaterThanOrEqual(test.riskDifference - 1e-12);
        if (relativeRisk !== null) {
          expect(ratio.lower).toBeLessThanOrEqual(relativeRisk * (1 + 1e-12));
          expect(ratio.upper ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(relativeRisk * (1 - 1e-12));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('summarizeOutcomes', () => {
  it('has a trend of the other sign when the order of categories is turned', () => {
    fc.assert(
      fc.property(outcome, outcome, outcome, (promoters, passives, detractors) => {
        fc.pre(promoters.n + passives.n + detractors.n <= Number.MAX_SAFE_INTEGER);
        const one = summarizeOutcomes({ promoters, passives, detractors });
        const other = summarizeOutcomes({ promoters: detractors, passives, detractors: promoters });
        json(one);
        if (one.trend.status !== 'tested' || other.trend.status !== 'tested') {
          expect(one.trend).toEqual(other.trend);
          return;
        }
        const scale = Math.max(1, Math.abs(one.trend.statistic));
        expect(Math.abs(one.trend.statistic + other.trend.statistic) / scale).toBeLessThan(1e-6);
        expect(one.trend.pValue).toBeGreaterThanOrEqual(0);
        expect(one.trend.pValue).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });
});

describe('outcomesByCategory', () => {
  it('loses no row and survives JSON', () => {
    const row = fc.record({
      rating: fc.option(fc.integer({ min: 0, max: 10 })),
      event: fc.option(fc.boolean()),
      amount: fc.option(fc.double({ min: -1e150, max: 1e150, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const events = outcomesByCategory(rows, { rating: 'rating', event: 'event' });
        const amounts = outcomesByCategory(rows, { rating: 'rating', amount: 'amount' });
        for (const result of [events, amounts]) {
          expect(result.n + result.missing).toBe(rows.length);
          json(result);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('correlateSeries', () => {
  it('is within its intervals, does not mind units, and survives JSON', () => {
    const value = fc.option(fc.double({ min: -100, max: 100, noNaN: true }), { freq: 8 });
    const pair = fc.array(fc.tuple(value, value), { maxLength: 30 });
    fc.assert(
      fc.property(pair, fc.integer({ min: -3, max: 3 }), (pairs, lag) => {
        const scores = pairs.map(([score]) => score);
        const metric = pairs.map(([, other]) => other);
        const result = correlateSeries({ scores, metric }, { lag });
        json(result);
        if (result.status !== 'tested') return;
        const { correlation, interval, adjustedInterval, effectiveN, n } = result;
        expect(Math.abs(correlation)).toBeLessThanOrEqual(1);
        expect(effectiveN).toBeLessThanOrEqual(n);
        for (const limits of [interval, adjustedInterval]) {
          if (limits === null) continue;
          expect(limits.lower).toBeLessThanOrEqual(correlation + 1e-12);
          expect(limits.upper).toBeGreaterThanOrEqual(correlation - 1e-12);
        }
        const turned = correlateSeries(
          { scores, metric: metric.map((other) => (other === null ? null : -4 * other)) },
          { lag },
        );
        if (turned.status === 'tested') expect(turned.correlation).toBeCloseTo(-correlation, 9);
      }),
      { numRuns: 200 },
    );
  });
});

describe('responseFunnel', () => {
  const stage = fc.option(fc.nat({ max: 50 }));
  const counts: fc.Arbitrary<FunnelCounts> = fc.record({
    channel: fc.constant('x'),
    invited: fc.nat({ max: 60 }),
    delivered: stage,
    opened: stage,
    started: stage,
    answered: fc.nat({ max: 20 }),
    dismissed: stage,
  });

  it('never rises, or is refused by the name of a stage', () => {
    fc.assert(
      fc.property(counts, (channel) => {
        try {
          const funnel = responseFunnel([channel]);
          for (const { rate, count, n, interval } of funnel.channels[0]?.rates ?? []) {
            expect(count).toBeLessThanOrEqual(n);
            if (rate !== null && interval !== null) {
              expect(interval.lower <= rate && rate <= interval.upper).toBe(true);
            }
          }
          json(funnel);
        } catch (error) {
          if (!isNpsError(error)) throw error;
          expect(error.code).toBe('INVALID_COUNTS');
          expect(error.path).toMatch(/^channels\[0\]\.(delivered|opened|started|answered|dismissed)$/);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the loop', () => {
  const status = fc.constantFrom<LoopStatus>('open', 'contacted', 'resolved', 'unresolved', 'reopened');
  const walk = fc.array(fc.tuple(status, fc.nat({ max: 1000 })), { maxLength: 12 });

  it('stays whole whatever is tried, and every case is closed or not', () => {
    fc.assert(
      fc.property(fc.array(walk, { maxLength: 6 }), (walks) => {
        const cases = walks.map((steps, i) => {
          let loopCase: LoopCase = openLoopCase({
            id: `c${i}`,
            customer: 'u',
            category: 'detractor',
            openedAt: 0,
            dueAt: 500,
          });
          let at = 0;
          for (const [next, wait] of steps) {
            try {
              loopCase = advanceLoopCase(loopCase, { status: next, at: at + wait });
              at += wait;
            } catch (error) {
              expect(isNpsError(error) && error.code).toBe('INVALID_TRANSITION');
            }
          }
          return loopCase;
        });
        const metrics = closedLoopMetrics(cases, { now: 20_000, answers: [] });
        const { total } = metrics;
        expect(total.closureRate.count).toBe(total.resolved + total.unresolved);
        expect(total.overdue).toBe(total.cases - total.closureRate.count); // now is past every due time
        expect(total.closedLate).toBeLessThanOrEqual(total.closureRate.count);
        expect(metrics.recovery?.unheard).toBe(cases.length);
        json(metrics);
      }),
      { numRuns: 150 },
    );
  });
});

describe('followUpFor', () => {
  it('is due on a weekday, at the same wall-clock time in UTC, at least the business days later', () => {
    const at = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) });
    const category = fc.constantFrom('detractor', 'passive', 'promoter');
    fc.assert(
      fc.property(at, category, (answeredAt, answer) => {
        const { dueAt } = followUpFor(answer, { answeredAt, timeZone: 'UTC' });
        const due = new Date(dueAt as number);
        expect(due.getUTCDay()).toBeGreaterThanOrEqual(1);
        expect(due.getUTCDay()).toBeLessThanOrEqual(5);
        const days = ((dueAt as number) - answeredAt) / 86_400_000;
        expect(Number.isInteger(days)).toBe(true);
        // Weekdays strictly after the answer up to the due day are the business days.
        let business = 0;
        for (let day = 1; day <= days; day += 1) {
          const weekday = new Date(answeredAt + day * 86_400_000).getUTCDay();
          if (weekday >= 1 && weekday <= 5) business += 1;
        }
        expect({ businessDays: business }).toEqual(defaultFollowUpPolicy[answer].due);
      }),
      { numRuns: 200 },
    );
  });
});

describe('repeatDetractors', () => {
  it('does not mind the order of answers', () => {
    const answer = fc.record({
      customer: fc.constantFrom('a', 'b', 'c'),
      at: fc.nat({ max: 100 }),
      rating: fc.integer({ min: 0, max: 10 }),
      themes: fc.array(fc.constantFrom('x', 'y'), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 15 }), (answers) => {
        const result = repeatDetractors(answers);
        expect(repeatDetractors([...answers].reverse())).toEqual(result);
        json(result);
      }),
      { numRuns: 150 },
    );
  });
});
