import fc from 'fast-check';
import { detectableDifference, marginOfError, planSampleSize, powerToDetect } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { levels } from './arbitraries.js';

/** Shares that are not all alike. */
const shares = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
  .filter((parts) => parts.filter((part) => part > 0).length > 1)
  .map(([promoters, passives, detractors]) => {
    const sum = promoters + passives + detractors;
    return { promoters: promoters / sum, passives: passives / sum, detractors: detractors / sum };
  });
const points = fc.double({ min: 0.5, max: 60, noNaN: true });
const powers = fc.double({ min: 0.51, max: 0.999, noNaN: true });

describe('planning', () => {
  it('keeps the margin it planned for, and one respondent less would not', () => {
    const population = fc.option(fc.integer({ min: 50, max: 1_000_000 }), { nil: undefined });
    fc.assert(
      fc.property(points, shares, levels, population, (margin, guess, level, people) => {
        const { n } = planSampleSize({ margin, shares: guess, population: people }, { level });
        const options = { level, population: people };
        expect(marginOfError({ n, shares: guess }, options) as number).toBeLessThanOrEqual(
          margin * (1 + 1e-9),
        );
        if (n > 1) {
          const fewer = marginOfError({ n: n - 1, shares: guess }, options) as number;
          expect(fewer).toBeGreaterThanOrEqual(margin * (1 - 1e-9));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('plans the most for the worst case', () => {
    fc.assert(
      fc.property(points, shares, levels, (margin, guess, level) => {
        const worst = planSampleSize({ margin }, { level }).n;
        const score = 100 * (guess.promoters - guess.detractors);
        const ofScore = planSampleSize({ margin, score }, { level }).n;
        const ofShares = planSampleSize({ margin, shares: guess }, { level }).n;
        expect(ofShares).toBeLessThanOrEqual(ofScore + 1);
        expect(ofScore).toBeLessThanOrEqual(worst);
      }),
    );
  });

  it('finds what it planned to find', () => {
    fc.assert(
      fc.property(points, shares, shares, levels, powers, (difference, one, other, level, power) => {
        const goal = { difference, shares: one, baselineShares: other };
        const { n } = planSampleSize(goal, { level, power });
        const samples = { current: { n, shares: one }, baseline: { n, shares: other } };
        expect(powerToDetect(samples, { difference, level })).toBeGreaterThanOrEqual(power - 1e-9);
        expect(detectableDifference(samples, { level, power })).toBeLessThanOrEqual(difference * (1 + 1e-9));
      }),
      { numRuns: 200 },
    );
  });

  it('has more power with more respondents, larger differences and lower levels', () => {
    const sizes = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(sizes, shares, points, levels, (n, guess, difference, level) => {
        const at = (size: number, gap: number, wanted: number): number => {
          const sample = { n: size, shares: guess };
          return powerToDetect({ current: sample, baseline: sample }, { difference: gap, level: wanted });
        };
        const base = at(n, difference, level);
        expect(at(n + 10, difference, level)).toBeGreaterThanOrEqual(base - 1e-12);
        expect(at(n, difference * 1.1, level)).toBeGreaterThanOrEqual(base - 1e-12);
        expect(at(n, difference, (1 + level) / 2)).toBeLessThanOrEqual(base + 1e-12);
        expect(at(n, -difference, level)).toBeCloseTo(base, 12);
      }),
      { numRuns: 200 },
    );
  });
});
