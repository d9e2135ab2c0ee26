/** Sums of distances that keep to one side, at one point. */
export interface CusumPoint {
  /** Sum of what lies more than the reference above the centre; falls back to 0. */
  readonly high: number;
  /** Sum of what lies more than the reference below the centre; falls back to 0. */
  readonly low: number;
}

/**
 * Tabular CUSUM of standardised values: high = max(0, high + z - reference), low = max(0, low - z - reference).
 *
 * @see Page 1954, Biometrika 41, 100-115; Montgomery, "Introduction to Statistical Quality Control", section 9.1
 */
export function cumulateDistances(values: readonly number[], reference: number): CusumPoint[] {
  let high = 0;
  let low = 0;
  return values.map((z) => {
    high = Math.max(0, high + z - reference);
    low = Math.max(0, low - z - reference);
    return { high, low };
  });
}
