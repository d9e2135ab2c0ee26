import fc from 'fast-check';
import { countsFromShares, type NpsCounts, summarizeCounts, wholePercentages } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { counts, headsOf, mirror, record, smallCounts } from '../arbitraries.js';
import { expectPlain } from '../expectations.js';

const categories = ['promoters', 'passives', 'detractors'] as const;

describe('laws of shares', () => {
  it('the counts of exact shares come back', () => {
    fc.assert(
      fc.property(
        smallCounts.filter((some) => headsOf(some) > 0),
        (some) => {
          const { shares, n } = summarizeCounts(some);
          expect(shares && countsFromShares({ shares, n })).toStrictEqual(some);
        },
      ),
    );
  });

  it('counts always stand behind shares that were rounded from counts, and round to them', () => {
    const step = fc.constantFrom(0.1, 0.01, 0.001);
    const some = record({
      promoters: fc.nat({ max: 400 }),
      passives: fc.nat({ max: 400 }),
      detractors: fc.nat({ max: 400 }),
    });
    fc.assert(
      fc.property(
        some.filter((few) => headsOf(few) > 0),
        step,
        (few, roundedTo) => {
          const n = headsOf(few);
          const rounded = (heads: number) => Math.round(heads / n / roundedTo) * roundedTo;
          const shares = {
            promoters: Math.min(1, rounded(few.promoters)),
            passives: Math.min(1, rounded(few.passives)),
            detractors: Math.min(1, rounded(few.detractors)),
          };
          const found = countsFromShares({ shares, n }, { roundedTo });
          expect(headsOf(found)).toBe(n);
          for (const category of categories) {
            expect(Math.abs(found[category] / n - shares[category])).toBeLessThanOrEqual(
              roundedTo / 2 + 1e-9,
            );
          }
          if (n * roundedTo < 1) expect(found).toStrictEqual(few); // steps finer than one respondent
          expectPlain(found);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('refusals are errors of the package, whatever the shares', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, fc.nat({ max: 2 ** 53 - 1 }), (promoters, passives, detractors, n) => {
        try {
          const sum = promoters + passives + detractors || 1;
          const shares = {
            promoters: promoters / sum,
            passives: passives / sum,
            detractors: detractors / sum,
          };
          expect(headsOf(countsFromShares({ shares, n }, { roundedTo: 0.1 }))).toBe(n);
        } catch (error) {
          expect(error).toMatchObject({ code: 'INVALID_SHARES' });
        }
      }),
    );
  });
});

/** Largest remainder in whole numbers: quotas are a division with remainder. */
const apportioned = (some: NpsCounts): number[] => {
  const parts = categories.map((category) => BigInt(some[category]));
  const sum = parts.reduce((total, part) => total + part, 0n);
  const result = parts.map((part) => Number((100n * part) / sum));
  const order = [0, 1, 2].sort((one, other) => {
    const remainder = (i: number) => (100n * (parts[i] as bigint)) % sum;
    const byRemainder = remainder(other) - remainder(one);
    const byPart = (parts[other] as bigint) - (parts[one] as bigint);
    return Number(byRemainder || byPart) || Math.abs(one - 1) - Math.abs(other - 1);
  });
  const left = 100 - result.reduce((total, part) => total + part, 0);
  for (const i of order.slice(0, left)) result[i] = (result[i] as number) + 1;
  return result;
};

describe('laws of whole percentages', () => {
  it('add up to 100 and lie within one of the exact ones', () => {
    fc.assert(
      fc.property(
        counts.filter((some) => headsOf(some) > 0),
        (some) => {
          const whole = wholePercentages(some) as NpsCounts;
          expectPlain(whole);
          expect(headsOf(whole)).toBe(100);
          for (const category of categories) {
            expect(Math.abs(whole[category] - (100 * some[category]) / headsOf(some))).toBeLessThan(1 + 1e-9);
          }
        },
      ),
    );
  });

  it('agree with whole-number arithmetic', () => {
    const few = record({
      promoters: fc.nat({ max: 60 }),
      passives: fc.nat({ max: 60 }),
      detractors: fc.nat({ max: 60 }),
    });
    fc.assert(
      fc.property(
        fc.oneof(few, smallCounts).filter((some) => headsOf(some) > 0),
        (some) => {
          const { promoters, passives, detractors } = wholePercentages(some) as NpsCounts;
          expect([promoters, passives, detractors]).toEqual(apportioned(some));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('change places in the mirror, but for ends that are equal', () => {
    fc.assert(
      fc.property(
        smallCounts.filter((some) => headsOf(some) > 0 && some.promoters !== some.detractors),
        (some) => {
          expect(wholePercentages(mirror(some))).toStrictEqual(mirror(wholePercentages(some) as NpsCounts));
        },
      ),
    );
  });
});
