import { normalSurvival } from '../numeric/normal.js';
import { normalUpperQuantile } from '../numeric/normal-tail.js';
import { studentSurvival } from '../numeric/student.js';
import type { JointCounts } from './joint-counts.js';

/** Estimate, its test and its limits, all about correlation, -1 to 1. */
export interface CorrelationFigures {
  readonly coefficient: number;
  readonly pValue: number;
  readonly limits: { readonly lower: number; readonly upper: number } | null;
}

/**
 * Spearman's rho: the correlation of midranks. Its test takes t = rho sqrt((n - 2)/(1 - rho^2)) for Student's with n - 2
 * degrees of freedom, as R and scipy do, and sees nothing in two rows, which always agree or disagree; limits by Fisher's
 * z with variance (1 + rho^2/2)/(n - 3).
 */
export function spearman({ n, cells, rowSums, columnSums }: JointCounts, level: number): CorrelationFigures {
  const rows = centredRanks(rowSums, n);
  const columns = centredRanks(columnSums, n);
  const product = sumOverCells(cells, (i, j) => (rows[i] as number) * (columns[j] as number));
  const squares = (ranks: readonly number[], sums: readonly number[]): number =>
    ranks.reduce((sum, rank, i) => sum + (sums[i] as number) * rank * rank, 0);
  const rho = clamp(product / Math.sqrt(squares(rows, rowSums) * squares(columns, columnSums)));
  const statistic = Math.abs(rho) * Math.sqrt((n - 2) / (1 - rho * rho));
  const error = n > 3 ? Math.sqrt((1 + (rho * rho) / 2) / (n - 3)) : 0;
  return figures(rho, n > 2 ? studentSurvival(statistic, n - 2) : 0.5, error, level);
}

/** Midranks of groups of tied values, less the mean rank. */
function centredRanks(sums: readonly number[], n: number): number[] {
  let below = 0;
  return sums.map((count) => {
    const rank = below + (count + 1) / 2 - (n + 1) / 2;
    below += count;
    return rank;
  });
}

/**
 * Kendall's tau-b. The test has the variance under independence with ties; limits by Fisher's z with the asymptotic
 * standard error of Brown and Benedetti, which holds with ties.
 */
export function kendall(joint: JointCounts, level: number): CorrelationFigures {
  const { n, cells, rowSums, columnSums } = joint;
  const squareSum = (sums: readonly number[]): number => sums.reduce((sum, count) => sum + count * count, 0);
  const [rowPairs, columnPairs] = [n * n - squareSum(rowSums), n * n - squareSum(columnSums)];
  const scale = Math.sqrt(rowPairs * columnPairs);
  const surplus = surpluses(joint);
  const total = sumOverCells(cells, (i, j) => (surplus[i] as number[])[j] as number);
  const tau = clamp(total / scale);
  // Each cell's pull on tau less the mean of all: subtracted before squared, so that nothing is left of a variance of 0.
  const variance = sumOverCells(cells, (i, j) => {
    const shift = ((rowSums[i] as number) - n) * columnPairs + ((columnSums[j] as number) - n) * rowPairs;
    return (2 * scale * ((surplus[i] as number[])[j] as number) + tau * shift) ** 2;
  });
  const error = Math.sqrt(variance) / (scale * scale) / (1 - tau * tau);
  const statistic = Math.abs(total) / 2 / Math.sqrt(varianceUnderIndependence(joint));
  return figures(tau, normalSurvival(statistic), error, level);
}

/** Per cell the pairs that agree less those that disagree, by sums over the cells to the lower left and so on. */
function surpluses({ cells, columnSums }: JointCounts): number[][] {
  const below = columnSums.map(() => 0);
  return cells.map((row) => {
    const result: number[] = [];
    let [leftBelow, leftAbove] = [0, 0];
    const above = columnSums.map((sum, j) => sum - (below[j] as number) - (row[j] as number));
    let rightBelow = below.reduce((sum, count) => sum + count, 0);
    let rightAbove = above.reduce((sum, count) => sum + count, 0);
    row.forEach((_, j) => {
      rightBelow -= below[j] as number;
      rightAbove -= above[j] as number;
      result.push(leftBelow + rightAbove - leftAbove - rightBelow);
      leftBelow += below[j] as number;
      leftAbove += above[j] as number;
    });
    row.forEach((count, j) => {
      (below[j] as number) += count;
    });
    return result;
  });
}

/** Variance of (agreeing - disagreeing pairs) when the two are independent, with ties (Kendall 1970, chapter 4). */
function varianceUnderIndependence({ n, rowSums, columnSums }: JointCounts): number {
  const sum = (sums: readonly number[], of: (t: number) => number): number =>
    sums.reduce((total, t) => total + of(t), 0);
  const twos = (t: number): number => t * (t - 1);
  const threes = (t: number): number => t * (t - 1) * (t - 2);
  const spread = (t: number): number => t * (t - 1) * (2 * t + 5);
  const main = (spread(n) - sum(rowSums, spread) - sum(columnSums, spread)) / 18;
  const pairs = (sum(rowSums, twos) * sum(columnSums, twos)) / (2 * twos(n));
  const triples = n > 2 ? (sum(rowSums, threes) * sum(columnSums, threes)) / (9 * threes(n)) : 0;
  return main + pairs + triples;
}

function figures(coefficient: number, tail: number, error: number, level: number): CorrelationFigures {
  const pValue = Math.min(1, 2 * tail);
  // Below this it is rounding: the rows show no spread, and a point is no interval.
  if (!(error > 1e-12) || Math.abs(coefficient) === 1) return { coefficient, pValue, limits: null };
  const reach = normalUpperQuantile((1 - level) / 2) * error;
  const centre = Math.atanh(coefficient);
  const limits = { lower: Math.tanh(centre - reach), upper: Math.tanh(centre + reach) };
  return { coefficient, pValue, limits };
}

/** Within -1 and 1, free of -0. */
function clamp(coefficient: number): number {
  return Math.max(-1, Math.min(1, coefficient)) + 0;
}

/** The sum of a figure over all pairs: that of a cell counts for each of its pairs. */
function sumOverCells(cells: JointCounts['cells'], figure: (row: number, column: number) => number): number {
  return cells.reduce((total, row, i) => row.reduce((sum, count, j) => sum + count * figure(i, j), total), 0);
}
