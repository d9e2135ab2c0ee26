import type { NpsShares } from '../core/counts.js';
import { gammaPower } from '../numeric/gamma.js';
import { scoreStatistic } from './constrained.js';
import type { Alternative } from './records.js';

/** Up to this many answers no outcome is left out, so that the smallest chances are exact too. */
const mostOutcomes = 1000;

/** Above this many answers adding up takes long, and the normal approximation is near. */
export const mostAddedUp = 10_000;

/** Answers per category that are likelier than 1e-13 beyond (Bernstein's bound), and the chances of Poisson numbers. */
interface CategoryChances {
  readonly first: number;
  readonly last: number;
  readonly chances: Float64Array;
}

function chancesOf(n: number, share: number): CategoryChances {
  const mean = n * share;
  const reach = n > mostOutcomes ? 8 * Math.sqrt(mean) + 30 : n;
  const chances = new Float64Array(n + 1);
  const first = Math.max(0, Math.floor(mean - reach));
  const last = Math.min(n, Math.ceil(mean + reach));
  for (let count = first; count <= last; count += 1) {
    chances[count] = count === 0 ? Math.exp(-mean) : gammaPower(count, mean) / count;
  }
  return { first, last, chances };
}

/**
 * Chance that n answers, 1 or more, with these true shares have a score statistic against theta that is extreme, on the
 * side that the alternative looks at. The chance of one outcome is that of three Poisson numbers with means n times the
 * shares, given their sum; among the outcomes with so many passives the statistic grows with the promoters.
 *
 * @param isExtreme - Of the statistic away from theta; true from some value on.
 */
export function chanceOfExtreme(
  n: number,
  { promoters, passives, detractors }: NpsShares,
  theta: number,
  alternative: Alternative,
  isExtreme: (statistic: number) => boolean,
): number {
  const neutral = chancesOf(n, passives);
  const tail = (above: CategoryChances, below: CategoryChances, target: number): number => {
    let sum = 0;
    let least = n + 1; // falls as more are passive
    for (let left = neutral.first; left <= neutral.last; left += 1) {
      const decided = n - left;
      const isFar = (count: number): boolean => {
        const outcome = { promoters: count, passives: left, detractors: decided - count, n, heads: n };
        return isExtreme(scoreStatistic(target, outcome));
      };
      least = Math.min(least, decided + 1);
      while (least > 0 && isFar(least - 1)) least -= 1;
      let inner = 0;
      const last = Math.min(decided - below.first, above.last);
      for (let count = Math.max(least, above.first, decided - below.last); count <= last; count += 1) {
        inner += (above.chances[count] as number) * (below.chances[decided - count] as number);
      }
      sum += (neutral.chances[left] as number) * inner;
    }
    return sum;
  };
  const rising = chancesOf(n, promoters);
  const falling = chancesOf(n, detractors);
  const upper = alternative === 'less' ? 0 : tail(rising, falling, theta);
  const lower = alternative === 'greater' ? 0 : tail(falling, rising, -theta);
  return Math.min(1, (upper + lower) / (gammaPower(n, n) / n));
}
