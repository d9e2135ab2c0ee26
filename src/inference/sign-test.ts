import { binomialCdf, binomialPmf } from '../numeric/binomial.js';
import type { Alternative } from './records.js';
import type { Sample } from './sample.js';

/**
 * P-value of promoters against detractors as coin tosses: the test of a score of 0, with passives left out. `midP`
 * counts the observed split half, which keeps closer to alpha.
 *
 * @see McNemar 1947, Psychometrika 12, 153-157; Fagerland, Lydersen and Laake 2013, BMC Medical Research
 *   Methodology 13:91 (mid-p)
 */
export function signTestPValue(
  { promoters, detractors }: Pick<Sample, 'promoters' | 'detractors'>,
  { alternative, midP }: { readonly alternative: Alternative; readonly midP: boolean },
): number {
  const decided = promoters + detractors;
  if (decided === 0) return 1;
  const observed = midP ? binomialPmf(promoters, decided, 0.5) : 0;
  if (alternative === 'two-sided') {
    if (promoters === detractors) return 1 - observed / 2;
    return Math.min(1, 2 * binomialCdf(Math.min(promoters, detractors), decided, 0.5)) - observed;
  }
  const atMost = alternative === 'less' ? promoters : detractors;
  return binomialCdf(atMost, decided, 0.5) - observed / 2;
}
