import { assertHeads } from '../core/assertions.js';
import type { NpsCounts } from '../core/counts.js';
import { apportion } from './apportion.js';

/** Whole percentages per category that add up to 100. */
export interface WholePercentages {
  /** Percent promoters, whole, 0 to 100. */
  readonly promoters: number;
  /** Percent passives, whole, 0 to 100. */
  readonly passives: number;
  /** Percent detractors, whole, 0 to 100. */
  readonly detractors: number;
}

/**
 * Whole percentages for the eye that add up to 100, by largest remainder.
 *
 * Never subtract them to get a score: 32/13/6 shows as 63/25/12 but scores 50.98. Nobody counted gives null.
 *
 * @throws {NpsError} INVALID_COUNTS when counts are malformed.
 * @example
 * ```ts
 * import { wholePercentages } from 'nps-kit';
 *
 * wholePercentages({ promoters: 32, passives: 13, detractors: 6 }); // => { promoters: 63, passives: 25, detractors: 12 }
 * wholePercentages({ promoters: 0, passives: 0, detractors: 0 }); // => null
 * ```
 * @see Balinski and Young, "Fair Representation", 2nd edition 2001, chapter 3 (Hamilton's method)
 */
export function wholePercentages(counts: NpsCounts): WholePercentages | null {
  assertHeads(counts, 'counts');
  const parts = [counts.promoters, counts.passives, counts.detractors];
  if (parts.every((part) => part === 0)) return null;
  const [promoters, passives, detractors] = apportion(parts, 100) as [number, number, number];
  return { promoters, passives, detractors };
}
