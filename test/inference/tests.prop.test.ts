import fc from 'fast-check';
import {
  adjustPValues,
  histogramRatings,
  isSignificant,
  testHomogeneity,
  testRatingShift,
  testScore,
  testScoreDifference,
  testScoreEquivalence,
  testScoresEqual,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { anyCounts, levels, mirror, someCounts } from './arbitraries.js';

const tested = <T extends { status: string }>(test: T): Extract<T, { status: 'tested' }> => {
  if (test.status !== 'tested') throw new Error('there are answers on both sides');
  return test as Extract<T, { status: 'tested' }>;
};
const alternatives = fc.constantFrom('two-sided' as const, 'greater' as const, 'less' as const);
const isShare = (p: number): void => {
  expect(p).toBeGreaterThanOrEqual(0);
  expect(p).toBeLessThanOrEqual(1);
};

const methods = ['score', 'mover', 'mover-wilson', 'adjusted-wald', 'wald', 'welch'] as const;

describe('testScore', () => {
  it.each(['score', 'adjusted-wald'] as const)(
    '%s agrees with its interval: the target lies outside exactly when p is below alpha',
    (method) => {
      const targets = fc.integer({ min: -100, max: 100 });
      fc.assert(
        fc.property(anyCounts, targets, levels, alternatives, (counts, target, level, alternative) => {
          const test = tested(testScore(counts, { target, level, alternative, method }));
          const { lower, upper } = test.interval;
          if (Math.min(Math.abs(lower - target), Math.abs(upper - target)) < 1e-7) return;
          expect(isSignificant(test, { alpha: 1 - level })).toBe(lower > target || upper < target);
        }),
        { numRuns: 300 },
      );
    },
  );

  it('has p-values within 0 and 1 that add up over the sides, and mirrors', () => {
    fc.assert(
      fc.property(someCounts, fc.integer({ min: -100, max: 100 }), (counts, target) => {
        const greater = tested(testScore(counts, { target, alternative: 'greater' }));
        const less = tested(testScore(counts, { target, alternative: 'less' }));
        isShare(greater.pValue);
        expect(greater.pValue + less.pValue).toBeCloseTo(1, 9);
        const mirrored = tested(testScore(mirror(counts), { target: -target, alternative: 'less' }));
        expect(mirrored.pValue).toBeCloseTo(greater.pValue, 9);
        expect(JSON.parse(JSON.stringify(greater))).toStrictEqual(greater);
      }),
    );
  });

  it('by signs is never below the mid-p form, and one at a tie', () => {
    const small = fc.record({ promoters: fc.nat(30), passives: fc.nat(5), detractors: fc.nat(30) });
    fc.assert(
      fc.property(small, (counts) => {
        if (counts.promoters + counts.passives + counts.detractors === 0) return;
        const exact = tested(testScore(counts, { target: 0, method: 'exact' }));
        const midP = tested(testScore(counts, { target: 0, method: 'mid-p' }));
        expect(midP.pValue).toBeLessThanOrEqual(exact.pValue);
        if (counts.promoters === counts.detractors) expect(exact.pValue).toBe(1);
        const sides = ['greater', 'less'] as const;
        const [greater, less] = sides.map((alternative) =>
          tested(testScore(counts, { target: 0, method: 'mid-p', alternative })),
        );
        const sum = (greater?.pValue as number) + (less?.pValue as number);
        if (counts.promoters + counts.detractors > 0) expect(sum).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('testScoreDifference', () => {
  it.each(methods)('%s is antisymmetric and mirrors', (method) => {
    fc.assert(
      fc.property(someCounts, someCounts, levels, (current, baseline, level) => {
        const one = testScoreDifference({ current, baseline }, { method, level });
        const other = testScoreDifference({ current: baseline, baseline: current }, { method, level });
        expect(other.status).toBe(one.status);
        if (one.status !== 'tested' || other.status !== 'tested') return;
        isShare(one.pValue);
        expect(other.difference).toBe(-one.difference + 0);
        expect(other.pValue).toBeCloseTo(one.pValue, 7);
        expect(Math.abs(one.interval.lower + other.interval.upper)).toBeLessThan(1e-6);
        expect(JSON.parse(JSON.stringify(one))).toStrictEqual(one);
        const mirrored = testScoreDifference(
          { current: mirror(baseline), baseline: mirror(current) },
          { method, level },
        );
        expect(tested(mirrored).pValue).toBeCloseTo(one.pValue, 7);
      }),
      { numRuns: method === 'score' ? 200 : 100 },
    );
  });

  it.each(methods)('%s agrees with its interval: 0 lies outside exactly when p is below alpha', (method) => {
    fc.assert(
      fc.property(anyCounts, anyCounts, levels, alternatives, (current, baseline, level, alternative) => {
        const test = testScoreDifference({ current, baseline }, { level, alternative, method });
        if (test.status !== 'tested') return;
        const { lower, upper } = test.interval;
        if (Math.min(Math.abs(lower), Math.abs(upper)) < 1e-7) return;
        expect(isSignificant(test, { alpha: 1 - level })).toBe(lower > 0 || upper < 0);
      }),
      { numRuns: 300 },
    );
  });

  it('sees no difference between a sample and itself', () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const test = tested(testScoreDifference({ current: counts, baseline: counts }));
        expect(test.pValue).toBe(1);
        expect(test.statistic).toBe(0);
        expect(test.interval.lower).toBeLessThan(0);
        expect(test.interval.upper).toBeGreaterThan(0);
      }),
    );
  });
});

describe('testScoresEqual', () => {
  // Up to a million: near 2^53 a score next to 100 has no digits left to tell the two roots apart.
  it('of two groups is the two-sample test without its small-sample factor', () => {
    const most = 1_000_000;
    const counts = someCounts.filter((c) => c.promoters + c.passives + c.detractors <= most);
    fc.assert(
      fc.property(counts, counts, (current, baseline) => {
        const pair = tested(testScoreDifference({ current, baseline }));
        const many = tested(testScoresEqual([current, baseline]));
        const total = [current, baseline].reduce((n, c) => n + c.promoters + c.passives + c.detractors, 0);
        if (pair.statistic === null || many.statistic === null) return;
        const squared = (pair.statistic ** 2 * total) / (total - 1);
        expect(Math.abs(many.statistic - squared)).toBeLessThanOrEqual(1e-6 * (1 + squared));
      }),
    );
  });

  it('knows no order of groups, and adjusts every pair', () => {
    const groups = fc.array(someCounts, { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(groups, (list) => {
        const one = tested(testScoresEqual(list));
        const other = tested(testScoresEqual([...list].reverse()));
        isShare(one.pValue);
        expect(other.pValue).toBeCloseTo(one.pValue, 6);
        expect(one.pairs.length).toBe((list.length * (list.length - 1)) / 2);
        for (const { test, adjustedPValue } of one.pairs) {
          expect(adjustedPValue).toBeGreaterThanOrEqual(test.pValue);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('testScoreEquivalence', () => {
  it('names the level of its interval as a decimal', () => {
    const pair = {
      current: { promoters: 15, passives: 13, detractors: 8 },
      baseline: { promoters: 7, passives: 7, detractors: 12 },
    };
    const levels = [0.8, 0.9, 0.95, 0.975, 0.99, 0.999].map(
      (level) => tested(testScoreEquivalence(pair, { margin: 10, level })).interval.level,
    );
    expect(levels).toEqual([0.6, 0.8, 0.9, 0.95, 0.98, 0.998]);
  });

  it('agrees with its interval: within the margin exactly when p is below alpha', () => {
    fc.assert(
      fc.property(someCounts, someCounts, fc.integer({ min: 1, max: 150 }), (current, baseline, margin) => {
        const test = tested(testScoreEquivalence({ current, baseline }, { margin }));
        const { lower, upper } = test.interval;
        if (Math.min(Math.abs(lower + margin), Math.abs(upper - margin)) < 1e-6) return;
        expect(isSignificant(test)).toBe(lower > -margin && upper < margin);
      }),
      { numRuns: 200 },
    );
  });
});

describe('testHomogeneity and testRatingShift', () => {
  it('take groups in any order and stay within 0 and 1', () => {
    const groups = fc.array(someCounts, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(
        groups,
        fc.constantFrom('chi-square' as const, 'kruskal-wallis' as const),
        (list, method) => {
          const one = testHomogeneity(list, { method });
          const other = testHomogeneity([...list].reverse(), { method });
          expect(other.status).toBe(one.status);
          if (one.status !== 'tested' || other.status !== 'tested') return;
          isShare(one.pValue);
          expect(other.pValue).toBeCloseTo(one.pValue, 6);
        },
      ),
    );
  });

  it('shift is antisymmetric, bounded, and never certain', () => {
    const ratings = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(ratings, ratings, alternatives, (some, others, alternative) => {
        const [current, baseline] = [histogramRatings(some), histogramRatings(others)];
        const one = tested(testRatingShift({ current, baseline }, { alternative }));
        isShare(one.pValue);
        const { lower, upper } = one.interval;
        expect(lower).toBeGreaterThanOrEqual(-1);
        expect(upper).toBeLessThanOrEqual(1);
        expect(upper - lower).toBeGreaterThan(0);
        expect(lower).toBeLessThanOrEqual(one.difference + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(one.difference - 1e-12);
        const back = tested(testRatingShift({ current: baseline, baseline: current }));
        expect(back.difference).toBeCloseTo(-one.difference, 12);
        // brute force over all pairs
        let pairs = 0;
        for (const x of some) for (const y of others) pairs += Math.sign(x - y);
        expect(one.difference).toBeCloseTo(pairs / (some.length * others.length), 12);
        expect(JSON.parse(JSON.stringify(one))).toStrictEqual(one);
      }),
    );
  });
});

describe('adjustPValues', () => {
  it('never lowers a p-value, keeps their order, and orders the methods', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (pValues) => {
        const by = (
          method: 'bonferroni' | 'holm' | 'hochberg' | 'benjamini-hochberg' | 'benjamini-yekutieli',
        ) => adjustPValues(pValues, { method });
        const all = {
          bonferroni: by('bonferroni'),
          holm: by('holm'),
          hochberg: by('hochberg'),
          bh: by('benjamini-hochberg'),
          by: by('benjamini-yekutieli'),
        };
        for (const adjusted of Object.values(all)) {
          adjusted.forEach((p, i) => {
            expect(p).toBeGreaterThanOrEqual(pValues[i] as number);
            expect(p).toBeLessThanOrEqual(1);
          });
          const order = pValues
            .map((_, i) => i)
            .sort((i, j) => (pValues[i] as number) - (pValues[j] as number));
          order.slice(1).forEach((i, rank) => {
            expect(adjusted[i]).toBeGreaterThanOrEqual(adjusted[order[rank] as number] as number);
          });
        }
        pValues.forEach((_, i) => {
          expect(all.holm[i]).toBeLessThanOrEqual(all.bonferroni[i] as number);
          expect(all.hochberg[i]).toBeLessThanOrEqual(all.holm[i] as number);
          expect(all.bh[i]).toBeLessThanOrEqual((all.hochberg[i] as number) + 1e-15);
          expect(all.bh[i]).toBeLessThanOrEqual(all.by[i] as number);
        });
      }),
    );
  });
});
