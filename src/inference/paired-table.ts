import { assertCounts, assertHeads, assertRecord } from '../core/assertions.js';
import type { Category, NpsCounts } from '../core/counts.js';
import { elementsOf } from '../core/sequence.js';
import { classifyRating, isRating } from '../scoring/classify.js';
import { type RatingScale, ratingError, scaleOf } from '../scoring/scale.js';
import { varianceOf } from './sample.js';

/** What became of the respondents of one baseline category. */
export interface PairedRow {
  /** Their categories now, in heads. */
  readonly current: NpsCounts;
}

/** The same respondents at two times: for each category at the baseline, where they are now. */
export interface PairedTable {
  /** Promoters at the baseline. */
  readonly promoters: PairedRow;
  /** Passives at the baseline. */
  readonly passives: PairedRow;
  /** Detractors at the baseline. */
  readonly detractors: PairedRow;
}

/** Two ratings of one respondent. */
export interface RatingPair {
  /** The later rating. */
  readonly current: number;
  /** The earlier rating. */
  readonly baseline: number;
}

/** Heads per baseline category (outer) and current category (inner), both from promoter to detractor. */
export type PairedMatrix = readonly Triple[];
type Triple = readonly [promoters: number, passives: number, detractors: number];

const categories = ['promoters', 'passives', 'detractors'] as const;
const rank: Readonly<Record<Category, number>> = { promoter: 0, passive: 1, detractor: 2 };

/** The matrix of a table, or of pairs of ratings of the scale. */
export function pairedMatrixOf(
  data: PairedTable | Iterable<RatingPair>,
  scale: RatingScale | undefined,
  path: string,
): PairedMatrix {
  if (typeof data === 'object' && data !== null && Symbol.iterator in data) {
    return matrixOfPairs(data, scaleOf({ scale }), path);
  }
  assertRecord(data, path, 'a table by baseline category, or pairs of ratings');
  return categories.map((category) => {
    const row = data[category];
    assertRecord(row, `${path}.${category}`, 'a record with the current counts');
    assertHeads(row.current, `${path}.${category}.current`);
    return [row.current.promoters, row.current.passives, row.current.detractors] as const;
  });
}

function matrixOfPairs(pairs: Iterable<RatingPair>, scale: RatingScale, path: string): PairedMatrix {
  const matrix: [number, number, number][] = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  let index = 0;
  for (const pair of elementsOf(pairs, path)) {
    assertRecord(pair, `${path}[${index}]`, 'a pair of current and baseline rating');
    for (const side of ['current', 'baseline'] as const) {
      if (!isRating(pair[side], { scale })) throw ratingError(`${path}[${index}].${side}`, scale, pair[side]);
    }
    const row = matrix[rank[classifyRating(pair.baseline, { scale })]] as [number, number, number];
    row[rank[classifyRating(pair.current, { scale })] as 0 | 1 | 2] += 1;
    index += 1;
  }
  return matrix;
}

/** What a matrix says of both times together. */
export interface PairedMoments {
  /** Respondents in the matrix. */
  readonly n: number;
  readonly current: NpsCounts;
  readonly baseline: NpsCounts;
  /** Heads whose value (+1, 0, -1) changed by -2, -1, 0, 1, 2. */
  readonly changes: readonly number[];
}

/** Margins and changes of a matrix. */
export function pairedMoments(matrix: PairedMatrix): PairedMoments {
  const [[pp, pq, pd], [qp, qq, qd], [dp, dq, dd]] = matrix as readonly [Triple, Triple, Triple];
  const current = { promoters: pp + qp + dp, passives: pq + qq + dq, detractors: pd + qd + dd };
  const baseline = { promoters: pp + pq + pd, passives: qp + qq + qd, detractors: dp + dq + dd };
  assertCounts(current, 'data');
  assertCounts(baseline, 'data');
  return {
    n: baseline.promoters + baseline.passives + baseline.detractors,
    current,
    baseline,
    changes: [pd, pq + qd, pp + qq + dd, qp + dq, dp],
  };
}

/** Covariance of the values (+1, 0, -1) at both times, divisor n; 0 for nobody. */
export function pairedCovariance(matrix: PairedMatrix): number {
  const { n, current, baseline } = pairedMoments(matrix);
  if (n === 0) return 0;
  const [[both, , fell], , [rose, , neither]] = matrix as [Triple, Triple, Triple];
  const product = (both - rose + neither - fell) / n;
  const mean = (counts: NpsCounts): number => (counts.promoters - counts.detractors) / n;
  return product - mean(current) * mean(baseline);
}

/** Correlation of the values (+1, 0, -1) at both times; null where one of them does not vary. */
export function pairedCorrelation(matrix: PairedMatrix): number | null {
  const { n, current, baseline } = pairedMoments(matrix);
  if (n === 0) return null;
  const product = Math.sqrt(varianceOf({ ...current, n })) * Math.sqrt(varianceOf({ ...baseline, n }));
  return product === 0 ? null : Math.max(-1, Math.min(1, pairedCovariance(matrix) / product)) + 0;
}
