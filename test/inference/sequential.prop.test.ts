import fc from 'fast-check';
import { scoreConfidenceSequence, testScoreAnytime, testScoreDifferenceAnytime } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { levels, mirror, someCounts } from './arbitraries.js';

const planned = fc.oneof(fc.constant(500), fc.integer({ min: 1, max: 100_000 }));
const alternatives = fc.constantFrom('two-sided' as const, 'greater' as const, 'less' as const);
const tested = <T extends { status: string }>(test: T): Extract<T, { status: 'tested' }> => {
  if (test.status !== 'tested') throw new Error('there are answers');
  return test as Extract<T, { status: 'tested' }>;
};

describe('scoreConfidenceSequence', () => {
  it('mirrors, holds the score, survives JSON', () => {
    const methods = fc.constantFrom('mixture' as const, 'asymptotic' as const);
    fc.assert(
      fc.property(someCounts, levels, planned, methods, (counts, level, plannedN, method) => {
        const interval = scoreConfidenceSequence(counts, { level, plannedN, method });
        const mirrored = scoreConfidenceSequence(mirror(counts), { level, plannedN, method });
        const n = counts.promoters + counts.passives + counts.detractors;
        const score = (100 * (counts.promoters - counts.detractors)) / n;
        expect(JSON.parse(JSON.stringify(interval))).toStrictEqual(interval);
        expect(mirrored?.lower).toBeCloseTo(-(interval?.upper as number), 8);
        expect(interval?.lower as number).toBeLessThanOrEqual(score + 1e-9);
        expect(interval?.upper as number).toBeGreaterThanOrEqual(score - 1e-9);
        expect(interval?.lower as number).toBeLessThan(interval?.upper as number);
      }),
      { numRuns: 200 },
    );
  });
});

describe('testScoreAnytime', () => {
  it('rejects a target exactly when it lies outside of the interval', () => {
    fc.assert(
      fc.property(
        someCounts,
        fc.double({ min: -100, max: 100, noNaN: true }),
        alternatives,
        planned,
        (counts, target, alternative, plannedN) => {
          const test = tested(testScoreAnytime(counts, { target, alternative, plannedN }));
          expect(JSON.parse(JSON.stringify(test))).toStrictEqual(test);
          const { lower, upper } = test.interval;
          if (Math.abs(target - lower) > 1e-7 && Math.abs(target - upper) > 1e-7) {
            expect(test.pValue < 0.05).toBe(target < lower || target > upper);
          }
          if (test.eValue !== null) expect(test.pValue).toBeCloseTo(Math.min(1, 1 / test.eValue), 12);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('testScoreDifferenceAnytime', () => {
  it('rejects exactly when 0 lies outside of the interval, whichever side is first', () => {
    fc.assert(
      fc.property(someCounts, someCounts, alternatives, (current, baseline, alternative) => {
        const test = tested(testScoreDifferenceAnytime({ current, baseline }, { alternative }));
        expect(JSON.parse(JSON.stringify(test))).toStrictEqual(test);
        const { lower, upper } = test.interval;
        if (Math.min(Math.abs(lower), Math.abs(upper)) > 1e-7) {
          expect(test.pValue < 0.05).toBe(lower > 0 || upper < 0);
        }
        const swapped = tested(testScoreDifferenceAnytime({ current: baseline, baseline: current }));
        const both = tested(testScoreDifferenceAnytime({ current, baseline }));
        expect(swapped.pValue).toBeCloseTo(both.pValue, 9);
        expect(swapped.interval.lower).toBeCloseTo(-both.interval.upper, 8);
      }),
      { numRuns: 200 },
    );
  });
});
