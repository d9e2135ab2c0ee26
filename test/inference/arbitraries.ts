import fc from 'fast-check';
import type { NpsCounts } from 'nps-kit';

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

/** Promoters and detractors change places: the score changes its sign. */
export function mirror({ promoters, passives, detractors }: NpsCounts): NpsCounts {
  return { promoters: detractors, passives, detractors: promoters };
}

/** Levels in use and at the edges. */
export const levels: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0.8, 0.9, 0.95, 0.99, 0.999999),
  fc.double({ min: 0.51, max: 0.999, noNaN: true }),
);
