import {
  type PairedTable,
  type RatingPair,
  testMarginalHomogeneity,
  testOverlappingScores,
  testPairedScores,
  testScoreDifference,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../docs/expectations.js';

const row = (promoters: number, passives: number, detractors: number) => ({
  current: { promoters, passives, detractors },
});
const table = (...rows: [number, number, number][]): PairedTable => {
  const [promoters, passives, detractors] = rows.map((heads) => row(...heads));
  return { promoters, passives, detractors } as PairedTable;
};
const nobody = table([0, 0, 0], [0, 0, 0], [0, 0, 0]);
const untestable = (reason: string) => ({ status: 'untestable', reason });

describe('testPairedScores', () => {
  it('reads pairs as their table', () => {
    const pairs: RatingPair[] = [
      { baseline: 10, current: 9 },
      { baseline: 10, current: 8 },
      { baseline: 7, current: 10 },
      { baseline: 0, current: 7 },
      { baseline: 6, current: 9 },
    ];
    const asTable = table([1, 1, 0], [1, 0, 0], [1, 1, 0]);
    for (const method of ['score', 'exact', 'mid-p', 'wald'] as const) {
      expect(testPairedScores(pairs, { method })).toEqual(testPairedScores(asTable, { method }));
    }
    expect(testPairedScores(new Set(pairs).values())).toEqual(testPairedScores(asTable));
    const scale = { min: 1, max: 5, promoterFrom: 5, detractorTo: 3 };
    const fives = [{ baseline: 3, current: 5 }];
    expect(testPairedScores(fives, { scale })).toMatchObject({ difference: 200, rose: 1, fell: 0 });
  });

  it('is untestable without pairs, and by wald when all changes are alike', () => {
    expect(testPairedScores(nobody)).toEqual(untestable('empty-sample'));
    expect(testPairedScores([])).toEqual(untestable('empty-sample'));
    const allRose = table([0, 0, 0], [4, 0, 0], [0, 0, 0]);
    expect(testPairedScores(allRose, { method: 'wald' })).toEqual(untestable('zero-variance'));
    expect(testPairedScores(allRose)).toMatchObject({ status: 'tested', difference: 100, statistic: 2 });
  });

  it('sees exactly its null value when nobody moved', () => {
    const still = table([5, 0, 0], [0, 3, 0], [0, 0, 2]);
    expect(testPairedScores(still)).toMatchObject({ difference: 0, pValue: 1, statistic: 0, correlation: 1 });
    expect(testPairedScores(still, { method: 'exact' })).toMatchObject({ pValue: 1 });
  });

  it('has no standard error of rounding when everybody changed alike', () => {
    const test = testPairedScores(table([0, 1, 0], [0, 0, 3], [0, 0, 0]));
    expect(test).toMatchObject({ difference: -100, standardError: 0 });
    if (test.status === 'tested') expect(test.interval.lower).toBeLessThan(-100);
  });

  it('is exact only where it can be, and refuses nonsense', async () => {
    const many = table([0, 0, 0], [0, 0, 0], [1_000_001, 0, 0]);
    await expectCode(() => testPairedScores(many, { method: 'exact' }), 'INVALID_OPTION');
    expect(testPairedScores(many)).toMatchObject({ status: 'tested' });
    // @ts-expect-error no such method
    await expectCode(() => testPairedScores(nobody, { method: 'sign' }), 'INVALID_OPTION');
    await expectCode(() => testPairedScores(nobody, { level: 0.5 }), 'INVALID_OPTION');
    await expectCode(() => testPairedScores([{ baseline: 11, current: 1 }]), 'RATING_OUT_OF_RANGE');
    // @ts-expect-error a pair has two ratings
    await expectCode(() => testPairedScores([{ baseline: 1 }]), 'RATING_OUT_OF_RANGE');
    await expectCode(() => testPairedScores(table([0.5, 0, 0], [0, 0, 0], [0, 0, 0])), 'INVALID_COUNTS');
    // @ts-expect-error rows are by category
    await expectCode(() => testPairedScores({ promoters: row(1, 0, 0) }), 'INVALID_ARGUMENT');
    // @ts-expect-error neither a table nor pairs
    await expectCode(() => testPairedScores(null), 'INVALID_ARGUMENT');
  });
});

describe('testMarginalHomogeneity', () => {
  it('is McNemar where only two categories were exchanged', () => {
    const test = testMarginalHomogeneity(table([5, 9, 0], [3, 5, 0], [0, 0, 4]));
    expect(test).toMatchObject({ statistic: 3, degreesOfFreedom: 1 }); // (9 - 3)^2 / (9 + 3)
    const ends = testMarginalHomogeneity(table([5, 0, 2], [0, 1, 0], [6, 0, 4]));
    expect(ends).toMatchObject({ statistic: 2, degreesOfFreedom: 1 });
  });

  it('sees exactly its null value when nobody moved, and is untestable for nobody', () => {
    expect(testMarginalHomogeneity(table([5, 0, 0], [0, 3, 0], [0, 0, 2]))).toEqual({
      status: 'tested',
      pValue: 1,
      statistic: 0,
      degreesOfFreedom: 0,
      method: 'stuart-maxwell',
    });
    expect(testMarginalHomogeneity(nobody)).toEqual(untestable('empty-sample'));
  });
});

describe('testOverlappingScores', () => {
  const current = { promoters: 60, passives: 30, detractors: 10 };
  const baseline = { promoters: 40, passives: 40, detractors: 20 };

  it('is the independent wald test without anybody in both', () => {
    const apart = testScoreDifference({ current, baseline }, { method: 'wald' });
    const test = testOverlappingScores({ current, baseline, both: [] });
    if (test.status !== 'tested' || apart.status !== 'tested') throw new Error('both sides have answers');
    expect(test.statistic).toBeCloseTo(apart.statistic as number, 12);
    expect(test.interval.lower).toBeCloseTo(apart.interval.lower, 10);
    expect(test.standardError).toBeCloseTo(apart.standardError as number, 10);
  });

  it('is the paired wald test with everybody in both', () => {
    const both = table([30, 8, 2], [25, 12, 3], [5, 10, 5]);
    const paired = testPairedScores(both, { method: 'wald' });
    const test = testOverlappingScores({ current, baseline, both });
    if (test.status !== 'tested' || paired.status !== 'tested') throw new Error('both sides have answers');
    expect(test.statistic).toBeCloseTo(paired.statistic as number, 10);
    expect(test.standardError).toBeCloseTo(paired.standardError as number, 10);
  });

  it('refuses an overlap that is not part of the waves', async () => {
    const both = table([61, 0, 0], [0, 0, 0], [0, 0, 0]);
    await expectCode(() => testOverlappingScores({ current, baseline, both }), 'INVALID_COUNTS');
    const empty = { promoters: 0, passives: 0, detractors: 0 };
    expect(testOverlappingScores({ current: empty, baseline, both: [] })).toEqual(untestable('empty-sample'));
    const alike = { promoters: 9, passives: 0, detractors: 0 };
    const waves = { current: alike, baseline: alike, both: [] };
    expect(testOverlappingScores(waves)).toEqual(untestable('zero-variance'));
  });
});
