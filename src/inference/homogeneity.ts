import { assertOneOf, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { chiSquareSurvival } from '../numeric/chi-square.js';
import type { Untestable } from './records.js';
import { type Sample, samplesOf } from './sample.js';

/** Methods of a test that several distributions are alike. */
export type HomogeneityMethod = 'chi-square' | 'kruskal-wallis';

/** Options of {@link testHomogeneity}. */
export interface HomogeneityOptions {
  /** `chi-square` sees any unlikeness of the shares; `kruskal-wallis` whether some groups answer higher. @defaultValue `"chi-square"` */
  readonly method?: HomogeneityMethod | undefined;
}

/** Several distributions over the categories tested for being alike. */
export interface HomogeneityTest {
  /** Tells this record from one that could not be made. */
  readonly status: 'tested';
  /** Probability of groups at least as unlike if all had one distribution, 0 to 1. */
  readonly pValue: number;
  /** Chi-square statistic, 0 or more. */
  readonly statistic: number;
  /**
   * Degrees of freedom: groups minus 1, times (for `chi-square`) categories in use minus 1, which is 0 where all answers
   * fall into one.
   */
  readonly degreesOfFreedom: number;
  /** How the test was made. */
  readonly method: HomogeneityMethod;
}

/**
 * Tests whether several groups answer alike over promoters, passives and detractors.
 *
 * Another question than equal scores (`testScoresEqual`): 50/0/50 and 0/100/0 share a score of 0 and nothing else.
 *
 * @param groups - Heads or weighted counts, two or more groups.
 * @returns `untestable` with reason `too-few-groups` below two groups, `empty-sample` when a group is empty. All answers
 *   in one category give p = 1.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed; INVALID_OPTION when the method is unknown.
 * @example
 * ```ts
 * import { testHomogeneity } from 'nps-kit';
 *
 * const test = testHomogeneity([
 *   { promoters: 50, passives: 0, detractors: 50 },
 *   { promoters: 0, passives: 100, detractors: 0 },
 * ]);
 * if (test.status === 'tested') test.statistic; // => 200
 * ```
 * @see Pearson 1900 (chi-square, no continuity correction); Kruskal and Wallis 1952, Journal of the American
 *   Statistical Association 47, 583-621 (with ties)
 */
export function testHomogeneity(
  groups: readonly AnyCounts[],
  options: HomogeneityOptions = {},
): HomogeneityTest | Untestable {
  assertRecord(options, 'options');
  const { method = 'chi-square' } = options;
  const samples = samplesOf(groups);
  assertOneOf(method, ['chi-square', 'kruskal-wallis'], 'options.method');
  if (groups.length < 2) return { status: 'untestable', reason: 'too-few-groups' };
  if (samples.includes(null)) return { status: 'untestable', reason: 'empty-sample' };
  const rows = (samples as Sample[]).map((sample) => categories.map((category) => sample[category]));
  const totals = categories.map((_, column) => rows.reduce((sum, row) => sum + (row[column] as number), 0));
  const used = totals.filter((total) => total > 0).length;
  const statisticOf = method === 'chi-square' ? pearson : kruskalWallis;
  const statistic = used < 2 ? 0 : statisticOf(rows, totals); // 0/0
  const degreesOfFreedom = (method === 'chi-square' ? used - 1 : 1) * (rows.length - 1);
  const pValue = chiSquareSurvival(statistic, degreesOfFreedom);
  return { status: 'tested', pValue, statistic, degreesOfFreedom, method };
}

/** From lowest to highest, as ranks are given. */
const categories = ['detractors', 'passives', 'promoters'] as const;

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Sum of (observed - expected)^2 / expected over the cells whose category was used. */
function pearson(rows: readonly (readonly number[])[], totals: readonly number[]): number {
  const n = sumOf(totals);
  let statistic = 0;
  for (const row of rows) {
    const share = sumOf(row) / n;
    row.forEach((observed, column) => {
      const expected = share * (totals[column] as number);
      if (expected > 0) statistic += (observed - expected) ** 2 / expected;
    });
  }
  return statistic;
}

/** H = sum of n_i (mean rank_i - (N + 1) / 2)^2 * 12 / (N (N + 1)), divided by its correction for ties. */
function kruskalWallis(rows: readonly (readonly number[])[], totals: readonly number[]): number {
  const n = sumOf(totals);
  let below = 0;
  const ranks = totals.map((total) => {
    const rank = below + (total + 1) / 2;
    below += total;
    return rank;
  });
  const raw = rows.reduce((sum, row) => {
    const size = sumOf(row);
    const gap = row.reduce(
      (total, heads, column) => total + heads * ((ranks[column] as number) - (n + 1) / 2),
      0,
    );
    return sum + gap ** 2 / size;
  }, 0);
  const ties = totals.reduce((sum, total) => sum + (total ** 3 - total), 0);
  return (raw * 12) / (n * (n + 1)) / (1 - ties / (n ** 3 - n));
}
