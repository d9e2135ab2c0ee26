import { assertNumber, assertRecord } from '../core/assertions.js';

/** Two shares and the two ways to speak of their change, kept apart. */
export interface ShareChange {
  /** Current share, 0 to 1. */
  readonly current: number;
  /** Baseline share, 0 to 1. */
  readonly baseline: number;
  /** Current minus baseline in points of share, -100 to 100: 40 % to 46 % is +6. */
  readonly changeInPoints: number;
  /** Change as a part of the baseline: 40 % to 46 % is 0.15, fifteen percent more; null when the baseline is 0. */
  readonly relativeChange: number | null;
}

/**
 * Says how a share changed, in points of share and relative to the baseline.
 *
 * Neither says anything about the score alone: more promoters may come with more detractors.
 *
 * @throws {NpsError} INVALID_OPTION when a share is outside 0 to 1.
 * @example
 * ```ts
 * import { compareShares } from 'nps-kit';
 *
 * const promoters = compareShares({ current: 0.46, baseline: 0.4 });
 * promoters.changeInPoints; // ≈ 6.0
 * promoters.relativeChange; // ≈ 0.15
 * ```
 */
export function compareShares(pair: { readonly current: number; readonly baseline: number }): ShareChange {
  assertRecord(pair, 'pair');
  const { current, baseline } = pair;
  assertNumber(current, 0, 1, 'current');
  assertNumber(baseline, 0, 1, 'baseline');
  const change = current - baseline;
  return {
    current: current + 0, // never -0
    baseline: baseline + 0,
    changeInPoints: 100 * change,
    relativeChange: Number.isFinite(change / baseline) ? change / baseline : null,
  };
}
