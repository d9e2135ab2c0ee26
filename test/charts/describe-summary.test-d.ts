import type {
  AnytimeTest,
  BenchmarkComparison,
  ControlChart,
  CorrelationInterval,
  DeltaDecomposition,
  DesignSummary,
  DifferenceInterval,
  GroupChange,
  HomogeneityTest,
  ImpactMeasure,
  MarginalHomogeneityTest,
  MeanComparison,
  MeanInterval,
  PairedTest,
  PermutationTest,
  QuantileScore,
  QuantileScores,
  RankCorrelation,
  RankedSegment,
  RankInterval,
  RateComparison,
  RateInterval,
  RatesTest,
  RateTrendTest,
  RatingShiftTest,
  RelativeRiskInterval,
  RiskDifferenceInterval,
  ScorePairTest,
  ScorePosterior,
  SegmentContribution,
  SegmentSummaries,
  SeriesCorrelation,
  ShrunkenSegment,
  SlopeInterval,
  TargetPlans,
  ThemeImpact,
} from 'nps-kit';
import {
  bootstrapInterval,
  probabilityOfIncrease,
  scoreConfidenceSequence,
  scorePosterior,
  tangoInterval,
} from 'nps-kit';
import { type Describable, describeSummary, type NpsCounts, type SummaryWords } from 'nps-kit/charts';
import { expectTypeOf, it } from 'vitest';

declare const counts: NpsCounts;

it('takes the results of the library as they are', () => {
  expectTypeOf<
    RatingShiftTest | HomogeneityTest | MarginalHomogeneityTest | ScorePosterior | ControlChart
  >().toExtend<Describable>();
  expectTypeOf<AnytimeTest | PairedTest | PermutationTest | ScorePairTest>().toExtend<Describable>();
  expectTypeOf<BenchmarkComparison | DesignSummary | QuantileScore>().toExtend<Describable>();
  expectTypeOf<RankedSegment | ShrunkenSegment | SegmentContribution | ThemeImpact>().toExtend<Describable>();
  expectTypeOf<SegmentSummaries['segments'][number] | SegmentSummaries['total']>().toExtend<Describable>();
  expectTypeOf(tangoInterval(counts)).toExtend<Describable>();
  expectTypeOf(bootstrapInterval(counts)).toExtend<Describable>();
  expectTypeOf(scoreConfidenceSequence(counts)).toExtend<Describable>();
  expectTypeOf(scorePosterior(counts).interval).toExtend<Describable>();
});

it('takes a probability that says of what it is', () => {
  const probability = probabilityOfIncrease({ current: counts, baseline: counts });
  describeSummary({ probabilityOfIncrease: probability });
  describeSummary({ ...scorePosterior(counts), probabilityOfIncrease: probability });
  describeSummary({ probabilityAbove: 0.9, target: 40 });
  // @ts-expect-error a bare number
  describeSummary(probability);
  // @ts-expect-error above what?
  describeSummary({ probabilityAbove: 0.9 });
});

it('refuses limits of anything but a score', () => {
  expectTypeOf<DifferenceInterval>().not.toExtend<Describable>();
  expectTypeOf<NonNullable<ImpactMeasure['interval']>>().not.toExtend<Describable>();
  expectTypeOf<RateInterval>().not.toExtend<Describable>();
  expectTypeOf<RiskDifferenceInterval>().not.toExtend<Describable>();
  expectTypeOf<RelativeRiskInterval>().not.toExtend<Describable>();
  expectTypeOf<CorrelationInterval>().not.toExtend<Describable>();
  expectTypeOf<MeanInterval<'student'>>().not.toExtend<Describable>();
  expectTypeOf<RankInterval>().not.toExtend<Describable>();
  expectTypeOf<RatingShiftTest['interval']>().not.toExtend<Describable>();
  expectTypeOf<SlopeInterval>().not.toExtend<Describable>();
});

it('refuses what it can not tell rightly', () => {
  expectTypeOf<TargetPlans>().not.toExtend<Describable>();
  expectTypeOf<RatesTest>().not.toExtend<Describable>();
  expectTypeOf<RateTrendTest>().not.toExtend<Describable>();
  expectTypeOf<RateComparison>().not.toExtend<Describable>();
  expectTypeOf<MeanComparison>().not.toExtend<Describable>();
  expectTypeOf<SeriesCorrelation>().not.toExtend<Describable>();
  expectTypeOf<RankCorrelation<'bonett-wright'>>().not.toExtend<Describable>();
  expectTypeOf<DeltaDecomposition>().not.toExtend<Describable>();
  expectTypeOf<GroupChange>().not.toExtend<Describable>();
  expectTypeOf<QuantileScores>().not.toExtend<Describable>();
  // @ts-expect-error a test of ratings is no comparison of scores
  describeSummary({ score: 1, n: 4, comparison: {} as RatingShiftTest });
});

it('knows the facts of each phrase', () => {
  const words: Partial<SummaryWords> = {
    ratings: ({ direction, baseline, share, limits }) => `${direction}${baseline}${share}${limits}`,
    signals: ({ centre, periods, signals, first, last }) => `${centre}${periods}${signals}${first}${last}`,
  };
  describeSummary(null, { words });
  // @ts-expect-error a fact that the phrase does not have
  describeSummary(null, { words: { inControl: ({ first }) => `${first}` } });
});
