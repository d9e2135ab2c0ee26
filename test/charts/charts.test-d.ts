import type {
  BenchmarkComparison,
  ControlChart,
  DifferenceInDifferencesTest,
  EligibilityDecision,
  EligibleInterval,
  HistoryEvent,
  NpsSummary,
  Period,
  ScoreDelta,
  Segment,
  SegmentContribution,
  SegmentEffect,
  SegmentSummaries,
  SegmentTally,
  ShiftTest,
  ShownSegment,
  TrendTest,
} from 'nps-kit';
import {
  type ContributionRow,
  type chartBeforeAfter,
  type chartCategories,
  type chartControl,
  chartScore,
  type chartSegments,
  chartTrend,
  type Describable,
  type EligibilitySpan,
  type NpsCounts,
  type VegaLiteSpec,
  type WeightedCounts,
} from 'nps-kit/charts';
import type {
  DifferenceTest,
  EquivalenceTest,
  ScoreInterval,
  ScoresEqualTest,
  TargetTest,
  Untestable,
} from 'nps-kit/inference';
import type { TopLevelSpec } from 'vega-lite';
import { expectTypeOf, it } from 'vitest';

it('fits where Vega-Lite takes a specification', () => {
  expectTypeOf<VegaLiteSpec>().toExtend<TopLevelSpec>();
});

it('takes the records of other folders as they are', () => {
  type Rows<F extends (rows: never) => unknown> = Parameters<F>[0];
  expectTypeOf<Segment<NpsCounts>[]>().toExtend<Rows<typeof chartCategories>>();
  expectTypeOf<SegmentTally<WeightedCounts>['segments']>().toExtend<Rows<typeof chartCategories>>();
  expectTypeOf<Period<NpsCounts>[]>().toExtend<Rows<typeof chartCategories>>();
  expectTypeOf<(NpsSummary & { segment: string; interval: ScoreInterval | null })[]>().toExtend<
    Rows<typeof chartSegments>
  >();
  expectTypeOf<(NpsSummary & { label: string; comparison: DifferenceTest | Untestable })[]>().toExtend<
    Rows<typeof chartTrend>
  >();
  expectTypeOf<DifferenceTest | Untestable>().toExtend<Rows<typeof chartBeforeAfter>>();
  expectTypeOf<ControlChart | Untestable>().toExtend<Rows<typeof chartControl>>();
  expectTypeOf<ScoreDelta[]>().toExtend<Rows<typeof chartTrend>>();
  expectTypeOf<DifferenceInDifferencesTest | Untestable>().toExtend<Rows<typeof chartBeforeAfter>>();
  expectTypeOf<BenchmarkComparison>().toExtend<Rows<typeof chartScore>>();
  expectTypeOf<SegmentSummaries['segments']>().toExtend<Rows<typeof chartSegments>>();
  expectTypeOf<SegmentContribution>().toExtend<ContributionRow>();
  expectTypeOf<ShownSegment>().toExtend<Describable>();
  expectTypeOf<Pick<SegmentEffect, 'segment'> & { points: number }>().toExtend<ContributionRow>();
  expectTypeOf<readonly EligibleInterval[]>().toExtend<EligibilitySpan['eligible']>();
  expectTypeOf<EligibilityDecision['reasons']>().toExtend<EligibilitySpan['reasons']>();
  expectTypeOf<readonly HistoryEvent[]>().toExtend<EligibilitySpan['events']>();
  expectTypeOf<TrendTest | ShiftTest | ScoreDelta | DifferenceInDifferencesTest>().toExtend<Describable>();
  expectTypeOf<BenchmarkComparison>().toExtend<Describable>();
  expectTypeOf<NpsSummary<WeightedCounts>>().toExtend<Describable>();
  expectTypeOf<TargetTest>().toExtend<Rows<typeof chartScore>>();
  expectTypeOf<
    | ScoreInterval
    | TargetTest
    | DifferenceTest
    | EquivalenceTest
    | ScoresEqualTest
    | NpsSummary
    | Untestable
    | null
  >().toExtend<Describable>();
});

it('refuses what is no chart data', () => {
  // @ts-expect-error a score without n
  chartScore({ score: 50 });
  // @ts-expect-error a row without a name
  chartTrend([{ score: 50, n: 9 }]);
  // @ts-expect-error an unknown word
  chartScore({ score: 50, n: 9 }, { labels: { titel: 'NPS' } });
  // @ts-expect-error an unknown colour
  chartScore({ score: 50, n: 9 }, { theme: { promoters: 'red' } });
  chartScore({ score: 50, n: 9 }, { labels: { answers: ({ n }) => `${n} Antworten`, title: undefined } });
});
