import type { EventCount } from './risk-ratio.js';

/**
 * Cochran-Armitage statistic of a trend of rates over ordered groups with scores 0, 1, 2, ...: standard normal when all
 * rates are one, above 0 when they rise. 0 when all rates are alike; at least two groups must have n > 0.
 *
 * z = sum t (x - n p) / sqrt(p (1 - p) (sum n t^2 - (sum n t)^2 / N)), centred on the mean score so that nothing cancels.
 *
 * @see Armitage 1955, Biometrics 11, 375-386; Cochran 1954, Biometrics 10, 417-451
 */
export function rateTrendStatistic(groups: readonly EventCount[]): number {
  const total = groups.reduce((sum, { n }) => sum + n, 0);
  const events = groups.reduce((sum, { count }) => sum + count, 0);
  const mean = groups.reduce((sum, { n }, score) => sum + n * score, 0) / total;
  const rate = events / total;
  let [moment, spread] = [0, 0];
  groups.forEach(({ count, n }, score) => {
    moment += (score - mean) * (count - n * rate);
    spread += n * (score - mean) ** 2;
  });
  const variance = rate * ((total - events) / total) * spread;
  return variance === 0 ? 0 : moment / Math.sqrt(variance);
}
