import { incompleteBeta } from './incomplete-beta.js';

/** Chance that an F value with df1 and df2 > 0 degrees of freedom is above f >= 0. */
export function fSurvival(f: number, df1: number, df2: number): number {
  if (f === Number.POSITIVE_INFINITY) return 0;
  const total = df1 * f + df2;
  return incompleteBeta(df2 / 2, df1 / 2, df2 / total, (df1 * f) / total);
}
