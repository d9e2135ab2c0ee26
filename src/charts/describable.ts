import type { EquivalenceTest } from '../inference/equivalence.js';
import type { ScoresEqualTest } from '../inference/many-scores.js';
import type { RatingShiftTest } from '../inference/rating-shift.js';
import type { DifferenceTest, ScoreInterval, TargetTest, Untestable } from '../inference/records.js';
import type { ControlledScores } from './control-chart.js';
import type { DescribedRank, DescribedShrinkage } from './group-sentences.js';
import type { DescribedIntervalMethod } from './interval-sentence.js';
import type { DescribedChance, DescribedIncrease, DescribedPosterior } from './posterior-sentence.js';
import type { DescribedMix } from './rating-sentences.js';
import type {
  AdjustedComparison,
  DescribedAbsence,
  DescribedBenchmark,
  DescribedScore,
} from './scored-sentence.js';
import type { HiddenFigure } from './segments-chart.js';
import type { DescribedControl, DescribedShift, DescribedTrend } from './test-sentences.js';

/**
 * Everything that {@link describeSummary} can put into a sentence; null is an interval of nobody.
 *
 * An interval alone is that of one score. The limits of a difference may have a method of the same name, so that only
 * their type (`DifferenceInterval`) tells them apart: give the whole test.
 */
export type Describable =
  | DescribedScore
  | DescribedBenchmark
  | DescribedRank
  | DescribedShrinkage
  | HiddenFigure
  | ScoreInterval<DescribedIntervalMethod>
  | DescribedPosterior
  | DescribedIncrease
  | DescribedChance
  | TargetTest
  | DifferenceTest
  | AdjustedComparison
  | EquivalenceTest
  | ScoresEqualTest
  | RatingShiftTest
  | DescribedMix
  | DescribedTrend
  | DescribedShift
  | DescribedControl
  | ControlledScores
  | Untestable
  | DescribedAbsence
  | null;
