import type { Accessor } from '../core/accessor.js';
import { assertInteger, assertNumber, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import type { KeyColumns } from './columns.js';
import type { SegmentBy } from './keys.js';
import {
  baseWeights,
  type CodedMargin,
  codeMargin,
  type RowsOrColumns,
  rowsOf,
  type Targets,
} from './margin.js';
import { raise, scaleTargets, sumByCode } from './poststratify.js';
import { fitCells, joinCells, largestErrorOf } from './proportional-fit.js';
import { checkedLimits, type TrimOptions, trimTo } from './trim.js';
import { summarizeWeights, type WeightSummary } from './weight-summary.js';

/** One question of which the population's answers are known. */
export interface RakingMargin<By> {
  /** The key, or several to cross. */
  readonly by: By;
  /** The known total of every segment that respondents are in, by segment name: people, or shares. */
  readonly targets: Targets;
}

/** Options of {@link rakeWeights}. */
export interface RakeOptions<Row = never> {
  /** Where the weight is that a row comes with. @defaultValue none: 1 each */
  readonly weight?: Accessor<Row, number> | undefined;
  /** What the weights shall add up to, 1e-100 to 1e100. @defaultValue the sum of the targets, which must be alike in all margins */
  readonly total?: number | undefined;
  /** Largest relative error of a margin that is good enough, 0 to 1. @defaultValue 1e-10 */
  readonly tolerance?: number | undefined;
  /** Rounds over all margins before it gives up, 1 to 1,000,000. @defaultValue 1000 */
  readonly maxRounds?: number | undefined;
  /** Limits for the weights, applied once in the end; margins are missed by `largestError` then. @defaultValue none */
  readonly trim?: TrimOptions | undefined;
}

/** Weights that meet several margins at once, and how well they do. */
export interface RakedWeights {
  /**
   * Whether the margins were met, before any trimming. Look at it: `not-converged` margins contradict each other, or need
   * more rounds, as where weights differ by many powers of ten.
   */
  readonly status: 'converged' | 'not-converged';
  /** One weight per respondent, in their order. */
  readonly weights: readonly number[];
  /** Rounds over all margins that were made. */
  readonly rounds: number;
  /** Largest relative error of any margin's segment that remains in `weights`, 0 or more. */
  readonly largestError: number;
  /** Weights that lay outside the limits of `trim`. */
  readonly trimmed: number;
  /** How uneven the weights are; null when there is nobody. */
  readonly summary: WeightSummary | null;
}

/**
 * Weights that meet the known totals of several questions at once (raking, iterative proportional fitting).
 *
 * Weights are raised or lowered margin by margin until all hold. They stay positive, and as near to where they began as
 * the margins allow. Meets the figures of `rake` in R's survey package. Nobody to weigh gives no weights where no target
 * is above 0, and else reaches no target. A weight that would fall below 1e-140 is 1e-140, which no margin feels.
 *
 * @throws {NpsError} UNREACHABLE_TARGET when a segment with a target has nobody, or nobody of any weight: merge segments.
 * @throws {NpsError} INVALID_OPTION when a segment has no target, margins add up to unlike sums, an option is malformed, or
 *   no weights of the wanted total can keep the limits of `trim`.
 * @throws {NpsError} INVALID_WEIGHT or INVALID_ARGUMENT when a weight or a row is malformed.
 * @example
 * ```ts
 * import { rakeWeights } from 'nps-kit';
 *
 * const rows = [
 *   { sex: 'f', age: 'young' }, { sex: 'f', age: 'old' },
 *   { sex: 'm', age: 'young' }, { sex: 'm', age: 'old' }, { sex: 'm', age: 'old' },
 * ];
 * const raked = rakeWeights(rows, [
 *   { by: 'sex', targets: { f: 0.5, m: 0.5 } },
 *   { by: 'age', targets: { young: 0.5, old: 0.5 } },
 * ], { total: 5 });
 * raked.status; // => 'converged'
 * raked.weights; // ≈ [1.4645, 1.0355, 1.0355, 0.7322, 0.7322]
 * ```
 * @see Deming and Stephan 1940, Annals of Mathematical Statistics 11, 427-444
 */
export function rakeWeights(
  columns: KeyColumns,
  margins: readonly RakingMargin<string | readonly string[]>[],
  options?: Omit<RakeOptions, 'weight'>,
): RakedWeights;
export function rakeWeights<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  margins: readonly RakingMargin<SegmentBy<Row> | readonly SegmentBy<Row>[]>[],
  options?: RakeOptions<Row>,
): RakedWeights;
export function rakeWeights<Row>(
  data: RowsOrColumns<Row>,
  margins: readonly RakingMargin<SegmentBy<Row> | readonly SegmentBy<Row>[] | string | readonly string[]>[],
  options: RakeOptions<Row> = {},
): RakedWeights {
  assertRecord(options, 'options');
  const { total, tolerance = 1e-10, maxRounds = 1000, trim } = options;
  assertNumber(tolerance, 0, 1, 'options.tolerance');
  assertInteger(maxRounds, 1, 1_000_000, 'options.maxRounds');
  if (!Array.isArray(margins) || margins.length === 0) {
    throw new NpsError('INVALID_ARGUMENT', 'margins', 'an array of at least one margin', margins);
  }
  const source = rowsOf(data);
  const coded = Array.from(margins, (margin, index) => {
    assertRecord(margin, `margins[${index}]`, 'a margin of by and targets');
    return codeMargin(source, margin.by, margin.targets, `margins[${index}]`);
  });
  const scaled = scaleTargets(coded, total);
  const base = baseWeights(source, options.weight, (scaled[0] as CodedMargin).codes.length);
  const whole = (scaled[0] as CodedMargin).targets.reduce((sum, target) => sum + target, 0);
  const mean = base.length === 0 ? null : whole / base.length;
  const limits = trim === undefined ? null : checkedLimits(trim, mean, 'options.trim');
  if (base.length === 0) {
    return { status: 'converged', weights: [], rounds: 0, largestError: 0, trimmed: 0, summary: null };
  }
  const { cells, margins: cellMargins, sums } = joinCells(base, scaled);
  for (const margin of cellMargins) sumByCode(sums, margin);
  const fit = fitCells(sums, cellMargins, { tolerance, maxRounds });
  const raised = fit.parts.map((part) => part * whole);
  const raked = raise(base, cells, { from: sums, to: raised });
  const { weights, trimmed } = limits
    ? trimTo(raked, limits, 'options.trim')
    : { weights: raked, trimmed: 0 };
  const errors = limits
    ? scaled.map((margin) => largestErrorOf(weights, margin))
    : cellMargins.map((margin) => largestErrorOf(raised, margin));
  return {
    status: fit.converged ? 'converged' : 'not-converged',
    weights,
    rounds: fit.rounds,
    largestError: Math.max(...errors),
    trimmed,
    summary: summarizeWeights(weights),
  };
}
