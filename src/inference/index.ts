export type { AnyCounts, NpsCounts, RatingHistogram, WeightedCounts } from '../core/counts.js';
export { isNpsError, NpsError, type NpsErrorCode } from '../core/errors.js';
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
export { type AdjustmentMethod, type AdjustOptions, adjustPValues } from './multiplicity.js';
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
export { type ScorePair, type ScoreTestOptions, scoreTestDifference } from './score-difference.js';
export { tangoInterval } from './score-interval.js';
export { type TargetTestMethod, type TestScoreOptions, testScore } from './score-test.js';
export { isSignificant, type SignificanceOptions } from './significance.js';
