import { findRoot } from './roots.js';

/** Events among trials: count 0 to n, n > 0. */
export interface EventCount {
  readonly count: number;
  readonly n: number;
}

/**
 * Koopman's score statistic of a ratio of two rates, for ratio > 0: (x1/n1 - ratio x2/n2) over its standard error under
 * the likeliest rates of that ratio. It falls as the ratio grows.
 *
 * With p1 = ratio p2 the likelihood is greatest at the smaller root of (n1 + n2) ratio p2^2 - b p2 + x1 + x2 = 0,
 * b = ratio (n1 + x2) + x1 + n2; its discriminant is written as a sum of terms that are not negative.
 */
function ratioStatistic(
  ratio: number,
  { count: x1, n: n1 }: EventCount,
  { count: x2, n: n2 }: EventCount,
): number {
  const distance = x1 / n1 - ratio * (x2 / n2);
  if (distance === 0) return 0;
  const b = ratio * (n1 + x2) + x1 + n2;
  const discriminant = (ratio * (n1 + x2) - (x1 + n2)) ** 2 + 4 * ratio * (n1 - x1) * (n2 - x2);
  const p2 = (2 * (x1 + x2)) / (b + Math.sqrt(discriminant));
  const p1 = ratio * p2;
  const variance = (p1 * Math.max(0, 1 - p1)) / n1 + (ratio * p1 * Math.max(0, 1 - p2)) / n2;
  return distance / Math.sqrt(variance);
}

/**
 * Lower limit of the ratio of two rates, first to second: the least ratio whose score statistic is at most z > 0. 0 when
 * the first rate is 0. The upper limit is one over the lower limit of the swapped groups.
 *
 * @see Koopman 1984, "Confidence intervals for the ratio of two binomial proportions", Biometrics 40, 513-517
 */
export function lowestRiskRatio(first: EventCount, second: EventCount, z: number): number {
  if (first.count === 0) return 0;
  const excess = (ratio: number): number => ratioStatistic(ratio, first, second) - z;
  let high = second.count === 0 ? 1 : (first.count / first.n) * (second.n / second.count);
  while (excess(high) > 0) high *= 4;
  let low = high / 4;
  while (excess(low) < 0) [low, high] = [low / 4, low];
  return findRoot(excess, low, high);
}
