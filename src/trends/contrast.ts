import type { Limits } from '../inference/limits.js';
import type { Reach } from '../inference/p-value.js';
import { type Sample, thetaOf } from '../inference/sample.js';
import { scoreLimits } from '../inference/score-interval.js';
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
 * Limits of a sum of scores: the distances from each score to its own limits, squared and added (MOVER). Infinite where
 * the reach is.
 *
 * lower = sum - sqrt(sum of (c (theta - l))^2), where u - theta stands for theta - l if c < 0.
 *
 * @see Zou and Donner 2008, Statistics in Medicine 27, 1693-1702; for any number of samples Zou, Huang and Zhang 2009,
 *   Computational Statistics and Data Analysis 53, 1080-1085
 */
export function contrastLimits(terms: readonly ContrastTerm[], reach: Reach): Limits {
  const estimate = contrastOf(terms);
  let below = 0;
  let above = 0;
  for (const { sample, coefficient } of terms) {
    const theta = thetaOf(sample);
    const away = coefficient < 0 ? { lower: reach.upper, upper: reach.lower } : reach;
    const { lower, upper } = scoreLimits(sample, away);
    const [down, up] = coefficient < 0 ? [upper - theta, theta - lower] : [theta - lower, upper - theta];
    below += (coefficient * down) ** 2;
    above += (coefficient * up) ** 2;
  }
  const endless = Number.POSITIVE_INFINITY;
  return {
    lower: reach.lower === endless ? -endless : estimate - Math.sqrt(below),
    upper: reach.upper === endless ? endless : estimate + Math.sqrt(above),
  };
}

/** Beyond this many standard errors a normal tail is smaller than any double. */
const farthest = 39;

/**
 * How many standard errors a sum of scores lies from 0: the reach at which its limit is 0, so that 0 is outside an
 * interval exactly when the p-value is below 1 - level. Infinite when no limit comes that far.
 */
export function contrastStatistic(terms: readonly ContrastTerm[]): number {
  const estimate = contrastOf(terms);
  // Sums that are 0 on paper may keep a rounding error.
  if (Math.abs(estimate) < 1e-14) return 0;
  const limitAt = (z: number): number => {
    const { lower, upper } = contrastLimits(terms, { lower: z, upper: z });
    return estimate > 0 ? lower : -upper;
  };
  const size = limitAt(farthest) >= 0 ? Number.POSITIVE_INFINITY : findRoot(limitAt, 0, farthest);
  return estimate > 0 ? size : -size;
}
