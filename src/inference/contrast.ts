import { findRoot } from '../numeric/roots.js';
import type { Limits } from './limits.js';
import type { Reach } from './p-value.js';
import { type Sample, thetaOf } from './sample.js';
import { scoreLimits } from './score-interval.js';

/** One independent sample in a sum of scores. */
export interface ContrastTerm {
  readonly sample: Sample;
  /** What its score is multiplied by. */
  readonly coefficient: number;
}

/** The sum of the scores times their coefficients, as a part of one. */
function contrastOf(terms: readonly ContrastTerm[]): number {
  return terms.reduce((sum, { sample, coefficient }) => sum + coefficient * thetaOf(sample), 0);
}

/** A sum of scores as it grows, and the squared distances to its limits. */
export interface ContrastSums {
  sum: number;
  below: number;
  above: number;
}

/**
 * Adds a score times a coefficient: the distances from each score to its own limits are squared and added (MOVER).
 *
 * lower = sum - sqrt(sum of (c (theta - l))^2), where u - theta stands for theta - l if c < 0.
 *
 * @see Zou and Donner 2008, Statistics in Medicine 27, 1693-1702; for any number of samples Zou, Huang and Zhang 2009,
 *   Computational Statistics and Data Analysis 53, 1080-1085
 */
export function addScore(sums: ContrastSums, coefficient: number, theta: number, limits: Limits): void {
  sums.sum += coefficient * theta;
  sums.below += (coefficient * (theta - (coefficient < 0 ? limits.upper : limits.lower))) ** 2;
  sums.above += (coefficient * (theta - (coefficient < 0 ? limits.lower : limits.upper))) ** 2;
}

/** The limits of a sum of scores. */
export function limitsOfSums({ sum, below, above }: ContrastSums): Limits {
  return { lower: sum - Math.sqrt(below), upper: sum + Math.sqrt(above) };
}

/**
 * Limits of a sum of scores. Infinite where the reach is.
 *
 * @param limitsOf - Limits of one score; a side whose reach is infinite is not looked at.
 */
export function contrastLimits(
  terms: readonly ContrastTerm[],
  reach: Reach,
  limitsOf: typeof scoreLimits = scoreLimits,
): Limits {
  const sums = { sum: 0, below: 0, above: 0 };
  for (const { sample, coefficient } of terms) {
    const away = coefficient < 0 ? { lower: reach.upper, upper: reach.lower } : reach;
    addScore(sums, coefficient, thetaOf(sample), limitsOf(sample, away));
  }
  const { lower, upper } = limitsOfSums(sums);
  const endless = Number.POSITIVE_INFINITY;
  return {
    lower: reach.lower === endless ? -endless : lower,
    upper: reach.upper === endless ? endless : upper,
  };
}

/** No finite statistic comes this far: counts end at 2^53, and limits are at the ends of the range long before. */
const farthest = 1e9;
/** Sums that are 0 on paper may keep a rounding error. */
const rounding = 1e-14;

/**
 * How many standard errors a sum of scores lies from 0: the reach at which its limit is 0, so that 0 is outside an
 * interval exactly when the p-value is below 1 - level. Infinite when no limit gets past 0.
 */
export function contrastStatistic(
  terms: readonly ContrastTerm[],
  limitsOf: typeof scoreLimits = scoreLimits,
): number {
  const estimate = contrastOf(terms);
  if (Math.abs(estimate) < rounding) return 0;
  const limitAt = (z: number): number => {
    const { lower, upper } = contrastLimits(terms, { lower: z, upper: z }, limitsOf);
    return estimate > 0 ? lower : -upper;
  };
  let size = Number.POSITIVE_INFINITY;
  if (limitAt(farthest) < -rounding) {
    let most = 8;
    while (limitAt(most) > 0) most *= 2;
    size = findRoot(limitAt, 0, most, 1e-12);
  }
  return estimate > 0 ? size : -size;
}
