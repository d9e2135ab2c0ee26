import type { NpsShares } from '../core/counts.js';
import { gammaPower } from '../numeric/gamma.js';
import { scoreStatistic } from './constrained.js';

/**
 * Chance that n answers, 1 or more, with these true shares have a score statistic against theta that counts: the sum over
 * all outcomes. The chance of one is that of three Poisson numbers with means n times the shares, given their sum.
 */
export function chanceOfOutcomes(
  n: number,
  shares: NpsShares,
  theta: number,
  counts: (statistic: number) => boolean,
): number {
  const poisson = (count: number, mean: number): number =>
    count === 0 ? Math.exp(-mean) : gammaPower(count, mean) / count;
  const chancesOf = (share: number): Float64Array =>
    new Float64Array(n + 1).map((_, count) => poisson(count, n * share));
  const ofPromoters = chancesOf(shares.promoters);
  const ofPassives = chancesOf(shares.passives);
  const ofDetractors = chancesOf(shares.detractors);
  let sum = 0;
  for (let promoters = 0; promoters <= n; promoters += 1) {
    for (let detractors = 0; detractors <= n - promoters; detractors += 1) {
      const passives = n - promoters - detractors;
      if (!counts(scoreStatistic(theta, { promoters, passives, detractors, n, heads: n }))) continue;
      sum +=
        (ofPromoters[promoters] as number) *
        (ofPassives[passives] as number) *
        (ofDetractors[detractors] as number);
    }
  }
  return Math.min(1, sum / poisson(n, n));
}
