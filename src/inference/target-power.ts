import { assertLevel, assertNumber, assertOneOf, assertRecord } from '../core/assertions.js';
import { constrainedVariance } from './constrained.js';
import { chanceOfExtreme, mostAddedUp } from './outcomes.js';
import { alternatives } from './p-value.js';
import { type PlannedSample, plannedOf, sharesOf } from './planned-sample.js';
import { criticalValue, normalPower } from './power.js';
import type { Alternative } from './records.js';

/** Options of {@link powerAgainstTarget}. */
export interface TargetPowerOptions {
  /** The score to hold against, points, -100 to 100. */
  readonly target: number;
  /** 1 - alpha of the test, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /** What the test looks for. @defaultValue `"two-sided"` */
  readonly alternative?: Alternative | undefined;
}

/** How likely a planned sample is to tell its score from a target. */
export interface TargetPower {
  /** Chance that the test rejects the target, 0 to 1. */
  readonly power: number;
  /** `exact` adds up all outcomes (to 10,000 respondents), `normal` approximates. */
  readonly method: 'exact' | 'normal';
}

/**
 * The chance that the score test of a planned sample rejects a target: exact for up to 10,000 respondents, beyond by the
 * normal approximation.
 *
 * @returns A probability, 0 to 1, and how it was found.
 * @throws {NpsError} INVALID_SHARES or INVALID_COUNTS when the shares are malformed or all alike; INVALID_OPTION when a
 *   number is out of range.
 * @example
 * ```ts
 * import { powerAgainstTarget } from 'nps-kit';
 *
 * const planned = { n: 100, shares: { promoters: 0.6, passives: 0.3, detractors: 0.1 } };
 * powerAgainstTarget(planned, { target: 40 }); // ≈ { power: 0.27899, method: 'exact' }
 * ```
 * @see Tango 1998, Statistics in Medicine 17, 891-908 (the test)
 */
export function powerAgainstTarget(sample: PlannedSample, options: TargetPowerOptions): TargetPower {
  assertRecord(options, 'options', 'options with a target');
  const { target, level = 0.95, alternative = 'two-sided' } = options;
  const { n, variance, score } = plannedOf(sample, 'sample');
  assertNumber(target, -100, 100, 'options.target');
  assertLevel(level);
  assertOneOf(alternative, alternatives, 'options.alternative');
  if (n > mostAddedUp) {
    const expected = { ...sharesOf(sample.shares, 'sample.shares'), n: 1, heads: n };
    // The statistic divides by the spread under the target: its mean is shifted, its variance not 1.
    const stretch = Math.sqrt(constrainedVariance(target / 100, expected) / variance);
    const mean = (score - target) / 100 / Math.sqrt(variance / n);
    return { power: normalPower(mean, level, alternative, stretch), method: 'normal' };
  }
  const critical = criticalValue(level, alternative);
  const shares = sharesOf(sample.shares, 'sample.shares');
  const power = chanceOfExtreme(n, shares, target / 100, alternative, (z) => z > critical);
  return { power, method: 'exact' };
}
