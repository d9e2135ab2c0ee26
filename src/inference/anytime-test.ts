import { assertHeads, assertLevel, assertNumber, assertOneOf, assertRecord } from '../core/assertions.js';
import type { NpsCounts } from '../core/counts.js';
import { scoreCounts } from '../scoring/score.js';
import { scoreStandardError } from '../scoring/standard-error.js';
import { bettingGrid, logCapital, mirrorCounts } from './betting.js';
import { mixtureLimits, type PlannedOptions } from './confidence-sequence.js';
import { limitsInPoints } from './limits.js';
import { alternatives, finiteOrNull } from './p-value.js';
import type { Alternative, TargetTest, Untestable } from './records.js';

/** Options of {@link testScoreAnytime}. */
export interface AnytimeTestOptions extends PlannedOptions {
  /** The score to hold against, points, -100 to 100. */
  readonly target: number;
  /** What to look for; `greater` and `less` make the interval one-sided too. @defaultValue `"two-sided"` */
  readonly alternative?: Alternative | undefined;
}

/** A test of one score that may be repeated after every answer. */
export interface AnytimeTest extends TargetTest<'mixture'> {
  /** What a bettor against the target would have made of 1 so far; null when no double holds it. Strong from 20 on. */
  readonly eValue: number | null;
}

/**
 * Tests one score against a target at any time, as often as one likes: daily looks do not inflate false alarms.
 *
 * `eValue` is what a fair bet against the target would have made of 1; `pValue` is 1 / eValue, at most 1. If the target
 * is true, the chance that the p-value is ever below alpha is at most alpha. The target lies outside of the interval
 * exactly when the p-value is below 1 - level. `statistic` is null: there is none.
 *
 * @returns Points and p-value; `untestable` with reason `empty-sample` when nobody answered.
 * @throws {NpsError} INVALID_COUNTS when the counts are no heads; INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { testScoreAnytime } from 'nps-kit';
 *
 * const test = testScoreAnytime({ promoters: 250, passives: 150, detractors: 100 }, { target: 15 });
 * if (test.status === 'tested') {
 *   test.eValue; // ≈ 485.37
 *   test.pValue; // ≈ 0.00206
 * }
 * ```
 * @see Waudby-Smith and Ramdas 2024, Journal of the Royal Statistical Society B 86, 1-27
 */
export function testScoreAnytime(counts: NpsCounts, options: AnytimeTestOptions): AnytimeTest | Untestable {
  assertRecord(options, 'options', 'options with a target');
  const { target, alternative = 'two-sided', level = 0.95, plannedN = 500 } = options;
  assertHeads(counts, 'counts');
  assertNumber(target, -100, 100, 'options.target');
  assertOneOf(alternative, alternatives, 'options.alternative');
  assertLevel(level);
  assertNumber(plannedN, 1, 1e9, 'options.plannedN');
  const score = scoreCounts(counts);
  if (score === null) return { status: 'untestable', reason: 'empty-sample' };
  const alpha = 1 - level;
  const grid = bettingGrid(plannedN, alpha);
  const m = (100 + target) / 200;
  const above = alternative === 'less' ? Number.NEGATIVE_INFINITY : logCapital(m, counts, grid);
  const below =
    alternative === 'greater' ? Number.NEGATIVE_INFINITY : logCapital(1 - m, mirrorCounts(counts), grid);
  const half = alternative === 'two-sided' ? Math.log(2) : 0; // half the capital goes to each bettor
  const logValue = Math.max(above, below) - half;
  const limits = mixtureLimits(counts, grid, Math.log(1 / alpha) + half);
  return {
    status: 'tested',
    difference: score - target,
    interval: {
      ...limitsInPoints(
        {
          lower: alternative === 'less' ? -1 : limits.lower,
          upper: alternative === 'greater' ? 1 : limits.upper,
        },
        1,
      ),
      level,
      method: 'mixture',
    },
    pValue: Math.min(1, Math.exp(-logValue)),
    statistic: null,
    standardError: scoreStandardError(counts),
    alternative,
    method: 'mixture',
    score,
    target: target + 0,
    n: counts.promoters + counts.passives + counts.detractors,
    eValue: finiteOrNull(Math.exp(logValue)),
  };
}
