/** How long something lasted, or has lasted so far. */
export interface Lifetime {
  /** Time, 0 or more. */
  readonly time: number;
  /** True when it ended then; false when it still goes on. */
  readonly ended: boolean;
}

/**
 * The time by which a part `share` of all has ended, by the product-limit estimate: those that still go on count for as
 * long as they are known. Where the estimate stays at exactly that share for a while, the middle of that stretch, so that
 * without running ones the median is the usual one. Null when that share is not reached.
 *
 * @see Kaplan and Meier 1958, Journal of the American Statistical Association 53, 457-481
 */
export function lifetimeQuantile(lifetimes: readonly Lifetime[], share: number): number | null {
  const sorted = [...lifetimes].sort((one, other) => one.time - other.time);
  let atRisk = sorted.length;
  let surviving = 1;
  let flatFrom: number | null = null;
  for (let i = 0; i < sorted.length; ) {
    const { time } = sorted[i] as Lifetime;
    let [ended, gone] = [0, 0];
    for (; sorted[i]?.time === time; i += 1) {
      gone += 1;
      if (sorted[i]?.ended) ended += 1;
    }
    if (ended > 0) {
      if (flatFrom !== null) return flatFrom + (time - flatFrom) / 2;
      surviving *= (atRisk - ended) / atRisk;
      const excess = surviving - (1 - share);
      // The product of many fractions is only nearly the share that it stands for.
      if (Math.abs(excess) < 1e-10) flatFrom = time;
      else if (excess < 0) return time;
    }
    atRisk -= gone;
  }
  return flatFrom;
}
