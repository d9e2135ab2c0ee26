import type { Sample } from './sample.js';

/** The likeliest shares of a sample under a given score. */
export interface Constrained {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  /** Variance of +1, 0, -1 under these shares. */
  readonly variance: number;
}

/**
 * Detractor share d of the likeliest law with promoters - detractors = theta, for theta >= 0: the root of
 * 2n d^2 + B d - D theta (1 - theta) = 0, B = -(P + D) + (2n - P + D) theta, written so that nothing cancels.
 *
 * @see Tango 1998, Statistics in Medicine 17, 891-908
 */
function rareShare(promoters: number, detractors: number, n: number, theta: number): number {
  const b = (2 * n - promoters + detractors) * theta - (promoters + detractors);
  const product = detractors * theta * (1 - theta);
  const root = Math.sqrt(b * b + 8 * n * product);
  return b <= 0 ? (root - b) / (4 * n) : (2 * product) / (b + root);
}

/** The likeliest shares of a sample under a score theta, -1 to 1. */
export function constrainTo(theta: number, { promoters, detractors, n }: Sample): Constrained {
  const mirrored = theta < 0;
  const size = Math.abs(theta);
  const rare = mirrored
    ? rareShare(detractors, promoters, n, size)
    : rareShare(promoters, detractors, n, size);
  const common = rare + size;
  return {
    promoters: mirrored ? rare : common,
    passives: Math.max(0, 1 - size - 2 * rare),
    detractors: mirrored ? common : rare,
    variance: 2 * rare + size * (1 - size),
  };
}

/**
 * Score statistic of a sample against a score theta: 0 when they agree, infinite when theta leaves no variance.
 *
 * z = (P - D - n theta) / sqrt(n v), v the variance under the likeliest law with that score.
 */
export function scoreStatistic(theta: number, sample: Sample): number {
  const gap = sample.promoters - sample.detractors - sample.n * theta;
  if (gap === 0) return 0;
  const size = Math.abs(theta);
  const rare =
    theta < 0
      ? rareShare(sample.detractors, sample.promoters, sample.n, size)
      : rareShare(sample.promoters, sample.detractors, sample.n, size);
  return gap / Math.sqrt(sample.n * (2 * rare + size * (1 - size)));
}

/** Slope of the log likelihood in theta under the constraint (its Lagrange multiplier); falls as theta grows. */
export function scoreSlope(theta: number, sample: Sample): number {
  const { promoters, passives, detractors } = constrainTo(theta, sample);
  const [common, commonShare, rare, rareShareHere] =
    theta < 0
      ? [sample.detractors, detractors, sample.promoters, promoters]
      : [sample.promoters, promoters, sample.detractors, detractors];
  const ratio = (count: number, share: number): number => (count === 0 ? 0 : count / share);
  const slope =
    sample.passives > 0
      ? ratio(common, commonShare) - ratio(sample.passives, passives)
      : (ratio(common, commonShare) - ratio(rare, rareShareHere)) / 2;
  return theta < 0 ? -slope : slope;
}
