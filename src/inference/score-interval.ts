import { assertLevel } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { normalUpperQuantile } from '../numeric/normal-tail.js';
import { findRoot } from '../numeric/roots.js';
import { scoreStatistic } from './constrained.js';
import type { Limits } from './limits.js';
import type { Reach } from './p-value.js';
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
  const z = normalUpperQuantile((1 - level) / 2);
  return {
    lower: 100 * scoreLimit(sample, z, -1) + 0,
    upper: 100 * scoreLimit(sample, z, 1) + 0,
    level,
    method: 'score',
  };
}

/**
 * The value towards an end of the range at which the score statistic is z standard deviations away from 0. The variance
 * is at most 1 - theta^2, which it is without passives, so that Wilson's limit lies beyond it; it may round past the end.
 */
function scoreLimit(sample: Sample, z: number, end: -1 | 1): number {
  const theta = thetaOf(sample);
  const k = (z * z) / sample.n;
  const beyond = Math.min(1, (end * theta + Math.sqrt(k * (1 - theta * theta + k))) / (1 + k));
  return findRoot((value) => scoreStatistic(value, sample) + end * z, theta, end * beyond);
}

/** Limits at which the score statistic is +reach and -reach; a reach without end gives the end of the range. */
export function scoreLimits(sample: Sample, { lower, upper }: Reach): Limits {
  return {
    lower: lower === Number.POSITIVE_INFINITY ? -1 : scoreLimit(sample, lower, -1),
    upper: upper === Number.POSITIVE_INFINITY ? 1 : scoreLimit(sample, upper, 1),
  };
}
