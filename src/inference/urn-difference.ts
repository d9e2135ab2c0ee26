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
 * @param deviations - How many standard deviations the difference is from its mean, about; widens the window.
 */
export function differenceTail(difference: number, urn: AnswerUrn, deviations: number): DifferenceTail {
  const population = urn.promoters + urn.passives + urn.detractors;
  const { category, marked, least, isExact } = splitOf(difference, urn);
  const outerUrn: Urn = { population, marked: category, draws: urn.draws };
  const innerAt = (outer: number): Urn => ({
    population: population - category,
    marked,
    draws: urn.draws - outer,
  });
  // Bernstein's bound: outside lies less than e^-41 of the tail.
  const mean = urn.draws * (category / population);
  const logs = 41 + deviations ** 2;
  const reach = logs + Math.sqrt(2 * logs * mean * (1 - category / population));
  const from = Math.max(0, urn.draws - (population - category), Math.floor(mean - reach));
  const to = Math.min(category, urn.draws, Math.ceil(mean + reach));
  let tail = tailFrom(least(from), innerAt(from));
  let rounded = 0; // sum of what was added and taken away since the tail was last summed up
  let atLeast = 0;
  let equal = 0;
  for (let outer = from; outer <= to; outer += 1) {
    const inner = innerAt(outer);
    const threshold = least(outer);
    const weight = hypergeometricPmf(outer, outerUrn);
    atLeast += weight * tail;
    if (isExact(outer)) equal += weight * hypergeometricPmf(threshold, inner);
    if (outer === to) break;
    const next = innerAt(outer + 1);
    const change = tailChange(threshold, inner, least(outer + 1), next);
    tail += change.up - change.down;
    rounded += change.up + change.down;
    if (!(rounded < 1000 * tail)) {
      tail = tailFrom(least(outer + 1), next);
      rounded = 0;
    }
  }
  return { atLeast: Math.min(1, atLeast), equal };
}

/** What a tail wins and loses when one less is drawn and the threshold moves. */
function tailChange(
  threshold: number,
  before: Urn,
  nextThreshold: number,
  next: Urn,
): { readonly up: number; readonly down: number } {
  // The tail of n draws is that of n - 1 and the chance that the last draw lifts threshold - 1 to the threshold.
  const lifting = (before.marked - threshold + 1) / (before.population - before.draws + 1);
  let down = hypergeometricPmf(threshold - 1, next) * Math.max(0, lifting);
  let up = 0;
  for (let k = threshold; k < nextThreshold; k += 1) down += hypergeometricPmf(k, next);
  for (let k = nextThreshold; k < threshold; k += 1) up += hypergeometricPmf(k, next);
  return { up, down };
}

/** Chance that at least k of the draws are marked: summed outwards from k on the side of the smaller sum. */
function tailFrom(k: number, urn: Urn): number {
  const { population, marked, draws } = urn;
  const least = Math.max(0, draws - (population - marked));
  const most = Math.min(marked, draws);
  if (k <= least) return 1;
  if (k > most) return 0;
  const ratio = (i: number): number =>
    ((marked - i) / (i + 1)) * ((draws - i) / (population - marked - draws + i + 1));
  let sum = 0;
  if (k > draws * (marked / population)) {
    let term = hypergeometricPmf(k, urn);
    for (let i = k; i <= most && term > 1e-18 * sum; i += 1) {
      sum += term;
      term *= ratio(i);
    }
    return sum;
  }
  let term = hypergeometricPmf(k - 1, urn);
  for (let i = k - 1; i >= least && term > 1e-18 * sum; i -= 1) {
    sum += term;
    term /= ratio(i - 1);
  }
  return Math.max(0, 1 - sum);
}
