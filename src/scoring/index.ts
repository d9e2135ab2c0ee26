export type { Accessor } from '../core/accessor.js';
export type {
  AnyCounts,
  Category,
  NpsCounts,
  NpsShares,
  Rating,
  RatingHistogram,
  WeightedCounts,
} from '../core/counts.js';
export { isNpsError, NpsError, type NpsErrorCode } from '../core/errors.js';
export type { Instant } from '../core/time.js';
export { classifyRating, isRating } from './classify.js';
export { combineCounts, subtractCounts } from './combine.js';
export type { CountingRules, ExclusionReason, ResponseCounts, StatusRules } from './counting-rules.js';
export { type FormatScoreOptions, formatScore, roundScore } from './format.js';
export { combineHistograms, countsFromHistogram } from './histogram.js';
export { type WholePercentages, wholePercentages } from './percentages.js';
export { countResponses, countResponsesAsync } from './responses.js';
export { type RatingScale, type ScaleOptions, standardScale } from './scale.js';
export { scoreCounts, scoreRatings } from './score.js';
export { countsFromShares, type SharesOptions } from './shares.js';
export { scoreStandardError } from './standard-error.js';
export { type NpsSummary, summarizeCounts } from './summary.js';
export { histogramRatings, type TallyRowsOptions, tallyRatings } from './tally.js';
export {
  combineWeightedCounts,
  effectiveSampleSize,
  type TallyWeightedOptions,
  tallyWeighted,
  type WeightedColumns,
} from './weighted.js';
