import type { EventCount } from './risk-ratio.js';

/**
 * Cochran-Armitage statistic of a trend of rates over ordered groups with scores 0, 1, 2, ...: standard normal when all
 * rates are one, above 0 when they rise. 0 when all rates are alike; at least two groups must have n > 0.
 *
 * z = sum (t - mean t) (x - n p) / sqrt(p (1 - p) sum n (t - mean t)^2); x - n p is written as x (1 - p) - (n - x) p and
 * 1 - p as misses over all, so that rates near 1 cancel no digits.
 *
 * @see Armitage 1955, Biometrics 11, 375-386; Cochran 1954, Biometrics 10, 417-451
 */
export function rateTrendStatistic(groups: readonly EventCount[]): number {
  const events = groups.reduce((sum, { count }) => sum + count, 0);
  const misses = groups.reduce((sum, { count, n }) => sum + (n - count), 0);
  const total = events + misses;
  const mean = groups.reduce((sum, { n }, score) => sum + n * score, 0) / total;
  let [moment, spread] = [0, 0];
  groups.forEach(({ count, n }, score) => {
    moment += (score - mean) * (count * (misses / total) - (n - count) * (events / total));
    spread += n * (score - mean) ** 2;
  });
  const variance = (events / total) * (misses / total) * spread;
  return variance === 0 ? 0 : moment / Math.sqrt(variance);
}
