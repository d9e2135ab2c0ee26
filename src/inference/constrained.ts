import type { Sample } from './sample.js';

/**
 * Share of the rarer end category in the likeliest law with score theta. For theta >= 0 that is the detractors' d, the
 * root of 2n d^2 + B d - D theta (1 - theta) = 0 with B = -(P + D) + (2n - P + D) theta, written so that nothing
 * cancels; below 0 promoters and detractors change places.
 *
 * @see Tango 1998, Statistics in Medicine 17, 891-908
 */
function rareShare(theta: number, { promoters, detractors, n }: Sample): number {
  const size = Math.abs(theta);
  const common = theta < 0 ? detractors : promoters;
  const rare = theta < 0 ? promoters : detractors;
  const b = (2 * n - common + rare) * size - (common + rare);
  const product = rare * size * (1 - size);
  const root = Math.sqrt(b * b + 8 * n * product);
  return b <= 0 ? (root - b) / (4 * n) : (2 * product) / (b + root);
}

/** Variance of +1, 0, -1 under the likeliest law with score theta, -1 to 1. */
export function constrainedVariance(theta: number, sample: Sample): number {
  const size = Math.abs(theta);
  return 2 * rareShare(theta, sample) + size * (1 - size);
}

/** Shares of the likeliest law with score theta, -1 to 1. */
export function constrainedShares(
  theta: number,
  sample: Sample,
): { promoters: number; passives: number; detractors: number } {
  const rare = rareShare(theta, sample);
  const common = rare + Math.abs(theta);
  return {
    promoters: theta < 0 ? rare : common,
    passives: Math.max(0, 1 - common - rare),
    detractors: theta < 0 ? common : rare,
  };
}

/**
 * Score statistic of a sample against a score theta: 0 when they agree, infinite when theta leaves no variance.
 *
 * z = (P - D - n theta) / sqrt(n v), v the variance under the likeliest law with that score.
 */
export function scoreStatistic(theta: number, sample: Sample): number {
  const gap = sample.promoters - sample.detractors - sample.n * theta;
  return gap === 0 ? 0 : gap / Math.sqrt(sample.n * constrainedVariance(theta, sample));
}

/**
 * Slope of the constrained log likelihood in theta; it falls as theta grows.
 *
 * The likeliest shares solve n_j = p_j (n + slope (x_j - theta)) with x = 1, 0, -1; times x_j - theta and summed over
 * the categories that is P - D - n theta = slope * v.
 */
export function scoreSlope(theta: number, sample: Sample): number {
  const gap = sample.promoters - sample.detractors - sample.n * theta;
  return gap === 0 ? 0 : gap / constrainedVariance(theta, sample);
}
