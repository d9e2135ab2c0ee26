import fc from 'fast-check';
import { type AnyCounts, type NpsCounts, tallyWeighted } from 'nps-kit';

const heads = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 60 }) },
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.nat({ max: 1_000_000 }) },
  { weight: 1, arbitrary: fc.nat({ max: 2 ** 51 }) },
);

/** Counts of at least one respondent, often with empty categories, now and then near 2^53. */
export const someCounts: fc.Arbitrary<NpsCounts> = fc
  .record({ promoters: heads, passives: heads, detractors: heads })
  .filter(({ promoters, passives, detractors }) => promoters + passives + detractors > 0);

/** Heads of at least one respondent, or their weights: a few answers of unlike weight, often without a category. */
export const anyCounts: fc.Arbitrary<AnyCounts> = fc.oneof(
  { weight: 4, arbitrary: someCounts },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.tuple(fc.constantFrom(10, 7, 0), fc.double({ min: 1e-3, max: 1e3, noNaN: true })), {
        minLength: 1,
        maxLength: 12,
      })
      .map((rows) => tallyWeighted({ ratings: rows.map(([r]) => r), weights: rows.map(([, w]) => w) })),
  },
);

/** Promoters and detractors change places: the score changes its sign. */
export function mirror({ promoters, passives, detractors }: NpsCounts): NpsCounts {
  return { promoters: detractors, passives, detractors: promoters };
}

/** Levels in use and at the edges. */
export const levels: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0.8, 0.9, 0.95, 0.99, 0.999999),
  fc.double({ min: 0.51, max: 0.999, noNaN: true }),
);
