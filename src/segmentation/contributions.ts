import { partsOf } from '../core/assertions.js';
import { type AnyCounts, headsOf } from '../core/counts.js';
import type { SegmentedCounts, SegmentKey } from '../core/groups.js';
import { scoreCounts } from '../scoring/score.js';
import { readTally, sizeOf } from '../scoring/tally-guard.js';
import { restsOf } from './rest.js';

/** What one segment does to the total score. */
export interface SegmentContribution {
  /** Name of the segment. */
  readonly segment: string;
  /** The keys that define it. */
  readonly keys: readonly SegmentKey[];
  /** Respondents of the segment (heads). */
  readonly n: number;
  /** Its part of all respondents, or of all weight, 0 to 1; null when nobody answered at all. */
  readonly share: number | null;
  /** Its own score in points, -100 to 100; null when nobody is in it. */
  readonly score: number | null;
  /** Points of the total score that come from it, share times score; null when nobody answered at all. */
  readonly contribution: number | null;
  /** Score of everybody else in points, -100 to 100; null when there is nobody else. */
  readonly scoreWithout: number | null;
  /** Points by which the segment moves the total: total score minus `scoreWithout`; null when that is. */
  readonly effect: number | null;
}

/** What every segment does to the total score. */
export interface SegmentContributions {
  /** The total score in points, -100 to 100, from pooled counts; null when nobody answered. */
  readonly score: number | null;
  /** All respondents (heads), each once. */
  readonly n: number;
  /** True when responses stand in several segments: contributions do not add up to the score then. */
  readonly overlapping: boolean;
  /** The segments, in the order of the tally. */
  readonly segments: readonly SegmentContribution[];
}

/**
 * How many points each segment adds to the total score, and how far the total would move without it.
 *
 * Takes a tally, or a list of named counts that share no response. A low score and a pull on the total are two things:
 * a small segment may score low and move nothing. Contributions add up to the total score, unless segments overlap.
 * `effect` answers the other question: below 0 the segment pulls the total down. Works on heads and on weights; nobody
 * counted gives nulls.
 *
 * @throws {NpsError} INVALID_ARGUMENT or INVALID_COUNTS when the tally is malformed or does not add up.
 * @example
 * ```ts
 * import { combineBySegment, segmentContributions } from 'nps-kit';
 *
 * const rows = [
 *   { plan: 'pro', counts: { promoters: 70, passives: 20, detractors: 10 } },
 *   { plan: 'free', counts: { promoters: 30, passives: 20, detractors: 50 } },
 * ];
 * const result = segmentContributions(combineBySegment(rows, { by: 'plan', counts: 'counts' }));
 * result.score; // => 20
 * result.segments.map(({ contribution }) => contribution); // => [30, -10]
 * result.segments[1]?.effect; // => -40
 * ```
 */
export function segmentContributions(tally: SegmentedCounts): SegmentContributions {
  const checked = readTally(tally);
  const { segments, total, overlapping } = checked;
  const score = scoreCounts(total);
  const whole = sizeOf(total);
  const rests = restsOf(checked);
  return {
    score,
    n: headsOf(total),
    overlapping,
    segments: segments.map(({ segment, keys, counts }, index) => {
      const { promoters, detractors } = partsOf(counts, 'counts');
      const scoreWithout = scoreCounts(rests[index] as AnyCounts);
      return {
        segment,
        keys,
        n: headsOf(counts),
        share: whole === 0 ? null : sizeOf(counts) / whole,
        score: scoreCounts(counts),
        // Subtracted before divided, like a score.
        contribution: whole === 0 ? null : (100 * (promoters - detractors)) / whole,
        scoreWithout,
        effect: score === null || scoreWithout === null ? null : score - scoreWithout,
      };
    }),
  };
}
