/** Limits of a score or difference as parts of one. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/** Limits in points, held to what a score (`most` 1) or a difference of two (`most` 2) can be. */
export function limitsInPoints({ lower, upper }: Limits, most: 1 | 2): Limits {
  return {
    lower: 100 * Math.max(-most, Math.min(most, lower)) + 0,
    upper: 100 * Math.max(-most, Math.min(most, upper)) + 0,
  };
}
