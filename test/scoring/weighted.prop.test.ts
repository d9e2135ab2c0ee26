import fc from 'fast-check';
import {
  combineWeightedCounts,
  effectiveSampleSize,
  scoreCounts,
  scoreStandardError,
  summarizeCounts,
  tallyRatings,
  tallyWeighted,
  type WeightedCounts,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { ratings, type WeightedRow, weightedRows } from '../arbitraries.js';
import { expectPlain } from '../expectations.js';

const tally = (rows: readonly WeightedRow[]): WeightedCounts =>
  tallyWeighted({ ratings: rows.map(({ rating }) => rating), weights: rows.map(({ weight }) => weight) });

/** Every finite double is a whole number of 2^-1074: sums of whole numbers are exact. */
const units = (value: number): bigint => {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const exponent = (bits.getUint16(0) >> 4) & 2047;
  const fraction = bits.getBigUint64(0) & (2n ** 52n - 1n);
  return exponent === 0 ? fraction : (fraction + 2n ** 52n) << BigInt(exponent - 1);
};

const isOf = {
  promoter: (rating: number) => rating >= 9,
  passive: (rating: number) => rating === 7 || rating === 8,
  detractor: (rating: number) => rating <= 6,
};

/** |actual - exact| <= parts * exact, in whole numbers. */
const expectNear = (actual: number, exact: bigint, parts: bigint): void => {
  const difference = units(actual) - exact;
  expect((difference < 0n ? -difference : difference) * parts <= exact, `${actual}`).toBe(true);
};

describe('laws of weighted tallies', () => {
  it('sums are exact to the last digit, from rows and from columns', () => {
    fc.assert(
      fc.property(weightedRows, (rows) => {
        for (const counts of [tally(rows), tallyWeighted(rows, { rating: 'rating', weight: 'weight' })]) {
          for (const category of ['promoter', 'passive', 'detractor'] as const) {
            const mine = rows.filter(({ rating }) => isOf[category](rating));
            const sum = mine.reduce((total, { weight }) => total + units(weight), 0n);
            const squares = mine.reduce((total, { weight }) => total + units(weight * weight), 0n);
            // One rounding of the sum and one of what was lost: within one unit in the last place, 2^-52.
            expectNear(counts[`${category}Weight`], sum, 2n ** 52n);
            expectNear(counts[`${category}SquaredWeight`], squares, 2n ** 52n);
          }
          expect(counts.n).toBe(rows.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('weights of 1 give the heads, exactly', () => {
    fc.assert(
      fc.property(ratings, (list) => {
        const weighted = tally(list.map((rating) => ({ rating, weight: 1 })));
        const heads = tallyRatings(list);
        expect(weighted).toStrictEqual({
          n: list.length,
          promoterWeight: heads.promoters,
          passiveWeight: heads.passives,
          detractorWeight: heads.detractors,
          promoterSquaredWeight: heads.promoters,
          passiveSquaredWeight: heads.passives,
          detractorSquaredWeight: heads.detractors,
        });
        expect(scoreCounts(weighted)).toBe(scoreCounts(heads));
        expect(effectiveSampleSize(weighted)).toBe(list.length);
      }),
    );
  });

  it('shards merge to the same figures', () => {
    fc.assert(
      fc.property(weightedRows, weightedRows, (one, other) => {
        const merged = combineWeightedCounts([tally(one), tally(other)]);
        const whole = tally([...one, ...other]);
        for (const [field, value] of Object.entries(whole)) {
          const mine = merged[field as keyof WeightedCounts];
          expect(Math.abs(mine - value)).toBeLessThanOrEqual(2 ** -51 * value);
        }
        expect(combineWeightedCounts([tally(other), tally(one)])).toStrictEqual(merged);
        expect(combineWeightedCounts([whole])).toStrictEqual(whole);
      }),
    );
  });

  it('do not depend on the order beyond the last digit', () => {
    fc.assert(
      fc.property(weightedRows, (rows) => {
        const turned = tally([...rows].reverse());
        for (const [field, value] of Object.entries(tally(rows))) {
          expect(Math.abs(turned[field as keyof WeightedCounts] - value)).toBeLessThanOrEqual(
            2 ** -52 * value,
          );
        }
      }),
    );
  });

  it('scores, standard errors and Kish’s size do not change with the unit of the weights', () => {
    fc.assert(
      fc.property(weightedRows, fc.integer({ min: -300, max: 300 }), (rows, power) => {
        // Powers of two scale every weight without rounding.
        const scaled = tally(rows.map(({ rating, weight }) => ({ rating, weight: weight * 2 ** power })));
        const counts = tally(rows);
        expect(scoreCounts(scaled)).toBe(scoreCounts(counts));
        expect(scoreStandardError(scaled)).toBe(scoreStandardError(counts));
        expect(effectiveSampleSize(scaled)).toBe(effectiveSampleSize(counts));
      }),
    );
  });

  it('scores lie within -100 and 100, change sign in the mirror, and Kish’s size lies within 1 and n', () => {
    fc.assert(
      fc.property(weightedRows, (rows) => {
        const counts = tally(rows);
        const score = scoreCounts(counts) as number;
        expect(Math.abs(score)).toBeLessThanOrEqual(100);
        const mirrored: WeightedCounts = {
          ...counts,
          promoterWeight: counts.detractorWeight,
          detractorWeight: counts.promoterWeight,
          promoterSquaredWeight: counts.detractorSquaredWeight,
          detractorSquaredWeight: counts.promoterSquaredWeight,
        };
        expect(scoreCounts(mirrored)).toBe(0 - score);
        expect(scoreStandardError(mirrored)).toBe(scoreStandardError(counts));
        const effective = effectiveSampleSize(counts);
        expect(effective).toBeGreaterThanOrEqual(1 - 1e-12);
        expect(effective).toBeLessThanOrEqual(rows.length);
        expectPlain(counts);
        expectPlain(summarizeCounts(counts));
      }),
    );
  });
});
