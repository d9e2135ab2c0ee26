import { millsRatio, normalUpperQuantile } from './normal-tail.js';

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

/** The x with normalCdf(x) = p; minus and plus infinity at 0 and 1. */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) < 0.425) return middleQuantile(q);
  const tail = q < 0 ? p : 1 - p;
  if (tail <= 0) return q / 0;
  const x = normalUpperQuantile(tail);
  return q < 0 ? -x : x;
}

/** The x with normalCdf(x) = 1/2 + q, |q| < 0.425, with all its digits near 0 too. */
function middleQuantile(q: number): number {
  let x = 2.5 * q;
  // Halley's steps on the series of (Φ(x) - 1/2) / φ(x), which is x + x^3/3 + x^5/15 + ...
  for (let step = 0; step < 4; step++) {
    let error = x - q * 2.5066282746310002 * Math.exp((x * x) / 2);
    for (let term = x, k = 3; Math.abs(term) > 1e-17 * Math.abs(x); k += 2) error += term *= (x * x) / k;
    x -= error / (1 + (x * error) / 2);
  }
  return x;
}
