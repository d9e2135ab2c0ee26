export type {
  AnyCounts,
  Category,
  NpsCounts,
  RatingHistogram,
  WeightedCounts,
} from '../core/counts.js';
export { isNpsError, NpsError, type NpsErrorCode } from '../core/errors.js';
export type { Instant } from '../core/time.js';
export type { BootstrapKind } from '../inference/bootstrap.js';
export type { SequenceMethod } from '../inference/confidence-sequence.js';
export type { EquivalenceTest } from '../inference/equivalence.js';
export type { HeterogeneityMethod } from '../inference/heterogeneity.js';
export type { HomogeneityMethod, HomogeneityTest } from '../inference/homogeneity.js';
export type { ScorePairTest, ScoresEqualTest } from '../inference/many-scores.js';
export type { MarginalHomogeneityTest } from '../inference/marginal-homogeneity.js';
export type { RatingShiftTest } from '../inference/rating-shift.js';
export type {
  Alternative,
  DifferenceInterval,
  DifferenceTest,
  IntervalMethod,
  ScoredSample,
  ScoreInterval,
  TargetTest,
  Untestable,
  UntestableReason,
} from '../inference/records.js';
export type { RatingScale, ScaleOptions } from '../scoring/scale.js';
export {
  type BeforeAfterChartLabels,
  type BeforeAfterChartOptions,
  type BeforeAfterScores,
  type ControlledBeforeAfter,
  chartBeforeAfter,
  type PlainBeforeAfter,
  type TestedChange,
} from './before-after-chart.js';
export { type CategoriesChartLabels, type CategoriesRow, chartCategories } from './categories-chart.js';
export type { ChangeWords } from './change-words.js';
export {
  type ContributionRow,
  type ContributionSteps,
  type ContributionsChartLabels,
  chartContributions,
} from './contributions-chart.js';
export {
  type ControlChartLabels,
  type ControlledPoint,
  type ControlledScores,
  chartControl,
} from './control-chart.js';
export type { Describable } from './describable.js';
export { type DescribeOptions, describeSummary } from './describe-summary.js';
export { chartEligibility, type EligibilityChartLabels } from './eligibility-chart.js';
export type { EligibilitySpan } from './eligibility-span.js';
export type { ComparedFigure, NamedRow, ScoredFigure, ScoreLimits } from './figures.js';
export type {
  DescribedRank,
  DescribedShrinkage,
} from './group-sentences.js';
export type { GroupWords } from './group-words.js';
export type { DescribedIntervalMethod } from './interval-sentence.js';
export type { Overrides, Phrase, PhraseFacts } from './phrase.js';
export type { DescribedChance, DescribedIncrease, DescribedPosterior } from './posterior-sentence.js';
export type { DescribedMix } from './rating-sentences.js';
export { chartRatings, type RatingsChartLabels, type RatingsChartOptions } from './ratings-chart.js';
export { chartScore, type ScoreChartLabels, type ScoreChartOptions } from './score-chart.js';
export type { ScoreMarker } from './score-marker.js';
export type { ScoreWords } from './score-words.js';
export type {
  AdjustedComparison,
  DescribedAbsence,
  DescribedBenchmark,
  DescribedLimits,
  DescribedScore,
} from './scored-sentence.js';
export {
  chartSegments,
  type HiddenFigure,
  type SegmentRow,
  type SegmentsChartLabels,
  type SegmentsChartOptions,
} from './segments-chart.js';
export type { SummaryWords } from './summary-words.js';
export type { DescribedControl, DescribedShift, DescribedTrend } from './test-sentences.js';
export type { TestWords } from './test-words.js';
export { type ChartOptions, type ChartTheme, defaultTheme } from './theme.js';
export { chartTrend, type TrendChartLabels, type TrendChartOptions, type TrendRow } from './trend-chart.js';
export type {
  VegaLiteAxis,
  VegaLiteConfig,
  VegaLiteData,
  VegaLiteDatum,
  VegaLiteEncoding,
  VegaLiteField,
  VegaLiteLayer,
  VegaLiteLegend,
  VegaLiteMark,
  VegaLitePosition,
  VegaLiteRow,
  VegaLiteScale,
  VegaLiteSpec,
  VegaLiteText,
  VegaLiteType,
  VegaLiteValue,
} from './vega-lite.js';
