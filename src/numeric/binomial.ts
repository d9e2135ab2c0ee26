import { deviance, productError } from './deviance.js';
import { stirlingError } from './gamma.js';
import { incompleteBeta } from './incomplete-beta.js';

/**
 * ln C(n, k) p^k q^(n - k), p + q = 1, given the excess np - k of the mean without rounding.
 *
 * @see Loader 2000, "Fast and accurate computation of binomial probabilities" (saddle point)
 */
export function binomialLogTerm(k: number, n: number, p: number, q: number, excess: number): number {
  if (n === 0) return 0;
  if (k === 0) return n * (p < q ? Math.log1p(-p) : Math.log(q));
  if (k === n) return n * (q < p ? Math.log1p(-q) : Math.log(p));
  const rest = n - k;
  return (
    stirlingError(n) -
    stirlingError(k) -
    stirlingError(rest) -
    deviance(k, n * p, excess) -
    deviance(rest, n * q, -excess) -
    Math.log(2 * Math.PI * k * (rest / n)) / 2
  );
}

/** ln P(X = k) for X binomial(n, p), n whole up to 2^53. */
export function binomialLogPmf(k: number, n: number, p: number): number {
  if (!(k >= 0 && k <= n)) return Number.NEGATIVE_INFINITY;
  return binomialLogTerm(k, n, p, 1 - p, n * p - k + productError(n, p));
}

/** P(X = k) for X binomial(n, p). */
export function binomialPmf(k: number, n: number, p: number): number {
  return Math.exp(binomialLogPmf(k, n, p));
}

/** P(X <= k) for X binomial(n, p). */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : incompleteBeta(n - k, k + 1, 1 - p, p);
}

/** P(X > k) for X binomial(n, p). */
export function binomialSurvival(k: number, n: number, p: number): number {
  if (k < 0) return 1;
  return k >= n ? 0 : incompleteBeta(k + 1, n - k, p, 1 - p);
}
