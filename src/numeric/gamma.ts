import { deviance } from './deviance.js';
import { evaluatePolynomial } from './polynomial.js';

// Binet's function for x >= 1 as a ratio of polynomials that interpolates 80-digit values at the Chebyshev nodes of
// (x - 1) / (x + 1): relative error 2e-16.
const binetNumerator = [
  1.6065800144797515, 27.02123659329285, 95.15699308285055, 163.00834754719315, 157.83496673221947,
  93.96716514219632, 31.967885306512333, 5.9801455760077324,
];
const binetDenominator = [
  1, 43.92534885175362, 380.4409495890871, 1201.790720981424, 1993.0833241737648, 1906.806754983937,
  1129.9980399355984, 383.614623678155, 71.76174691209278,
];

/**
 * Error of Stirling's formula, x > 0: ln Γ(x) - ((x - 1/2) ln x - x + ln √(2π)), about 1 / (12x). It is the same for
 * ln x! with x + 1/2.
 */
export function stirlingError(x: number): number {
  if (x < 1) return stirlingError(x + 1) + (x + 0.5) * Math.log1p(1 / x) - 1;
  return evaluatePolynomial(x, binetNumerator) / evaluatePolynomial(x, binetDenominator);
}

/** x^a e^-x / Γ(a). */
export function gammaPower(a: number, x: number): number {
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(-deviance(a, x, x - a) - stirlingError(a));
}

/** ln B(a, b), a and b > 0: without the cancellation of ln Γ(a) + ln Γ(b) - ln Γ(a + b). */
export function logBeta(a: number, b: number): number {
  return (
    0.9189385332046727 -
    0.5 * Math.log((a / (a + b)) * b) -
    a * Math.log1p(b / a) -
    b * Math.log1p(a / b) +
    stirlingError(a) +
    stirlingError(b) -
    stirlingError(a + b)
  );
}
