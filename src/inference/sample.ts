import { effectiveHeads, partsOf } from '../core/assertions.js';
import { type AnyCounts, headsOf, isWeighted } from '../core/counts.js';
import { NpsError } from '../core/errors.js';

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
  const { promoters, passives, detractors } = partsOf(counts, path);
  const total = promoters + passives + detractors;
  const n = isWeighted(counts) ? effectiveHeads(counts, path) : total;
  if (n === 0) return null;
  const scale = n / total;
  return {
    promoters: promoters * scale,
    passives: passives * scale,
    detractors: detractors * scale,
    n: total * scale, // as the parts: where all are alike the score is 1 to the last digit
    heads: headsOf(counts),
  };
}

/** The samples behind a list of counts, in which a hole is no counts. */
export function samplesOf(groups: readonly AnyCounts[]): (Sample | null)[] {
  if (!Array.isArray(groups)) throw new NpsError('INVALID_ARGUMENT', 'groups', 'an array of counts', groups);
  return Array.from(groups, (counts, index) => sampleOf(counts, `groups[${index}]`));
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

/** All samples as one. */
export function poolSamples(samples: readonly Sample[]): Sample {
  const sum = (part: keyof Sample): number => samples.reduce((total, sample) => total + sample[part], 0);
  return {
    promoters: sum('promoters'),
    passives: sum('passives'),
    detractors: sum('detractors'),
    n: sum('n'),
    heads: sum('heads'),
  };
}
