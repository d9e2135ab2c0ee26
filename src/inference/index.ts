export type { Accessor } from '../core/accessor.js';
export type { AnyCounts, NpsCounts, NpsShares, RatingHistogram, WeightedCounts } from '../core/counts.js';
export { isNpsError, NpsError, type NpsErrorCode } from '../core/errors.js';
export type { RatingScale, ScaleOptions } from '../scoring/scale.js';
export { type AnytimeDifferenceOptions, testScoreDifferenceAnytime } from './anytime-difference.js';
export { type AnytimeTest, type AnytimeTestOptions, testScoreAnytime } from './anytime-test.js';
export { type BootstrapKind, type BootstrapOptions, bootstrapInterval } from './bootstrap.js';
export {
  type PlannedOptions,
  type SequenceMethod,
  type SequenceOptions,
  scoreConfidenceSequence,
} from './confidence-sequence.js';
export { type DesignOptions, type DesignSummary, summarizeDesign } from './design.js';
export type { DesignRowOptions, SampledCluster } from './design-sums.js';
export type { SingleUnit } from './design-variance.js';
export {
  type DifferenceTestMethod,
  type TestScoreDifferenceOptions,
  testScoreDifference,
} from './difference.js';
export { type EquivalenceOptions, type EquivalenceTest, testScoreEquivalence } from './equivalence.js';
export type { HeterogeneityMethod } from './heterogeneity.js';
export {
  type HomogeneityMethod,
  type HomogeneityOptions,
  type HomogeneityTest,
  testHomogeneity,
} from './homogeneity.js';
export { type ScoreIntervalOptions, scoreInterval } from './interval.js';
export {
  type ScorePairTest,
  type ScoresEqualTest,
  type TestScoresEqualOptions,
  testScoresEqual,
} from './many-scores.js';
export { type MarginOptions, marginOfError } from './margin-of-error.js';
export { type MarginalHomogeneityTest, testMarginalHomogeneity } from './marginal-homogeneity.js';
export { type AdjustmentMethod, type AdjustOptions, adjustPValues } from './multiplicity.js';
export { type OverlappingTestOptions, type OverlappingWaves, testOverlappingScores } from './overlapping.js';
export {
  type PairedMethod,
  type PairedTest,
  type PairedTestMethod,
  type PairedTestOptions,
  testPairedScores,
} from './paired.js';
export type { PairedRow, PairedTable, RatingPair } from './paired-table.js';
export { type PermutationOptions, type PermutationTest, testPermutation } from './permutation.js';
export type { PlannedSample, ShareGuess } from './planned-sample.js';
export {
  type PosteriorOptions,
  type ProbabilityAboveOptions,
  probabilityAbove,
  type ScorePosterior,
  scorePosterior,
} from './posterior.js';
export {
  type DetectableOptions,
  detectableDifference,
  type PlannedPair,
  type PowerOptions,
  powerToDetect,
} from './power.js';
export type { PriorCounts, PriorOptions } from './prior.js';
export { probabilityOfIncrease } from './probability-of-increase.js';
export { type RatingShiftOptions, type RatingShiftTest, testRatingShift } from './rating-shift.js';
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
} from './records.js';
export type { ResamplingOptions } from './resampling-options.js';
export {
  type Comparison,
  type DifferenceGoal,
  type MarginGoal,
  type PlanningMethod,
  planSampleSize,
  type SampleSizeOptions,
  type SampleSizePlan,
} from './sample-size.js';
export { type ScorePair, type ScoreTestOptions, scoreTestDifference } from './score-difference.js';
export { tangoInterval } from './score-interval.js';
export { type TargetTestMethod, type TestScoreOptions, testScore } from './score-test.js';
export { isSignificant, type SignificanceOptions } from './significance.js';
export { powerAgainstTarget, type TargetPower, type TargetPowerOptions } from './target-power.js';
