import type { NpsShares } from '../core/counts.js';
import { scoreStatistic } from './constrained.js';

/** Chance that n answers with these true shares have a score statistic against theta that counts: the sum over all outcomes. */
export function chanceOfOutcomes(
  n: number,
  shares: NpsShares,
  theta: number,
  counts: (statistic: number) => boolean,
): number {
  const logFactorials = [0];
  for (let k = 1; k <= n; k += 1) logFactorials.push((logFactorials[k - 1] as number) + Math.log(k));
  const term = (count: number, share: number): number =>
    count === 0 ? 0 : count * Math.log(share) - (logFactorials[count] as number);
  let sum = 0;
  for (let promoters = 0; promoters <= n; promoters += 1) {
    for (let detractors = 0; detractors <= n - promoters; detractors += 1) {
      const passives = n - promoters - detractors;
      if (!counts(scoreStatistic(theta, { promoters, passives, detractors, n, heads: n }))) continue;
      const log =
        term(promoters, shares.promoters) +
        term(passives, shares.passives) +
        term(detractors, shares.detractors);
      sum += Math.exp(log + (logFactorials[n] as number));
    }
  }
  return Math.min(1, sum);
}
