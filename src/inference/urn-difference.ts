import { hypergeometricPmf, type Urn } from '../numeric/hypergeometric.js';

/** Answers of two groups thrown together, of which as many are drawn as the first group has. */
export interface AnswerUrn {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  /** How many are drawn, without putting back. */
  readonly draws: number;
}

/** Chances that promoters - detractors among the drawn is at least, and exactly, some difference. */
export interface DifferenceTail {
  readonly atLeast: number;
  readonly equal: number;
}

/**
 * How the drawn answers split: `outer` heads of one category, and given them at least `least` marked ones (and exactly
 * as many where the difference is exact) among the rest.
 */
interface Split {
  readonly category: number;
  readonly marked: number;
  readonly least: (outer: number) => number;
  readonly isExact: (outer: number) => boolean;
}

/** The rarest category goes outside: there are the fewest terms, and the law of the rest changes slowly among them. */
function splitOf(difference: number, { promoters, passives, detractors, draws }: AnswerUrn): Split {
  const always = (): boolean => true;
  if (detractors <= promoters && detractors <= passives) {
    return { category: detractors, marked: promoters, least: (j) => difference + j, isExact: always };
  }
  if (promoters <= passives) {
    return {
      category: promoters,
      marked: passives,
      least: (j) => draws - 2 * j + difference,
      isExact: always,
    };
  }
  return {
    category: passives,
    marked: promoters,
    least: (j) => Math.ceil((difference + draws - j) / 2),
    isExact: (j) => (difference + draws - j) % 2 === 0,
  };
}

/**
 * The chances by their exact law (multivariate hypergeometric), to 1e-12 of themselves.
 *
 * The sum over the outer heads carries two numbers along: the tail of the marked among the rest and its first term. Both
 * change by one-step ratios, and are computed afresh before rounding can grow.
 *
 * @param deviations - How many standard deviations the difference is from its mean, about; widens the window.
 */
export function differenceTail(difference: number, urn: AnswerUrn, deviations: number): DifferenceTail {
  const population = urn.promoters + urn.passives + urn.detractors;
  const { category, marked, least, isExact } = splitOf(difference, urn);
  const { from, weights } = outerWeights({ population, marked: category, draws: urn.draws }, deviations);
  let inner: Urn = { population: population - category, marked, draws: urn.draws - from };
  let threshold = least(from);
  let first = hypergeometricPmf(threshold, inner);
  let tail = tailFrom(threshold, inner);
  let rounded = 0; // sum of what was added and taken away since the tail was last summed up
  let atLeast = 0;
  let equal = 0;
  for (let i = 0; i < weights.length; i += 1) {
    const weight = weights[i] as number;
    atLeast += weight * tail;
    if (isExact(from + i)) equal += weight * first;
    if (i === weights.length - 1) break;
    // The tail of n draws is that of n - 1 and the chance that the last draw lifts threshold - 1 to the threshold.
    const lifting = (marked - threshold + 1) / (inner.population - inner.draws + 1);
    first = i % 128 === 127 ? 0 : first * drawRatio(threshold, inner);
    inner = { population: inner.population, marked, draws: inner.draws - 1 };
    if (first === 0) first = hypergeometricPmf(threshold, inner);
    const change = -Math.max(0, lifting) * stepDown(first, threshold, inner);
    tail += change;
    rounded -= change;
    for (const next = least(from + i + 1); threshold !== next; ) {
      if (threshold < next) {
        tail -= first;
        rounded += first;
        first = stepUp(first, threshold, inner);
        threshold += 1;
      } else {
        first = stepDown(first, threshold, inner);
        threshold -= 1;
        tail += first;
        rounded += first;
      }
    }
    if (!(rounded < 1000 * tail)) {
      tail = tailFrom(threshold, inner);
      rounded = 0;
    }
  }
  return { atLeast: Math.min(1, atLeast), equal };
}

/** Chances of the outer heads from `from` on; outside of the window lies less than e^-41 of any tail so far out. */
function outerWeights(
  urn: Urn,
  deviations: number,
): { readonly from: number; readonly weights: Float64Array } {
  const { population, marked, draws } = urn;
  const mean = draws * (marked / population);
  const logs = 41 + deviations ** 2 / 2;
  const reach = logs / 3 + Math.sqrt((logs / 3) ** 2 + 2 * logs * mean * (1 - marked / population)); // Bernstein's bound
  const from = Math.max(0, draws - (population - marked), Math.floor(mean - reach));
  const to = Math.min(marked, draws, Math.ceil(mean + reach));
  const weights = new Float64Array(to - from + 1);
  const middle = Math.min(to, Math.max(from, Math.round(mean)));
  const top = hypergeometricPmf(middle, urn);
  for (let k = middle, chance = top; k <= to; k += 1) {
    weights[k - from] = chance;
    chance = stepUp(chance, k, urn);
  }
  for (let k = middle, chance = top; k >= from; k -= 1) {
    weights[k - from] = chance;
    chance = stepDown(chance, k, urn);
  }
  return { from, weights };
}

/** Chance of k marked with one draw less, over that with all draws. */
function drawRatio(k: number, { population, marked, draws }: Urn): number {
  return ((draws - k) / (population - marked - draws + 1 + k)) * ((population - draws + 1) / draws);
}

/** Chance of k + 1 marked over that of k. */
function markRatio(k: number, { population, marked, draws }: Urn): number {
  return ((marked - k) / (k + 1)) * ((draws - k) / (population - marked - draws + k + 1));
}

/** Chance of k + 1 marked from that of k; computed afresh from a chance of 0, which tells nothing. */
function stepUp(chance: number, k: number, urn: Urn): number {
  return chance > 0 ? chance * markRatio(k, urn) : hypergeometricPmf(k + 1, urn);
}

/** Chance of k - 1 marked from that of k; computed afresh from a chance of 0. */
function stepDown(chance: number, k: number, urn: Urn): number {
  return chance > 0 ? chance / markRatio(k - 1, urn) : hypergeometricPmf(k - 1, urn);
}

/** Chance that at least k of the draws are marked: summed outwards from k on the side of the smaller sum. */
function tailFrom(k: number, urn: Urn): number {
  const { population, marked, draws } = urn;
  const least = Math.max(0, draws - (population - marked));
  const most = Math.min(marked, draws);
  if (k <= least) return 1;
  if (k > most) return 0;
  let sum = 0;
  if (k > draws * (marked / population)) {
    let term = hypergeometricPmf(k, urn);
    for (let i = k; i <= most && term > 1e-18 * sum; i += 1) {
      sum += term;
      term *= markRatio(i, urn);
    }
    return sum;
  }
  let term = hypergeometricPmf(k - 1, urn);
  for (let i = k - 1; i >= least && term > 1e-18 * sum; i -= 1) {
    sum += term;
    term /= markRatio(i - 1, urn);
  }
  return Math.max(0, 1 - sum);
}
