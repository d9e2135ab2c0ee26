import type { Untestable } from '../inference/records.js';
import { chiSquareSurvival } from '../numeric/chi-square.js';

/** A test whether several rates are one. */
export interface RatesTest {
  /** Tells this record from one that could not be made. */
  readonly status: 'tested';
  /** Pearson's chi-square, 0 or more. */
  readonly statistic: number;
  /** Degrees of freedom: groups less one. */
  readonly degreesOfFreedom: number;
  /** Probability of rates at least as unlike if all were truly one, 0 to 1. */
  readonly pValue: number;
  /** Smallest expected count of a cell; below 5 the p-value is rough. */
  readonly smallestExpected: number;
  /** How the test was made. */
  readonly method: 'chi-square';
}

/**
 * Tests whether the rates count / n of several groups are one; groups of nobody are left out.
 *
 * @see Pearson 1900, Philosophical Magazine 50, 157-175
 */
export function testRatesEqual(
  groups: readonly { readonly count: number; readonly n: number }[],
): RatesTest | Untestable {
  const asked = groups.filter(({ n }) => n > 0);
  if (asked.length === 0) return { status: 'untestable', reason: 'empty-sample' };
  if (asked.length < 2) return { status: 'untestable', reason: 'too-few-groups' };
  const total = asked.reduce((sum, { n }) => sum + n, 0);
  const rate = asked.reduce((sum, { count }) => sum + count, 0) / total;
  const statistic = asked.reduce((sum, { count, n }) => {
    const excess = count - n * rate;
    // Nobody or everybody answered: all rates are alike.
    return rate === 0 || rate === 1 ? 0 : sum + (excess * excess) / (n * rate * (1 - rate));
  }, 0);
  const degreesOfFreedom = asked.length - 1;
  const smallestExpected =
    asked.reduce((least, { n }) => Math.min(least, n), total) * Math.min(rate, 1 - rate);
  return {
    status: 'tested',
    statistic,
    degreesOfFreedom,
    pValue: chiSquareSurvival(statistic, degreesOfFreedom),
    smallestExpected,
    method: 'chi-square',
  };
}
