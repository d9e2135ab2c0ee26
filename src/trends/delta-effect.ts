import { type AnyCounts, isWeighted } from '../core/counts.js';
import { contrastLimits, contrastOf } from '../inference/contrast.js';
import { limitsInPoints } from '../inference/limits.js';
import { reachOf } from '../inference/p-value.js';
import type { DifferenceInterval } from '../inference/records.js';
import { type Sample, sampleOf } from '../inference/sample.js';
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

/** Counts with answers, and what their score is multiplied by. */
export interface CountsTerm {
  readonly counts: AnyCounts;
  readonly coefficient: number;
}

/** A sum of scores with its standard error and interval; `extra` is variance from elsewhere, as a part of one. */
export function effectOf(terms: readonly CountsTerm[], level: number, extra = 0): DeltaEffect {
  const samples = terms.map(({ counts, coefficient }) => ({
    sample: sampleOf(counts, 'counts') as Sample,
    coefficient,
  }));
  const limits = contrastLimits(samples, reachOf(level), extra);
  let variance: number | null = 1e4 * extra;
  for (const { counts, coefficient } of terms) {
    const error = scoreStandardError(counts);
    variance = variance === null || error === null ? null : variance + (coefficient * error) ** 2;
  }
  return {
    points: 100 * contrastOf(samples) + 0,
    standardError: variance === null ? null : Math.sqrt(variance),
    interval: { ...limitsInPoints(limits, 2), level, method: 'mover' },
  };
}

/** What one category gave: 100 (p1 - p0) for promoters, -100 (d1 - d0) for detractors. */
export function categoryTerms(
  current: AnyCounts,
  baseline: AnyCounts,
  category: 'promoters' | 'detractors',
): CountsTerm[] {
  const sign = category === 'promoters' ? 1 : -1;
  return [
    { counts: againstRest(current, category), coefficient: sign },
    { counts: againstRest(baseline, category), coefficient: -sign },
  ];
}

/** Counts whose score is the share of one category: that category as promoters, all others as passives. */
function againstRest(counts: AnyCounts, category: 'promoters' | 'detractors'): AnyCounts {
  const other = category === 'promoters' ? 'detractors' : 'promoters';
  if (!isWeighted(counts)) {
    return { promoters: counts[category], passives: counts.passives + counts[other], detractors: 0 };
  }
  const [one, rest] =
    category === 'promoters' ? (['promoter', 'detractor'] as const) : (['detractor', 'promoter'] as const);
  return {
    n: counts.n,
    promoterWeight: counts[`${one}Weight`],
    passiveWeight: counts.passiveWeight + counts[`${rest}Weight`],
    detractorWeight: 0,
    promoterSquaredWeight: counts[`${one}SquaredWeight`],
    passiveSquaredWeight: counts.passiveSquaredWeight + counts[`${rest}SquaredWeight`],
    detractorSquaredWeight: 0,
  };
}
