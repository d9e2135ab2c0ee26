import fc from 'fast-check';
import type { NpsCounts, Rating, RatingHistogram } from 'nps-kit';

/** Records as programs make them: with the prototype of objects. */
export function record<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>;
}

/** One rating of the standard scale. */
export const rating: fc.Arbitrary<Rating> = fc.integer({ min: 0, max: 10 }) as fc.Arbitrary<Rating>;

/** Ratings: none, one, all alike, some, and enough for the counts that work on tables. */
export const ratings: fc.Arbitrary<Rating[]> = fc.oneof(
  { weight: 6, arbitrary: fc.array(rating, { maxLength: 40 }) },
  { weight: 1, arbitrary: fc.array(rating, { minLength: 250, maxLength: 700, size: 'max' }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(rating, fc.integer({ min: 1, max: 300 }))
      .map(([value, n]) => Array.from({ length: n }, () => value)),
  },
);

const largest = Number.MAX_SAFE_INTEGER;

/** Heads of one category: 0, 1, some, and the last that a double holds exactly. */
export const heads: fc.Arbitrary<number> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(0, 1) },
  { weight: 6, arbitrary: fc.nat({ max: 5000 }) },
  { weight: 1, arbitrary: fc.integer({ min: largest - 5, max: largest }) },
);

/** Counts, with respondents or without; often all alike, now and then near 2^53. */
export const counts: fc.Arbitrary<NpsCounts> = record({
  promoters: heads,
  passives: heads,
  detractors: heads,
});

/** Counts whose sums stay exact. */
export const smallCounts: fc.Arbitrary<NpsCounts> = record({
  promoters: fc.nat({ max: 1e6 }),
  passives: fc.nat({ max: 1e6 }),
  detractors: fc.nat({ max: 1e6 }),
});

/** Histograms of the standard scale whose sums stay exact. */
export const histograms: fc.Arbitrary<RatingHistogram> = fc
  .array(fc.oneof(fc.constant(0), fc.nat({ max: 1e6 })), { minLength: 11, maxLength: 11 })
  .map((bins) => ({ min: 0, max: 10, bins }));

/** A survey weight: 0, 1, and from 1e-12 to 1e12 evenly by magnitude. */
export const weight: fc.Arbitrary<number> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(0, 1) },
  { weight: 6, arbitrary: fc.double({ min: -12, max: 12, noNaN: true }).map((power) => 10 ** power) },
);

/** A response with a survey weight. */
export interface WeightedRow {
  readonly rating: Rating;
  readonly weight: number;
}

/** Weighted responses of which at least one has weight. */
export const weightedRows: fc.Arbitrary<WeightedRow[]> = fc
  .array(record({ rating, weight }), { minLength: 1, maxLength: 60 })
  .filter((rows) => rows.some((row) => row.weight > 0));

/** Promoters and detractors change places: the score changes its sign. */
export function mirror({ promoters, passives, detractors }: NpsCounts): NpsCounts {
  return { promoters: detractors, passives, detractors: promoters };
}

/** The respondents that a double counts exactly. */
export function headsOf({ promoters, passives, detractors }: NpsCounts): number {
  return promoters + passives + detractors;
}
