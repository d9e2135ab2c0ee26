import { findRoot } from '../numeric/roots.js';
import type { Limits } from './limits.js';
import type { Reach } from './p-value.js';

/** Changes of a value +1, 0, -1 between two times, in the order of the heads that had them. */
const support: readonly number[] = /* @__PURE__ */ Object.freeze([-2, -1, 0, 1, 2]);

/** Mean change of heads per change, -2 to 2. */
export function meanChange(heads: readonly number[]): number {
  const [fellTwo = 0, fellOne = 0, stayed = 0, roseOne = 0, roseTwo = 0] = heads;
  return (2 * (roseTwo - fellTwo) + (roseOne - fellOne)) / (fellTwo + fellOne + stayed + roseOne + roseTwo);
}

/**
 * Variance of the change under the likeliest law of the five changes whose mean is theta.
 *
 * Its shares are n_j / (n + lambda u_j), u_j = change - theta, with lambda such that their mean is theta; where an
 * extreme change was not seen there may be no such lambda, and that change takes the share that is missing.
 *
 * @see Tango 1998, Statistics in Medicine 17, 891-908, here with five values
 */
export function constrainedChangeVariance(theta: number, heads: readonly number[]): number {
  const most = 2 - theta;
  const least = -2 - theta;
  if (!(most > 0 && least < 0)) return 0;
  const n = heads.reduce((sum, count) => sum + count, 0);
  // At the ends of lambda's range a share's denominator is 0, which rounding must not turn negative.
  const shareOf = (count: number, gap: number, lambda: number): number =>
    count === 0 ? 0 : count / Math.max(0, n + lambda * gap);
  const slope = (lambda: number): number =>
    support.reduce((sum, change, j) => {
      const gap = change - theta;
      return gap === 0 ? sum : sum + gap * shareOf(heads[j] as number, gap, lambda);
    }, 0);
  const lambda = findRoot(slope, -n / most, -n / least);
  let missing = 1;
  let variance = 0;
  support.forEach((change, j) => {
    const share = shareOf(heads[j] as number, change - theta, lambda);
    missing -= share;
    variance += share * (change - theta) ** 2;
  });
  const extreme = lambda < 0 ? most : least;
  return variance + Math.max(0, missing) * extreme ** 2;
}

/** Mean changes at which the score statistic (change - theta) / sqrt(variance / n) is +reach and -reach. */
export function changeLimits(heads: readonly number[], { lower, upper }: Reach): Limits {
  const n = heads.reduce((sum, count) => sum + count, 0);
  const change = meanChange(heads);
  const statistic = (theta: number): number => {
    const gap = change - theta;
    return gap === 0 ? 0 : gap / Math.sqrt(constrainedChangeVariance(theta, heads) / n);
  };
  const limit = (z: number, from: number, to: number): number =>
    findRoot((theta) => statistic(theta) - z, from, to, 1e-13);
  return {
    lower: lower === Number.POSITIVE_INFINITY ? -2 : limit(lower, -2, change),
    upper: upper === Number.POSITIVE_INFINITY ? 2 : limit(-upper, change, 2),
  };
}
