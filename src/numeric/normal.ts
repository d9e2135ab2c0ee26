import { millsRatio, normalUpperQuantile } from './normal-tail.js';
import { evaluatePolynomial } from './polynomial.js';

/** Chance that a standard normal value is above x. */
export function normalSurvival(x: number): number {
  if (x < 0) return 1 - normalSurvival(-x);
  if (x > 39) return 0; // below the smallest double
  // x² = high² + (x - high)(x + high): high² is exact, so exp keeps its digits in the far tail.
  const high = Math.fround(x);
  const rest = ((x - high) * (x + high)) / 2;
  const restFactor = 1 - rest * (1 - rest * (0.5 - rest / 6)); // exp(-rest), rest < 5e-5
  return 0.3989422804014327 * Math.exp(-(high * high) / 2) * restFactor * millsRatio(x);
}

/** Chance that a standard normal value is at most x. */
export function normalCdf(x: number): number {
  return normalSurvival(-x);
}

// Wichura 1988, algorithm AS 241, central region.
const centralNumerator = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const centralDenominator = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
];

/** The x with normalCdf(x) = p; minus and plus infinity at 0 and 1. */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * evaluatePolynomial(r, centralNumerator)) / evaluatePolynomial(r, centralDenominator);
  }
  const tail = q < 0 ? p : 1 - p;
  if (tail <= 0) return q / 0;
  const x = normalUpperQuantile(tail);
  return q < 0 ? -x : x;
}
