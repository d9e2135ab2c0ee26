import fc from 'fast-check';
import { type NpsCounts, scoreCounts, scoreStandardError, summarizeCounts } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { counts, headsOf, histograms, mirror, smallCounts } from '../arbitraries.js';
import { expectPlain } from '../expectations.js';

/** The score of whole numbers, rounded once: numerator and denominator are exact. */
const exactScore = ({ promoters, passives, detractors }: NpsCounts): number => {
  const numerator = 100n * (BigInt(promoters) - BigInt(detractors));
  const n = BigInt(promoters) + BigInt(passives) + BigInt(detractors);
  const scaled = (numerator * 10n ** 60n) / n;
  return Number(`${scaled}e-60`);
};

describe('laws of scores', () => {
  it('lie within -100 and 100, or are null for nobody', () => {
    fc.assert(
      fc.property(counts, (some) => {
        const score = scoreCounts(some);
        if (headsOf(some) === 0) expect(score).toBeNull();
        else {
          expect(score).toBeGreaterThanOrEqual(-100);
          expect(score).toBeLessThanOrEqual(100);
          expect(Object.is(score, -0)).toBe(false);
        }
      }),
    );
  });

  it('agree with whole-number arithmetic to the last digits', () => {
    fc.assert(
      fc.property(
        counts.filter((some) => headsOf(some) > 0),
        (some) => {
          const exact = exactScore(some);
          // Five roundings near 2^53: two of n, of the difference, of 100 times it and of the quotient.
          const most = 5 * 2 ** -53 * Math.abs(exact);
          expect(Math.abs((scoreCounts(some) as number) - exact)).toBeLessThanOrEqual(most * (1 + 1e-9));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('change sign in the mirror, and keep their standard error', () => {
    fc.assert(
      fc.property(counts, (some) => {
        const score = scoreCounts(some);
        expect(scoreCounts(mirror(some))).toBe(score === null ? null : 0 - score);
        expect(scoreStandardError(mirror(some))).toBe(scoreStandardError(some));
      }),
    );
  });

  it('do not change when all counts are multiplied; the standard error shrinks by the root', () => {
    fc.assert(
      fc.property(
        smallCounts.filter((some) => headsOf(some) > 0),
        fc.integer({ min: 1, max: 1000 }),
        (some, k) => {
          const { promoters, passives, detractors } = some;
          const more = { promoters: k * promoters, passives: k * passives, detractors: k * detractors };
          expect(scoreCounts(more)).toBeCloseTo(scoreCounts(some) as number, 10);
          expect((scoreStandardError(more) as number) * Math.sqrt(k)).toBeCloseTo(
            scoreStandardError(some) as number,
            10,
          );
        },
      ),
    );
  });

  it('rise with a promoter in the place of a passive, and fall with a detractor', () => {
    fc.assert(
      fc.property(smallCounts, ({ promoters, passives, detractors }) => {
        const base = scoreCounts({ promoters, passives: passives + 1, detractors }) as number;
        expect(scoreCounts({ promoters: promoters + 1, passives, detractors })).toBeGreaterThan(base);
        expect(scoreCounts({ promoters, passives, detractors: detractors + 1 })).toBeLessThan(base);
      }),
    );
  });

  it('have the standard error of p + d - (p - d)^2, without its cancellation', () => {
    fc.assert(
      fc.property(
        smallCounts.filter((some) => headsOf(some) > 0),
        (some) => {
          const { promoters, passives, detractors } = some;
          const [p, q, d] = [BigInt(promoters), BigInt(passives), BigInt(detractors)];
          const n = p + q + d;
          // n^2 times the variance of one answer, in whole numbers
          const variance = Number(n * (p + d) - (p - d) * (p - d)) / Number(n) ** 2;
          const expected = 100 * Math.sqrt(variance / Number(n));
          expect(Math.abs((scoreStandardError(some) as number) - expected)).toBeLessThanOrEqual(
            1e-14 * expected,
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('sum up to records that survive JSON', () => {
    fc.assert(
      fc.property(counts, histograms, (some, histogram) => {
        const summary = summarizeCounts(some);
        expectPlain(summary);
        expect(summary.score).toBe(scoreCounts(some));
        expect(summary.standardError).toBe(scoreStandardError(some));
        if (summary.shares) {
          const { promoters, passives, detractors } = summary.shares;
          expect(promoters + passives + detractors).toBeCloseTo(1, 14);
        }
        const whole = summarizeCounts(histogram);
        expectPlain(whole);
        if (whole.meanRating !== null) {
          expect(whole.meanRating).toBeGreaterThanOrEqual(0);
          expect(whole.meanRating).toBeLessThanOrEqual(10);
        }
      }),
    );
  });
});
