import { assertLevel, assertNumber, assertOneOf, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { normalUpperQuantile } from '../numeric/normal-tail.js';
import { alternatives } from './p-value.js';
import { guessedVariance, type ShareGuess } from './planned-sample.js';
import { criticalValue } from './power.js';
import type { Alternative } from './records.js';

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
  /** Two independent samples, the same respondents twice, or a fixed target. @defaultValue `"independent"` */
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

/** Options of {@link planSampleSize}. */
export interface SampleSizeOptions {
  /** Confidence level of the interval, or 1 - alpha of the test; above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /** Chance to find the difference, above 0.5 and below 1. @defaultValue 0.8 */
  readonly power?: number | undefined;
  /** What the test looks for. @defaultValue `"two-sided"` */
  readonly alternative?: Alternative | undefined;
  /** `adjusted-wald` needs three respondents less (as MeasuringU has it), for a margin or a target. @defaultValue `"wald"` */
  readonly method?: 'wald' | 'adjusted-wald' | undefined;
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
 * answers to invitations: `planInvitations`. The formula is Wald's: for a score beyond 60 that lies above its target it
 * asks for too few (power 0.74 instead of 0.8 for 80 against 75); check such a plan with `powerAgainstTarget`.
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
  const { level = 0.95, power = 0.8, alternative = 'two-sided', method = 'wald' } = options;
  assertLevel(level);
  assertLevel(power, 'options.power');
  assertOneOf(alternative, alternatives, 'options.alternative');
  assertOneOf(method, ['wald', 'adjusted-wald'], 'options.method');
  if ((goal.margin === undefined) === (goal.difference === undefined)) {
    throw new NpsError('INVALID_ARGUMENT', 'goal', 'either a margin or a difference', goal);
  }
  const spared = method === 'adjusted-wald' ? 3 : 0;
  if (goal.margin !== undefined) {
    return planOf(sizeForMargin(goal, normalUpperQuantile((1 - level) / 2)) - spared, null);
  }
  const { comparison = 'independent', ratio = 1 } = goal;
  assertOneOf(comparison, ['independent', 'paired', 'target'], 'goal.comparison');
  if (spared > 0 && comparison !== 'target') {
    throw new NpsError('INVALID_OPTION', 'options.method', '"wald" for two samples', method);
  }
  const unrounded = sizeForDifference(
    goal,
    comparison,
    criticalValue(level, alternative) + normalUpperQuantile(1 - power),
  );
  return planOf(unrounded - spared, comparison === 'independent' ? ratio : null);
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
  return population === undefined ? n : n / (1 + (n - 1) / population);
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

function planOf(unrounded: number, ratio: number | null): SampleSizePlan {
  const up = (size: number): number => Math.max(1, Math.ceil(size));
  return { n: up(unrounded), baselineN: ratio === null ? null : up(unrounded * ratio), unrounded };
}

function assertPositive(value: number, most: number, path: string): void {
  assertNumber(value, 0, most, path);
  if (value === 0) throw new NpsError('INVALID_OPTION', path, `points above 0 and up to ${most}`, value);
}
