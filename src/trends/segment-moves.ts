import { thetaOf } from '../inference/sample.js';
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
  /** Place among all segments: its scores are at 2 place (current) and 2 place + 1 (baseline). */
  readonly place: number;
}

/** A figure of a segment that is multiplied by its share on a side. */
export type ShareFigure = (move: SegmentMove, side: 'current' | 'baseline') => number;

/** Kitagawa's two parts of one segment. */
export function moveOf(pair: SegmentPair, place: number, middle: number): SegmentMove {
  const { current, baseline } = pair;
  const shareNow = current?.share ?? 0;
  const shareBefore = baseline?.share ?? 0;
  const shift = shareNow - shareBefore;
  const now = scoreOf(current ?? baseline);
  const before = scoreOf(baseline ?? current);
  return {
    pair,
    place,
    shift,
    change: now - before,
    height: (now + before) / 2,
    middle,
    before,
    shareBefore,
  };
}

/** within = (s0 + s1) / 2 (theta1 - theta0), as coefficients of all scores; of several segments the sum. */
export function withinCoefficients(
  chosen: readonly SegmentMove[],
  all: readonly SegmentMove[],
): Float64Array {
  const coefficients = new Float64Array(2 * all.length);
  for (const { place, pair } of chosen) {
    if (!pair.current || !pair.baseline) continue;
    const share = (pair.current.share + pair.baseline.share) / 2;
    coefficients[2 * place] = share;
    coefficients[2 * place + 1] = -share;
  }
  return coefficients;
}

/**
 * mix = (s1 - s0) ((theta0 + theta1) / 2 - middle), as coefficients of all scores, which middle holds; of several segments
 * the sum. A missing score is borrowed from the other side.
 */
export function mixCoefficients(chosen: readonly SegmentMove[], all: readonly SegmentMove[]): Float64Array {
  const coefficients = new Float64Array(2 * all.length);
  // Over all segments the shifts are 0, and middle drops out.
  const half = chosen.length < all.length ? chosen.reduce((sum, { shift }) => sum + shift / 2, 0) : 0;
  for (const { place, pair } of all) {
    coefficients[2 * place] = -half * (pair.current?.share ?? 0);
    coefficients[2 * place + 1] = -half * (pair.baseline?.share ?? 0);
  }
  for (const { place, pair, shift } of chosen) {
    (coefficients[2 * place + (pair.current ? 0 : 1)] as number) += shift / 2;
    (coefficients[2 * place + (pair.baseline ? 1 : 0)] as number) += shift / 2;
  }
  return coefficients;
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
