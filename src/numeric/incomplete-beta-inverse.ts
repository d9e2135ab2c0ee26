import { logBeta } from './gamma.js';
import { betaPower, incompleteBeta } from './incomplete-beta.js';
import { invertTail, roughNormalTail } from './tail-inverse.js';

/**
 * Odds x / (1 - x) of the x with I_x(a, b) = p, a and b > 0; q = 1 - p where it is known better than p. Odds keep
 * their digits where x is near 1.
 */
export function betaQuantileOdds(p: number, a: number, b: number, q: number = 1 - p): number {
  if (p <= 0) return 0;
  if (q < p) return 1 / betaQuantileOdds(q, b, a, p);
  // The chance is at most odds^a / (a B(a, b)), and nearly that for small odds.
  const least = Math.exp((Math.log(p) + Math.log(a) + logBeta(a, b)) / a);
  const deviation = Math.sqrt(1 / a + 1 / b); // of ln odds, about
  const middle = (a / b) * Math.exp(-roughNormalTail(p) * deviation);
  return invertTail(
    (odds) => incompleteBeta(a, b, odds / (1 + odds), 1 / (1 + odds)),
    (odds) => betaPower(a, b, odds / (1 + odds), 1 / (1 + odds)),
    p,
    Math.max(least, Math.min(a, b) < 0.5 ? 0 : middle),
    least,
    Math.min(1, deviation),
  );
}

/** The x with I_x(a, b) = p, a and b > 0. */
export function betaQuantile(p: number, a: number, b: number): number {
  const odds = betaQuantileOdds(p, a, b);
  return odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
}
