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

// ln Γ(x) / ((x - 1)(x - 2)) for 1 <= x <= 3, in the same way: relative error 5e-16.
const middleNumerator = [
  2.3833842241060905, 42.983393452090425, 160.97193286648942, 191.23888380868644, 79.57641327308788,
  11.065796621320963, 0.3938173311966224, 0.0008044525377432427,
];
const middleDenominator = [
  1, 32.10233185024589, 187.9084263421133, 339.12323919641665, 224.95980166680573, 56.446713722201466,
  4.860357370814378, 0.10149584811980483,
];

function middlePart(x: number): number {
  return evaluatePolynomial(x, middleNumerator) / evaluatePolynomial(x, middleDenominator);
}

/** ln Γ(1 + x), 0 <= x <= 1, without the rounding of 1 + x. */
export function logGammaAboveOne(x: number): number {
  return x * (x - 1) * middlePart(1 + x);
}

/** ln Γ(x), x > 0, to a relative error that holds near its zeros 1 and 2 too. */
export function logGamma(x: number): number {
  if (x >= 3) return (x - 0.5) * Math.log(x) - x + 0.9189385332046727 + stirlingError(x);
  return x < 1 ? logGammaAboveOne(x) - Math.log(x) : (x - 1) * (x - 2) * middlePart(x);
}

/** ln n!, n >= 0. */
export function logFactorial(n: number): number {
  return logGamma(n + 1);
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
