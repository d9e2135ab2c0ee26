import { type Sample, thetaOf } from '../inference/sample.js';
import { type Limits, scoreLimits } from '../inference/score-interval.js';
import { findRoot } from '../numeric/roots.js';

/** One independent sample in a sum of scores. */
export interface ContrastTerm {
  readonly sample: Sample;
  /** What its score is multiplied by. */
  readonly coefficient: number;
}

/** The sum of the scores times their coefficients, as a part of one. */
export function contrastOf(terms: readonly ContrastTerm[]): number {
  return terms.reduce((sum, { sample, coefficient }) => sum + coefficient * thetaOf(sample), 0);
}

/**
 * Limits of a sum of scores: the distances from each score to its own limits, squared and added (MOVER).
 *
 * lower = sum - sqrt(sum of (c (theta - l))^2 + extra z^2), where u - theta stands for theta - l if c < 0.
 *
 * @param extra - Variance from elsewhere, such as sampled shares.
 * @see Zou and Donner 2008, Statistics in Medicine 27, 1693-1702; for four samples Zou 2008, American Journal of
 *   Epidemiology 168, 212-224
 */
export function contrastLimits(terms: readonly ContrastTerm[], z: number, extra = 0): Limits {
  const estimate = contrastOf(terms);
  let below = extra * z * z;
  let above = below;
  for (const { sample, coefficient } of terms) {
    const theta = thetaOf(sample);
    const { lower, upper } = scoreLimits(sample, z);
    const [down, up] = coefficient < 0 ? [upper - theta, theta - lower] : [theta - lower, upper - theta];
    below += (coefficient * down) ** 2;
    above += (coefficient * up) ** 2;
  }
  return { lower: estimate - Math.sqrt(below), upper: estimate + Math.sqrt(above) };
}

/** Beyond this many standard errors a normal tail is smaller than any double. */
const farthest = 39;

/**
 * How many standard errors a sum of scores lies from 0: the z at which its limit is 0, so that 0 is outside an
 * interval exactly when the p-value is below 1 - level. Infinite when no limit reaches 0.
 */
export function contrastStatistic(terms: readonly ContrastTerm[]): number {
  const estimate = contrastOf(terms);
  // Sums that are 0 on paper may keep a rounding error.
  if (Math.abs(estimate) < 1e-14) return 0;
  const limitAt = (z: number): number => {
    const { lower, upper } = contrastLimits(terms, z);
    return estimate > 0 ? lower : -upper;
  };
  const size = limitAt(farthest) >= 0 ? Number.POSITIVE_INFINITY : findRoot(limitAt, 0, farthest);
  return estimate > 0 ? size : -size;
}
