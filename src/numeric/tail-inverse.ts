/**
 * Inverse of a tail chance of a law whose logarithm is a log-concave variable (beta by its odds, gamma): the m > 0
 * with tail(m) = p, where tail rises with m and `slope` is its derivative by ln m. Newton's method on
 * ln tail(m) = ln p as a function of ln m, which is concave: from the left it never overshoots, and the first step
 * from the right leads to the left.
 *
 * @param least a start known to lie left of the root, or 0
 * @param scale about the standard deviation of ln m, at most 1
 */
export function invertTail(
  tail: (m: number) => number,
  slope: (m: number) => number,
  p: number,
  start: number,
  least: number,
  scale: number,
): number {
  let m = start;
  let high = Number.POSITIVE_INFINITY; // least m seen to the right of the root
  for (let steps = 0; steps < 200 && m > 0; steps++) {
    const chance = tail(m);
    if (chance > p) high = m;
    if (chance > 0) {
      const step = Math.min((Math.log(chance / p) * chance) / slope(m), 30 * scale);
      m = Math.max(least, m * Math.exp(-step));
      if (Math.abs(step) < 1e-9 * scale) break;
    } else {
      // The chance is below the smallest double: go up until it is not.
      m *= high < Number.POSITIVE_INFINITY ? Math.sqrt(high / m) : Math.exp(scale);
    }
  }
  return m;
}

/** Normal quantile of the upper tail p, 0 < p <= 0.5, to 0.003: a start for searches (Hastings 1955). */
export function roughNormalTail(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p));
  return t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t));
}
