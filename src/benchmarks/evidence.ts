import type { NpsCounts } from '../core/counts.js';
import { normalQuantile } from '../numeric/normal.js';
import { scoreCounts } from '../scoring/score.js';
import { scoreStandardError } from '../scoring/standard-error.js';

/** How many answers it takes to show that a target was reached. */
export interface TargetEvidence {
  /**
   * Answers of a later survey that show a rise from the present sample, if the true score is the target then. Null when
   * the target is reached already, and when the present sample is too small for any later survey to show it. A normal
   * approximation: above a target of about 60 points it asks for too few, near 100 for far too few.
   */
  readonly respondents: number | null;
  /** Confidence level of the two-sided test. */
  readonly level: number;
  /** Chance that the test shows the rise. */
  readonly power: number;
  /** The later survey is given the largest variance that its score allows, 1 - target^2. */
  readonly method: 'worst-case';
}

/**
 * Answers needed later, n1, from (z_level + z_power)^2 (v0/n0 + v1/n1) = (target - score)^2 with v0/n0 of the present
 * sample and v1 = 1 - target^2.
 *
 * @see Cohen, "Statistical Power Analysis for the Behavioral Sciences", 2nd edition, 1988, 2.4 (one size fixed)
 */
export function evidenceFor(
  counts: NpsCounts,
  target: number,
  { level, power }: { readonly level: number; readonly power: number },
): TargetEvidence {
  const rise = (target - (scoreCounts(counts) as number)) / 100;
  const reach = normalQuantile((1 + level) / 2) + normalQuantile(power);
  const room = (rise / reach) ** 2 - ((scoreStandardError(counts) as number) / 100) ** 2;
  const needed = Math.ceil((1 - (target / 100) ** 2) / room);
  const possible = rise > 0 && room > 0 && Number.isSafeInteger(needed);
  return { respondents: possible ? Math.max(1, needed) : null, level, power, method: 'worst-case' };
}
