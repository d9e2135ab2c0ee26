import { adjustPValues, shrinkScores, summarizeDesign, testHomogeneity, testScoresEqual } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { scoreLimits } from '../../src/inference/score-interval.js';
import { expectError, expectPlain } from '../expectations.js';

const counts = { promoters: 5, passives: 3, detractors: 2 };
const other = { promoters: 1, passives: 4, detractors: 5 };

describe('the largest level', () => {
  const level = 1 - 2 ** -53; // (1 + level) / 2 is 1 in doubles, whose quantile is infinite
  const clusters = [counts, other, counts].map(({ promoters, passives, detractors }) => ({
    stratum: 'a',
    counts: {
      ...{ n: 10, promoterWeight: promoters, passiveWeight: passives, detractorWeight: detractors },
      ...{
        promoterSquaredWeight: promoters,
        passiveSquaredWeight: passives,
        detractorSquaredWeight: detractors,
      },
    },
  }));

  it('leaves the interval of a design finite, and wider than one without small-sample t', () => {
    const student = summarizeDesign(clusters, { level }).interval;
    const normal = summarizeDesign(clusters, { level, smallSample: false }).interval;
    expectPlain(student);
    expect(student?.lower).toBeLessThan(normal?.lower as number);
    expect(student?.upper).toBeGreaterThan(normal?.upper as number);
  });

  it('leaves shrunken scores and rank correlations finite', () => {
    const segments = [counts, other].map((heads, i) => ({ segment: `${i}`, keys: [], counts: heads }));
    const total = { promoters: 6, passives: 7, detractors: 7 };
    const shrunken = shrinkScores({ segments, total, overlapping: false }, { level });
    expectPlain(shrunken);
    // 8.2923610758 is the normal value with a tail of 2^-54 (mpmath).
    const [first] = shrunken?.segments ?? [];
    const { shrunken: score, standardError, interval } = first as NonNullable<typeof first>;
    expect(interval?.lower).toBeCloseTo(Math.max(-100, score - 8.2923610758 * standardError), 6);
  });
});

describe('an endless reach', () => {
  it('ends at the end of the range, also where the first guess rounds past it', () => {
    const reach = { lower: 1e9, upper: 1e9 };
    for (const [promoters, passives, detractors] of [
      [556_462, 0, 29],
      [959_380, 39, 59],
    ] as const) {
      const n = promoters + passives + detractors;
      const sample = { promoters, passives, detractors, n, heads: n };
      const { lower, upper } = scoreLimits(sample, reach);
      // All but n / z^2 = 6e-13 of the way.
      expect(upper).toBeCloseTo(1, 11);
      expect(lower).toBeCloseTo(-1, 11);
      const mirrored = scoreLimits({ ...sample, promoters: detractors, detractors: promoters }, reach);
      expect(mirrored.lower).toBe(-upper);
    }
  });
});

describe('holes in lists', () => {
  it('are no counts', () => {
    // biome-ignore lint/suspicious/noSparseArray: what is tested
    const groups = [counts, , other] as (typeof counts)[];
    for (const test of [testScoresEqual, testHomogeneity]) {
      expectError(() => test(groups), 'INVALID_ARGUMENT', 'groups[1]');
      expectError(() => test(new Array(2)), 'INVALID_ARGUMENT', 'groups[0]');
    }
  });

  it('are no p-values', () => {
    // biome-ignore lint/suspicious/noSparseArray: what is tested
    const pValues = [0.1, , 0.2] as number[];
    for (const method of [
      'holm',
      'hochberg',
      'bonferroni',
      'benjamini-hochberg',
      'benjamini-yekutieli',
    ] as const) {
      expectError(() => adjustPValues(pValues, { method }), 'INVALID_ARGUMENT', 'pValues[1]');
    }
  });
});
