import { integrateDecay } from './decay-integral.js';
import { deviance, excessOverLog, productError } from './deviance.js';
import { stirlingError } from './gamma.js';

/** a y - b x where x + y = 1, above 0 below the mean of the beta law; the smaller of x and y counts as exact. */
function distanceBelowMean(a: number, b: number, x: number, y: number): number {
  if (x > y) return -distanceBelowMean(b, a, y, x);
  const product = b * x;
  const rest = a - product;
  const back = rest - a;
  const restError = a - (rest - back) - (product + back); // Knuth's two-sum
  return rest - a * x + (restError - productError(b, x) - productError(a, x));
}

/** x^a y^b / B(a, b), y = 1 - x. */
export function betaPower(a: number, b: number, x: number, y: number): number {
  if (x === 0 || y === 0) return 0;
  const n = a + b;
  const excess = distanceBelowMean(a, b, x, y);
  const exponent =
    deviance(a, n * x, -excess) +
    deviance(b, n * y, excess) +
    stirlingError(a) +
    stirlingError(b) -
    stirlingError(n);
  return Math.sqrt((a / n) * (b / (2 * Math.PI))) * Math.exp(-exponent);
}

/** I_x(a, b) for x below the mean and large a and b: the density at x times the integral of its ratio to that. */
function lowerTailOfMany(a: number, b: number, x: number, y: number): number {
  const density = betaPower(a, b, x, y) / (x * y);
  if (density === 0) return 0;
  const slope = (distanceBelowMean(a, b, x, y) - (y - x)) / (x * y); // of the log density, at x
  const scale = 1 / (Math.max(slope, 0) + Math.sqrt((a - 1) / (x * x) + (b - 1) / (y * y)));
  const fall = (d: number) =>
    d < x
      ? slope * d + (a - 1) * excessOverLog(-d / x) + (b - 1) * excessOverLog(d / y)
      : Number.POSITIVE_INFINITY;
  return density * integrateDecay(fall, scale);
}

/** I_x(a, b) for x below or little above the mean, by the continued fraction of Didonato and Morris 1992. */
function lowerTail(a: number, b: number, x: number, y: number): number {
  if (Math.min(a, b) > 3000) return lowerTailOfMany(a, b, x, y);
  const power = betaPower(a, b, x, y);
  if (power === 0) return 0;
  const lambda = distanceBelowMean(a, b, x, y);
  // Lentz's method; the fraction begins with its first denominator.
  let value = (a * (lambda + 1)) / (a + 1);
  let c = value;
  let d = 0;
  for (let n = 1; n < 1e6; n++) {
    const step = a + 2 * n - 1;
    const alpha = ((((a + n - 1) / step) * (a + b + n - 1)) / step) * n * (b - n) * x * x;
    const beta = n + (n * (b - n) * x) / step + ((a + n) * (lambda + 1 + n * (1 + y))) / (step + 2);
    d = 1 / (beta + alpha * d);
    c = beta + alpha / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return power / value;
}

/**
 * Regularised incomplete beta function I_x(a, b), a and b > 0: the chance that a beta(a, b) value is at most x. Pass
 * y = 1 - x where it is known better than x; I_y(b, a) is the upper tail, without cancellation.
 */
export function incompleteBeta(a: number, b: number, x: number, y: number = 1 - x): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (x * (a + b + 2) < a + 1) return lowerTail(a, b, x, y);
  const upper = lowerTail(b, a, y, x);
  // For small b the complement is of the order of b: the fraction for it converges here too, only slower.
  return upper > 0.9 && y * (a + 1) > 0.05 ? lowerTail(a, b, x, y) : 1 - upper;
}
