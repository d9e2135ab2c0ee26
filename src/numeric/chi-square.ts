import { gammaPower } from './gamma.js';
import { normalSurvival } from './normal.js';

/**
 * Chance that a chi-square value with df degrees of freedom, whole and above 0, is above x. With a = df / 2, m = x / 2
 * and the gamma density g(a) = m^(a-1) e^-m / Γ(a) it is g(a) + g(a - 1) + ... and at last the chance of 1 or 2 degrees
 * of freedom; below the mean it is 1 - g(a + 1) - g(a + 2) - ... Terms of one sign only, from the largest on.
 */
export function chiSquareSurvival(x: number, df: number): number {
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const [a, m] = [df / 2, x / 2];
  const power = gammaPower(a, m); // m g(a)
  let sum = 0;
  if (m < a) {
    for (let b = a, term = power / a; term > 1e-17 * sum; term *= m / b) {
      sum += term;
      b += 1;
    }
    return 1 - sum;
  }
  for (let b = a, term = power / m; b > 1 && term > 1e-17 * sum; term *= b / m) {
    sum += term;
    b -= 1;
  }
  return sum + (df % 2 === 0 ? Math.exp(-m) : 2 * normalSurvival(Math.sqrt(x)));
}
