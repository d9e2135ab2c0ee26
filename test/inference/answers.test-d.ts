import {
  type AnytimeTest,
  bootstrapInterval,
  type DesignSummary,
  type DifferenceTest,
  isSignificant,
  marginOfError,
  type NpsCounts,
  type PairedTable,
  type PermutationTest,
  planSampleSize,
  probabilityOfIncrease,
  type ScoreInterval,
  scoreConfidenceSequence,
  scorePosterior,
  summarizeDesign,
  testMarginalHomogeneity,
  testPairedScores,
  testPermutation,
  testScoreAnytime,
  testScoreDifferenceAnytime,
  type Untestable,
  type WeightedCounts,
} from 'nps-kit';
import { expectTypeOf, test } from 'vitest';

declare const counts: NpsCounts;
declare const weighted: WeightedCounts;
declare const table: PairedTable;

test('results are records of their own', () => {
  expectTypeOf(testPermutation({ current: counts, baseline: counts })).toEqualTypeOf<
    PermutationTest | Untestable
  >();
  expectTypeOf(testScoreAnytime(counts, { target: 0 })).toEqualTypeOf<AnytimeTest | Untestable>();
  const difference = testScoreDifferenceAnytime({ current: counts, baseline: counts });
  expectTypeOf(difference).toEqualTypeOf<DifferenceTest<'mixture'> | Untestable>();
  expectTypeOf(bootstrapInterval(counts)).toEqualTypeOf<ScoreInterval<'percentile' | 'bca'> | null>();
  expectTypeOf(scoreConfidenceSequence(counts)).toEqualTypeOf<ScoreInterval<
    'mixture' | 'asymptotic'
  > | null>();
  expectTypeOf(scorePosterior(weighted).interval).toEqualTypeOf<ScoreInterval<'dirichlet'>>();
  expectTypeOf(probabilityOfIncrease({ current: counts, baseline: weighted })).toEqualTypeOf<number>();
  expectTypeOf(marginOfError({ n: 10 })).toEqualTypeOf<number | null>();
  expectTypeOf(summarizeDesign([{ counts: weighted }])).toEqualTypeOf<DesignSummary>();
});

test('every test has a verdict', () => {
  isSignificant(testPairedScores(table));
  isSignificant(testPairedScores([{ current: 9, baseline: 3 }]));
  isSignificant(testMarginalHomogeneity(table));
  isSignificant(testPermutation({ current: counts, baseline: counts }));
  isSignificant(testScoreAnytime(counts, { target: 0 }));
});

test('what must not compile', () => {
  // @ts-expect-error weights have no exact law of heads
  testPermutation({ current: weighted, baseline: counts });
  // @ts-expect-error nor can they be watched answer by answer
  scoreConfidenceSequence(weighted);
  // @ts-expect-error a margin or a difference, not both
  planSampleSize({ margin: 5, difference: 5 });
  // @ts-expect-error a table has a row per baseline category
  testPairedScores({ promoters: { current: counts } });
  // @ts-expect-error a seed is a number
  bootstrapInterval(counts, { draws: 100, seed: 'monday' });
  // @ts-expect-error the target is needed
  testScoreAnytime(counts);
});
