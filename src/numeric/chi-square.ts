import { lowerIncompleteGamma, upperIncompleteGamma } from './incomplete-gamma.js';
import { gammaQuantile } from './incomplete-gamma-inverse.js';

/** Chance that a chi-square value with df > 0 degrees of freedom is at most x. */
export function chiSquareCdf(x: number, df: number): number {
  return lowerIncompleteGamma(df / 2, x / 2);
}

/** Chance that a chi-square value with df > 0 degrees of freedom is above x. */
export function chiSquareSurvival(x: number, df: number): number {
  return upperIncompleteGamma(df / 2, x / 2);
}

/** The x with chiSquareCdf(x, df) = p. */
export function chiSquareQuantile(p: number, df: number): number {
  return 2 * gammaQuantile(p, df / 2);
}
