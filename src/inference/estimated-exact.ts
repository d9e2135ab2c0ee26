import { constrainedShares, scoreStatistic } from './constrained.js';
import { chanceOfExtreme } from './outcomes.js';
import type { Alternative } from './records.js';
import type { Sample } from './sample.js';

/** Above this many respondents the sum over all outcomes takes too long, and the score test needs no help. */
export const mostRespondents = 1000;

/**
 * Estimated exact p-value: the chance, under the likeliest law with the target score, of all outcomes whose score
 * statistic is at least as extreme as the observed one.
 *
 * @see Storer and Kim 1990, Journal of the American Statistical Association 85, 146-155 (estimated p-value)
 */
export function estimatedExactPValue(theta: number, sample: Sample, alternative: Alternative): number {
  const statistic = scoreStatistic(theta, sample);
  const observed = { 'two-sided': Math.abs(statistic), greater: statistic, less: -statistic }[alternative];
  // Outcomes that tie with the observed one in exact arithmetic may differ in the last digits. At a target of 100 or -100
  // the statistic of nearly all outcomes is infinite.
  const least = Number.isFinite(observed) ? observed - 1e-9 * Math.max(1, Math.abs(observed)) : observed;
  return chanceOfExtreme(sample.n, constrainedShares(theta, sample), theta, alternative, (z) => z >= least);
}
