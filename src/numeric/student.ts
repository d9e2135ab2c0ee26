import { logBeta } from './gamma.js';
import { incompleteBeta } from './incomplete-beta.js';
import { findRoot } from './roots.js';

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
  const between = 2 * Math.abs(p - 0.5); // the chance from -t to t, which keeps its digits near t = 0
  const excess = (t: number): number => {
    if (tail < 0.25) return Math.log(studentSurvival(t, df) / tail);
    const square = (t * t) / df;
    return incompleteBeta(0.5, df / 2, square / (1 + square), 1 / (1 + square)) - between;
  };
  // The leading term for far t is above the tail everywhere, and nearly the tail there.
  const far = Math.sqrt(df) * Math.exp(-(Math.log(tail) + Math.log(df) + logBeta(df / 2, 0.5)) / df);
  const t = far > 1e100 * Math.sqrt(df) ? far : findRoot(excess, 0, far);
  return p < 0.5 ? -t : t;
}
