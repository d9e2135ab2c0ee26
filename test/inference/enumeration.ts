// Exact behaviour of intervals and tests: every outcome of a trinomial sample, weighted by its probability.
import type { IntervalMethod, NpsCounts } from 'nps-kit';
import { scoreInterval } from 'nps-kit';

/** A true law: shares of promoters, passives and detractors. */
export interface Law {
  readonly p: number;
  readonly q: number;
  readonly d: number;
}

/** All outcomes of n answers. */
export function outcomesOf(n: number): NpsCounts[] {
  const outcomes: NpsCounts[] = [];
  for (let promoters = 0; promoters <= n; promoters += 1) {
    for (let detractors = 0; detractors <= n - promoters; detractors += 1) {
      outcomes.push({ promoters, passives: n - promoters - detractors, detractors });
    }
  }
  return outcomes;
}

/** Probabilities of the outcomes under a law, in the order of `outcomesOf`. */
export function probabilitiesOf(n: number, { p, q, d }: Law): Float64Array {
  const powers = (share: number): Float64Array => {
    const list = new Float64Array(n + 1).fill(1);
    for (let k = 1; k <= n; k += 1) list[k] = (list[k - 1] as number) * share;
    return list;
  };
  const [ps, qs, ds] = [powers(p), powers(q), powers(d)];
  const result = new Float64Array(((n + 1) * (n + 2)) / 2);
  let index = 0;
  let choosePromoters = 1; // n choose promoters
  for (let promoters = 0; promoters <= n; promoters += 1) {
    const rest = n - promoters;
    let chooseDetractors = 1; // rest choose detractors
    for (let detractors = 0; detractors <= rest; detractors += 1) {
      result[index] =
        choosePromoters *
        chooseDetractors *
        (ps[promoters] as number) *
        (qs[rest - detractors] as number) *
        (ds[detractors] as number);
      index += 1;
      chooseDetractors = (chooseDetractors * (rest - detractors)) / (detractors + 1);
    }
    choosePromoters = (choosePromoters * rest) / (promoters + 1);
  }
  return result;
}

/** All laws with shares of at least 2 % in steps of 2 %: 1,176 of them. */
export const generalGrid: readonly Law[] = Array.from({ length: 49 * 49 }, (_, i) => {
  const [promoters, detractors] = [1 + Math.floor(i / 49), 1 + (i % 49)];
  return { p: promoters / 50, d: detractors / 50, q: (50 - promoters - detractors) / 50 };
}).filter(({ q }) => q > 0.01);

/** How often an interval of level 0.95 holds the truth over a grid of laws, and how wide it is on average. */
export interface Coverage {
  readonly least: number;
  readonly mean: number;
  /** Mean distance of the coverage from 0.95. */
  readonly error: number;
  /** Mean width as a part of one (points / 100). */
  readonly width: number;
}

const known = new Map<string, Coverage>();

/** Exact coverage of a method at n answers over the general grid, computed once. */
export function coverageOf(method: IntervalMethod, n: number): Coverage {
  const key = `${method} ${n}`;
  const coverage = known.get(key) ?? computeCoverage(method, n);
  known.set(key, coverage);
  return coverage;
}

/** Limits of every outcome, as parts of one; a mirrored outcome has mirrored limits (a law of its own test). */
function limitsOf(method: IntervalMethod, n: number): { lower: Float64Array; upper: Float64Array } {
  const outcomes = outcomesOf(n);
  const lower = new Float64Array(outcomes.length);
  const upper = new Float64Array(outcomes.length);
  const indexOf = (promoters: number, detractors: number): number =>
    promoters * (n + 1) - (promoters * (promoters - 1)) / 2 + detractors;
  outcomes.forEach((counts, i) => {
    if (counts.promoters < counts.detractors) return;
    const interval = scoreInterval(counts, { method });
    if (interval === null) throw new Error('every outcome has answers');
    const mirrored = indexOf(counts.detractors, counts.promoters);
    lower[i] = interval.lower / 100 - 1e-12;
    upper[i] = interval.upper / 100 + 1e-12;
    lower[mirrored] = -(upper[i] as number);
    upper[mirrored] = -(lower[i] as number);
  });
  return { lower, upper };
}

function computeCoverage(method: IntervalMethod, n: number): Coverage {
  const { lower, upper } = limitsOf(method, n);
  let [least, sum, error, width] = [1, 0, 0, 0];
  for (const law of generalGrid) {
    const theta = law.p - law.d;
    const probabilities = probabilitiesOf(n, law);
    let [covered, wide] = [0, 0];
    for (let i = 0; i < probabilities.length; i += 1) {
      const chance = probabilities[i] as number;
      if ((lower[i] as number) <= theta && theta <= (upper[i] as number)) covered += chance;
      wide += chance * ((upper[i] as number) - (lower[i] as number));
    }
    least = Math.min(least, covered);
    sum += covered;
    error += Math.abs(covered - 0.95);
    width += wide;
  }
  const count = generalGrid.length;
  return { least, mean: sum / count, error: error / count, width: width / count };
}

/** Chance that a test rejects, when both sides come from the given laws; `rejects` is asked once per pair of outcomes. */
export function rejectionMap(
  sizes: readonly [number, number],
  rejects: (current: NpsCounts, baseline: NpsCounts) => boolean,
): (current: Law, baseline: Law) => number {
  const [currents, baselines] = [outcomesOf(sizes[0]), outcomesOf(sizes[1])];
  const map = new Uint8Array(currents.length * baselines.length);
  currents.forEach((current, i) => {
    baselines.forEach((baseline, j) => {
      map[i * baselines.length + j] = rejects(current, baseline) ? 1 : 0;
    });
  });
  return (current, baseline) => {
    const [ofCurrent, ofBaseline] = [probabilitiesOf(sizes[0], current), probabilitiesOf(sizes[1], baseline)];
    let sum = 0;
    for (let i = 0; i < ofCurrent.length; i += 1) {
      let row = 0;
      for (let j = 0; j < ofBaseline.length; j += 1) {
        if (map[i * ofBaseline.length + j] === 1) row += ofBaseline[j] as number;
      }
      sum += (ofCurrent[i] as number) * row;
    }
    return sum;
  };
}
