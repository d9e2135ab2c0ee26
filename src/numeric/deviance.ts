/** x - ln(1 + x), x > -1, without cancellation near 0. */
export function excessOverLog(x: number): number {
  if (x < -0.5 || x > 1) return x - Math.log1p(x);
  // ln(1 + x) = 2 artanh(r), r = x / (2 + x), |r| <= 1/3.
  const r = x / (2 + x);
  const square = r * r;
  let sum = 0;
  let power = 1;
  for (let k = 3; power > 1e-17; k += 2) {
    sum += power / k;
    power *= square;
  }
  return r * (x - 2 * square * sum);
}

/**
 * Deviance x ln(x / mean) + mean - x of a count x from its mean, x and mean >= 0; `excess` is mean - x, given by the
 * caller because it knows it without rounding.
 *
 * @see Loader 2000, "Fast and accurate computation of binomial probabilities"
 */
export function deviance(x: number, mean: number, excess: number): number {
  if (x === 0) return mean;
  return excess < -0.5 * x ? x * Math.log(x / mean) + excess : x * excessOverLog(excess / x);
}

/** Rounding error of the product of two numbers: a * b is exactly (the double a * b) + productError(a, b). */
export function productError(a: number, b: number): number {
  const split = 134217729; // 2^27 + 1: halves of 26 bits multiply exactly (Dekker 1971)
  const aHigh = split * a - (split * a - a);
  const bHigh = split * b - (split * b - b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (a * b - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
