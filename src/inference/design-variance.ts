import type { NpsShares } from '../core/counts.js';
import type { StratumSums } from './design-sums.js';

/** What to make of a stratum with a single sampled unit. */
export type SingleUnit = 'unknown' | 'certainty' | 'adjust';

/** Units that carry weight minus their strata. */
export function degreesOf(strata: readonly StratumSums[]): number {
  let degrees = 0;
  for (const { units } of strata) {
    let used = 0;
    for (const { weight } of units.values()) if (weight > 0) used += 1;
    degrees += Math.max(0, used - 1);
  }
  return degrees;
}

/**
 * Sum over strata of (1 - m/M) m/(m - 1) times the sum of (z - mean z)^2, where z is a unit's sum of weight times
 * (value - score), over the weight; null when a stratum has one unit and nobody said what to make of it.
 */
export function errorSquare(
  strata: readonly StratumSums[],
  shares: NpsShares,
  weight: number,
  singleUnit: SingleUnit,
): number | null {
  const theta = shares.promoters - shares.detractors;
  let square = 0;
  for (const { size, units } of strata) {
    const m = units.size;
    const fraction = size === null ? 0 : m / size;
    if (fraction === 1) continue; // all of the stratum was asked
    const residuals = Array.from(units.values(), (unit) => (unit.value - theta * unit.weight) / weight);
    if (m === 1) {
      if (singleUnit === 'unknown') return null;
      if (singleUnit === 'adjust') square += (1 - fraction) * (residuals[0] as number) ** 2; // the mean of all is 0
      continue;
    }
    const mean = residuals.reduce((sum, z) => sum + z, 0) / m;
    const spread = residuals.reduce((sum, z) => sum + (z - mean) ** 2, 0);
    square += ((1 - fraction) * m * spread) / (m - 1);
  }
  return square;
}
