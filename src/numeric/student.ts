import { logBeta } from './gamma.js';
import { incompleteBeta } from './incomplete-beta.js';
import { betaQuantileOdds } from './incomplete-beta-inverse.js';

/** Chance that a value of Student's t with df > 0 degrees of freedom (real) is above t. */
export function studentSurvival(t: number, df: number): number {
  if (t < 0) return 1 - studentSurvival(-t, df);
  const ratio = t / Math.sqrt(df);
  // Beyond the range of squares only the leading term is left.
  if (ratio > 1e100) return ratio ** -df / df / Math.exp(logBeta(df / 2, 0.5));
  const square = ratio * ratio;
  return incompleteBeta(df / 2, 0.5, 1 / (1 + square), square / (1 + square)) / 2;
}

/** Chance that a value of Student's t with df > 0 degrees of freedom (real) is at most t. */
export function studentCdf(t: number, df: number): number {
  return studentSurvival(-t, df);
}

/** The t with studentCdf(t, df) = p; minus and plus infinity at 0 and 1. */
export function studentQuantile(p: number, df: number): number {
  const tail = p < 0.5 ? p : 1 - p;
  if (tail <= 0) return (p - 0.5) / 0;
  const far = Math.exp(-(Math.log(tail) + Math.log(df) + logBeta(df / 2, 0.5)) / df); // the leading term for far t
  const ratio =
    far > 1e100 ? far : 1 / Math.sqrt(betaQuantileOdds(2 * tail, df / 2, 0.5, 2 * Math.abs(p - 0.5)));
  const t = ratio * Math.sqrt(df);
  return p < 0.5 ? -t : t;
}
