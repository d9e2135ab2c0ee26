import type { Category } from '../core/counts.js';
import type { Untestable } from '../inference/records.js';
import { studentQuantile, studentSurvival } from '../numeric/student.js';

/** A confidence interval in the unit of the amounts. */
export interface MeanInterval<Method extends string = 'student' | 'welch'> {
  /** Lower limit. */
  readonly lower: number;
  /** Upper limit. */
  readonly upper: number;
  /** Confidence level. */
  readonly level: number;
  /** How the limits were found. */
  readonly method: Method;
}

/** A mean with what it is made of, in the unit of the amounts. */
export interface MeanAmount {
  /** Rows. */
  readonly n: number;
  /** Their mean; null when there is none. */
  readonly mean: number | null;
  /** Their standard deviation with divisor n - 1; null below two rows. */
  readonly standardDeviation: number | null;
  /** Student's interval of the mean; null below two rows. */
  readonly interval: MeanInterval<'student'> | null;
}

/** Two means held against each other. */
export interface MeanComparison {
  /** Tells this record from one that could not be made. */
  readonly status: 'tested';
  /** Mean of detractors minus mean of promoters, in the unit of the amounts. */
  readonly difference: number;
  /** Its interval. */
  readonly interval: MeanInterval<'welch'>;
  /** Difference over its standard error. */
  readonly statistic: number;
  /** Degrees of freedom, which need not be whole. */
  readonly degreesOfFreedom: number;
  /** Two-sided probability of a difference at least as large by chance, 0 to 1. */
  readonly pValue: number;
  /** How the test was made. */
  readonly method: 'welch';
}

/** A mean per category, and how they compare. */
export interface OutcomeMeans {
  /** Tells means from rates. */
  readonly kind: 'mean';
  /** Rows with a rating and an amount. */
  readonly n: number;
  /** Rows that lack one of them. */
  readonly missing: number;
  /** Mean of promoters. */
  readonly promoters: MeanAmount;
  /** Mean of passives. */
  readonly passives: MeanAmount;
  /** Mean of detractors. */
  readonly detractors: MeanAmount;
  /** Detractors against promoters. */
  readonly detractorsAgainstPromoters: MeanComparison | Untestable;
}

/** The means of amounts per category. */
export function meansOf(
  amounts: Readonly<Record<Category, readonly number[]>>,
  missing: number,
  level: number,
): OutcomeMeans {
  const promoters = meanOf(amounts.promoter, level);
  const passives = meanOf(amounts.passive, level);
  const detractors = meanOf(amounts.detractor, level);
  return {
    kind: 'mean',
    n: promoters.n + passives.n + detractors.n,
    missing,
    promoters,
    passives,
    detractors,
    detractorsAgainstPromoters: compareMeans(detractors, promoters, level),
  };
}

function meanOf(amounts: readonly number[], level: number): MeanAmount {
  const n = amounts.length;
  if (n === 0) return { n, mean: null, standardDeviation: null, interval: null };
  const rough = amounts.reduce((sum, amount) => sum + amount / n, 0);
  // A second pass over the residuals takes away the rounding of the first.
  const mean = rough + amounts.reduce((sum, amount) => sum + (amount - rough) / n, 0);
  if (n === 1) return { n, mean, standardDeviation: null, interval: null };
  const standardDeviation = Math.sqrt(
    amounts.reduce((sum, amount) => sum + (amount - mean) ** 2 / (n - 1), 0),
  );
  const half = (-studentQuantile((1 - level) / 2, n - 1) * standardDeviation) / Math.sqrt(n);
  return {
    n,
    mean,
    standardDeviation,
    interval: { lower: mean - half, upper: mean + half, level, method: 'student' },
  };
}

/** @see Welch 1947, Biometrika 34, 28-35 */
function compareMeans(current: MeanAmount, baseline: MeanAmount, level: number): MeanComparison | Untestable {
  if (current.mean === null || baseline.mean === null)
    return { status: 'untestable', reason: 'empty-sample' };
  const parts = [current, baseline].map(
    ({ n, standardDeviation }) => (standardDeviation ?? Number.NaN) ** 2 / n,
  );
  const [one, other] = parts as [number, number];
  // Not a number where one of them has no standard deviation.
  if (!(one + other > 0)) return { status: 'untestable', reason: 'zero-variance' };
  const error = Math.sqrt(one + other);
  const share = one / (one + other);
  const df = 1 / (share ** 2 / (current.n - 1) + (1 - share) ** 2 / (baseline.n - 1));
  const difference = current.mean - baseline.mean;
  const half = -studentQuantile((1 - level) / 2, df) * error;
  return {
    status: 'tested',
    difference,
    interval: { lower: difference - half, upper: difference + half, level, method: 'welch' },
    statistic: difference / error,
    degreesOfFreedom: df,
    pValue: Math.min(1, 2 * studentSurvival(Math.abs(difference / error), df)),
    method: 'welch',
  };
}
