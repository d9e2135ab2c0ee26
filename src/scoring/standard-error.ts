import { assertCounts } from '../core/assertions.js';
import { type AnyCounts, isWeighted, type NpsCounts, type WeightedCounts } from '../core/counts.js';

/**
 * The standard error of a score, in points.
 *
 * For heads the variance of promoter = +1, passive = 0, detractor = -1 with divisor n. For weights the linearised
 * (Taylor) one with factor n/(n - 1), as survey software gives it.
 *
 * @returns Points, 0 or more; null when nobody answered, and for weights when a single one did.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed.
 * @example
 * ```ts
 * import { scoreStandardError } from 'nps-kit';
 *
 * scoreStandardError({ promoters: 150, passives: 80, detractors: 20 }); // ≈ 4.04772
 * scoreStandardError({ promoters: 0, passives: 0, detractors: 0 }); // => null
 * ```
 * @see Lumley, "Complex Surveys", 2010, section 2 (linearisation)
 */
export function scoreStandardError(counts: AnyCounts): number | null {
  assertCounts(counts, 'counts');
  return isWeighted(counts) ? weightedError(counts) : headsError(counts);
}

/** v = 4pd + q(p + d): equal to p + d - (p - d)^2 but free of cancellation near +1 and -1. */
function headsError({ promoters, passives, detractors }: NpsCounts): number | null {
  const n = promoters + passives + detractors;
  if (n === 0) return null;
  const [p, q, d] = [promoters / n, passives / n, detractors / n];
  return 100 * Math.sqrt((4 * p * d + q * (p + d)) / n);
}

/** se^2 = n/(n - 1) * sum((w (x - score) / W)^2) with x = 1, 0, -1; 1 - score and 1 + score from the parts. */
function weightedError(counts: WeightedCounts): number | null {
  if (counts.n < 2) return null;
  const total = counts.promoterWeight + counts.passiveWeight + counts.detractorWeight;
  const [p, q, d] = [
    counts.promoterWeight / total,
    counts.passiveWeight / total,
    counts.detractorWeight / total,
  ];
  const sum =
    counts.promoterSquaredWeight * (q + 2 * d) ** 2 +
    counts.passiveSquaredWeight * (p - d) ** 2 +
    counts.detractorSquaredWeight * (q + 2 * p) ** 2;
  return (100 * Math.sqrt(sum * (counts.n / (counts.n - 1)))) / total;
}
