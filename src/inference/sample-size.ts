import { assertLevel, assertNumber, assertOneOf, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { normalUpperQuantile } from '../numeric/normal-tail.js';
import { alternatives } from './p-value.js';
import { guessedVariance, type ShareGuess, sharesOf } from './planned-sample.js';
import { criticalValue } from './power.js';
import type { Alternative } from './records.js';
import { sizeAgainstTarget } from './target-size.js';

/** A margin of error to reach. */
export interface MarginGoal {
  /** Half the width of the interval, points, above 0 and up to 100. */
  readonly margin: number;
  readonly difference?: never;
  /** What is expected to be answered. @defaultValue the worst case that `score` allows */
  readonly shares?: ShareGuess | undefined;
  /** Expected score in points, where the shares are not known. @defaultValue 0, the worst case */
  readonly score?: number | undefined;
  /** People there are in all, if that is not many more than are asked. @defaultValue endless */
  readonly population?: number | undefined;
}

/** What a difference is found against. */
export type Comparison = 'independent' | 'paired' | 'target';

/** A difference to find. */
export interface DifferenceGoal {
  /** Smallest difference that matters, points, above 0 and up to 200. */
  readonly difference: number;
  readonly margin?: never;
  /**
   * Two independent samples, the same respondents twice, or a fixed target, which lies below the expected score (above it
   * for the alternative `less`, on both sides for `two-sided`).
   * @defaultValue `"independent"`
   */
  readonly comparison?: Comparison | undefined;
  /** What the current sample is expected to answer. @defaultValue the worst case */
  readonly shares?: ShareGuess | undefined;
  /** What the baseline sample is expected to answer. @defaultValue as `shares` */
  readonly baselineShares?: ShareGuess | undefined;
  /** Baseline respondents per current one, for independent samples, 0.001 to 1000. @defaultValue 1 */
  readonly ratio?: number | undefined;
  /** Correlation of the answers of one respondent, for paired samples, -0.99 to 0.99. @defaultValue 0, the careful guess */
  readonly correlation?: number | undefined;
}

/** How a sample size is planned. */
export type PlanningMethod = 'score' | 'wald' | 'adjusted-wald';

/** Options of {@link planSampleSize}. */
export interface SampleSizeOptions {
  /** Confidence level of the interval, or 1 - alpha of the test; above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /** Chance to find the difference, above 0.5 and below 1. @defaultValue 0.8 */
  readonly power?: number | undefined;
  /** What the test looks for. @defaultValue `"two-sided"` */
  readonly alternative?: Alternative | undefined;
  /**
   * `score` is for a target: with that many respondents or more the score test of `testScore` has the power, added up
   * over all outcomes. `wald` is the usual formula; `adjusted-wald` needs three less (as MeasuringU has it), for a margin
   * or a target.
   * @defaultValue `"score"` for a target, else `"wald"`
   */
  readonly method?: PlanningMethod | undefined;
}

/** How many respondents a plan needs. These are answers: divide by the response rate for invitations. */
export interface SampleSizePlan {
  /** Respondents (heads) of the sample, or of the current one of two. */
  readonly n: number;
  /** Respondents (heads) of the independent baseline sample; null when there is none. */
  readonly baselineN: number | null;
  /** The current sample's size before it was rounded up. */
  readonly unrounded: number;
}

/**
 * Plans how many respondents are needed: for a margin of error, or to find a difference that matters.
 *
 * Without a guess of the answers it plans for the worst case, which asks for about half as many again as usual. From
 * answers to invitations: `planInvitations`. Against a target all outcomes of the score test are counted; the other plans
 * are Wald's formula: near 100 and -100 a small sample has wider margins, and groups of uneven size another power
 * (0.70 instead of 0.8 for 90 against 80 with three times as many baseline answers).
 *
 * @returns Respondents (heads), 1 or more.
 * @throws {NpsError} INVALID_ARGUMENT when the goal has neither or both of margin and difference; INVALID_OPTION when a
 *   number is out of range or a choice does not fit the goal; INVALID_SHARES or INVALID_COUNTS when a guess is malformed or all alike.
 * @example
 * ```ts
 * import { planSampleSize } from 'nps-kit';
 *
 * const shares = { promoters: 0.5, passives: 0.3, detractors: 0.2 };
 * planSampleSize({ margin: 5 }).n; // => 1537
 * planSampleSize({ margin: 5, shares }).n; // => 938
 * planSampleSize({ difference: 10, shares }); // ≈ { n: 958, baselineN: 958, unrounded: 957.56 }
 * ```
 * @see Cochran, "Sampling Techniques", 3rd edition, 1977, chapter 4; MeasuringU, "Sample size estimation for NPS
 *   confidence intervals" (adjusted-wald)
 */
export function planSampleSize(
  goal: MarginGoal | DifferenceGoal,
  options: SampleSizeOptions = {},
): SampleSizePlan {
  assertRecord(goal, 'goal', 'a margin or a difference');
  assertRecord(options, 'options');
  const { level = 0.95, power = 0.8, alternative = 'two-sided' } = options;
  assertLevel(level);
  assertLevel(power, 'options.power');
  assertOneOf(alternative, alternatives, 'options.alternative');
  if ((goal.margin === undefined) === (goal.difference === undefined)) {
    throw new NpsError('INVALID_ARGUMENT', 'goal', 'either a margin or a difference', goal);
  }
  const choices: readonly PlanningMethod[] =
    goal.margin !== undefined
      ? ['wald', 'adjusted-wald']
      : goal.comparison === 'target'
        ? ['score', 'wald', 'adjusted-wald']
        : ['wald'];
  const { method = choices[0] } = options;
  assertOneOf(method, choices, 'options.method');
  const spared = method === 'adjusted-wald' ? 3 : 0;
  if (goal.margin !== undefined) {
    return planOf(sizeForMargin(goal, normalUpperQuantile((1 - level) / 2)) - spared, null, 'goal.margin');
  }
  const { comparison = 'independent', ratio = 1 } = goal;
  assertOneOf(comparison, ['independent', 'paired', 'target'], 'goal.comparison');
  const z = criticalValue(level, alternative) + normalUpperQuantile(1 - power);
  // Made for every method, since it checks the goal.
  const byFormula = sizeForDifference(goal, comparison, z) - spared;
  return planOf(
    method === 'score' ? sizeByScore(goal, alternative, level, power) : byFormula,
    comparison === 'independent' ? ratio : null,
    'goal.difference',
  );
}

/** The size with which the score test tells the expected score from each target that lies the difference away. */
function sizeByScore(
  { difference, shares }: DifferenceGoal,
  alternative: Alternative,
  level: number,
  power: number,
): number {
  const sizeOn = (gap: number): number => {
    // In the worst case 0 lies halfway between score and target, and nobody is passive: the largest variances.
    const worst = { promoters: 0.5 - gap / 4, passives: 0, detractors: 0.5 + gap / 4 };
    const guess = shares === undefined ? worst : sharesOf(shares, 'goal.shares');
    const target = Math.round(1e12 * (guess.promoters - guess.detractors + gap)) / 1e12;
    return Math.abs(target) > 1 ? 0 : sizeAgainstTarget(guess, target, alternative, level, power);
  };
  const size = Math.max(
    alternative === 'less' ? 0 : sizeOn(-difference / 100),
    alternative === 'greater' ? 0 : sizeOn(difference / 100),
  );
  if (size === 0) {
    throw new NpsError('INVALID_OPTION', 'goal.difference', 'a target within -100 and 100', difference);
  }
  return size;
}

/** n = z^2 v / margin^2, in a population of N n / (1 + (n - 1) / N). */
function sizeForMargin({ margin, shares, score, population }: MarginGoal, z: number): number {
  assertPositive(margin, 100, 'goal.margin');
  if (score !== undefined) assertNumber(score, -100, 100, 'goal.score');
  if (population !== undefined) assertNumber(population, 1, Number.POSITIVE_INFINITY, 'goal.population');
  if (shares !== undefined && score !== undefined) {
    throw new NpsError('INVALID_ARGUMENT', 'goal.score', 'shares or a score, not both', score);
  }
  // The largest variance with a known score is that without passives: 1 - theta^2.
  const theta = (score ?? 0) / 100;
  const variance = shares === undefined ? (1 - theta) * (1 + theta) : guessedVariance(shares, 'goal.shares');
  const n = (z / (margin / 100)) ** 2 * variance;
  // n / (1 + (n - 1) / N), written so that n may be infinite.
  return population === undefined || n === 0 ? n : population / (1 + (population - 1) / n);
}

/** n = (z_level + z_power)^2 v / difference^2 with the variance v of what is compared. */
function sizeForDifference(goal: DifferenceGoal, comparison: Comparison, z: number): number {
  const { difference, shares, baselineShares, ratio = 1, correlation = 0 } = goal;
  assertPositive(difference, 200, 'goal.difference');
  assertNumber(ratio, 0.001, 1000, 'goal.ratio');
  assertNumber(correlation, -0.99, 0.99, 'goal.correlation');
  const one = guessedVariance(shares, 'goal.shares');
  const other = baselineShares === undefined ? one : guessedVariance(baselineShares, 'goal.baselineShares');
  const variance = {
    target: one,
    independent: one + other / ratio,
    paired: one + other - 2 * correlation * Math.sqrt(one * other),
  }[comparison];
  return (z / (difference / 100)) ** 2 * variance;
}

function planOf(unrounded: number, ratio: number | null, path: string): SampleSizePlan {
  const up = (size: number): number => {
    const n = Math.max(1, Math.ceil(size));
    if (!(n < 2 ** 53))
      throw new NpsError('INVALID_OPTION', path, 'points that need fewer than 2^53 people', n);
    return n;
  };
  return { n: up(unrounded), baselineN: ratio === null ? null : up(unrounded * ratio), unrounded };
}

function assertPositive(value: number, most: number, path: string): void {
  assertNumber(value, 0, most, path);
  if (value === 0) throw new NpsError('INVALID_OPTION', path, `points above 0 and up to ${most}`, value);
}
