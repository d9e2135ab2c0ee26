import { binomialLogTerm } from './binomial.js';
import { productError } from './deviance.js';

/** An urn: `draws` taken without putting back from `population`, of which `marked` are marked. Whole, up to 2^53. */
export interface Urn {
  readonly population: number;
  readonly marked: number;
  readonly draws: number;
}

/** ln of the chance that exactly k of the draws are marked; the quotient of three binomial terms at draws / population. */
export function hypergeometricLogPmf(k: number, { population, marked, draws }: Urn): number {
  const others = population - marked;
  if (!(k >= 0 && k <= marked && draws - k >= 0 && draws - k <= others)) return Number.NEGATIVE_INFINITY;
  if (population === 0) return 0;
  const p = draws / population;
  const q = (population - draws) / population;
  const excess =
    (marked * draws - k * population + (productError(marked, draws) - productError(k, population))) /
    population;
  return (
    binomialLogTerm(k, marked, p, q, excess) +
    binomialLogTerm(draws - k, others, p, q, -excess) -
    binomialLogTerm(draws, population, p, q, 0)
  );
}

/** Chance that exactly k of the draws are marked. */
export function hypergeometricPmf(k: number, urn: Urn): number {
  return Math.exp(hypergeometricLogPmf(k, urn));
}
