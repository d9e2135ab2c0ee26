import {
  type Alternative,
  detectableDifference,
  isSignificant,
  marginOfError,
  planSampleSize,
  powerAgainstTarget,
  powerToDetect,
  scoreInterval,
  testScore,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../docs/expectations.js';
import { expectError } from '../expectations.js';
import { outcomesOf, probabilitiesOf } from './enumeration.js';

const shares = { promoters: 0.5, passives: 0.3, detractors: 0.2 };
const counts = { promoters: 150, passives: 80, detractors: 20 };
const alike = { promoters: 1, passives: 0, detractors: 0 };

describe('planSampleSize', () => {
  it('takes shares, or counts of an earlier survey, as a guess', () => {
    const fromShares = planSampleSize({ margin: 5, shares });
    expect(planSampleSize({ margin: 5, shares: { promoters: 50, passives: 30, detractors: 20 } })).toEqual(
      fromShares,
    );
    const weights = { promoterWeight: 5, passiveWeight: 3, detractorWeight: 2 };
    const squares = { promoterSquaredWeight: 5, passiveSquaredWeight: 3, detractorSquaredWeight: 2 };
    const weighted = planSampleSize({ margin: 5, shares: { n: 10, ...weights, ...squares } });
    expect(weighted.unrounded).toBeCloseTo(fromShares.unrounded, 9);
  });

  it('never asks for more than there are, and for one at least', () => {
    expect(planSampleSize({ margin: 0.001, population: 200 }).n).toBe(200);
    expect(planSampleSize({ margin: 100, score: 99 }).n).toBe(1);
    expect(planSampleSize({ difference: 200, comparison: 'target' }, { method: 'adjusted-wald' }).n).toBe(1);
    expect(planSampleSize({ margin: 5e-324, population: 1000 })).toEqual({
      ...{ n: 1000, baselineN: null, unrounded: 1000 },
    });
    expect(planSampleSize({ margin: 5, score: 100, population: 1 }).n).toBe(1);
  });

  it('refuses what more people than can be counted would be needed for', async () => {
    expectError(() => planSampleSize({ margin: 5e-324 }), 'INVALID_OPTION', 'goal.margin');
    for (const comparison of ['independent', 'paired', 'target'] as const) {
      const goal = { difference: 5e-324, comparison };
      expectError(() => planSampleSize(goal), 'INVALID_OPTION', 'goal.difference');
    }
    expect(planSampleSize({ margin: 3e-6 }).n).toBeGreaterThan(1e15);
    await expectCode(() => planSampleSize({ difference: 1e-6, ratio: 1000 }), 'INVALID_OPTION');
  });

  // Added up with scipy.stats.multinomial over all outcomes of the score test, its variance by bisection of the
  // likelihood: the power of this size and of all larger ones (tried to twice as many) is enough, one less is not.
  const plans = [
    { parts: [0.95, 0, 0.05], difference: 10, power: 0.8, n: 254, target: 80, found: 0.8619864681160507 },
    { parts: [0.6, 0.4, 0], difference: 15, power: 0.8, n: 88, target: 45, found: 0.8255000460230999 },
    {
      ...{ parts: [0.95, 0, 0.05], difference: 10, power: 0.8, n: 188, target: 80, alternative: 'greater' },
      found: 0.8502906583743407,
    },
    {
      ...{ parts: [0.5, 0.3, 0.2], difference: 20, power: 0.8, n: 101, target: 10, alternative: 'greater' },
      found: 0.8023663229684297,
    },
    {
      ...{ parts: [0.05, 0.1, 0.85], difference: 10, power: 0.9, n: 212, target: -70, alternative: 'less' },
      ...{ level: 0.9, found: 0.9008087921911527 },
    },
    {
      ...{ parts: [0.02, 0.03, 0.95], difference: 6, power: 0.7, n: 49, target: -99, alternative: 'greater' },
      found: 0.7101241928633313,
    },
  ] as const;

  it.each(plans)('has the promised power against a target: $parts, $difference points', (plan) => {
    const { parts, difference, power, n, target, found } = plan;
    const { alternative = 'two-sided', level = 0.95 } = plan as { alternative?: Alternative; level?: number };
    const [promoters, passives, detractors] = parts;
    const guess = { promoters, passives, detractors };
    const goal = { difference, comparison: 'target', shares: guess } as const;
    expect(planSampleSize(goal, { alternative, level, power })).toEqual({
      ...{ n, baselineN: null, unrounded: n },
    });
    expect(powerAgainstTarget({ n, shares: guess }, { target, alternative, level }).power).toBeCloseTo(
      found,
      11,
    );
  });

  it('keeps the power of every larger sample, added up over the outcomes of testScore', () => {
    const guess = { promoters: 0.8, passives: 0.1, detractors: 0.1 };
    const law = { p: 0.8, q: 0.1, d: 0.1 };
    const { n } = planSampleSize({ difference: 40, comparison: 'target', shares: guess }, { power: 0.9 });
    const powerOf = (size: number, target: number): number => {
      const chances = probabilitiesOf(size, law);
      return outcomesOf(size).reduce((sum, outcome, i) => {
        const test = testScore(outcome, { target });
        return sum + (isSignificant(test, { alpha: 0.05 }) ? (chances[i] as number) : 0);
      }, 0);
    };
    expect(n).toBeGreaterThan(10);
    for (let size = n; size <= 2 * n; size += 1) expect(powerOf(size, 30)).toBeGreaterThanOrEqual(0.9);
    expect(powerOf(n - 1, 30)).toBeLessThan(0.9);
  });

  it('plans the worst case where no answers are guessed, and mirrored for a score below its target', () => {
    const goal = { difference: 30, comparison: 'target' } as const;
    const { n } = planSampleSize(goal, { alternative: 'greater' });
    expect(planSampleSize(goal, { alternative: 'less' }).n).toBe(n);
    for (const score of [-60, -30, 0, 15, 30, 60, 90]) {
      const promoters = (100 + score) / 200;
      const split = { promoters, passives: 0, detractors: 1 - promoters };
      const plan = planSampleSize({ ...goal, shares: split }, { alternative: 'greater' });
      expect(plan.n).toBeLessThanOrEqual(n * 1.05); // teeth
    }
  });

  it('is on the safe side beyond the sizes whose outcomes are added up', () => {
    const goal = { difference: 2, comparison: 'target' } as const;
    const { n } = planSampleSize(goal);
    const formula = planSampleSize(goal, { method: 'wald' }).n;
    expect(n / formula).toBeGreaterThan(1);
    expect(n / formula).toBeLessThan(1.03);
    const certain = { power: 1 - 2 ** -53, level: 1 - 2 ** -53 };
    expect(planSampleSize({ difference: 50, comparison: 'target' }, certain).n).toBeLessThan(2000);
  });

  it('refuses methods and targets that do not fit', async () => {
    await expectCode(() => planSampleSize({ margin: 5 }, { method: 'score' }), 'INVALID_OPTION');
    await expectCode(() => planSampleSize({ difference: 5 }, { method: 'score' }), 'INVALID_OPTION');
    const high = { promoters: 0.95, passives: 0, detractors: 0.05 };
    const goal = { difference: 20, comparison: 'target', shares: high } as const;
    expectError(() => planSampleSize(goal, { alternative: 'less' }), 'INVALID_OPTION', 'goal.difference');
    expect(planSampleSize({ ...goal, difference: 10 }, { alternative: 'less' }).n).toBe(32); // 100: scipy, as above
    // In doubles 0.74 - 0.08 + 0.34 is above 1. All but promoters speak against 100: 1 - 0.74^6 is above 0.8.
    const shy = { promoters: 0.74, passives: 0.18, detractors: 0.08 };
    const full = { difference: 34, comparison: 'target', shares: shy } as const;
    expect(planSampleSize(full, { alternative: 'less' }).n).toBe(6);
  });

  it('splits unevenly when asked to', () => {
    const even = planSampleSize({ difference: 5, shares });
    const uneven = planSampleSize({ difference: 5, shares, ratio: 3 });
    expect(uneven.baselineN).toBe(Math.ceil(uneven.unrounded * 3));
    expect(uneven.n).toBeLessThan(even.n);
    expect(uneven.n + (uneven.baselineN as number)).toBeGreaterThan(even.n + (even.baselineN as number));
  });

  it('refuses goals that are none', async () => {
    // @ts-expect-error a margin or a difference is needed
    await expectCode(() => planSampleSize({ shares }), 'INVALID_ARGUMENT');
    // @ts-expect-error not both
    await expectCode(() => planSampleSize({ margin: 5, difference: 5 }), 'INVALID_ARGUMENT');
    await expectCode(() => planSampleSize({ margin: 5, shares, score: 30 }), 'INVALID_ARGUMENT');
    await expectCode(() => planSampleSize({ margin: 0 }), 'INVALID_OPTION');
    await expectCode(() => planSampleSize({ difference: 201 }), 'INVALID_OPTION');
    await expectCode(() => planSampleSize({ margin: 5, population: 0 }), 'INVALID_OPTION');
    await expectCode(() => planSampleSize({ margin: 5, shares: alike }), 'INVALID_SHARES');
    await expectCode(
      () => planSampleSize({ margin: 5, shares: { ...shares, passives: 0.4 } }),
      'INVALID_SHARES',
    );
    await expectCode(
      () => planSampleSize({ margin: 5, shares: { ...shares, passives: -0.3 } }),
      'INVALID_SHARES',
    );
    await expectCode(
      () => planSampleSize({ margin: 5, shares: { ...alike, promoters: -1 } }),
      'INVALID_COUNTS',
    );
    // @ts-expect-error a guess has all three
    await expectCode(() => planSampleSize({ margin: 5, shares: { promoters: 1 } }), 'INVALID_COUNTS');
    const nobody = { promoters: 0, passives: 0, detractors: 0 };
    await expectCode(() => planSampleSize({ margin: 5, shares: nobody }), 'INVALID_SHARES');
    await expectCode(() => planSampleSize({ difference: 5 }, { power: 0.4 }), 'INVALID_OPTION');
    await expectCode(() => planSampleSize({ difference: 5 }, { method: 'adjusted-wald' }), 'INVALID_OPTION');
    // @ts-expect-error no such comparison
    await expectCode(() => planSampleSize({ difference: 5, comparison: 'before' }), 'INVALID_OPTION');
  });
});

describe('marginOfError', () => {
  it('is half the adjusted Wald interval of counts, and never 0', () => {
    const interval = scoreInterval(counts, { method: 'adjusted-wald' });
    const half = ((interval?.upper as number) - (interval?.lower as number)) / 2;
    expect(marginOfError(counts)).toBeCloseTo(half, 10);
    expect(marginOfError({ promoters: 7, passives: 0, detractors: 0 })).toBeGreaterThan(5);
    expect(marginOfError({ promoters: 0, passives: 0, detractors: 0 })).toBeNull();
  });

  it('is 0 when everybody was asked', async () => {
    expect(marginOfError(counts, { population: 250 })).toBe(0);
    expect(marginOfError({ n: 1 }, { population: 1 })).toBe(0);
    await expectCode(() => marginOfError(counts, { population: 249 }), 'INVALID_OPTION');
    await expectCode(() => marginOfError({ n: 0 }), 'INVALID_OPTION');
    await expectCode(() => marginOfError({ n: 10, shares: alike }), 'INVALID_SHARES');
  });
});

describe('powerToDetect and detectableDifference', () => {
  it('ask for one size of pairs', async () => {
    const samples = { current: { n: 100 }, baseline: { n: 90 }, correlation: 0.5 };
    await expectCode(() => detectableDifference(samples), 'INVALID_ARGUMENT');
    await expectCode(() => powerToDetect({ ...samples, correlation: 1 }), 'INVALID_OPTION');
    const paired = detectableDifference({ ...samples, baseline: { n: 100 } });
    const apart = detectableDifference({ current: { n: 100 }, baseline: { n: 100 } });
    expect(paired).toBeCloseTo(apart * Math.sqrt(0.5), 10);
  });

  it('find nothing by chance only', () => {
    const same = { current: counts, baseline: counts };
    expect(powerToDetect(same)).toBeCloseTo(0.05, 12);
    expect(powerToDetect(same, { alternative: 'less' })).toBeCloseTo(0.05, 12);
    expect(powerToDetect(same, { difference: 10, alternative: 'less' })).toBeLessThan(0.001);
  });
});

describe('powerAgainstTarget', () => {
  it('adds up all likely outcomes of many respondents', () => {
    // scipy.stats.multinomial over all 1,127,251 outcomes
    const many = { n: 1500, shares };
    expect(powerAgainstTarget(many, { target: 27 }).power).toBeCloseTo(0.31186570688049703, 11);
    const { power } = powerAgainstTarget(many, { target: 27, alternative: 'greater' });
    expect(power).toBeCloseTo(0.4315524274026806, 11);
  });

  it('adds up one-sided powers, and approximates beyond 10,000', () => {
    const planned = { n: 80, shares };
    const [both, greater, less] = (['two-sided', 'greater', 'less'] as const).map(
      (alternative) =>
        powerAgainstTarget(planned, {
          target: 45,
          alternative,
          level: alternative === 'two-sided' ? 0.9 : 0.95,
        }).power,
    ) as [number, number, number];
    expect(both).toBeCloseTo(greater + less, 12);
    const exact = powerAgainstTarget({ n: 10_000, shares }, { target: 32 });
    const normal = powerAgainstTarget({ n: 10_001, shares }, { target: 32 });
    expect([exact.method, normal.method]).toEqual(['exact', 'normal']);
    expect(Math.abs(exact.power - normal.power)).toBeLessThan(0.005);
  });
});
