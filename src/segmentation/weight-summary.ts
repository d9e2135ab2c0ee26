import type { WeightedCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { assertColumn } from '../core/sequence.js';
import { scoreStandardError } from '../scoring/standard-error.js';
import { sizeOf } from '../scoring/tally-guard.js';
import { isWeight, weightError } from '../scoring/weight-sums.js';
import { assertWeighted, effectiveSampleSize } from '../scoring/weighted.js';

/** How uneven weights are, and what that costs. */
export interface WeightSummary {
  /** How many weights there are; zeros count. */
  readonly n: number;
  /** Their sum, in the unit of the weights. */
  readonly sum: number;
  /** The smallest weight, in the unit of the weights. */
  readonly smallest: number;
  /** The largest weight, in the unit of the weights. */
  readonly largest: number;
  /** Kish's design effect, 1 (all alike) or more: by how much uneven weights raise the variance. */
  readonly designEffect: number;
  /** How many equally weighted respondents carry as much information (Kish), up to n. */
  readonly effectiveSampleSize: number;
}

/**
 * How uneven weights are: smallest, largest, Kish's design effect and effective sample size.
 *
 * @returns Null when there is no weight.
 * @throws {NpsError} INVALID_WEIGHT with the index when a weight is neither 0 nor 1e-140 to 1e140, or all are 0.
 * @throws {NpsError} INVALID_ARGUMENT when the value is no array.
 * @example
 * ```ts
 * import { summarizeWeights } from 'nps-kit';
 *
 * const summary = summarizeWeights([1, 1, 4]);
 * summary?.effectiveSampleSize; // => 2
 * summary?.designEffect; // => 1.5
 * ```
 * @see Kish, "Survey Sampling", 1965, section 11.7: n times sum of w^2 over (sum of w)^2
 */
export function summarizeWeights(weights: ArrayLike<number>): WeightSummary | null {
  assertColumn(weights, weights?.length, 'weights');
  const n = weights.length;
  if (n === 0) return null;
  let smallest = Number.POSITIVE_INFINITY;
  let largest = 0;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i += 1) {
    const weight = weights[i] as number;
    if (!isWeight(weight)) throw weightError(`weights[${i}]`, weight);
    if (weight < smallest) smallest = weight + 0; // never -0
    if (weight > largest) largest = weight;
    sum += weight;
    squares += weight * weight;
  }
  if (!(sum > 0)) throw new NpsError('INVALID_WEIGHT', 'weights', 'a positive sum', sum);
  const effective = Math.min(n, sum * (sum / squares));
  return { n, sum, smallest, largest, designEffect: n / effective, effectiveSampleSize: effective };
}

/** What uneven weights cost, in general and for this score. */
export interface DesignEffect {
  /** Kish's design effect, 1 or more: for a question that has nothing to do with the weights. */
  readonly kish: number;
  /**
   * Variance of the score over what it would be had as many people been drawn with equal chances; null when all answers
   * are alike. Above or below `kish`, as the weights go with the answers.
   */
  readonly score: number | null;
}

/**
 * By how much weights raise the variance of a score.
 *
 * @returns Null when fewer than two answered.
 * @throws {NpsError} INVALID_COUNTS when weighted counts are malformed.
 * @example
 * ```ts
 * import { designEffect, tallyWeighted } from 'nps-kit';
 *
 * const weighted = tallyWeighted({ ratings: [10, 9, 7, 0], weights: [1, 1, 1, 3] });
 * designEffect(weighted); // ≈ { kish: 1.3333, score: 1.2414 }
 * ```
 * @see Kish, "Survey Sampling", 1965; `deff = "replace"` of R's survey package
 */
export function designEffect(weighted: WeightedCounts): DesignEffect | null {
  assertWeighted(weighted, 'weighted');
  const error = scoreStandardError(weighted);
  if (error === null) return null;
  const { n, promoterWeight, passiveWeight, detractorWeight } = weighted;
  const total = sizeOf(weighted);
  const [p, q, d] = [promoterWeight / total, passiveWeight / total, detractorWeight / total];
  const variance = 4 * p * d + q * (p + d);
  return {
    kish: n / effectiveSampleSize(weighted),
    score: variance === 0 ? null : ((error / 100) ** 2 * (n - 1)) / variance,
  };
}
