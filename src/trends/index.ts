export type { PeriodSpec } from '../calendar/period-table.js';
export type { CalendarUnit } from '../calendar/periods.js';
export type { Accessor } from '../core/accessor.js';
export type { AnyCounts, NpsCounts, WeightedCounts } from '../core/counts.js';
export { isNpsError, NpsError, type NpsErrorCode } from '../core/errors.js';
export type { Period, Segment, SegmentedCounts, SegmentKey, SegmentTally } from '../core/groups.js';
export type { Duration, DurationBasis, DurationUnit, Instant } from '../core/time.js';
export type { AdjustmentMethod } from '../inference/multiplicity.js';
export type {
  Alternative,
  DifferenceInterval,
  DifferenceTest,
  ScoredSample,
  Untestable,
  UntestableReason,
} from '../inference/records.js';
export type { RatingScale, ScaleOptions } from '../scoring/scale.js';
export {
  type BeforeAfterCounts,
  type BeforeAfterOptions,
  compareBeforeAfter,
  type DifferenceInDifferencesTest,
  type GroupChange,
} from './before-after.js';
export { type ControlChart, type ControlChartOptions, controlChart } from './control-chart.js';
export type { ControlPoint } from './control-points.js';
export { type ControlRule, nelsonRules, westernElectricRules } from './control-rules.js';
export { type CountByPeriodOptions, countByPeriod, type PeriodCounts } from './count-by-period.js';
export type { PeriodChoice, PeriodOptions } from './cut-time.js';
export {
  type DecomposeOptions,
  type DeltaDecomposition,
  decomposeDelta,
  type SegmentEffect,
  type SegmentStanding,
} from './decompose-delta.js';
export type { DeltaEffect } from './delta-effect.js';
export { type LatestAnswers, type LatestOptions, latestPerRespondent } from './latest-answers.js';
export type { MannKendall } from './mann-kendall.js';
export type { PeriodScore } from './period-list.js';
export type { ResponseFields, TimedColumns } from './read-responses.js';
export type { ReferenceBaseline } from './reference.js';
export {
  type RollingOptions,
  type RollingScore,
  type RollingScoresOptions,
  rollingScores,
} from './rolling-scores.js';
export { type NotCompared, type ScoreDelta, type ScoreDeltasOptions, scoreDeltas } from './score-deltas.js';
export {
  type PeriodsBySegment,
  type SegmentPeriods,
  type TallySegmentsByPeriodOptions,
  tallySegmentsByPeriod,
} from './segments-by-period.js';
export { detectShift } from './shift.js';
export type { CusumChart, CusumPeriod, ShiftOptions, ShiftTest } from './shift-records.js';
export { type BeforeAfterSplit, type SplitOptions, splitBeforeAfter } from './split-before-after.js';
export { type ScoredPeriod, type TallyByPeriodOptions, tallyByPeriod } from './tally-by-period.js';
export { testTrend } from './trend.js';
export type { SlopeInterval, TrendOptions, TrendTest } from './trend-records.js';
export { type TallyWeightedByPeriodOptions, tallyWeightedByPeriod } from './weighted-by-period.js';
