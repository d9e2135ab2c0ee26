import { evaluatePolynomial } from './polynomial.js';

// Mills ratio (1 - Φ(x)) / φ(x) for 0 <= x <= 39 as a ratio of polynomials that interpolates 60-digit values at the
// Chebyshev nodes of (x - 3) / (x + 3): relative error 4e-16. All coefficients are positive, so nothing cancels.
const millsNumerator = [
  1.2533141373155001, 1.9077520907160852, 1.4388274830854026, 0.689289290100852, 0.22871873559435174,
  0.05425881622114535, 0.00919568771410587, 0.0010763845417231825, 7.945676487785514e-5,
  2.8514425732899285e-6,
];
const millsDenominator = [
  1, 2.320050499824617, 2.4991507085057374, 1.6499433182895482, 0.7414242515406501, 0.23775548929012383,
  0.05532949867157604, 0.009275144456749701, 0.0010792359847167953, 7.945676487310157e-5,
  2.851442573314017e-6,
];

function millsRatio(x: number): number {
  return evaluatePolynomial(x, millsNumerator) / evaluatePolynomial(x, millsDenominator);
}

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
  const minusLog = -Math.log(tail);
  const t = Math.sqrt(2 * minusLog);
  // A fitted start (error 2e-5), then one Halley step on -ln(1 - Φ(x)) = x²/2 + ln √(2π) - ln M(x), M = Mills ratio.
  const start =
    t -
    (2.4316518 + t * (0.85064581 + t * 0.02210553)) /
      (1 + t * (1.3919386 + t * (0.22221545 + t * 0.00329441)));
  const mills = millsRatio(start);
  const error = (start * start) / 2 + 0.9189385332046727 - Math.log(mills) - minusLog;
  const x = start - (error * mills) / (1 - (error * (1 - start * mills)) / 2);
  return q < 0 ? -x : x;
}
