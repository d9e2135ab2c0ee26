import { assertCounts, partsOf } from '../core/assertions.js';
import { type AnyCounts, isWeighted } from '../core/counts.js';

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
  const { promoters, passives, detractors } = partsOf(counts, 'counts');
  const total = promoters + detractors + passives;
  const weighted = isWeighted(counts);
  if (weighted ? counts.n < 2 : total === 0) return null;
  const [p, q, d] = [promoters / total, passives / total, detractors / total];
  // Sum of (w (x - score))^2 with x = 1, 0, -1; 1 - score and 1 + score come from the parts, so that nothing cancels
  // near the ends, and the ends are added first, so that a mirrored survey has the same error to the last digit.
  const [ofPromoters, ofPassives, ofDetractors] = weighted
    ? [counts.promoterSquaredWeight, counts.passiveSquaredWeight, counts.detractorSquaredWeight]
    : [promoters, passives, detractors];
  const sum = ofPromoters * (q + 2 * d) ** 2 + ofDetractors * (q + 2 * p) ** 2 + ofPassives * (p - d) ** 2;
  return (100 * Math.sqrt(weighted ? sum * (counts.n / (counts.n - 1)) : sum)) / total;
}
