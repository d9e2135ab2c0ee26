import { assertLevel } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { findRoot } from '../numeric/roots.js';
import { scoreStatistic } from './constrained.js';
import { type Limits, limitsInPoints } from './limits.js';
import { type Reach, reachOf } from './p-value.js';
import type { ScoreInterval } from './records.js';
import { type Sample, sampleOf, thetaOf } from './sample.js';

/**
 * The score interval of a Net Promoter Score (Tango), which is the default of `scoreInterval`.
 *
 * All true scores that the score test would not reject. Holds its level from small samples on, never leaves -100 to
 * 100, and has a width even when all answers are alike. Weights enter through Kish's effective n.
 *
 * @param level - Confidence level, above 0.5 and below 1.
 * @returns Limits in points; null when nobody answered.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed; INVALID_OPTION when the level is out of range.
 * @example
 * ```ts
 * import { tangoInterval } from 'nps-kit';
 *
 * tangoInterval({ promoters: 9, passives: 20, detractors: 3 }); // ≈ { lower: -2.7, upper: 39.0, level: 0.95, method: 'score' }
 * tangoInterval({ promoters: 0, passives: 0, detractors: 0 }); // => null
 * ```
 * @see Tango 1998, Statistics in Medicine 17, 891-908
 */
export function tangoInterval(counts: AnyCounts, level = 0.95): ScoreInterval<'score'> | null {
  assertLevel(level, 'level');
  const sample = sampleOf(counts, 'counts');
  if (sample === null) return null;
  const limits = limitsInPoints(scoreLimits(sample, reachOf(level)), 1);
  return { ...limits, level, method: 'score' };
}

/** Limits at which the score statistic is +reach and -reach; the statistic falls from one to the other. */
export function scoreLimits(sample: Sample, { lower, upper }: Reach): Limits {
  const theta = thetaOf(sample);
  const limit = (z: number, from: number, to: number): number =>
    findRoot((value) => scoreStatistic(value, sample) - z, from, to);
  return {
    lower: lower === Number.POSITIVE_INFINITY ? -1 : limit(lower, -1, theta),
    upper: upper === Number.POSITIVE_INFINITY ? 1 : limit(-upper, theta, 1),
  };
}
