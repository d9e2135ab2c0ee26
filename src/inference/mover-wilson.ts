import { wilsonLimits } from '../numeric/wilson.js';
import type { Limits } from './limits.js';
import { type Sample, thetaOf } from './sample.js';

/**
 * Square-and-add of the two Wilson intervals of the promoter and the detractor share, with the correlation that the
 * two shares of one sample have: rho = -sqrt(pd / ((1 - p)(1 - d))), 0 where a share is 1.
 *
 * @see Zou and Donner 2008, Statistics in Medicine 27, 1693-1702
 */
export function moverWilsonLimits(sample: Sample, z: number): Limits {
  const p = sample.promoters / sample.n;
  const d = sample.detractors / sample.n;
  const theta = thetaOf(sample);
  const promoters = wilsonLimits(sample.promoters, sample.n, z);
  const detractors = wilsonLimits(sample.detractors, sample.n, z);
  const room = (1 - p) * (1 - d);
  const rho = room > 0 ? -Math.sqrt((p * d) / room) : 0;
  return {
    lower: theta - squareAndAdd(p - promoters.lower, detractors.upper - d, rho),
    upper: theta + squareAndAdd(promoters.upper - p, d - detractors.lower, rho),
  };
}

/** sqrt(x^2 + y^2 - 2 rho x y); what rounding leaves below 0 is 0. */
function squareAndAdd(x: number, y: number, rho: number): number {
  return Math.sqrt(Math.max(0, x * x + y * y - 2 * rho * x * y));
}
