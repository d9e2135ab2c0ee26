/** A straight line through values of known variance. */
export interface WeightedLine {
  /** Value at time 0. */
  readonly intercept: number;
  readonly slope: number;
  /** Standard error of the slope as the variances alone give it. */
  readonly standardError: number;
  /** Weighted sum of squared distances from the line: chi-square with `count - 2` degrees of freedom if it is straight. */
  readonly lackOfFit: number;
}

/**
 * Least squares with weights 1 / variance; two or more times that differ, variances above 0.
 *
 * slope = sum w (t - t̄)(y - ȳ) / sum w (t - t̄)^2, its variance 1 / sum w (t - t̄)^2.
 */
export function fitWeightedLine(
  times: readonly number[],
  values: readonly number[],
  variances: readonly number[],
): WeightedLine {
  const weights = variances.map((variance) => 1 / variance);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (of: readonly number[]): number =>
    of.reduce((sum, value, i) => sum + (weights[i] as number) * value, 0) / total;
  const time = mean(times);
  const value = mean(values);
  let across = 0;
  let along = 0;
  times.forEach((t, i) => {
    const weight = weights[i] as number;
    across += weight * (t - time) * ((values[i] as number) - value);
    along += weight * (t - time) ** 2;
  });
  const slope = across / along;
  const lackOfFit = times.reduce((sum, t, i) => {
    const rest = (values[i] as number) - value - slope * (t - time);
    return sum + (weights[i] as number) * rest * rest;
  }, 0);
  return { intercept: value - slope * time, slope, standardError: 1 / Math.sqrt(along), lackOfFit };
}
