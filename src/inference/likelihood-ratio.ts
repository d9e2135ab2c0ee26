import { deviance } from '../numeric/deviance.js';
import { findRoot } from '../numeric/roots.js';
import { constrainedShares } from './constrained.js';
import type { Limits } from './limits.js';
import { type Sample, thetaOf } from './sample.js';

/**
 * All scores whose likelihood ratio stays below the chi-square quantile: 2 (l(max) - l(theta)) = z^2.
 *
 * @see Wilks 1938, Annals of Mathematical Statistics 9, 60-62
 */
export function likelihoodRatioLimits(sample: Sample, z: number): Limits {
  const theta = thetaOf(sample);
  const excess = (limit: number): number => ratioStatistic(limit, sample) - z * z;
  return { lower: findRoot(excess, -1, theta), upper: findRoot(excess, theta, 1) };
}

/** 2 * sum of (count ln(count / fitted) + fitted - count): the fitted counts add up to n, so no large terms cancel. */
function ratioStatistic(theta: number, sample: Sample): number {
  const shares = constrainedShares(theta, sample);
  const part = (count: number, share: number): number =>
    deviance(count, sample.n * share, sample.n * share - count);
  return (
    2 *
    (part(sample.promoters, shares.promoters) +
      part(sample.passives, shares.passives) +
      part(sample.detractors, shares.detractors))
  );
}
