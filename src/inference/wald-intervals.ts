import type { Limits } from './limits.js';
import type { Reach } from './p-value.js';
import { type Sample, thetaOf, varianceOf } from './sample.js';

/** What a method adds before the Wald formula is applied: to promoters and to detractors, and to passives. */
export interface PseudoCounts {
  readonly ends: number;
  readonly passives: number;
}

/** Nothing added: the textbook interval, which misses too often in small samples and has no width at 100 and -100. */
export const waldCounts: PseudoCounts = /* @__PURE__ */ Object.freeze({ ends: 0, passives: 0 });

/** @see Rocks 2016, The American Statistician 70, 365-372: adjusted Wald (3, T), as MeasuringU computes it */
export const adjustedWaldCounts: PseudoCounts = /* @__PURE__ */ Object.freeze({ ends: 0.75, passives: 1.5 });

/** @see Bonett and Price 2012, Journal of Educational and Behavioral Statistics 37, 479-488 */
export const bonettPriceCounts: PseudoCounts = /* @__PURE__ */ Object.freeze({ ends: 1, passives: 0 });

/** @see Agresti and Min 2005, Statistics in Medicine 24, 729-740 */
export const agrestiMinCounts: PseudoCounts = /* @__PURE__ */ Object.freeze({ ends: 0.5, passives: 1 });

/** A sample with pseudo-counts added; its heads stay what they are. */
export function addCounts(sample: Sample, { ends, passives }: PseudoCounts): Sample {
  return {
    promoters: sample.promoters + ends,
    passives: sample.passives + passives,
    detractors: sample.detractors + ends,
    n: sample.n + 2 * ends + passives,
    heads: sample.heads,
  };
}

/** Variance of a sample; where all answers are alike that with pseudo-counts (3, T), since nothing is certain. */
export function positiveVarianceOf(sample: Sample): number {
  return varianceOf(sample) || varianceOf(addCounts(sample, adjustedWaldCounts));
}

/** theta' -+ z sqrt(v' / n') with the pseudo-counts added. Not yet held to -1..1. */
export function waldLimits(sample: Sample, reach: Reach, added: PseudoCounts): Limits {
  const adjusted = addCounts(sample, added);
  return limitsAbout(thetaOf(adjusted), Math.sqrt(varianceOf(adjusted) / adjusted.n), reach);
}

/** estimate -+ reach * error; a reach without end gives a limit without end, also where the error is 0. */
export function limitsAbout(estimate: number, error: number, { lower, upper }: Reach): Limits {
  const far = Number.POSITIVE_INFINITY;
  return {
    lower: lower === far ? -far : estimate - lower * error,
    upper: upper === far ? far : estimate + upper * error,
  };
}
