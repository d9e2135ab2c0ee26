import { chiSquareSurvival } from '../numeric/chi-square.js';
import { fSurvival } from '../numeric/f-distribution.js';
import { findRoot } from '../numeric/roots.js';
import { scoreSlope, scoreStatistic } from './constrained.js';
import { finiteOrNull } from './p-value.js';
import { type Sample, thetaOf, varianceOf } from './sample.js';
import { addCounts, adjustedWaldCounts } from './wald-intervals.js';

/** Methods of a test that several scores are equal. */
export type HeterogeneityMethod = 'score' | 'adjusted-wald' | 'welch';

/** How far apart several scores are, against chance. */
export interface Heterogeneity {
  readonly statistic: number | null;
  readonly degreesOfFreedom: number;
  readonly denominatorDegreesOfFreedom: number | null;
  readonly pValue: number;
  readonly commonScore: number;
}

/** Heterogeneity of two or more samples; null where a variance of 0 forbids it. */
export function heterogeneityOf(
  method: HeterogeneityMethod,
  samples: readonly Sample[],
): Heterogeneity | null {
  if (method === 'score') return scoreHeterogeneity(samples);
  return method === 'welch' ? welchHeterogeneity(samples) : adjustedHeterogeneity(samples);
}

/** Q = sum of squared score statistics at the likeliest common score, chi-square with k - 1 degrees of freedom. */
function scoreHeterogeneity(samples: readonly Sample[]): Heterogeneity {
  const slope = (theta: number): number =>
    samples.reduce((sum, sample) => sum + scoreSlope(theta, sample), 0);
  const theta = findRoot(slope, -1, 1);
  const q = samples.reduce((sum, sample) => sum + scoreStatistic(theta, sample) ** 2, 0);
  return chiSquared(q, samples.length - 1, theta);
}

/** Cochran's Q with weights 1 / variance on samples with pseudo-counts. */
function adjustedHeterogeneity(samples: readonly Sample[]): Heterogeneity {
  const parts = samples.map((sample) => {
    const adjusted = addCounts(sample, adjustedWaldCounts);
    return { theta: thetaOf(adjusted), weight: adjusted.n / varianceOf(adjusted) };
  });
  const { mean, q } = spread(parts);
  return chiSquared(q, samples.length - 1, mean);
}

/** @see Welch 1951, Biometrika 38, 330-336 */
function welchHeterogeneity(samples: readonly Sample[]): Heterogeneity | null {
  const parts = samples.map((sample) => ({
    theta: thetaOf(sample),
    weight: (sample.n - 1) / varianceOf(sample),
    df: sample.n - 1,
  }));
  if (parts.some(({ weight, df }) => !(df > 0 && weight < Number.POSITIVE_INFINITY))) return null;
  const k = samples.length;
  const { mean, q, total } = spread(parts);
  const unevenness =
    parts.reduce((sum, { weight, df }) => sum + (1 - weight / total) ** 2 / df, 0) / (k * k - 1);
  const f = q / (k - 1) / (1 + 2 * (k - 2) * unevenness);
  const denominatorDf = 1 / (3 * unevenness);
  return {
    statistic: f,
    degreesOfFreedom: k - 1,
    denominatorDegreesOfFreedom: denominatorDf,
    pValue: fSurvival(f, k - 1, denominatorDf),
    commonScore: 100 * mean,
  };
}

function spread(parts: readonly { theta: number; weight: number }[]): {
  mean: number;
  q: number;
  total: number;
} {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const mean = parts.reduce((sum, { theta, weight }) => sum + weight * theta, 0) / total;
  const q = parts.reduce((sum, { theta, weight }) => sum + weight * (theta - mean) ** 2, 0);
  return { mean, q, total };
}

function chiSquared(q: number, df: number, theta: number): Heterogeneity {
  return {
    statistic: finiteOrNull(q),
    degreesOfFreedom: df,
    denominatorDegreesOfFreedom: null,
    pValue: chiSquareSurvival(q, df),
    commonScore: 100 * theta + 0,
  };
}
