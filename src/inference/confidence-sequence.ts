import { assertHeads, assertLevel, assertNumber, assertOneOf, assertRecord } from '../core/assertions.js';
import type { NpsCounts } from '../core/counts.js';
import { findRoot } from '../numeric/roots.js';
import { type BettingGrid, bettingGrid, lowerMean, mirrorCounts } from './betting.js';
import { type Limits, limitsInPoints } from './limits.js';
import type { ScoreInterval } from './records.js';
import { type Sample, sampleOf, thetaOf, varianceOf } from './sample.js';
import { addCounts } from './wald-intervals.js';

/** Methods of a confidence sequence. */
export type SequenceMethod = 'mixture' | 'asymptotic';

/** Options that all anytime-valid functions share. */
export interface PlannedOptions {
  /** Level, above 0.5 and below 1: the chance that no look ever misleads. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /** About how many answers the decision is expected at, 1 to 1e9; fix it before the first look. @defaultValue 500 */
  readonly plannedN?: number | undefined;
}

/** Options of {@link scoreConfidenceSequence}. */
export interface SequenceOptions extends PlannedOptions {
  /** `mixture` holds from the first answer on; `asymptotic` only about, from some 50 answers on. @defaultValue `"mixture"` */
  readonly method?: SequenceMethod | undefined;
}

/**
 * An interval for a score that may be looked at after every answer: with chance `level` it holds the truth at all times.
 *
 * A fixed-size interval that is looked at daily misses sooner or later. This one is wider (about 1.6 times at
 * `plannedN`) and never spoiled by looking, stopping or going on. It needs only the counts so far, and a true score that
 * stays the same; narrowest about `plannedN` answers.
 *
 * @returns Limits in points; null when nobody answered.
 * @throws {NpsError} INVALID_COUNTS when the counts are no heads; INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { scoreConfidenceSequence } from 'nps-kit';
 *
 * const soFar = { promoters: 250, passives: 150, detractors: 100 };
 * scoreConfidenceSequence(soFar); // ≈ { lower: 18.52, upper: 40.82, level: 0.95, method: 'mixture' }
 * ```
 * @see Waudby-Smith and Ramdas 2024, Journal of the Royal Statistical Society B 86, 1-27 (bets); Waudby-Smith, Arbour,
 *   Sinha, Kennedy and Ramdas 2024, Annals of Statistics 52, 2613-2640 (asymptotic)
 */
export function scoreConfidenceSequence(
  counts: NpsCounts,
  options: SequenceOptions = {},
): ScoreInterval<SequenceMethod> | null {
  assertRecord(options, 'options');
  const { level = 0.95, plannedN = 500, method = 'mixture' } = options;
  assertHeads(counts, 'counts');
  assertLevel(level);
  assertNumber(plannedN, 1, 1e9, 'options.plannedN');
  assertOneOf(method, ['mixture', 'asymptotic'], 'options.method');
  const sample = sampleOf(counts, 'counts');
  if (sample === null) return null;
  const alpha = 1 - level;
  const limits =
    method === 'mixture'
      ? mixtureLimits(counts, bettingGrid(plannedN, alpha), Math.log(2 / alpha))
      : asymptoticLimits(sample, plannedN, alpha);
  return { ...limitsInPoints(limits, 1), level, method };
}

/** Scores at which neither bettor has won e^threshold. */
export function mixtureLimits(counts: NpsCounts, grid: BettingGrid, threshold: number): Limits {
  return {
    lower: 2 * lowerMean(counts, grid, threshold) - 1,
    upper: 1 - 2 * lowerMean(mirrorCounts(counts), grid, threshold),
  };
}

/** theta -+ s sqrt(2 (n rho + 1) / (n^2 rho) ln(sqrt(n rho + 1) / alpha)), s with one more count per category. */
function asymptoticLimits(sample: Sample, plannedN: number, alpha: number): Limits {
  const { n } = sample;
  const rho = mixingVariance(plannedN, alpha);
  const square = varianceOf(addCounts(sample, { ends: 1, passives: 1 }));
  const boundary = ((2 * (n * rho + 1)) / (n * n * rho)) * Math.log(Math.sqrt(n * rho + 1) / alpha);
  const half = Math.sqrt(square * boundary);
  return { lower: thetaOf(sample) - half, upper: thetaOf(sample) + half };
}

/** rho^2 = (-W(-alpha^2 / e) - 1) / plannedN, W the lower branch of Lambert: u = -W solves u - ln u = 1 - 2 ln alpha. */
export function mixingVariance(plannedN: number, alpha: number): number {
  const right = 1 - 2 * Math.log(alpha);
  return (findRoot((u) => u - Math.log(u) - right, 1, 2 * right) - 1) / plannedN;
}
