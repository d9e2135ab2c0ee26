import { assertHeads, assertLevel, assertOneOf, assertRecord } from '../core/assertions.js';
import type { NpsCounts } from '../core/counts.js';
import { normalCdf, normalQuantile } from '../numeric/normal.js';
import type { Limits } from './limits.js';
import type { ScoreInterval } from './records.js';
import { drawnResamples, exactResamples, type Resamples } from './resamples.js';
import { assertDraws, type ResamplingOptions } from './resampling-options.js';
import { sampleOf } from './sample.js';

/** Kinds of bootstrap limits. */
export type BootstrapKind = 'percentile' | 'bca';

/** Options of {@link bootstrapInterval}. */
export interface BootstrapOptions extends ResamplingOptions {
  /** Confidence level, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /** `bca` corrects for bias and skewness (Efron 1987). @defaultValue `"percentile"` */
  readonly kind?: BootstrapKind | undefined;
}

/**
 * A bootstrap interval for a score: the middle of the scores that resamples of these answers would have.
 *
 * Computed exactly from the counts, without dice; with `draws` and `seed` it is simulated, two binomial numbers per
 * resample whatever their size. It misses too often in small samples (a 95 % percentile interval holds 88 % on average
 * at n = 10) and has no width when all answers are alike: prefer {@link scoreInterval}.
 *
 * @returns Limits in points; null when nobody answered.
 * @throws {NpsError} INVALID_COUNTS when the counts are no heads; INVALID_OPTION when an option is out of range, or
 *   `draws` comes without `seed`.
 * @example
 * ```ts
 * import { bootstrapInterval } from 'nps-kit';
 *
 * const counts = { promoters: 150, passives: 80, detractors: 20 };
 * bootstrapInterval(counts); // => { lower: 44, upper: 60, level: 0.95, method: 'percentile' }
 * bootstrapInterval(counts, { draws: 1000 }); // throws INVALID_OPTION
 * ```
 * @see Efron 1987, Journal of the American Statistical Association 82, 171-185
 */
export function bootstrapInterval(
  counts: NpsCounts,
  options: BootstrapOptions = {},
): ScoreInterval<BootstrapKind> | null {
  assertRecord(options, 'options');
  const { level = 0.95, kind = 'percentile', draws, seed } = options;
  assertHeads(counts, 'counts');
  assertLevel(level);
  assertOneOf(kind, ['percentile', 'bca'], 'options.kind');
  assertDraws({ draws, seed });
  const sample = sampleOf(counts, 'counts');
  if (sample === null) return null;
  const resamples =
    draws === undefined ? exactResamples(sample) : drawnResamples(sample, draws, seed as number);
  const tail = (1 - level) / 2;
  const tails = kind === 'bca' ? bcaTails(resamples, level) : { lower: tail, upper: tail };
  const inPoints = (difference: number): number =>
    Math.max(-100, Math.min(100, (100 * difference) / sample.n)) + 0;
  return {
    lower: inPoints(resamples.fromBelow(tails.lower)),
    upper: inPoints(resamples.fromAbove(tails.upper)),
    level,
    method: kind,
  };
}

/** Chances outside of the bias-corrected and accelerated limits: Efron's alpha_1 and 1 - alpha_2. */
function bcaTails(resamples: Resamples, level: number): Limits {
  const shift = normalQuantile(resamples.below);
  const z = -normalQuantile((1 - level) / 2);
  // From above everything has the other sign. The pole is beyond any level in use.
  const tail = (bias: number, acceleration: number): number => {
    const stretch = 1 - acceleration * (bias - z);
    return stretch > 0 ? normalCdf(bias + (bias - z) / stretch) : 0;
  };
  return { lower: tail(shift, resamples.acceleration), upper: tail(-shift, -resamples.acceleration) };
}
