import { type AnyCounts, isWeighted } from '../core/counts.js';
import { addScore, limitsOfSums } from '../inference/contrast.js';
import { type Limits, limitsInPoints } from '../inference/limits.js';
import { reachOf } from '../inference/p-value.js';
import type { DifferenceInterval } from '../inference/records.js';
import { type Sample, sampleOf, thetaOf } from '../inference/sample.js';
import { scoreLimits } from '../inference/score-interval.js';
import { scoreStandardError } from '../scoring/standard-error.js';

/** A part of a difference of two scores. */
export interface DeltaEffect {
  /** Points, -200 to 200. */
  readonly points: number;
  /** Points; null where a weighted group has a single answer. */
  readonly standardError: number | null;
  /** Limits in points, -200 to 200. */
  readonly interval: DifferenceInterval<'mover'>;
}

/** A score, and how far chance reaches from it. */
export interface ReachingScore {
  /** As a part of one. */
  readonly theta: number;
  readonly limits: Limits;
  /** Standard error in points; null where a weighted group has a single answer. */
  readonly error: number | null;
}

/** The score of counts with answers. */
export function reachingScore(counts: AnyCounts, level: number): ReachingScore {
  const sample = sampleOf(counts, 'counts') as Sample;
  return {
    theta: thetaOf(sample),
    limits: scoreLimits(sample, reachOf(level)),
    error: scoreStandardError(counts),
  };
}

/**
 * A sum of independent scores times their coefficients, with MOVER limits (see `addScore`).
 *
 * @param extra - Variance from elsewhere, such as sampled shares, as a part of one.
 */
export function effectOf(
  scores: readonly (ReachingScore | null)[],
  coefficients: ArrayLike<number>,
  level: number,
  extra = 0,
): DeltaEffect {
  const spread = extra * reachOf(level).lower ** 2;
  const sums = { sum: 0, below: spread, above: spread };
  let variance: number | null = 1e4 * extra;
  for (let i = 0; i < scores.length; i += 1) {
    const score = scores[i];
    const coefficient = coefficients[i] as number;
    if (!score || coefficient === 0) continue;
    const { theta, limits, error } = score;
    addScore(sums, coefficient, theta, limits);
    variance = variance === null || error === null ? null : variance + (coefficient * error) ** 2;
  }
  return {
    points: 100 * sums.sum + 0,
    standardError: variance === null ? null : Math.sqrt(variance),
    interval: { ...limitsInPoints(limitsOfSums(sums), 2), level, method: 'mover' },
  };
}

/**
 * What one category gave: 100 (p1 - p0) for promoters, -100 (d1 - d0) for detractors. A share p is half the score of "this
 * category against all others", 2p - 1, whose limits are Wilson's.
 */
export function categoryEffect(
  current: AnyCounts,
  baseline: AnyCounts,
  category: 'promoters' | 'detractors',
  level: number,
): DeltaEffect {
  const half = category === 'promoters' ? 0.5 : -0.5;
  const scores = [current, baseline].map((counts) => reachingScore(againstRest(counts, category), level));
  return effectOf(scores, [half, -half], level);
}

/** One category as promoters, all others as detractors. */
function againstRest(counts: AnyCounts, category: 'promoters' | 'detractors'): AnyCounts {
  const other = category === 'promoters' ? 'detractors' : 'promoters';
  if (!isWeighted(counts)) {
    return { promoters: counts[category], passives: 0, detractors: counts.passives + counts[other] };
  }
  const [one, rest] =
    category === 'promoters' ? (['promoter', 'detractor'] as const) : (['detractor', 'promoter'] as const);
  return {
    n: counts.n,
    promoterWeight: counts[`${one}Weight`],
    passiveWeight: 0,
    detractorWeight: counts.passiveWeight + counts[`${rest}Weight`],
    promoterSquaredWeight: counts[`${one}SquaredWeight`],
    passiveSquaredWeight: 0,
    detractorSquaredWeight: counts.passiveSquaredWeight + counts[`${rest}SquaredWeight`],
  };
}
