import { binomialLogPmf } from './binomial.js';
import { hypergeometricLogPmf, type Urn } from './hypergeometric.js';
import type { Random } from './random.js';

/** Counts up from 0 until the chances used up reach a random number; for means below 10. */
function drawByInversion(random: Random, logPmf: (k: number) => number, most: number): number {
  let left = random();
  for (let k = 0; k < most; k++) {
    left -= Math.exp(logPmf(k));
    if (left < 0) return k;
  }
  return most;
}

/**
 * A draw from a unimodal law on 0..most by the ratio of uniforms: about 1.3 tries whatever the size of the law.
 *
 * @see Stadlober 1990, "The ratio of uniforms approach for generating discrete random variates"
 */
function drawByRatio(
  random: Random,
  logPmf: (k: number) => number,
  most: number,
  mean: number,
  variance: number,
  mode: number,
): number {
  const peak = logPmf(mode);
  // 2 √(2 / e) and 3 - 2 √(3 / e)
  const width = 1.7155277699214135 * Math.sqrt(variance + 0.5) + 0.8989161620588988;
  for (;;) {
    const u = random();
    const k = Math.floor(mean + 0.5 + (width * (random() - 0.5)) / u);
    if (!(k >= 0 && k <= most)) continue;
    const height = logPmf(k) - peak;
    // 2 ln u <= height, decided without the logarithm where its bounds suffice.
    if (u * (4 - u) - 3 <= height || (u * (u - height) < 1 && 2 * Math.log(u) <= height)) return k;
  }
}

/** A draw from binomial(n, p), n whole up to 2^53, at a cost that does not grow with n. */
export function drawBinomial(random: Random, n: number, p: number): number {
  if (p > 0.5) return n - drawBinomial(random, n, 1 - p);
  const mean = n * p;
  const logPmf = (k: number) => binomialLogPmf(k, n, p);
  if (mean < 10) return drawByInversion(random, logPmf, n);
  return drawByRatio(random, logPmf, n, mean, mean * (1 - p), Math.floor((n + 1) * p));
}

/** How many marked ones a handful from an urn has, at a cost that does not grow with the urn. */
export function drawHypergeometric(random: Random, { population, marked, draws }: Urn): number {
  if (marked > population / 2) {
    return draws - drawHypergeometric(random, { population, marked: population - marked, draws });
  }
  if (draws > population / 2) {
    return marked - drawHypergeometric(random, { population, marked, draws: population - draws });
  }
  const logPmf = (k: number) => hypergeometricLogPmf(k, { population, marked, draws });
  const most = Math.min(marked, draws);
  const mean = draws * (marked / population);
  if (!(mean >= 10)) return drawByInversion(random, logPmf, most);
  const variance = mean * (1 - marked / population) * ((population - draws) / (population - 1));
  const mode = Math.floor((draws + 1) * ((marked + 1) / (population + 2)));
  return drawByRatio(random, logPmf, most, mean, variance, mode);
}
