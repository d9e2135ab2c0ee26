import { thetaOf } from '../inference/sample.js';
import type { CountsTerm } from './delta-effect.js';
import type { SegmentPair, SegmentSide } from './segment-pairs.js';

/** What moved in one segment, as parts of one, and which scores its effects are sums of. */
export interface SegmentMove {
  readonly pair: SegmentPair;
  /** Change of its share, s1 - s0. */
  readonly shift: number;
  /** Change of its score, theta1 - theta0; 0 where one side is missing and borrows from the other. */
  readonly change: number;
  /** Mean of its two scores. */
  readonly height: number;
  /** Mean of the two scores of the whole. */
  readonly middle: number;
  /** Score at the baseline, or the borrowed one. */
  readonly before: number;
  /** Share at the baseline. */
  readonly shareBefore: number;
  /** within = (s0 + s1) / 2 (theta1 - theta0). */
  readonly within: readonly CountsTerm[];
  /** (s1 - s0) (theta0 + theta1) / 2: the mix effect but for `middle`, which drops out of the total. */
  readonly mix: readonly CountsTerm[];
}

/** A figure of a segment that is multiplied by its share on a side. */
export type ShareFigure = (move: SegmentMove, side: 'current' | 'baseline') => number;

/** Kitagawa's two parts of one segment. */
export function moveOf(pair: SegmentPair, middle: number): SegmentMove {
  const { current, baseline } = pair;
  const shareNow = current?.share ?? 0;
  const shareBefore = baseline?.share ?? 0;
  const shift = shareNow - shareBefore;
  const now = scoreOf(current ?? baseline);
  const before = scoreOf(baseline ?? current);
  const common = {
    pair,
    shift,
    change: now - before,
    height: (now + before) / 2,
    middle,
    before,
    shareBefore,
  };
  if (current && baseline) {
    const share = (shareNow + shareBefore) / 2;
    return {
      ...common,
      within: [
        { ...current, coefficient: share },
        { ...baseline, coefficient: -share },
      ],
      mix: [
        { ...current, coefficient: shift / 2 },
        { ...baseline, coefficient: shift / 2 },
      ],
    };
  }
  const only = current ?? baseline;
  return { ...common, within: [], mix: only ? [{ ...only, coefficient: shift }] : [] };
}

/** The mix effect of one segment, (s1 - s0) ((theta0 + theta1) / 2 - middle), as a sum of the scores that middle holds. */
export function mixTerms(move: SegmentMove, moves: readonly SegmentMove[]): CountsTerm[] {
  return moves.flatMap((other) => {
    const { current, baseline } = other.pair;
    const own = other !== move ? 0 : current && baseline ? 1 : 2;
    return [current, baseline].flatMap((side) =>
      side ? [{ ...side, coefficient: (move.shift / 2) * (own - side.share) }] : [],
    );
  });
}

/** How the mix effect of one segment follows the share that another has on a side: a figure for `shareVariance`. */
export function mixFigure(move: SegmentMove): ShareFigure {
  return (other, side) => {
    const own = other === move ? move.height - move.middle : 0;
    return (side === 'current' ? own : -own) - (move.shift / 2) * scoreOf(other.pair[side]);
  };
}

function scoreOf(side: SegmentSide | null): number {
  return side === null ? 0 : thetaOf(side.sample);
}

/**
 * Variance that sampled shares add to a sum of shares times a figure of the segment: on each side
 * (sum s f^2 - (sum s f)^2) / n, the shares being multinomial. The figure may differ by side.
 */
export function shareVariance(
  moves: readonly SegmentMove[],
  figure: ShareFigure,
  currentSize: number,
  baselineSize: number,
): number {
  const spread = (side: 'current' | 'baseline'): number => {
    const shareOf = ({ pair }: SegmentMove): number => pair[side]?.share ?? 0;
    const mean = moves.reduce((sum, move) => sum + shareOf(move) * figure(move, side), 0);
    return moves.reduce((sum, move) => sum + shareOf(move) * (figure(move, side) - mean) ** 2, 0);
  };
  return spread('current') / currentSize + spread('baseline') / baselineSize;
}

/** Sums over segments of the effects at the baseline's level and of their product, in points. */
export function threeFoldOf(moves: readonly SegmentMove[]): {
  within: number;
  mix: number;
  interaction: number;
} {
  let within = 0;
  let mix = 0;
  let interaction = 0;
  for (const { shift, change, before, shareBefore } of moves) {
    within += shareBefore * change;
    mix += shift * before;
    interaction += shift * change;
  }
  return { within: 100 * within, mix: 100 * mix, interaction: 100 * interaction };
}
