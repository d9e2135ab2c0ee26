import { poolSamples, type Sample, varianceOf } from '../inference/sample.js';
import { addCounts, adjustedWaldCounts } from '../inference/wald-intervals.js';
import { findRoot } from '../numeric/roots.js';

/** Ways to estimate the variance of true scores between segments. */
export type ShrinkageMethod = 'paule-mandel' | 'dersimonian-laird';

/** A segment's score in points and its (effective) heads. */
export interface NoisyScore {
  readonly score: number;
  readonly n: number;
}

/**
 * Variance of one answer within segments, in squared points, above 0: pooled over segments with n - k degrees of freedom.
 * Where every segment has one answer nothing is known of it, and the variance of all answers stands in. Where nothing
 * varies, the pseudo-answers (3, T) are shared out to the segments by size: few answers alike prove no certainty.
 */
export function withinVariance(samples: readonly Sample[]): number {
  const pooled = poolSamples(samples);
  const { n } = pooled;
  const squaresOf = (list: readonly Sample[]): number =>
    list.reduce((sum, sample) => sum + sample.n * varianceOf(sample), 0);
  const list = n - samples.length > 1e-9 * n ? samples : [pooled];
  const [squares, freedom] = [squaresOf(list), n - list.length];
  if (squares > 0 && freedom > 1e-9 * n) return (1e4 * squares) / freedom;
  const adjusted = samples.map((sample) => {
    const part = sample.n / n;
    return addCounts(sample, {
      ends: part * adjustedWaldCounts.ends,
      passives: part * adjustedWaldCounts.passives,
    });
  });
  return (1e4 * squaresOf(adjusted)) / poolSamples(adjusted).n;
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
  // Times `within`.
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
  // Never more than the plain variance of the scores.
  const most = spread(() => 1) / freedom;
  return findRoot((between) => spread((n) => 1 / (within / n + between)) - freedom, 0, 2 * most);
}
