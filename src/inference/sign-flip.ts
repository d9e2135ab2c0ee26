import { binomialLogPmf, binomialSurvival } from '../numeric/binomial.js';
import { findRoot } from '../numeric/roots.js';
import type { Alternative } from './records.js';

/** Above this many moves by two the sum takes too long, and the score test needs no help. */
export const mostDoubleMoves = 1_000_000;

/**
 * P-value of changes under the law that flips the sign of each respondent's change with a coin: exact, or with half
 * the chance of the observed sum (mid-p), which keeps closer to alpha.
 *
 * The sum of changes is 2U - a + 2 (2V - b) with U ~ bin(a, 1/2), V ~ bin(b, 1/2), a moves by one and b by two.
 *
 * @param heads - Heads whose value changed by -2, -1, 0, 1, 2.
 */
export function signFlipPValue(
  heads: readonly number[],
  { alternative, midP }: { readonly alternative: Alternative; readonly midP: boolean },
): number {
  const [fellTwo = 0, fellOne = 0, , roseOne = 0, roseTwo = 0] = heads;
  const sum = roseOne - fellOne + 2 * (roseTwo - fellTwo);
  const upwards = alternative === 'two-sided' ? sum >= 0 : alternative === 'greater';
  const tail = flipTail(
    upwards ? { ones: roseOne, twos: roseTwo } : { ones: fellOne, twos: fellTwo },
    roseOne + fellOne,
    roseTwo + fellTwo,
  );
  if (alternative !== 'two-sided') return tail.atLeast - (midP ? tail.equal / 2 : 0);
  const exact = sum === 0 ? 1 : Math.min(1, 2 * tail.atLeast);
  return midP ? exact - (sum === 0 ? tail.equal / 2 : tail.equal) : exact;
}

/** Chances that U + 2V is at least, and exactly, ones + 2 twos. */
function flipTail(
  { ones, twos }: { readonly ones: number; readonly twos: number },
  singles: number,
  doubles: number,
): { readonly atLeast: number; readonly equal: number } {
  const target = ones + 2 * twos;
  const chanceOf = (v: number): number => Math.exp(binomialLogPmf(v, doubles, 0.5));
  const least = (v: number): number => chanceOf(v) * binomialSurvival(target - 2 * v - 1, singles, 0.5);
  // Coins with odds e^tilt (for ones) and e^(2 tilt) (for twos) would make the target the expected sum.
  const meanAt = (tilt: number): number =>
    singles / (1 + Math.exp(-tilt)) + (2 * doubles) / (1 + Math.exp(-2 * tilt));
  const tilt = target > meanAt(0) ? findRoot((x) => meanAt(x) - target, 0, 40, 1e-6) : 0;
  // The terms are log-concave in v: climb to the largest, then add outwards until the rest is lost in rounding.
  let peak = Math.round(doubles / (1 + Math.exp(-2 * tilt)));
  while (peak < doubles && least(peak + 1) > least(peak)) peak += 1;
  while (peak > 0 && least(peak - 1) > least(peak)) peak -= 1;
  let atLeast = 0;
  let equal = 0;
  for (const step of [1, -1]) {
    for (let v = step > 0 ? peak : peak - 1; v >= 0 && v <= doubles; v += step) {
      const term = least(v);
      atLeast += term;
      equal += chanceOf(v) * Math.exp(binomialLogPmf(target - 2 * v, singles, 0.5));
      if (term <= 1e-18 * atLeast) break;
    }
  }
  return { atLeast: Math.min(1, atLeast), equal };
}
