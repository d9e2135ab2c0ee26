import { pValueOf } from '../inference/p-value.js';
import type { Alternative } from '../inference/records.js';

/** Whether values in order of time tend to rise: pairs that rise minus pairs that fall. */
export interface MannKendall {
  /** Pairs of periods whose score rises minus pairs whose score falls. */
  readonly s: number;
  /** Variance of s when the order is chance, ties allowed for. */
  readonly variance: number;
  /** (s - sign of s) / square root of the variance; 0 when s is 0. */
  readonly statistic: number;
  /** Kendall's tau-b, -1 to 1: 1 when every pair rises; null when all values are alike. */
  readonly tau: number | null;
  /** Chance of an s at least as far out if the order were chance, 0 to 1. */
  readonly pValue: number;
  /** Whether the p-value counts orders (at most 10 values, no ties) or is the normal approximation. */
  readonly reference: 'exact' | 'normal';
}

const mostExact = 10;

/**
 * Mann-Kendall test of values in order of time.
 *
 * @see Mann 1945, Econometrica 13, 245-259; Kendall 1975, "Rank Correlation Methods", chapters 4 and 5 (ties)
 */
export function mannKendall(values: readonly number[], alternative: Alternative = 'two-sided'): MannKendall {
  const count = values.length;
  let s = 0;
  values.forEach((value, i) => {
    for (let j = i + 1; j < count; j += 1) s += Math.sign((values[j] as number) - value);
  });
  let variance = count * (count - 1) * (2 * count + 5);
  let untied = (count * (count - 1)) / 2;
  for (const size of tieSizes(values)) {
    variance -= size * (size - 1) * (2 * size + 5);
    untied -= (size * (size - 1)) / 2;
  }
  variance /= 18;
  const statistic = s === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  const pairs = (count * (count - 1)) / 2;
  const exact = count <= mostExact && untied === pairs;
  return {
    s,
    variance,
    statistic,
    tau: untied > 0 ? s / Math.sqrt(pairs * untied) : null,
    pValue: exact
      ? pValueOf(s, alternative, (least) => chanceOfRise(count, least))
      : pValueOf(statistic, alternative),
    reference: exact ? 'exact' : 'normal',
  };
}

/** How many values there are of each kind. */
function tieSizes(values: readonly number[]): Iterable<number> {
  const sizes = new Map<number, number>();
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  return sizes.values();
}

/** Chance that s is at least that much in a random order of `count` unlike values. */
function chanceOfRise(count: number, least: number): number {
  // orders[f] = orders of the values so far with f falling pairs; a new value makes 0, 1, ... all of them fall.
  let orders = [1];
  let all = 1;
  for (let size = 2; size <= count; size += 1) {
    const longer = new Array<number>(orders.length + size - 1).fill(0);
    orders.forEach((ways, falls) => {
      for (let more = 0; more < size; more += 1) (longer[falls + more] as number) += ways;
    });
    orders = longer;
    all *= size;
  }
  const pairs = orders.length - 1;
  // s = pairs - 2 falls.
  return orders.reduce((sum, ways, falls) => (pairs - 2 * falls >= least ? sum + ways : sum), 0) / all;
}
