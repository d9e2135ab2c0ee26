import { assertLevel, assertOneOf, assertRecord } from '../core/assertions.js';
import type { SegmentedCounts } from '../core/groups.js';
import { sampleOf, thetaOf } from '../inference/sample.js';
import { scoreCounts } from '../scoring/score.js';
import { categoryEffect, type DeltaEffect, effectOf, reachingScore } from './delta-effect.js';
import {
  mixCoefficients,
  mixFigure,
  moveOf,
  type SegmentMove,
  type ShareFigure,
  shareVariance,
  threeFoldOf,
  withinCoefficients,
} from './segment-moves.js';
import { pairSegments, readSegments, type SegmentSide } from './segment-pairs.js';

/** A segment on one side of a difference. */
export interface SegmentStanding {
  /** Net Promoter Score in points, -100 to 100; null when nobody answered. */
  readonly score: number | null;
  /** Respondents (heads). */
  readonly n: number;
  /** Part of the side's heads or weight, 0 to 1. */
  readonly share: number;
}

/** What one segment gave to the difference. */
export interface SegmentEffect {
  /** Name of the segment. */
  readonly segment: string;
  /** Whether it has answers on both sides, only now, only before, or on neither side. */
  readonly presence: 'both' | 'entered' | 'left' | 'neither';
  /** The segment in the current counts. */
  readonly current: SegmentStanding;
  /** The segment in the baseline counts. */
  readonly baseline: SegmentStanding;
  /** From its own score: the mean of its shares times the change of its score. 0 for one that entered or left. */
  readonly within: DeltaEffect;
  /** From its share: the change of its share times the distance of its score from the whole. */
  readonly mix: DeltaEffect;
  /** `within` and `mix` together, points. All segments add up to the difference. */
  readonly total: number;
}

/** A difference of two scores in parts that add up to it. */
export interface DeltaDecomposition {
  /** Current minus baseline, points. */
  readonly difference: number;
  /** The current side as a whole. */
  readonly current: { readonly score: number; readonly n: number };
  /** The side that it is compared with. */
  readonly baseline: { readonly score: number; readonly n: number };
  /** From the scores of the segments, with the mix held: `within.points + mix.points` is the difference. */
  readonly within: DeltaEffect;
  /** From the mix of the segments, with their scores held. */
  readonly mix: DeltaEffect;
  /** The difference by segment, in the order of the current side and then of the baseline. */
  readonly segments: readonly SegmentEffect[];
  /** The difference by category, -100 to 100 each: more promoters and fewer detractors both lift it. They add up to it. */
  readonly categories: { readonly promoters: DeltaEffect; readonly detractors: DeltaEffect };
  /** The same difference in three parts, points: effects at the baseline's level, and what only both together do. */
  readonly threeFold: { readonly within: number; readonly mix: number; readonly interaction: number };
}

/** Options of {@link decomposeDelta}. */
export interface DecomposeOptions {
  /** Confidence level of the intervals, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /**
   * `"observed"`: the shares are what they are, only scores are uncertain. `"sampled"`: the respondents are a sample of
   * a population whose shares are unknown too; standard errors and intervals of `within` and `mix` become wider.
   * @defaultValue `"observed"`
   */
  readonly shares?: 'observed' | 'sampled' | undefined;
}

/**
 * Splits a difference of two scores into what the segments' own scores did and what the mix of segments did.
 *
 * The two add up to the difference, in total and segment by segment; each part has its standard error and interval. A segment that is absent on one side borrows its
 * score from the other, so that all of its effect is mix. The mix effect of a segment is measured against the mean of
 * the two scores: growth of a better segment counts for the difference, growth of a worse one against it. Nobody on one
 * of the sides gives null.
 *
 * @returns Effects in points.
 * @throws {NpsError} INVALID_ARGUMENT when a side is no list of segments, a name comes twice or segments overlap.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed, a side has heads and sums of weights, or a tally does not
 *   add up.
 * @throws {NpsError} INVALID_OPTION when the level is out of range or `shares` is unknown.
 * @example
 * ```ts
 * import { decomposeDelta } from 'nps-kit';
 *
 * const parts = decomposeDelta({
 *   baseline: [
 *     { segment: 'web', counts: { promoters: 90, passives: 5, detractors: 5 } },
 *     { segment: 'phone', counts: { promoters: 10, passives: 10, detractors: 80 } },
 *   ],
 *   current: [
 *     { segment: 'web', counts: { promoters: 45, passives: 2, detractors: 3 } },
 *     { segment: 'phone', counts: { promoters: 20, passives: 25, detractors: 105 } },
 *   ],
 * });
 * parts?.difference; // ≈ -29
 * parts?.within.points; // ≈ 7.958
 * parts?.mix.points; // ≈ -36.958
 * ```
 * @see Kitagawa 1955, Journal of the American Statistical Association 50, 1168-1194; Oaxaca 1973, International
 *   Economic Review 14, 693-709 (three parts)
 */
export function decomposeDelta(
  sides: { readonly current: SegmentedCounts; readonly baseline: SegmentedCounts },
  options: DecomposeOptions = {},
): DeltaDecomposition | null {
  assertRecord(sides, 'sides', '{ current, baseline }');
  assertRecord(options, 'options');
  const { level = 0.95, shares = 'observed' } = options;
  assertLevel(level);
  assertOneOf(shares, ['observed', 'sampled'], 'options.shares');
  const current = readSegments(sides.current, 'current');
  const baseline = readSegments(sides.baseline, 'baseline');
  const now = sampleOf(current.total, 'current');
  const then = sampleOf(baseline.total, 'baseline');
  if (now === null || then === null) return null;
  const middle = (thetaOf(now) + thetaOf(then)) / 2;
  const moves = pairSegments(current, baseline).map((pair, place) => moveOf(pair, place, middle));
  const scores = moves.flatMap(({ pair }) =>
    [pair.current, pair.baseline].map((side) => side && reachingScore(side.counts, level)),
  );
  // Where shares are sampled, they vary too, and `figure` times them.
  const effect = (coefficients: Float64Array, figure: ShareFigure): DeltaEffect =>
    effectOf(
      scores,
      coefficients,
      level,
      shares === 'sampled' ? shareVariance(moves, figure, now.n, then.n) : 0,
    );
  const currentScore = scoreCounts(current.total) as number;
  const baselineScore = scoreCounts(baseline.total) as number;
  return {
    difference: currentScore - baselineScore,
    current: { score: currentScore, n: now.heads },
    baseline: { score: baselineScore, n: then.heads },
    // The mean of the shares, (s0 + s1) / 2, times the change.
    within: effect(withinCoefficients(moves, moves), ({ change }) => change / 2),
    mix: effect(mixCoefficients(moves, moves), ({ height }) => height),
    segments: moves.map((move) =>
      segmentEffect(
        move,
        effect(withinCoefficients([move], moves), (other) => (other === move ? move.change / 2 : 0)),
        effect(mixCoefficients([move], moves), mixFigure(move)),
      ),
    ),
    categories: {
      promoters: categoryEffect(current.total, baseline.total, 'promoters', level),
      detractors: categoryEffect(current.total, baseline.total, 'detractors', level),
    },
    threeFold: threeFoldOf(moves),
  };
}

function segmentEffect({ pair }: SegmentMove, within: DeltaEffect, mix: DeltaEffect): SegmentEffect {
  const { segment, current, baseline } = pair;
  const presence =
    current && baseline ? 'both' : current ? 'entered' : baseline ? 'left' : ('neither' as const);
  return {
    segment,
    presence,
    current: standingOf(current),
    baseline: standingOf(baseline),
    within,
    mix,
    total: within.points + mix.points,
  };
}

function standingOf(side: SegmentSide | null): SegmentStanding {
  if (side === null) return { score: null, n: 0, share: 0 };
  return { score: scoreCounts(side.counts), n: side.sample.heads, share: side.share };
}
