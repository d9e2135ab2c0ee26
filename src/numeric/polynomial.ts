/** Value at x of the polynomial with these coefficients, constant term first (Horner). */
export function evaluatePolynomial(x: number, coefficients: readonly number[]): number {
  let value = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) value = value * x + (coefficients[i] as number);
  return value;
}
