import { assertLevel, assertRecord } from '../core/assertions.js';
import { type AnyCounts, headsOf } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { SegmentedCounts, SegmentKey, SegmentTally } from '../core/groups.js';
import { adjustPValues } from '../inference/multiplicity.js';
import { sampleOf } from '../inference/sample.js';
import { differenceStatistic } from '../inference/score-difference.js';
import { normalSurvival } from '../numeric/normal.js';
import { scoreCounts } from '../scoring/score.js';
import { readTally } from '../scoring/tally-guard.js';
import { comparable } from '../scoring/ties.js';

/** Options of {@link rankSegments}. */
export interface RankSegmentsOptions {
  /** Chance that all rank intervals hold at once, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/** The ranks that the data would not contradict. */
export interface RankInterval {
  /** Best rank, 1 or more. */
  readonly lower: number;
  /** Worst rank, up to the number of segments that somebody is in. */
  readonly upper: number;
  /** Chance that the intervals of all segments hold at once, above 0.5 and below 1. */
  readonly level: number;
  /** All pairs by the one-sided score test with Holm's adjustment. */
  readonly method: 'holm-score';
}

/** A segment's place among the others. */
export interface RankedSegment {
  /** Name of the segment. */
  readonly segment: string;
  /** The keys that define it. */
  readonly keys: readonly SegmentKey[];
  /** Respondents (heads). */
  readonly n: number;
  /** Net Promoter Score in points, -100 to 100; null when nobody is in it. */
  readonly score: number | null;
  /** 1 for the highest score; equal scores, to rounding, share the better rank. Null when nobody is in it. */
  readonly rank: number | null;
  /** Ranks that its true score may have; null when nobody is in it. */
  readonly interval: RankInterval | null;
}

/**
 * Ranks segments by score, with intervals for the ranks: who is distinguishably first, last, or neither.
 *
 * Takes a tally, or a list of named counts that share no response. A segment whose interval is 1 to 1 is first beyond
 * chance. With small samples nearly all intervals are wide: a league table of them is noise. Segments come best rank
 * first, ties by name; empty ones last. Time grows with the square of the number of segments.
 *
 * @throws {NpsError} INVALID_ARGUMENT or INVALID_COUNTS when the tally is malformed, does not add up, or overlaps: scores
 *   that share respondents are not independent.
 * @throws {NpsError} INVALID_OPTION when the level is out of range.
 * @example
 * ```ts
 * import { combineBySegment, rankSegments } from 'nps-kit';
 *
 * const rows = [
 *   { team: 'red', counts: { promoters: 700, passives: 200, detractors: 100 } },
 *   { team: 'blue', counts: { promoters: 600, passives: 250, detractors: 150 } },
 *   { team: 'new', counts: { promoters: 3, passives: 1, detractors: 0 } },
 * ];
 * const ranked = rankSegments(combineBySegment(rows, { by: 'team', counts: 'counts' }));
 * ranked.map(({ segment, rank, interval }) => [segment, rank, interval?.lower, interval?.upper]);
 * // => [['new', 1, 1, 3], ['red', 2, 1, 2], ['blue', 3, 2, 3]]
 * ```
 * @see Mogstad, Romano, Shaikh and Wilhelm 2024, Review of Economic Studies 91, 476-518 (ranks from pairwise tests);
 *   Holm 1979, Scandinavian Journal of Statistics 6, 65-70
 */
export function rankSegments(tally: SegmentedCounts, options: RankSegmentsOptions = {}): RankedSegment[] {
  const checked = readTally(tally);
  assertRecord(options, 'options');
  const { level = 0.95 } = options;
  assertLevel(level);
  if (checked.overlapping) {
    throw new NpsError('INVALID_ARGUMENT', 'tally.overlapping', 'false: each response in one segment', true);
  }
  const { losses, wins, present } = countWins(checked, 1 - level);
  const scores = checked.segments.map(({ counts }) => scoreCounts(counts));
  const heights = scores.map((score) => comparable(score ?? Number.NEGATIVE_INFINITY));
  const ranked = checked.segments.map(({ segment, keys, counts }, index): RankedSegment => {
    const score = scores[index] as number | null;
    const about = { segment, keys, n: headsOf(counts), score };
    if (score === null) return { ...about, rank: null, interval: null };
    const lower = 1 + (losses[index] as number);
    const upper = present - (wins[index] as number);
    return {
      ...about,
      rank: 1 + heights.filter((height) => height > comparable(score)).length,
      interval: { lower, upper, level, method: 'holm-score' },
    };
  });
  return ranked.sort(
    (one, other) =>
      (one.rank ?? Number.POSITIVE_INFINITY) - (other.rank ?? Number.POSITIVE_INFINITY) ||
      (one.segment < other.segment ? -1 : 1),
  );
}

/**
 * How many others each segment is distinguishably above and below. Every ordered pair is a one-sided hypothesis; Holm
 * bounds the chance of any wrong verdict among all of them.
 */
function countWins(
  { segments }: SegmentTally<AnyCounts>,
  alpha: number,
): { wins: number[]; losses: number[]; present: number } {
  const samples = segments.map(({ counts }) => sampleOf(counts, 'counts'));
  const wins = segments.map(() => 0);
  const losses = segments.map(() => 0);
  const pairs: { above: number; below: number }[] = [];
  const pValues: number[] = [];
  samples.forEach((one, i) => {
    for (let j = 0; one !== null && j < i; j += 1) {
      const other = samples[j];
      if (!other) continue;
      const statistic = differenceStatistic(0, one, other);
      pairs.push({ above: i, below: j }, { above: j, below: i });
      pValues.push(normalSurvival(statistic), normalSurvival(-statistic));
    }
  });
  adjustPValues(pValues).forEach((p, index) => {
    if (p >= alpha) return;
    const { above, below } = pairs[index] as { above: number; below: number };
    (wins[above] as number) += 1;
    (losses[below] as number) += 1;
  });
  return { wins, losses, present: samples.filter((sample) => sample !== null).length };
}
