import { assertHeads, assertLevel, assertOneOf, assertRecord } from '../core/assertions.js';
import type { NpsCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { ScaleOptions } from '../scoring/scale.js';
import { scoredSample } from './difference-record.js';
import { limitsInPoints } from './limits.js';
import { alternatives, finiteOrNull, pValueOf, reachOf } from './p-value.js';
import {
  type PairedTable,
  pairedCovariance,
  pairedMatrixOf,
  pairedMoments,
  type RatingPair,
} from './paired-table.js';
import type { Alternative, DifferenceTest, Untestable } from './records.js';
import { sampleOf, thetaOf, varianceOf } from './sample.js';
import { limitsAbout } from './wald-intervals.js';

/** Two waves and those who answered both. */
export interface OverlappingWaves {
  /** All who answered now, in heads. */
  readonly current: NpsCounts;
  /** All who answered at the baseline, in heads. */
  readonly baseline: NpsCounts;
  /** Those who answered both times; they are in `current` and in `baseline` too. */
  readonly both: PairedTable | Iterable<RatingPair>;
}

/** Options of {@link testOverlappingScores}. */
export interface OverlappingTestOptions extends ScaleOptions {
  /** What to look for; `greater` and `less` make the interval one-sided too. @defaultValue `"two-sided"` */
  readonly alternative?: Alternative | undefined;
  /** Level of the interval, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/**
 * Tests whether a score changed between two waves when only some of the respondents answered both.
 *
 * As if independent, the test would ignore that the same people answer alike; as pairs only, it would drop the rest. A
 * large-sample (Wald) test: have 50 or more respondents in each wave.
 *
 * @returns Difference (current - baseline), limits and standard error in points; `untestable` with reason
 *   `empty-sample` when a wave is empty, `zero-variance` when nothing varies.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed, or a wave holds fewer of a category than `both` does;
 *   INVALID_ARGUMENT when `both` is neither a table nor pairs; RATING_OUT_OF_RANGE with the pair; INVALID_OPTION when
 *   an option is out of range.
 * @example
 * ```ts
 * import { testOverlappingScores } from 'nps-kit';
 *
 * const test = testOverlappingScores({
 *   current: { promoters: 120, passives: 60, detractors: 20 },
 *   baseline: { promoters: 100, passives: 70, detractors: 30 },
 *   both: {
 *     promoters: { current: { promoters: 40, passives: 5, detractors: 1 } },
 *     passives: { current: { promoters: 9, passives: 20, detractors: 2 } },
 *     detractors: { current: { promoters: 2, passives: 4, detractors: 7 } },
 *   },
 * });
 * if (test.status === 'tested') {
 *   test.difference; // => 15
 *   test.standardError; // ≈ 5.86
 * }
 * ```
 * @see Kish, "Survey Sampling", 1965, section 12.4 (partly overlapping samples)
 */
export function testOverlappingScores(
  waves: OverlappingWaves,
  options: OverlappingTestOptions = {},
): DifferenceTest<'wald'> | Untestable {
  assertRecord(options, 'options');
  const { alternative = 'two-sided', level = 0.95, scale } = options;
  assertHeads(waves?.current, 'current');
  assertHeads(waves.baseline, 'baseline');
  const { current, baseline, both } = waves;
  const matrix = pairedMatrixOf(both, scale, 'both');
  const overlap = pairedMoments(matrix);
  assertHolds(current, overlap.current, 'current');
  assertHolds(baseline, overlap.baseline, 'baseline');
  assertOneOf(alternative, alternatives, 'options.alternative');
  assertLevel(level);
  const [one, other] = [sampleOf(current, 'current'), sampleOf(baseline, 'baseline')];
  if (one === null || other === null) return { status: 'untestable', reason: 'empty-sample' };
  // var = v1/n1 + v2/n2 - 2 n12 cov12 / (n1 n2)
  const shared = ((2 * overlap.n) / one.n) * (pairedCovariance(matrix) / other.n);
  const square = varianceOf(one) / one.n + varianceOf(other) / other.n - shared;
  // Rounding leaves about 1e-16 of the parts where everybody changed alike.
  if (!(square > 1e-14 * Math.abs(shared))) return { status: 'untestable', reason: 'zero-variance' };
  const error = Math.sqrt(square);
  const sides = { current: scoredSample(current), baseline: scoredSample(baseline) };
  const difference = thetaOf(one) - thetaOf(other);
  const statistic = difference / error;
  return {
    status: 'tested',
    difference: sides.current.score - sides.baseline.score,
    interval: {
      ...limitsInPoints(limitsAbout(difference, error, reachOf(level, alternative)), 2),
      level,
      method: 'wald',
    },
    pValue: pValueOf(statistic, alternative),
    statistic: finiteOrNull(statistic),
    standardError: 100 * error,
    alternative,
    method: 'wald',
    ...sides,
  };
}

function assertHolds(wave: NpsCounts, part: NpsCounts, path: string): void {
  for (const category of ['promoters', 'passives', 'detractors'] as const) {
    if (wave[category] < part[category]) {
      throw new NpsError(
        'INVALID_COUNTS',
        `${path}.${category}`,
        `at least the ${part[category]} in both`,
        wave[category],
      );
    }
  }
}
