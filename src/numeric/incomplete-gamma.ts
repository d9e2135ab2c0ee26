import { integrateDecay } from './decay-integral.js';
import { deviance, excessOverLog } from './deviance.js';
import { logGammaAboveOne, stirlingError } from './gamma.js';

/** x^a e^-x / Γ(a). */
export function gammaPower(a: number, x: number): number {
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(-deviance(a, x, x - a) - stirlingError(a));
}

/** The tail beyond x on the far side of the mode, for large a: the density at x times the integral of its ratio. */
function tailOfMany(a: number, x: number, side: 1 | -1): number {
  const density = gammaPower(a, x) / x;
  if (density === 0) return 0;
  const slope = (side * (x - a + 1)) / x;
  const fall = (d: number) =>
    side < 0 && d >= x ? Number.POSITIVE_INFINITY : slope * d + (a - 1) * excessOverLog((side * d) / x);
  return density * integrateDecay(fall, 1 / (Math.max(slope, 0) + Math.sqrt(a - 1) / x));
}

/** P(a, x) for x up to a + 1, by its power series. */
function lowerTail(a: number, x: number): number {
  if (a > 3000) return tailOfMany(a, x, -1);
  let term = 1;
  let sum = 1;
  for (let n = 1; term > 1e-17 * sum; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return (gammaPower(a, x) / a) * sum;
}

/** Q(a, x) for a and x about 1 or less: it is of the order of a, so 1 - P(a, x) would lose the digits of 1 / a. */
function upperTailOfFew(a: number, x: number): number {
  // x^a / Γ(a + 1) = exp(w), P = exp(w) (1 + s), s = a Σ (-x)^n / (n! (a + n)).
  const w = a * Math.log(x) - logGammaAboveOne(a);
  let term = 1;
  let sum = 0;
  for (let n = 1; Math.abs(term) > 1e-17; n++) {
    term *= -x / n;
    sum += term / (a + n);
  }
  return -Math.expm1(w) - Math.exp(w) * a * sum;
}

/** Q(a, x) for x from a + 1, by Legendre's continued fraction (Lentz's method). */
function upperTail(a: number, x: number): number {
  if (a > 3000) return tailOfMany(a, x, 1);
  const power = gammaPower(a, x);
  if (power === 0) return 0;
  let beta = x + 1 - a;
  let value = beta;
  let c = beta;
  let d = 0;
  for (let n = 1; n < 1e4; n++) {
    const alpha = n * (a - n);
    beta += 2;
    d = 1 / (beta + alpha * d);
    c = beta + alpha / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return power / value;
}

/** Regularised lower incomplete gamma function P(a, x), a > 0: the chance that a gamma(a) value is at most x. */
export function lowerIncompleteGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return x < a + 1 ? lowerTail(a, x) : 1 - upperTail(a, x);
}

/** Regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x), a > 0, without cancellation. */
export function upperIncompleteGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (x >= a + 1) return upperTail(a, x);
  return a < 0.5 ? upperTailOfFew(a, x) : 1 - lowerTail(a, x);
}
