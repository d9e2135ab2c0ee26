import { findRoot } from '../numeric/roots.js';
import { constrainedShares } from './constrained.js';
import { type Sample, thetaOf } from './sample.js';
import type { Limits } from './score-interval.js';

/**
 * All scores whose likelihood ratio stays below the chi-square quantile: 2 (l(max) - l(theta)) = z^2.
 *
 * @see Wilks 1938, Annals of Mathematical Statistics 9, 60-62
 */
export function likelihoodRatioLimits(sample: Sample, z: number): Limits {
  const theta = thetaOf(sample);
  const excess = (limit: number): number => deviance(limit, sample) - z * z;
  return { lower: findRoot(excess, -1, theta), upper: findRoot(excess, theta, 1) };
}

/** 2 * sum of (count ln(count / fitted) + fitted - count): the fitted counts add up to n, so no large terms cancel. */
function deviance(theta: number, sample: Sample): number {
  const shares = constrainedShares(theta, sample);
  const part = (count: number, share: number): number => divergence(count, sample.n * share);
  return (
    2 *
    (part(sample.promoters, shares.promoters) +
      part(sample.passives, shares.passives) +
      part(sample.detractors, shares.detractors))
  );
}

/** count ln(count / fitted) + fitted - count, by its series where the two are close (Loader 2000). */
function divergence(count: number, fitted: number): number {
  if (count === 0) return fitted;
  if (fitted <= 0) return Number.POSITIVE_INFINITY;
  const gap = count - fitted;
  if (Math.abs(gap) > 0.1 * (count + fitted)) return count * Math.log(count / fitted) - gap;
  const ratio = gap / (count + fitted);
  let sum = gap * ratio;
  let term = 2 * count * ratio;
  for (let j = 3; j < 1000; j += 2) {
    term *= ratio * ratio;
    const next = sum + term / j;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
