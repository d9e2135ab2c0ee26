/** Where to look between two ends: parts of the way from either end (they add up to 1), and weights of the values. */
export interface EndpointRule {
  readonly fromLower: Float64Array;
  readonly fromUpper: Float64Array;
  readonly weights: Float64Array;
}

/** Nodes on either side of the middle, and how many of them are looked at in any case. */
const [reach, sure] = [84, 32];

/**
 * A rule for integrals over a range whose integrand may be infinite at the ends like distance^power, power from -0.9.
 * Make it once. Error 1e-13 of a peak whose standard deviation is a seventeenth of the range, or of anything wider.
 *
 * @see Takahasi and Mori 1974: trapezoidal rule after x = tanh(π/2 sinh t), here with step 1/16 to t = 5.25
 */
export function doubleExponentialRule(): EndpointRule {
  const size = 2 * reach + 1;
  const rule = {
    fromLower: new Float64Array(size),
    fromUpper: new Float64Array(size),
    weights: new Float64Array(size),
  };
  for (let i = 0; i < size; i++) {
    const t = (i - reach) / 16;
    const growth = Math.exp(Math.PI * Math.sinh(t));
    rule.fromLower[i] = growth / (1 + growth);
    rule.fromUpper[i] = 1 / (1 + growth);
    rule.weights[i] = ((Math.PI / 16) * Math.cosh(t) * (growth / (1 + growth))) / (1 + growth);
  }
  return rule;
}

/** Integral over a range of that width of a function, 0 or more, of the distances from its two ends. */
export function integrateRange(
  f: (fromLower: number, fromUpper: number) => number,
  width: number,
  rule: EndpointRule,
): number {
  const term = (i: number): number =>
    (rule.weights[i] as number) *
    f(width * (rule.fromLower[i] as number), width * (rule.fromUpper[i] as number));
  let sum = term(reach);
  for (const side of [-1, 1]) {
    for (let k = 1; k <= reach; k++) {
      const next = term(reach + side * k);
      sum += next;
      if (k > sure && next < 1e-18 * sum) break;
    }
  }
  return sum * width;
}
