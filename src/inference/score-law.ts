import { binomialLogPmf, binomialPmf } from '../numeric/binomial.js';

/** Chances of the differences promoters - detractors, from `least` upwards. */
export interface DifferenceLaw {
  readonly least: number;
  readonly chances: Float64Array;
}

/** Heads per category, and their sum. */
interface Heads {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  readonly n: number;
}

/**
 * Law of promoters - detractors in a resample: n answers drawn from these n, each put back.
 *
 * Its chances g_j (j = n + difference) are the coefficients of (d + q x + p x^2)^n, which obey
 * d (j + 1) g_(j+1) = q (n - j) g_j + p (2n - j + 1) g_(j-1). Nothing cancels for j <= n, nor for j > n in the mirrored
 * direction: it is run from both ends of the window to 0. Outside of the window lies less than e^-41.
 */
export function differenceLaw(heads: Heads): DifferenceLaw {
  const { n, promoters, passives, detractors } = heads;
  const variance = 4 * promoters * (detractors / n) + passives * ((promoters + detractors) / n);
  const reach = 28 + Math.sqrt(784 + 83 * variance); // Bernstein's bound for steps of at most 2
  const least = Math.max(-n, Math.floor(promoters - detractors - reach));
  const most = Math.min(n, Math.ceil(promoters - detractors + reach));
  const lower = chancesUpwards(least, Math.min(most, 0), heads);
  const mirrored = { n, promoters: detractors, passives, detractors: promoters };
  const upper = chancesUpwards(-most, Math.min(-least, -1), mirrored).reverse();
  const chances = new Float64Array(lower.length + upper.length);
  chances.set(lower);
  chances.set(upper, lower.length);
  return { least, chances };
}

/** Chances of the differences from `from` to `to` <= 0; none when that is empty. */
function chancesUpwards(from: number, to: number, heads: Heads): Float64Array {
  const { n, promoters, passives, detractors } = heads;
  const chances = new Float64Array(Math.max(0, to - from + 1));
  let before = chanceOf(from - 1, heads);
  let here = chanceOf(from, heads);
  for (let i = 0; i < chances.length; i += 1) {
    chances[i] = here;
    const j = n + from + i;
    const next =
      detractors === 0
        ? chanceOf(from + i + 1, heads)
        : (passives * (n - j) * here + promoters * (2 * n - j + 1) * before) / (detractors * (j + 1));
    before = here;
    here = next;
  }
  return chances;
}

/** Chance of one difference: the sum over the number of passives. */
function chanceOf(difference: number, { n, promoters, passives, detractors }: Heads): number {
  const size = Math.abs(difference);
  if (size > n) return 0;
  if (promoters === 0) return difference > 0 ? 0 : binomialPmf(size, n, detractors / n);
  if (detractors === 0) return difference < 0 ? 0 : binomialPmf(size, n, promoters / n);
  const most = Math.floor((n - size) / 2);
  // Term t has size + t heads in the category that leads and t in the other; the rest are passives.
  const lead = difference > 0 ? promoters : detractors;
  const term = (t: number): number => {
    const decided = size + 2 * t;
    return Math.exp(
      binomialLogPmf(decided, n, (promoters + detractors) / n) +
        binomialLogPmf(size + t, decided, lead / (promoters + detractors)),
    );
  };
  if (passives === 0) return size + 2 * most === n ? term(most) : 0;
  const odds = (promoters / passives) * (detractors / passives);
  const ratio = (t: number): number => {
    const left = n - size - 2 * t;
    return (odds * left * (left - 1)) / ((t + 1) * (size + t + 1));
  };
  let peak = 0; // the last term above the one before
  for (let above = most; peak < above; ) {
    const middle = Math.floor((peak + above) / 2);
    if (ratio(middle) > 1) peak = middle + 1;
    else above = middle;
  }
  const top = term(peak);
  let sum = top;
  for (let t = peak, value = top; t < most && value > 1e-17 * sum; t += 1) sum += value *= ratio(t);
  for (let t = peak, value = top; t > 0 && value > 1e-17 * sum; t -= 1) sum += value /= ratio(t - 1);
  return sum;
}
