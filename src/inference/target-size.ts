import type { NpsShares } from '../core/counts.js';
import { normalUpperQuantile } from '../numeric/normal-tail.js';
import { constrainedVariance } from './constrained.js';
import { chanceOfExtreme, mostAddedUp } from './outcomes.js';
import { criticalValue } from './power.js';
import type { Alternative } from './records.js';
import { varianceOf } from './sample.js';

/**
 * Least number of respondents from which on the score test against theta rejects it with the wanted power, shares being
 * the truth. Beyond 10,000 from the normal approximation, on the safe side: up to 4 % too many where opinions are split.
 *
 * The power over n is a sawtooth, since the answers are whole. A size that is safe is where the mean is some steps (2,
 * when a detractor becomes a promoter) beyond the normal approximation: for the teeth, and for the skewness, which weighs
 * more in the far tail. From there down the sizes are tried one by one.
 */
export function sizeAgainstTarget(
  shares: NpsShares,
  theta: number,
  alternative: Alternative,
  level: number,
  power: number,
): number {
  const critical = criticalValue(level, alternative);
  const variance = varianceOf({ ...shares, n: 1 });
  const targetVariance = constrainedVariance(theta, { ...shares, n: 1, heads: 1 });
  const reserve = normalUpperQuantile(1 - power);
  const spread = critical * Math.sqrt(targetVariance) + reserve * Math.sqrt(variance);
  const gap = Math.abs(shares.promoters - shares.detractors - theta);
  // n gap = spread sqrt(n) + 4 + reserve^2
  const root = spread + Math.sqrt(spread * spread + 4 * gap * (4 + reserve * reserve));
  const safe = (root / (2 * gap)) ** 2;
  if (safe > mostAddedUp) return safe;
  let enough = Math.ceil(safe);
  const isEnough = (n: number): boolean =>
    chanceOfExtreme(n, shares, theta, alternative, (z) => z > critical) >= power;
  while (enough > 1 && isEnough(enough - 1)) enough -= 1;
  return enough;
}
