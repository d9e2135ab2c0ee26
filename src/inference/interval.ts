import { assertLevel, assertOneOf, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { intervalMethods } from './interval-methods.js';
import { jeffreysLimits } from './jeffreys.js';
import { likelihoodRatioLimits } from './likelihood-ratio.js';
import { type Limits, limitsInPoints } from './limits.js';
import { moverWilsonLimits } from './mover-wilson.js';
import { reachOf } from './p-value.js';
import type { IntervalMethod, ScoreInterval } from './records.js';
import { type Sample, sampleOf } from './sample.js';
import { scoreLimits } from './score-interval.js';
import {
  adjustedWaldCounts,
  agrestiMinCounts,
  bonettPriceCounts,
  waldCounts,
  waldLimits,
} from './wald-intervals.js';

/** Options of {@link scoreInterval}. */
export interface ScoreIntervalOptions {
  /** Confidence level, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /**
   * `score` keeps its promise best. `adjusted-wald` agrees with MeasuringU, `bonett-price` is the most careful,
   * `jeffreys` is Bayesian. `wald` is the textbook one, there to compare: too narrow in small samples and of zero
   * width when all answers are alike.
   * @defaultValue `"score"`
   */
  readonly method?: IntervalMethod | undefined;
}

/**
 * A confidence interval for a Net Promoter Score: where the true score could be, given chance.
 *
 * Weights enter through Kish's effective n. A level of 0.5 or less is refused: 0.05 is an alpha, not a level.
 *
 * @returns Limits in points, within -100 to 100; null when nobody answered.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed; INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { scoreInterval } from 'nps-kit';
 *
 * scoreInterval({ promoters: 150, passives: 80, detractors: 20 }); // ≈ { lower: 43.6, upper: 59.5, level: 0.95, method: 'score' }
 * scoreInterval({ promoters: 0, passives: 0, detractors: 0 }); // => null
 * scoreInterval({ promoters: 5, passives: 0, detractors: 0 }, { level: 0.05 }); // throws INVALID_OPTION
 * ```
 * @see docs/methods.md for each method's source and how often it holds; Tango 1998 (score), Rocks 2016 (adjusted-wald),
 *   Bonett and Price 2012, Agresti and Min 2005, Zou and Donner 2008 (mover-wilson)
 */
export function scoreInterval(counts: AnyCounts, options: ScoreIntervalOptions = {}): ScoreInterval | null {
  assertRecord(options, 'options');
  const { level = 0.95, method = 'score' } = options;
  const sample = sampleOf(counts, 'counts');
  assertLevel(level);
  assertOneOf(method, intervalMethods, 'options.method');
  if (sample === null) return null;
  const { lower, upper } = limitsInPoints(approaches[method](sample, level), 1);
  return { lower, upper, level, method };
}

const approaches: Readonly<Record<IntervalMethod, (sample: Sample, level: number) => Limits>> = {
  score: (sample, level) => scoreLimits(sample, reachOf(level)),
  'adjusted-wald': (sample, level) => waldLimits(sample, reachOf(level), adjustedWaldCounts),
  'bonett-price': (sample, level) => waldLimits(sample, reachOf(level), bonettPriceCounts),
  'agresti-min': (sample, level) => waldLimits(sample, reachOf(level), agrestiMinCounts),
  'mover-wilson': (sample, level) => moverWilsonLimits(sample, reachOf(level).upper),
  'likelihood-ratio': (sample, level) => likelihoodRatioLimits(sample, reachOf(level).upper),
  wald: (sample, level) => waldLimits(sample, reachOf(level), waldCounts),
  jeffreys: jeffreysLimits,
};
