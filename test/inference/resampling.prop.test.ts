import fc from 'fast-check';
import { bootstrapInterval, type NpsCounts, testPermutation } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { differenceLaw } from '../../src/inference/score-law.js';
import { levels, mirror, someCounts } from './arbitraries.js';

const small = fc
  .record({ promoters: fc.nat({ max: 40 }), passives: fc.nat({ max: 40 }), detractors: fc.nat({ max: 40 }) })
  .filter((counts) => counts.promoters + counts.passives + counts.detractors > 0);
const kinds = fc.constantFrom('percentile' as const, 'bca' as const);
const tested = (pair: { current: NpsCounts; baseline: NpsCounts }, options = {}) => {
  const test = testPermutation(pair, options);
  if (test.status !== 'tested') throw new Error('both sides have answers');
  return test;
};

describe('bootstrapInterval', () => {
  it('mirrors, survives JSON and stays within -100 and 100', () => {
    fc.assert(
      fc.property(someCounts, levels, kinds, (counts, level, kind) => {
        const interval = bootstrapInterval(counts, { level, kind });
        const mirrored = bootstrapInterval(mirror(counts), { level, kind });
        expect(JSON.parse(JSON.stringify(interval))).toStrictEqual(interval);
        expect(mirrored?.lower).toBeCloseTo(-(interval?.upper as number), 9);
        expect(mirrored?.upper).toBeCloseTo(-(interval?.lower as number), 9);
        expect(interval?.lower).toBeGreaterThanOrEqual(-100);
        expect(interval?.upper).toBeLessThanOrEqual(100);
        expect(interval?.lower as number).toBeLessThanOrEqual(interval?.upper as number);
      }),
      { numRuns: 200 },
    );
  });

  it('widens with the level', () => {
    fc.assert(
      fc.property(small, levels, levels, (counts, one, other) => {
        const narrow = bootstrapInterval(counts, { level: Math.min(one, other) });
        const wide = bootstrapInterval(counts, { level: Math.max(one, other) });
        expect(wide?.lower as number).toBeLessThanOrEqual(narrow?.lower as number);
        expect(wide?.upper as number).toBeGreaterThanOrEqual(narrow?.upper as number);
      }),
    );
  });

  it('agrees with many draws, which the seed alone decides', () => {
    fc.assert(
      fc.property(small, fc.nat(), kinds, (counts, seed, kind) => {
        const exact = bootstrapInterval(counts, { kind, level: 0.8 });
        const drawn = bootstrapInterval(counts, { kind, level: 0.8, draws: 4000, seed });
        expect(bootstrapInterval(counts, { kind, level: 0.8, draws: 4000, seed })).toEqual(drawn);
        const n = counts.promoters + counts.passives + counts.detractors;
        // The noise of the quantile: two steps of the lattice, whose step is double where there are no passives.
        const step = (counts.passives === 0 ? 400 : 200) / n;
        expect(Math.abs((drawn?.lower as number) - (exact?.lower as number))).toBeLessThanOrEqual(
          step * 1.001,
        );
        expect(Math.abs((drawn?.upper as number) - (exact?.upper as number))).toBeLessThanOrEqual(
          step * 1.001,
        );
      }),
      { numRuns: 12 },
    );
  });
});

describe('differenceLaw', () => {
  it('is a law with the mean and variance of the difference', () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 1, max: 50 }), (counts, times) => {
        const heads = {
          promoters: counts.promoters * times,
          passives: counts.passives * times,
          detractors: counts.detractors * times,
        };
        const n = heads.promoters + heads.passives + heads.detractors;
        const { least, chances } = differenceLaw({ ...heads, n });
        let [sum, mean, square] = [0, 0, 0];
        const expected = heads.promoters - heads.detractors;
        chances.forEach((chance, i) => {
          sum += chance;
          mean += chance * (least + i - expected);
          square += chance * (least + i - expected) ** 2;
        });
        const variance = heads.promoters + heads.detractors - expected ** 2 / n;
        expect(Math.min(...chances)).toBeGreaterThanOrEqual(0);
        expect(sum).toBeCloseTo(1, 10);
        expect(Math.abs(mean)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.sqrt(variance)));
        expect(Math.abs(square - variance)).toBeLessThanOrEqual(1e-9 * Math.max(1, variance));
      }),
    );
  });
});

describe('testPermutation', () => {
  it('has p-values within 0 and 1 that do not care which side is first', () => {
    fc.assert(
      fc.property(small, small, (current, baseline) => {
        const test = tested({ current, baseline });
        const swapped = tested({ current: baseline, baseline: current });
        const mirrored = tested({ current: mirror(current), baseline: mirror(baseline) });
        expect(JSON.parse(JSON.stringify(test))).toStrictEqual(test);
        expect(test.pValue).toBeLessThanOrEqual(1);
        expect(test.midPValue).toBeGreaterThan(0);
        expect(test.midPValue).toBeLessThanOrEqual(test.pValue);
        expect(swapped.pValue / test.pValue).toBeCloseTo(1, 10);
        expect(mirrored.pValue / test.pValue).toBeCloseTo(1, 10);
        expect(swapped.statistic).toBeCloseTo(-(test.statistic as number) + 0, 9);
      }),
    );
  });

  it('has one-sided p-values that overlap by the chance of the observed difference', () => {
    fc.assert(
      fc.property(small, small, (current, baseline) => {
        const greater = tested({ current, baseline }, { alternative: 'greater' });
        const less = tested({ current, baseline }, { alternative: 'less' });
        expect(greater.midPValue + less.midPValue).toBeCloseTo(1, 10);
      }),
    );
  });

  it('agrees with many draws, which the seed alone decides', () => {
    fc.assert(
      fc.property(small, small, fc.nat(), (current, baseline, seed) => {
        const exact = tested({ current, baseline });
        const drawn = tested({ current, baseline }, { draws: 4000, seed });
        expect(tested({ current, baseline }, { draws: 4000, seed })).toEqual(drawn);
        // Bernstein's inequality: off by more with a chance below 1e-9, however small the p-value. One is the added draw.
        const third = Math.log(2e9) / 3;
        const noise = (1 + third + Math.sqrt(third * (third + 6 * 4000 * exact.pValue))) / 4000;
        expect(Math.abs(drawn.pValue - exact.pValue)).toBeLessThanOrEqual(noise);
      }),
      { numRuns: 12 },
    );
  });
});
