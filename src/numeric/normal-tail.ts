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

/** (1 - Φ(x)) / φ(x) for 0 <= x <= 39. */
export function millsRatio(x: number): number {
  return evaluatePolynomial(x, millsNumerator) / evaluatePolynomial(x, millsDenominator);
}

/** The x above which a standard normal value lies with that chance, a tail within (0, 0.5]. */
export function normalUpperQuantile(tail: number): number {
  const minusLog = -Math.log(tail);
  let x = Math.sqrt(2 * minusLog) - 0.6;
  // Three Halley steps on -ln(1 - Φ(x)) = x²/2 + ln √(2π) - ln M(x), M = Mills ratio, leave an error below 1e-20.
  for (let step = 0; step < 3; step++) {
    const mills = millsRatio(x);
    const error = (x * x) / 2 + 0.9189385332046727 - Math.log(mills) - minusLog;
    x -= (error * mills) / (1 - (error * (1 - x * mills)) / 2);
  }
  return x;
}
