import { poolSamples, type Sample, varianceOf } from '../inference/sample.js';
import { findRoot } from '../numeric/roots.js';

/** Ways to estimate the variance of true scores between segments. */
export type ShrinkageMethod = 'paule-mandel' | 'dersimonian-laird';

/** A segment's score in points and its (effective) heads. */
export interface NoisyScore {
  readonly score: number;
  readonly n: number;
}

/**
 * Variance of one answer within segments, in squared points: pooled over segments with n - k degrees of freedom. Where
 * every segment has one answer nothing is known of it, and the variance of all answers stands in.
 */
export function withinVariance(samples: readonly Sample[]): number {
  const pooled = poolSamples(samples);
  const { n } = pooled;
  const squares = samples.reduce((sum, sample) => sum + sample.n * varianceOf(sample), 0);
  const left = n - samples.length;
  if (left > 1e-9 * n) return (1e4 * squares) / left;
  return n > 1 ? (1e4 * n * varianceOf(pooled)) / (n - 1) : 0;
}

/**
 * Variance of true scores between segments, in squared points, 0 or more. Both methods ask by how much the spread of
 * scores exceeds what `within` explains: Paule and Mandel solve for it, DerSimonian and Laird take one step.
 */
export function betweenVariance(
  scores: readonly NoisyScore[],
  within: number,
  method: ShrinkageMethod,
): number {
  const freedom = scores.length - 1;
  if (freedom < 1) return 0;
  // Sum of w (score - mean)^2.
  const spread = (weightOf: (n: number) => number): number => {
    const weights = scores.reduce((sum, { n }) => sum + weightOf(n), 0);
    const mean = scores.reduce((sum, { score, n }) => sum + weightOf(n) * score, 0) / weights;
    return scores.reduce((sum, { score, n }) => sum + weightOf(n) * (score - mean) ** 2, 0);
  };
  // Times `within`, which may be 0.
  const excess = spread((n) => n) - freedom * within;
  if (excess <= 0) return 0;
  if (method === 'dersimonian-laird') {
    // Over n minus the sum of n^2 / n, written as the products of all pairs, of which nothing cancels.
    let [pairs, whole] = [0, 0];
    for (const { n } of scores) {
      pairs += n * whole;
      whole += n;
    }
    return (excess * whole) / (2 * pairs);
  }
  // Never more than the plain variance of the scores, and exactly that when nothing varies within.
  const most = spread(() => 1) / freedom;
  if (within === 0) return most;
  return findRoot((between) => spread((n) => 1 / (within / n + between)) - freedom, 0, 2 * most);
}
