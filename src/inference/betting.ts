import type { NpsCounts } from '../core/counts.js';
import { findRoot } from '../numeric/roots.js';

/** Parts of the capital that are bet on each answer, and the weight of each bet in the mixture (they add up to 1). */
export interface BettingGrid {
  readonly bets: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Bets that win fastest about `plannedN` answers (nine, 85 % of the weight), that win early (three, 5 %) and late
 * (twenty, 10 %).
 */
export function bettingGrid(plannedN: number, alpha: number): BettingGrid {
  const best = Math.sqrt((2 * Math.log(2 / alpha)) / plannedN);
  const bets: number[] = [];
  const weights: number[] = [];
  const add = (bet: number, weight: number): void => {
    bets.push(bet);
    weights.push(weight);
  };
  for (let j = 0; j <= 8; j += 1) add(Math.min(best * 2 ** ((4 - j) / 2), 0.9), 0.85 / 9);
  for (const bet of [0.6, 0.75, 0.9]) add(bet, 0.05 / 3);
  for (let j = 1; j <= 20; j += 1) add(Math.min(best * 2 ** (-(j + 4) / 2), 0.9), 0.1 / 20);
  return { bets, weights };
}

/**
 * Logarithm of the capital won, from 1, by betting that the true mean of y = (x + 1) / 2 is above m, 0 to 1:
 * K+(m) = sum of w (1 - c + c/m)^P (1 - c + c/(2m))^N (1 - c)^D over the bets c with weights w.
 *
 * It falls as m grows. At the true mean its expectation is 1 after any number of answers, so the chance that it ever
 * reaches 1/alpha is at most alpha (Ville).
 *
 * @see Waudby-Smith and Ramdas 2024, Journal of the Royal Statistical Society B 86, 1-27
 */
export function logCapital(
  m: number,
  { promoters, passives, detractors }: NpsCounts,
  { bets, weights }: BettingGrid,
): number {
  const won = (count: number, log: number): number => (count === 0 ? 0 : count * log);
  const logs = bets.map(
    (bet, i) =>
      Math.log(weights[i] as number) +
      won(promoters, Math.log1p(bet * (1 / m - 1))) +
      won(passives, Math.log1p(bet * (0.5 / m - 1))) +
      won(detractors, Math.log1p(-bet)),
  );
  const most = Math.max(...logs);
  if (!Number.isFinite(most)) return most;
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
}

/** The m, 0 to 1, up to which the capital is at least e^`threshold`; 0 where it never is. */
export function lowerMean(counts: NpsCounts, grid: BettingGrid, threshold: number): number {
  const { promoters, passives, detractors } = counts;
  if (promoters + passives === 0) return 0;
  const mean = (promoters + passives / 2) / (promoters + passives + detractors);
  return findRoot((m) => logCapital(m, counts, grid) - threshold, 0, mean);
}

/** Promoters and detractors change places, as the bets that the mean is below m need it. */
export function mirrorCounts({ promoters, passives, detractors }: NpsCounts): NpsCounts {
  return { promoters: detractors, passives, detractors: promoters };
}
