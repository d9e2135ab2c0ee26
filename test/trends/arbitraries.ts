import fc from 'fast-check';
import type { NpsCounts, Period, WeightedCounts } from 'nps-kit';

const heads = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 60 }) },
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.nat({ max: 2 ** 44 }) },
);

/** Counts, often with empty categories, now and then huge, now and then of nobody. */
export const anyHeads: fc.Arbitrary<NpsCounts> = fc.record({
  promoters: heads,
  passives: heads,
  detractors: heads,
});

/** Sums of a few weights per category, tiny and large. */
export const anyWeights: fc.Arbitrary<WeightedCounts> = fc
  .array(fc.tuple(fc.constantFrom(0, 1, 2), fc.double({ min: 1e-6, max: 1e6, noNaN: true })), {
    maxLength: 8,
  })
  .map((answers) => {
    const sum = (category: number, power: number): number =>
      answers.reduce((total, [c, w]) => (c === category ? total + w ** power : total), 0);
    return {
      n: answers.length,
      promoterWeight: sum(2, 1),
      passiveWeight: sum(1, 1),
      detractorWeight: sum(0, 1),
      promoterSquaredWeight: sum(2, 2),
      passiveSquaredWeight: sum(1, 2),
      detractorSquaredWeight: sum(0, 2),
    };
  });

/** Consecutive periods with gaps now and then. */
export function periodsWith<C>(
  counts: fc.Arbitrary<C>,
  { minLength = 0, maxLength = 14 } = {},
): fc.Arbitrary<Period<C>[]> {
  const one = fc.tuple(counts, fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 0, 0, 5));
  return fc.array(one, { minLength, maxLength }).map((list) => {
    let end = -1000;
    return list.map(([own, length, gap], i) => {
      const start = end + gap;
      end = start + length;
      return { start, end, label: `period ${i}`, counts: own };
    });
  });
}

/** Promoters and detractors change places: the score changes its sign. */
export function mirror({ promoters, passives, detractors }: NpsCounts): NpsCounts {
  return { promoters: detractors, passives, detractors: promoters };
}

/** The same periods with mirrored counts. */
export function mirrorAll(periods: readonly Period<NpsCounts>[]): Period<NpsCounts>[] {
  return periods.map((period) => ({ ...period, counts: mirror(period.counts) }));
}
