import { type AnyCounts, isWeighted } from '../core/counts.js';
import { limitsInPoints } from '../inference/limits.js';
import { reachOf } from '../inference/p-value.js';
import type { DifferenceInterval } from '../inference/records.js';
import { type Sample, sampleOf } from '../inference/sample.js';
import { scoreLimits } from '../inference/score-interval.js';
import { scoreStandardError } from '../scoring/standard-error.js';
import { type ContrastTerm, contrastLimits, contrastOf } from './contrast.js';

/** A part of a difference of two scores. */
export interface DeltaEffect {
  /** Points, -200 to 200. */
  readonly points: number;
  /** Points; null where a weighted group has a single answer. */
  readonly standardError: number | null;
  /** Limits in points, -200 to 200. */
  readonly interval: DifferenceInterval<'mover'>;
}

/** Counts with answers, and what their score is multiplied by. */
export interface CountsTerm extends ContrastTerm {
  readonly counts: AnyCounts;
}

/** A sum of scores with its standard error and interval; `extra` is variance from elsewhere, as a part of one. */
export function effectOf(
  terms: readonly CountsTerm[],
  level: number,
  extra = 0,
  limitsOf = scoreLimits,
): DeltaEffect {
  const limits = contrastLimits(terms, reachOf(level), extra, limitsOf);
  let variance: number | null = 1e4 * extra;
  for (const { counts, coefficient } of terms) {
    const error = scoreStandardError(counts);
    variance = variance === null || error === null ? null : variance + (coefficient * error) ** 2;
  }
  return {
    points: 100 * contrastOf(terms) + 0,
    standardError: variance === null ? null : Math.sqrt(variance),
    interval: { ...limitsInPoints(limits, 2), level, method: 'mover' },
  };
}

/**
 * What one category gave: 100 (p1 - p0) for promoters, -100 (d1 - d0) for detractors. A share p is half the score of "this
 * category against all others", 2p - 1, whose limits are Wilson's.
 */
export function categoryTerms(
  current: AnyCounts,
  baseline: AnyCounts,
  category: 'promoters' | 'detractors',
): CountsTerm[] {
  const half = category === 'promoters' ? 0.5 : -0.5;
  const termOf = (side: AnyCounts, coefficient: number): CountsTerm => {
    const counts = againstRest(side, category);
    return { counts, sample: sampleOf(counts, 'counts') as Sample, coefficient };
  };
  return [termOf(current, half), termOf(baseline, -half)];
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
