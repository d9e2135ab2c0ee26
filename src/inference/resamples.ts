import { drawBinomial } from '../numeric/draws.js';
import { normalQuantile } from '../numeric/normal.js';
import { createRandom } from '../numeric/random.js';
import { type Sample, thetaOf, varianceOf } from './sample.js';
import { differenceLaw } from './score-law.js';

/** The differences promoters - detractors that resamples of a sample would have. */
export interface Resamples {
  /** Least difference with at least that chance at and below it. */
  readonly fromBelow: (tail: number) => number;
  /** Largest difference with at least that chance at and above it. */
  readonly fromAbove: (tail: number) => number;
  /** Chance of a difference below the observed one, with ties counted half. */
  readonly below: number;
  /** A sixth of the skewness of the differences. */
  readonly acceleration: number;
}

/** Variance of the difference from which on its law is taken from an expansion, to a millionth of one answer. */
const manyAnswers = 1e10;

/** All resamples at once, by their exact law. */
export function exactResamples(sample: Sample): Resamples {
  const acceleration = skewnessOf(sample) / 6;
  if (sample.n * varianceOf(sample) > manyAnswers) return expandedResamples(sample, acceleration);
  const { least, chances } = differenceLaw(sample);
  const walk = (tail: number, from: number, step: number): number => {
    let sum = 0;
    let i = from;
    for (; i + step >= 0 && i + step < chances.length; i += step) {
      sum += chances[i] as number;
      if (sum >= tail * (1 - 1e-12)) break;
    }
    return least + i;
  };
  const observed = sample.promoters - sample.detractors - least;
  let below = (chances[observed] as number) / 2;
  for (let i = 0; i < observed; i += 1) below += chances[i] as number;
  return {
    fromBelow: (tail) => walk(tail, 0, 1),
    fromAbove: (tail) => walk(tail, chances.length - 1, -1),
    below,
    acceleration,
  };
}

/** @see Cornish and Fisher 1937: quantiles from the first four cumulants */
function expandedResamples(sample: Sample, acceleration: number): Resamples {
  const deviation = Math.sqrt(sample.n * varianceOf(sample));
  const skewness = 6 * acceleration;
  const [theta, decided] = [thetaOf(sample), (sample.promoters + sample.detractors) / sample.n];
  const fourth = decided - 4 * theta ** 2 + 6 * theta ** 2 * decided - 3 * theta ** 4;
  const excess = (fourth / varianceOf(sample) ** 2 - 3) / sample.n;
  const quantile = (tail: number): number => {
    const z = normalQuantile(tail);
    const x =
      z +
      (skewness * (z * z - 1)) / 6 +
      (excess * (z ** 3 - 3 * z)) / 24 -
      (skewness ** 2 * (2 * z ** 3 - 5 * z)) / 36;
    return sample.promoters - sample.detractors + deviation * x;
  };
  return {
    fromBelow: quantile,
    fromAbove: (tail) => quantile(1 - tail),
    below: 0.5 + (skewness / 6) * 0.3989422804014327,
    acceleration,
  };
}

/** As many resamples as asked for, two binomial numbers each. */
export function drawnResamples(sample: Sample, draws: number, seed: number): Resamples {
  const { n, promoters, detractors } = sample;
  const random = createRandom(seed);
  const detractorsOfRest = promoters === n ? 0 : Math.min(1, detractors / (n - promoters));
  const differences = new Float64Array(draws);
  let below = 0;
  for (let i = 0; i < draws; i += 1) {
    const drawnPromoters = drawBinomial(random, n, promoters / n);
    const difference = drawnPromoters - drawBinomial(random, n - drawnPromoters, detractorsOfRest);
    differences[i] = difference;
    if (difference < promoters - detractors) below += 1;
    else if (difference === promoters - detractors) below += 0.5;
  }
  differences.sort();
  const rank = (tail: number): number =>
    Math.min(draws, Math.max(1, Math.ceil(tail * draws * (1 - 1e-12)))) - 1;
  return {
    fromBelow: (tail) => differences[rank(tail)] as number,
    fromAbove: (tail) => differences[draws - 1 - rank(tail)] as number,
    below: below / draws,
    acceleration: skewnessOf(sample) / 6,
  };
}

/** Skewness of the difference of a resample: third cumulant / variance^1.5; 0 without variance. */
function skewnessOf(sample: Sample): number {
  const [theta, decided] = [thetaOf(sample), (sample.promoters + sample.detractors) / sample.n];
  const variance = varianceOf(sample);
  if (variance === 0) return 0;
  return (theta * (1 - 3 * decided + 2 * theta ** 2)) / (variance ** 1.5 * Math.sqrt(sample.n));
}
