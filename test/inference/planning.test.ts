import {
  detectableDifference,
  marginOfError,
  planSampleSize,
  powerAgainstTarget,
  powerToDetect,
  scoreInterval,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../docs/expectations.js';

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
  it('adds up one-sided powers, and approximates beyond 500', () => {
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
    const exact = powerAgainstTarget({ n: 500, shares }, { target: 38 });
    const normal = powerAgainstTarget({ n: 501, shares }, { target: 38 });
    expect([exact.method, normal.method]).toEqual(['exact', 'normal']);
    expect(Math.abs(exact.power - normal.power)).toBeLessThan(0.005);
  });
});
