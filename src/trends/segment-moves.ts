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
        { counts: current.counts, coefficient: share },
        { counts: baseline.counts, coefficient: -share },
      ],
      mix: [
        { counts: current.counts, coefficient: shift / 2 },
        { counts: baseline.counts, coefficient: shift / 2 },
      ],
    };
  }
  const only = current ?? baseline;
  return { ...common, within: [], mix: only ? [{ counts: only.counts, coefficient: shift }] : [] };
}

function scoreOf(side: SegmentSide | null): number {
  return side === null ? 0 : thetaOf(side.sample);
}

/**
 * Variance that sampled shares add to a sum of shares times a figure of the segment: on each side
 * (sum s f^2 - (sum s f)^2) / n, the shares being multinomial.
 */
export function shareVariance(
  moves: readonly SegmentMove[],
  figure: (move: SegmentMove) => number,
  currentSize: number,
  baselineSize: number,
): number {
  const spread = (shareOf: (move: SegmentMove) => number): number => {
    const mean = moves.reduce((sum, move) => sum + shareOf(move) * figure(move), 0);
    return moves.reduce((sum, move) => sum + shareOf(move) * (figure(move) - mean) ** 2, 0);
  };
  return (
    spread(({ pair }) => pair.current?.share ?? 0) / currentSize +
    spread(({ pair }) => pair.baseline?.share ?? 0) / baselineSize
  );
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
