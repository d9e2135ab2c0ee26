export type { Accessor } from '../core/accessor.js';
export type { Category } from '../core/counts.js';
export { isNpsError, NpsError, type NpsErrorCode } from '../core/errors.js';
export type { Duration, DurationBasis, DurationUnit, Instant } from '../core/time.js';
export type { Untestable, UntestableReason } from '../inference/records.js';
export type { RatingScale, ScaleOptions } from '../scoring/scale.js';
export type { CustomerAnswer } from './answers.js';
export {
  type CompareRatesOptions,
  compareRates,
  type OutcomeCount,
  type RateComparison,
  type RelativeRiskInterval,
  type RiskDifferenceInterval,
} from './compare-rates.js';
export { compareShares, type ShareChange } from './compare-shares.js';
export {
  type CorrelateOptions,
  type CorrelationInterval,
  correlateSeries,
  type SeriesCorrelation,
  type SeriesPair,
} from './correlate.js';
export { type FollowUp, type FollowUpOptions, followUpFor } from './follow-up.js';
export {
  type ChannelFunnel,
  type FunnelOptions,
  type FunnelRate,
  type ResponseFunnel,
  responseFunnel,
} from './funnel.js';
export type { FunnelCounts, FunnelEvent, FunnelEventType, FunnelStage } from './funnel-counts.js';
export type { RatesTest } from './homogeneity.js';
export {
  advanceLoopCase,
  type LoopCase,
  type LoopCaseInput,
  type LoopStatus,
  type LoopStep,
  openLoopCase,
} from './loop.js';
export {
  type ClosedLoopMetrics,
  type ClosedLoopOptions,
  closedLoopMetrics,
  type LoopMetrics,
  type TimeToClose,
} from './loop-metrics.js';
export type { MeanAmount, MeanComparison, MeanInterval, OutcomeMeans } from './outcome-means.js';
export {
  type OutcomeCounts,
  type OutcomeRates,
  type RateTrendTest,
  type SummarizeOutcomesOptions,
  summarizeOutcomes,
} from './outcome-rates.js';
export type { OutcomeRating } from './outcome-rows.js';
export { type OutcomeAmountOptions, type OutcomeEventOptions, outcomesByCategory } from './outcomes.js';
export { defaultFollowUpPolicy, type FollowUpPolicy, type FollowUpRule } from './policy.js';
export type { Rate, RateInterval } from './rate.js';
export type { DetractorRecovery } from './recovery.js';
export {
  type NamedTheme,
  type RepeatDetractor,
  type RepeatDetractors,
  type RepeatOptions,
  type RepeatTheme,
  repeatDetractors,
} from './repeat-detractors.js';
