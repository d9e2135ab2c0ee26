import type { Accessor } from '../core/accessor.js';
import { assertNumber, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { smallestWeight } from '../scoring/weight-sums.js';
import type { KeyColumns } from './columns.js';
import type { SegmentBy } from './keys.js';
import {
  addUp,
  baseWeights,
  type CodedMargin,
  codeMargin,
  type RowsOrColumns,
  rowsOf,
  type Targets,
} from './margin.js';
import { summarizeWeights, type WeightSummary } from './weight-summary.js';

/** Known totals of cells. */
export interface PoststratifyColumnsOptions {
  /** Names of the columns to cross. @defaultValue all columns */
  readonly by?: string | readonly string[] | undefined;
  /** The known total of every cell that respondents are in, by segment name: people, or shares. */
  readonly targets: Targets;
  /** What the weights shall add up to, 1e-100 to 1e100. @defaultValue the sum of the targets */
  readonly total?: number | undefined;
}

/** Known totals of cells, and where a respondent's cell is. */
export interface PoststratifyOptions<Row> extends Omit<PoststratifyColumnsOptions, 'by'> {
  /** The key, or several to cross. */
  readonly by: SegmentBy<Row> | readonly SegmentBy<Row>[];
  /** Where the weight is that a row comes with. @defaultValue none: 1 each */
  readonly weight?: Accessor<Row, number> | undefined;
}

/** Weights that give every cell its known total. */
export interface PoststratifiedWeights {
  /** One weight per respondent, in their order. */
  readonly weights: readonly number[];
  /** How uneven they are; null when there is nobody. */
  readonly summary: WeightSummary | null;
}

/**
 * Weights that give every cell its known total: in each cell all weights are raised or lowered alike.
 *
 * For when the population of every crossing is known (women of 18 to 34, men of 18 to 34, ...); where only the totals of
 * each question are known, use `rakeWeights`. The unit of the weights is that of the targets. Nobody to weigh
 * gives no weights where no target is above 0, and else reaches no target. A weight that would fall below 1e-140 is 1e-140,
 * which no cell feels.
 *
 * @throws {NpsError} UNREACHABLE_TARGET when a cell with a target has nobody, or nobody of any weight: merge cells.
 * @throws {NpsError} INVALID_OPTION when a cell has no target, or a target or key is malformed.
 * @throws {NpsError} INVALID_WEIGHT or INVALID_ARGUMENT when a weight or a row is malformed.
 * @example
 * ```ts
 * import { poststratifyWeights } from 'nps-kit';
 *
 * const rows = [{ plan: 'free' }, { plan: 'free' }, { plan: 'free' }, { plan: 'pro' }];
 * poststratifyWeights(rows, { by: 'plan', targets: { free: 0.5, pro: 0.5 }, total: 4 }).weights;
 * // the three free customers: 2/3 each, the pro customer: 2
 * ```
 * @see Holt and Smith 1979, JRSS A 142, 33-46
 */
export function poststratifyWeights(
  columns: KeyColumns,
  options: PoststratifyColumnsOptions,
): PoststratifiedWeights;
export function poststratifyWeights<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: PoststratifyOptions<Row>,
): PoststratifiedWeights;
export function poststratifyWeights<Row>(
  data: RowsOrColumns<Row>,
  options: PoststratifyColumnsOptions | PoststratifyOptions<Row>,
): PoststratifiedWeights {
  assertRecord(options, 'options');
  const source = rowsOf(data);
  const margin = codeMargin(source, options.by, options.targets, 'options');
  const weights = baseWeights(source, 'weight' in options ? options.weight : undefined, margin.codes.length);
  const [scaled] = scaleTargets([margin], options.total) as [CodedMargin];
  if (weights.length === 0) return { weights: [], summary: null };
  const sums = sumByCode(weights, scaled);
  const result = raise(weights, scaled.codes, { from: sums, to: scaled.targets });
  return { weights: result, summary: summarizeWeights(result) };
}

/**
 * All weights of a category raised or lowered alike, so that its sum goes from one figure to another. None falls below
 * the least weight there is; targets are so much larger that no margin feels it.
 */
export function raise(
  weights: Float64Array,
  codes: ArrayLike<number>,
  { from, to }: { from: Float64Array; to: Float64Array },
): number[] {
  const factors = to.map((sum, code) => sum / (from[code] as number));
  const raised = new Array<number>(weights.length);
  for (let i = 0; i < raised.length; i += 1) {
    const weight = weights[i] as number;
    // A weight of 0 may stand in a category of no weight, whose factor is 0/0.
    raised[i] = weight === 0 ? 0 : Math.max(weight * (factors[codes[i] as number] as number), smallestWeight);
  }
  return raised;
}

/** Sums of weights per category; throws when a category that has a target has no weight. */
export function sumByCode(
  weights: ArrayLike<number>,
  { codes, targets, names, path }: CodedMargin,
): Float64Array {
  const sums = addUp(weights, codes, targets.length);
  const empty = sums.findIndex((sum, code) => sum === 0 && (targets[code] as number) > 0);
  if (empty >= 0) {
    const at = `${path}.targets[${JSON.stringify(names[empty])}]`;
    throw new NpsError('UNREACHABLE_TARGET', at, 'a segment with a weight above 0', targets[empty]);
  }
  return sums;
}

/** Two margins agree about the population when their sums differ by no more than this part. */
const agreement = 1e-6;

/** Far above the least weight: ten million respondents who have that do not move it by 1e-12 of itself. */
const leastTarget = 1e-120;

/** All margins with the same sum: that of the first, or the one asked for. */
export function scaleTargets(margins: readonly CodedMargin[], total: number | undefined): CodedMargin[] {
  if (total !== undefined) assertNumber(total, 1e-100, 1e100, 'options.total');
  const sums = margins.map(({ targets }) => targets.reduce((sum, target) => sum + target, 0));
  const [first = 0] = sums;
  return margins.map((margin, index) => {
    const sum = sums[index] as number;
    if (total === undefined && Math.abs(sum - first) > agreement * first) {
      const expected = `targets that add up to ${first} as in the first margin, or options.total`;
      throw new NpsError('INVALID_OPTION', `${margin.path}.targets`, expected, sum);
    }
    const factor = (total ?? first) / sum;
    const targets = margin.targets.map((target) => target * factor);
    const tiny = targets.findIndex((target) => !(target >= leastTarget && target < Number.POSITIVE_INFINITY));
    if (tiny >= 0) {
      const at = `${margin.path}.targets[${JSON.stringify(margin.names[tiny])}]`;
      const expected = `at least ${leastTarget} once all add up to ${total ?? first}`;
      throw new NpsError('INVALID_OPTION', at, expected, margin.targets[tiny]);
    }
    return { ...margin, targets };
  });
}
