import { assertCounts } from '../core/assertions.js';
import { type AnyCounts, isWeighted } from '../core/counts.js';
import { effectiveSampleSize } from '../scoring/weighted.js';

/** Counts as the formulae see them: heads, or effective heads where weights were summed. Need not be whole. */
export interface Sample {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  /** Sum of the three, above 0. */
  readonly n: number;
  /** Respondents (heads) behind them. */
  readonly heads: number;
}

/**
 * The sample behind counts; null when nobody answered. Weights enter as shares times Kish's effective n, so that
 * equal weights give back the heads.
 */
export function sampleOf(counts: AnyCounts, path: string): Sample | null {
  assertCounts(counts, path);
  if (!isWeighted(counts)) {
    const { promoters, passives, detractors } = counts;
    const n = promoters + passives + detractors;
    return n === 0 ? null : { promoters, passives, detractors, n, heads: n };
  }
  if (counts.n === 0) return null;
  const total = counts.promoterWeight + counts.passiveWeight + counts.detractorWeight;
  const n = effectiveSampleSize(counts);
  return {
    promoters: n * (counts.promoterWeight / total),
    passives: n * (counts.passiveWeight / total),
    detractors: n * (counts.detractorWeight / total),
    n,
    heads: counts.n,
  };
}

/** Score of a sample as a part of one, -1 to 1. */
export function thetaOf({ promoters, detractors, n }: Sample): number {
  return (promoters - detractors) / n;
}

/** Variance of +1, 0, -1 in a sample: 4pd + q(p + d), which is p + d - (p - d)^2 without its cancellation. */
export function varianceOf({ promoters, passives, detractors, n }: Omit<Sample, 'heads'>): number {
  const [p, q, d] = [promoters / n, passives / n, detractors / n];
  return 4 * p * d + q * (p + d);
}
