import { bootstrapInterval, testPermutation, testScoreDifference } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../docs/expectations.js';

const counts = { promoters: 150, passives: 80, detractors: 20 };
const nobody = { promoters: 0, passives: 0, detractors: 0 };

describe('bootstrapInterval', () => {
  it('is null for nobody and has no width when all are alike', () => {
    expect(bootstrapInterval(nobody)).toBeNull();
    for (const kind of ['percentile', 'bca'] as const) {
      expect(bootstrapInterval({ ...nobody, promoters: 7 }, { kind })).toEqual({
        lower: 100,
        upper: 100,
        level: 0.95,
        method: kind,
      });
    }
  });

  it('refuses weights, and draws without a seed', async () => {
    const weighted = { n: 1, promoterWeight: 1, passiveWeight: 0, detractorWeight: 0 };
    const squares = { promoterSquaredWeight: 1, passiveSquaredWeight: 0, detractorSquaredWeight: 0 };
    // @ts-expect-error weights have no resamples of heads
    await expectCode(() => bootstrapInterval({ ...weighted, ...squares }), 'INVALID_COUNTS');
    await expectCode(() => bootstrapInterval(counts, { draws: 1000 }), 'INVALID_OPTION');
    await expectCode(() => bootstrapInterval(counts, { seed: 1 }), 'INVALID_OPTION');
    await expectCode(() => bootstrapInterval(counts, { draws: 99, seed: 1 }), 'INVALID_OPTION');
    await expectCode(() => bootstrapInterval(counts, { draws: 100, seed: -1 }), 'INVALID_OPTION');
    await expectCode(() => bootstrapInterval(counts, { level: 0.05 }), 'INVALID_OPTION');
    // @ts-expect-error no such kind
    await expectCode(() => bootstrapInterval(counts, { kind: 'basic' }), 'INVALID_OPTION');
  });

  it('goes over into its expansion without a step', () => {
    // Just below and above a variance of 1e10: limits in units of the standard error agree.
    const inErrors = (n: number): number => {
      const interval = bootstrapInterval({ promoters: n / 2, passives: 0, detractors: n / 2 });
      return ((interval?.upper as number) / 100) * Math.sqrt(n);
    };
    expect(inErrors(9_999_000_000)).toBeCloseTo(1.959964, 4);
    expect(inErrors(10_000_001_000)).toBeCloseTo(1.959964, 4);
    // A lopsided one, where skewness counts: 5 in a million is still exact, and both ways agree on the scale of the law.
    const rare = bootstrapInterval({ promoters: 5, passives: 2 ** 50, detractors: 0 });
    expect((rare?.upper as number) * ((2 ** 50 + 5) / 100)).toBeCloseTo(10, 9); // Poisson(5): 97.5 % quantile is 10
    expect((rare?.lower as number) * ((2 ** 50 + 5) / 100)).toBeCloseTo(1, 9);
  });
});

describe('testPermutation', () => {
  it('is untestable with an empty side', () => {
    const untestable = { status: 'untestable', reason: 'empty-sample' };
    expect(testPermutation({ current: nobody, baseline: counts })).toEqual(untestable);
    expect(testPermutation({ current: counts, baseline: nobody })).toEqual(untestable);
  });

  it('sees exactly its null value in one and the same answer', () => {
    const same = { promoters: 0, passives: 3, detractors: 0 };
    const test = testPermutation({ current: same, baseline: same });
    expect(test).toMatchObject({ status: 'tested', pValue: 1, midPValue: 0.5, statistic: 0, draws: null });
  });

  it('carries the score interval, sided as the test is', () => {
    const pair = { current: counts, baseline: { promoters: 120, passives: 90, detractors: 40 } };
    const test = testPermutation(pair, { alternative: 'greater', level: 0.9 });
    const score = testScoreDifference(pair, { alternative: 'greater', level: 0.9 });
    if (test.status !== 'tested' || score.status !== 'tested') throw new Error('both sides have answers');
    expect(test.interval).toEqual(score.interval);
    expect(test.interval.upper).toBe(200);
  });

  it('keeps its digits far out, and between unlike sizes', () => {
    const far = testPermutation({
      current: { promoters: 500, passives: 300, detractors: 200 },
      baseline: { promoters: 200, passives: 300, detractors: 500 },
    });
    // z = 16: the normal tail is 7.8e-58.
    if (far.status === 'tested') expect(far.pValue).toBeGreaterThan(1e-60);
    if (far.status === 'tested') expect(far.pValue).toBeLessThan(1e-57);
    const huge = { promoters: 30_000_000, passives: 10_000_000, detractors: 5_000_000 };
    const one = testPermutation({ current: { ...nobody, detractors: 1 }, baseline: huge });
    // One detractor: the chance that the drawn one is a detractor, of whom there are 5,000,001.
    if (one.status === 'tested') expect(one.pValue).toBeCloseTo(5_000_001 / 45_000_001, 12);
  });

  it('draws where the exact sum would take long', async () => {
    const half = { promoters: 400_000_000, passives: 100_000_000, detractors: 50_000_000 };
    const pair = { current: half, baseline: half };
    await expectCode(() => testPermutation(pair), 'INVALID_OPTION');
    expect(testPermutation(pair, { draws: 500, seed: 1 })).toMatchObject({ pValue: 1, draws: 500 });
    await expectCode(() => testPermutation(pair, { draws: 500 }), 'INVALID_OPTION');
  });
});
