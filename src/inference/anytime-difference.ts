import { assertHeads, assertLevel, assertNumber, assertOneOf, assertRecord } from '../core/assertions.js';
import type { NpsCounts } from '../core/counts.js';
import { findRoot } from '../numeric/roots.js';
import { scoreStandardError } from '../scoring/standard-error.js';
import { type BettingGrid, bettingGrid, logCapital, mirrorCounts } from './betting.js';
import { mixtureLimits, type PlannedOptions } from './confidence-sequence.js';
import { scoredSample } from './difference-record.js';
import { limitsInPoints } from './limits.js';
import { alternatives } from './p-value.js';
import type { Alternative, DifferenceTest, Untestable } from './records.js';

/** Options of {@link testScoreDifferenceAnytime}. */
export interface AnytimeDifferenceOptions extends PlannedOptions {
  /** What to look for; `greater` and `less` make the interval one-sided too. @defaultValue `"two-sided"` */
  readonly alternative?: Alternative | undefined;
}

/**
 * Tests two scores against each other at any time, as often as one likes: for a running A/B test or a live dashboard.
 *
 * Each side has its own confidence sequence with half of alpha; the interval of the difference goes from end to end.
 * If the true scores are equal, the chance that the p-value is ever below alpha is at most alpha, whenever either side
 * is looked at. 0 lies outside of the interval exactly when the p-value is below 1 - level. `statistic` is null: there
 * is none.
 *
 * @returns Difference (current - baseline), limits and standard error in points; `untestable` with reason
 *   `empty-sample` when a side is empty.
 * @throws {NpsError} INVALID_COUNTS when the counts are no heads; INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { isSignificant, testScoreDifferenceAnytime } from 'nps-kit';
 *
 * const test = testScoreDifferenceAnytime({
 *   current: { promoters: 520, passives: 300, detractors: 180 },
 *   baseline: { promoters: 400, passives: 320, detractors: 280 },
 * });
 * isSignificant(test); // => true
 * ```
 * @see Waudby-Smith and Ramdas 2024, Journal of the Royal Statistical Society B 86, 1-27
 */
export function testScoreDifferenceAnytime(
  pair: { readonly current: NpsCounts; readonly baseline: NpsCounts },
  options: AnytimeDifferenceOptions = {},
): DifferenceTest<'mixture'> | Untestable {
  assertRecord(options, 'options');
  const { alternative = 'two-sided', level = 0.95, plannedN = 500 } = options;
  assertHeads(pair?.current, 'current');
  assertHeads(pair.baseline, 'baseline');
  const { current, baseline } = pair;
  assertOneOf(alternative, alternatives, 'options.alternative');
  assertLevel(level);
  assertNumber(plannedN, 1, 1e9, 'options.plannedN');
  const errors = [scoreStandardError(current), scoreStandardError(baseline)] as [
    number | null,
    number | null,
  ];
  if (errors[0] === null || errors[1] === null) return { status: 'untestable', reason: 'empty-sample' };
  const alpha = 1 - level;
  const grid = bettingGrid(plannedN, alpha / 2);
  // Each limit of either side may miss with chance alpha / 4; one-sided only one limit of each side is used.
  const limitsPerAlpha = alternative === 'two-sided' ? 4 : 2;
  const threshold = Math.log(limitsPerAlpha / alpha);
  const [one, other] = [mixtureLimits(current, grid, threshold), mixtureLimits(baseline, grid, threshold)];
  const up = alternative === 'less' ? 0 : logSeparation(current, baseline, grid);
  const down = alternative === 'greater' ? 0 : logSeparation(baseline, current, grid);
  const sides = { current: scoredSample(current), baseline: scoredSample(baseline) };
  return {
    status: 'tested',
    difference: sides.current.score - sides.baseline.score,
    interval: {
      ...limitsInPoints(
        {
          lower: alternative === 'less' ? -2 : one.lower - other.upper,
          upper: alternative === 'greater' ? 2 : one.upper - other.lower,
        },
        2,
      ),
      level,
      method: 'mixture',
    },
    pValue: Math.min(1, limitsPerAlpha * Math.exp(-Math.max(up, down))),
    statistic: null,
    standardError: Math.hypot(errors[0], errors[1]),
    alternative,
    method: 'mixture',
    ...sides,
  };
}

/**
 * Logarithm of the capital at which the lower limit of `higher` meets the upper limit of `lower`: where the bettors
 * that both means are elsewhere have won alike. 0 when they never do.
 */
function logSeparation(higher: NpsCounts, lower: NpsCounts, grid: BettingGrid): number {
  const mirrored = mirrorCounts(lower);
  const ofHigher = (m: number): number => logCapital(m, higher, grid);
  const ofLower = (m: number): number => logCapital(1 - m, mirrored, grid);
  const [from, to] = [meanOf(lower), meanOf(higher)];
  if (!(from < to)) return 0;
  const meeting = findRoot((m) => Math.max(-1e300, Math.min(1e300, ofHigher(m) - ofLower(m))), from, to);
  return Math.max(0, Math.min(ofHigher(meeting), ofLower(meeting)));
}

/** Mean of y = (x + 1) / 2, 0 to 1. */
function meanOf({ promoters, passives, detractors }: NpsCounts): number {
  return (promoters + passives / 2) / (promoters + passives + detractors);
}
