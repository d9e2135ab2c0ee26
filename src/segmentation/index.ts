export type { Accessor } from '../core/accessor.js';
export type { AnyCounts, NpsCounts, WeightedCounts } from '../core/counts.js';
export { isNpsError, NpsError, type NpsErrorCode } from '../core/errors.js';
export type { Segment, SegmentedCounts, SegmentKey, SegmentTally } from '../core/groups.js';
export type { AdjustmentMethod } from '../inference/multiplicity.js';
export type {
  Alternative,
  DifferenceInterval,
  DifferenceTest,
  IntervalMethod,
  ScoredSample,
  ScoreInterval,
  Untestable,
  UntestableReason,
} from '../inference/records.js';
export type { RatingScale, ScaleOptions } from '../scoring/scale.js';
export type { Association, CellDeviation } from './association.js';
export type { ShrinkageMethod } from './between-variance.js';
export type { KeyColumns, SegmentColumn } from './columns.js';
export { type CombineBySegmentOptions, type CountsField, combineBySegment, type KindOf } from './combine.js';
export type { SegmentComparison } from './comparison.js';
export {
  type SegmentContribution,
  type SegmentContributions,
  segmentContributions,
} from './contributions.js';
export {
  type CorrelateRatingsOptions,
  correlateRatings,
  type RankCorrelation,
  type RatingCorrelation,
} from './correlation.js';
export {
  type CrossCell,
  type CrossMargin,
  type CrossTable,
  type CrossTabulateOptions,
  crossTabulate,
} from './cross-table.js';
export type { KeyValue, SegmentBy } from './keys.js';
export type { Targets } from './margin.js';
export type { RatingAndValueOptions } from './pairs.js';
export {
  type PoststratifiedWeights,
  type PoststratifyColumnsOptions,
  type PoststratifyOptions,
  poststratifyWeights,
} from './poststratify.js';
export {
  type QuantileScore,
  type QuantileScores,
  type ScoreByQuantileOptions,
  scoreByQuantile,
} from './quantiles.js';
export { type RakedWeights, type RakeOptions, type RakingMargin, rakeWeights } from './rake.js';
export { type RankedSegment, type RankInterval, type RankSegmentsOptions, rankSegments } from './ranks.js';
export {
  type ShrinkScoresOptions,
  type ShrunkenScores,
  type ShrunkenSegment,
  shrinkScores,
} from './shrinkage.js';
export {
  type SegmentSummaries,
  type ShownSegment,
  type SummarizeSegmentsOptions,
  type SuppressedSegment,
  summarizeSegments,
  type TotalSummary,
} from './summary.js';
export {
  type ResponseColumns,
  type TallyBySegmentOptions,
  type TallyColumnsOptions,
  tallyBySegment,
} from './tally.js';
export {
  type ImpactMeasure,
  type ThemeImpact,
  type ThemeImpactOptions,
  type ThemeImpacts,
  themeImpact,
} from './themes.js';
export { type TrimmedWeights, type TrimOptions, trimWeights } from './trim.js';
export {
  type ScoreOfWhat,
  type ValueWeightedOptions,
  type ValueWeightedScore,
  valueWeightedScore,
} from './value-weighted.js';
export { type DesignEffect, designEffect, summarizeWeights, type WeightSummary } from './weight-summary.js';
