import { assertRecord } from '../core/assertions.js';
import { chiSquareSurvival } from '../numeric/chi-square.js';
import type { ScaleOptions } from '../scoring/scale.js';
import { type PairedTable, pairedMatrixOf, pairedMoments, type RatingPair } from './paired-table.js';
import type { Untestable } from './records.js';

/** The categories of the same respondents at two times, tested for being alike. */
export interface MarginalHomogeneityTest {
  /** Tells this record from one that could not be made. */
  readonly status: 'tested';
  /** Probability of shares at least as unlike if nothing had changed, 0 to 1. */
  readonly pValue: number;
  /** Chi-square statistic, 0 or more. */
  readonly statistic: number;
  /** Degrees of freedom: 2, 1 when only two categories were exchanged, 0 when nobody moved. */
  readonly degreesOfFreedom: number;
  /** How the test was made. */
  readonly method: 'stuart-maxwell';
}

/**
 * Tests whether the same respondents fall into promoters, passives and detractors as before, whatever the score does.
 *
 * Another question than `testPairedScores`: 50/0/50 may become 0/100/0 at the same score.
 *
 * @returns `untestable` with reason `empty-sample` without pairs.
 * @throws {NpsError} INVALID_ARGUMENT when the data are neither a table nor pairs; INVALID_COUNTS when a table holds no
 *   whole heads; RATING_OUT_OF_RANGE with the pair.
 * @example
 * ```ts
 * import { testMarginalHomogeneity } from 'nps-kit';
 *
 * const test = testMarginalHomogeneity({
 *   promoters: { current: { promoters: 20, passives: 5, detractors: 2 } },
 *   passives: { current: { promoters: 8, passives: 15, detractors: 3 } },
 *   detractors: { current: { promoters: 4, passives: 6, detractors: 12 } },
 * });
 * if (test.status === 'tested') test.statistic; // ≈ 2.208835
 * ```
 * @see Stuart 1955, Biometrika 42, 412-416; Fleiss and Everitt 1971, British Journal of Mathematical and Statistical
 *   Psychology 24, 117-123 (three categories in closed form)
 */
export function testMarginalHomogeneity(
  data: PairedTable | Iterable<RatingPair>,
  options: ScaleOptions = {},
): MarginalHomogeneityTest | Untestable {
  assertRecord(options, 'options');
  const matrix = pairedMatrixOf(data, options.scale, 'data');
  const { n, current, baseline } = pairedMoments(matrix);
  if (n === 0) return { status: 'untestable', reason: 'empty-sample' };
  const moved = (one: number, other: 0 | 1 | 2): number =>
    ((matrix[one]?.[other] as number) + (matrix[other]?.[one as 0 | 1 | 2] as number)) / 2;
  const [topMiddle, topBottom, middleBottom] = [moved(0, 1), moved(0, 2), moved(1, 2)];
  const gaps = [
    current.promoters - baseline.promoters,
    current.passives - baseline.passives,
    current.detractors - baseline.detractors,
  ] as const;
  const used = [topMiddle, topBottom, middleBottom].filter((heads) => heads > 0).length;
  // Divided by the largest of the three, so that products of huge heads stay in range.
  const scale = Math.max(topMiddle, topBottom, middleBottom) || 1;
  const [a, b, c] = [topMiddle / scale, topBottom / scale, middleBottom / scale];
  const determinant = 2 * (a * b + a * c + b * c);
  const square = (gap: number): number => (gap / scale) * gap;
  const statistic =
    used > 1
      ? (c * square(gaps[0]) + b * square(gaps[1]) + a * square(gaps[2])) / determinant
      : (square(gaps[0]) + square(gaps[1]) + square(gaps[2])) / 4; // the two categories that were exchanged: McNemar
  const degreesOfFreedom = Math.min(2, used);
  return {
    status: 'tested',
    pValue: degreesOfFreedom === 0 ? 1 : chiSquareSurvival(statistic, degreesOfFreedom),
    statistic,
    degreesOfFreedom,
    method: 'stuart-maxwell',
  };
}
