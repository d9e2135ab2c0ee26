/** Limits of a rate, parts of one. */
export interface RateLimits {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Wilson's score limits of a rate: all rates p with |count - n p| <= z sqrt(n p (1 - p)). Count 0 to n, n > 0, both
 * real, z >= 0. Exactly 0 at the bottom and 1 at the top.
 *
 * With a = count + z^2/2 and b = z sqrt(count (n - count)/n + z^2/4) the limits are (a - b)/(n + z^2) and
 * (a + b)/(n + z^2); the lower one is written as count^2 / (n (a + b)), which cancels nothing.
 *
 * @see Wilson 1927, Journal of the American Statistical Association 22, 209-212
 */
export function wilsonLimits(count: number, n: number, z: number): RateLimits {
  const reach = count + (z * z) / 2 + z * Math.sqrt((count / n) * (n - count) + (z * z) / 4);
  return {
    lower: count === 0 ? 0 : ((count / n) * count) / reach,
    upper: count === n ? 1 : Math.min(1, reach / (n + z * z)),
  };
}
