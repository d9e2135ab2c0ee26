import fc from 'fast-check';
import { type PairedTable, testMarginalHomogeneity, testOverlappingScores, testPairedScores } from 'nps-kit';
import { describe, expect, it } from 'vitest';

const heads = fc.oneof(
  { weight: 5, arbitrary: fc.nat({ max: 30 }) },
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.nat({ max: 2 ** 48 }) },
);
const matrix = (cell: fc.Arbitrary<number>) =>
  fc
    .array(fc.tuple(cell, cell, cell), { minLength: 3, maxLength: 3 })
    .filter((rows) => rows.flat().some((count) => count > 0));
const tableOf = (rows: readonly (readonly number[])[]): PairedTable => {
  const [promoters, passives, detractors] = rows.map(([a = 0, b = 0, c = 0]) => ({
    current: { promoters: a, passives: b, detractors: c },
  }));
  return { promoters, passives, detractors } as PairedTable;
};
const at = (rows: readonly (readonly number[])[], i: number, j: number): number => rows[i]?.[j] as number;
const transpose = (rows: readonly (readonly number[])[]): number[][] =>
  [0, 1, 2].map((j) => [0, 1, 2].map((i) => at(rows, i, j)));
const mirror = (rows: readonly (readonly number[])[]): number[][] =>
  [2, 1, 0].map((i) => [2, 1, 0].map((j) => at(rows, i, j)));
const tested = <T extends { status: string }>(test: T): Extract<T, { status: 'tested' }> => {
  if (test.status !== 'tested') throw new Error('there are pairs');
  return test as Extract<T, { status: 'tested' }>;
};

describe('testPairedScores', () => {
  it('changes its sign with the waves and with the categories, and survives JSON', () => {
    fc.assert(
      fc.property(matrix(heads), (rows) => {
        const test = tested(testPairedScores(tableOf(rows)));
        expect(JSON.parse(JSON.stringify(test))).toStrictEqual(test);
        for (const turned of [transpose(rows), mirror(rows)]) {
          const other = tested(testPairedScores(tableOf(turned)));
          expect(other.difference).toBeCloseTo(-test.difference, 9);
          expect(other.statistic).toBeCloseTo(-(test.statistic as number), 6);
          expect(other.interval.lower).toBeCloseTo(-test.interval.upper, 6);
          expect(other.standardError).toBeCloseTo(test.standardError as number, 9);
          expect([other.rose, other.fell]).toEqual([test.fell, test.rose]);
        }
        expect(test.interval.lower).toBeLessThanOrEqual(test.difference + 1e-9);
        expect(test.interval.upper).toBeGreaterThanOrEqual(test.difference - 1e-9);
        expect(test.interval.upper - test.interval.lower).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it('rejects exactly when 0 lies outside of the interval, where nobody moved by two and few against the rest', () => {
    fc.assert(
      fc.property(matrix(heads), (rows) => {
        const near = rows.map((row, i) => row.map((count, j) => (Math.abs(i - j) === 2 ? 0 : count)));
        if (near.flat().every((count) => count === 0)) return;
        const up = at(near, 1, 0) + at(near, 2, 1);
        const down = at(near, 0, 1) + at(near, 1, 2);
        // More lopsided, the likeliest law without a mean change has moves by two, which the p-value leaves out.
        if (Math.abs(up - down) * 2 > up + down) return;
        const { interval, pValue } = tested(testPairedScores(tableOf(near)));
        if (Math.min(Math.abs(interval.lower), Math.abs(interval.upper)) < 1e-7) return;
        expect(pValue < 0.05).toBe(interval.lower > 0 || interval.upper < 0);
      }),
      { numRuns: 500 },
    );
  });

  it('has exact p-values that add up over the sides, mid-p below them', () => {
    fc.assert(
      fc.property(matrix(fc.nat({ max: 30 })), (rows) => {
        const p = (method: 'exact' | 'mid-p', alternative: 'two-sided' | 'greater' | 'less'): number =>
          tested(testPairedScores(tableOf(rows), { method, alternative })).pValue;
        expect(p('mid-p', 'greater') + p('mid-p', 'less')).toBeCloseTo(1, 11);
        expect(p('mid-p', 'two-sided')).toBeLessThanOrEqual(p('exact', 'two-sided'));
        expect(p('exact', 'two-sided')).toBeLessThanOrEqual(1);
        expect(p('mid-p', 'two-sided')).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });

  it('has one-sided intervals that end at 200', () => {
    fc.assert(
      fc.property(matrix(heads), (rows) => {
        expect(tested(testPairedScores(tableOf(rows), { alternative: 'greater' })).interval.upper).toBe(200);
        expect(tested(testPairedScores(tableOf(rows), { alternative: 'less' })).interval.lower).toBe(-200);
      }),
      { numRuns: 50 },
    );
  });
});

describe('testMarginalHomogeneity', () => {
  it('does not care which wave is first, nor for the names of the categories', () => {
    fc.assert(
      fc.property(matrix(heads), (rows) => {
        const test = tested(testMarginalHomogeneity(tableOf(rows)));
        expect(JSON.parse(JSON.stringify(test))).toStrictEqual(test);
        expect(test.pValue).toBeLessThanOrEqual(1);
        for (const turned of [transpose(rows), mirror(rows)]) {
          const other = tested(testMarginalHomogeneity(tableOf(turned)));
          expect(Math.abs(other.statistic - test.statistic)).toBeLessThanOrEqual(1e-9 * (1 + test.statistic));
        }
      }),
    );
  });
});

describe('testOverlappingScores', () => {
  it('knows more, the more alike those in both answer', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 40 }),
        fc.integer({ min: 2, max: 40 }),
        (promoters, detractors) => {
          const wave = { promoters, passives: 5, detractors };
          const same = tableOf([
            [promoters, 0, 0],
            [0, 0, 0],
            [0, 0, 0],
          ]);
          const half = tableOf([
            [Math.floor(promoters / 2), 0, 0],
            [0, 5, 0],
            [0, 0, Math.floor(detractors / 2)],
          ]);
          const apart = tested(testOverlappingScores({ current: wave, baseline: wave, both: [] }));
          const partly = tested(testOverlappingScores({ current: wave, baseline: wave, both: half }));
          const alike = tested(testOverlappingScores({ current: wave, baseline: wave, both: same }));
          expect(partly.standardError as number).toBeLessThan(apart.standardError as number);
          expect(alike.standardError).toBeCloseTo(apart.standardError as number, 10); // no variance among them
        },
      ),
      { numRuns: 50 },
    );
  });
});
