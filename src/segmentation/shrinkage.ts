import { assertLevel, assertOneOf, assertRecord } from '../core/assertions.js';
import { headsOf } from '../core/counts.js';
import type { SegmentedCounts, SegmentKey } from '../core/groups.js';
import { sampleOf } from '../inference/sample.js';
import { normalUpperQuantile } from '../numeric/normal-tail.js';
import { scoreCounts } from '../scoring/score.js';
import { readTally } from '../scoring/tally-guard.js';
import {
  betweenVariance,
  type NoisyScore,
  type ShrinkageMethod,
  withinVariance,
} from './between-variance.js';

/** Options of {@link shrinkScores}. */
export interface ShrinkScoresOptions {
  /** How the spread between segments is estimated. @defaultValue `"paule-mandel"` */
  readonly method?: ShrinkageMethod | undefined;
  /** Level of the intervals, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/** A segment's score drawn toward the mean of all segments. */
export interface ShrunkenSegment {
  /** Name of the segment. */
  readonly segment: string;
  /** The keys that define it. */
  readonly keys: readonly SegmentKey[];
  /** Respondents (heads). */
  readonly n: number;
  /** Its own score in points, -100 to 100; null when nobody is in it. */
  readonly score: number | null;
  /** The score drawn toward the mean, points, -100 to 100; of an empty segment the mean. */
  readonly shrunken: number;
  /** Part of the way from its own score to the mean, 0 (stays) to 1 (all the way). */
  readonly shrinkage: number;
  /** Uncertainty of the shrunken score in points. */
  readonly standardError: number;
  /** Limits for its true score in points, given the estimated spread. */
  readonly interval: {
    /** Points, -100 to 100. */
    readonly lower: number;
    /** Points, -100 to 100. */
    readonly upper: number;
    /** Level, above 0.5 and below 1. */
    readonly level: number;
    /** How the limits were found. */
    readonly method: 'empirical-bayes';
  };
}

/** Segments drawn toward their mean. */
export interface ShrunkenScores {
  /** Mean of the segments in points, each weighted by how well it is known. */
  readonly mean: number;
  /** Standard deviation of true scores between segments, points, 0 or more; 0 when chance alone explains the spread. */
  readonly spread: number;
  /** How the spread was estimated. */
  readonly method: ShrinkageMethod;
  /** The segments, in the order of the tally. */
  readonly segments: readonly ShrunkenSegment[];
}

/**
 * Draws the scores of many small segments (agents, shops) toward their mean, the less is known of each the further.
 *
 * Takes a tally, or a list of named counts. The best and the worst of a hundred small segments are mostly the luckiest
 * and the unluckiest; shrunken scores are nearer to what next month will show. All segments share one variance within,
 * which keeps a segment of three alike answers from looking certain; where nothing varies within any segment, three
 * pseudo-answers (the adjusted Wald's, shared out by size) do. Intervals take the spread as known and are a little
 * short when segments are few.
 *
 * @returns Null when nobody answered.
 * @throws {NpsError} INVALID_ARGUMENT or INVALID_COUNTS when the tally is malformed or does not add up.
 * @throws {NpsError} INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { combineBySegment, shrinkScores } from 'nps-kit';
 *
 * const rows = [
 *   { agent: 'a', counts: { promoters: 3, passives: 0, detractors: 0 } },
 *   { agent: 'b', counts: { promoters: 120, passives: 60, detractors: 20 } },
 *   { agent: 'c', counts: { promoters: 80, passives: 60, detractors: 60 } },
 * ];
 * const shrunken = shrinkScores(combineBySegment(rows, { by: 'agent', counts: 'counts' }));
 * shrunken?.segments.map(({ score }) => score); // => [100, 50, 10]
 * shrunken?.segments.map((row) => row.shrunken); // ≈ [63.8, 49.8, 10.7]
 * ```
 * @see Efron and Morris 1975, JASA 70, 311-319; Paule and Mandel 1982, J. Res. NBS 87, 377-385;
 *   DerSimonian and Laird 1986, Controlled Clinical Trials 7, 177-188
 */
export function shrinkScores(
  tally: SegmentedCounts,
  options: ShrinkScoresOptions = {},
): ShrunkenScores | null {
  const checked = readTally(tally);
  assertRecord(options, 'options');
  const { method = 'paule-mandel', level = 0.95 } = options;
  assertOneOf(method, ['paule-mandel', 'dersimonian-laird'], 'options.method');
  assertLevel(level);
  const samples = checked.segments.map(({ counts }) => sampleOf(counts, 'counts'));
  const present = samples.filter((sample) => sample !== null);
  if (present.length === 0) return null;
  const within = withinVariance(present);
  const known: NoisyScore[] = present.map((sample) => ({
    score: (100 * (sample.promoters - sample.detractors)) / sample.n,
    n: sample.n,
  }));
  const between = betweenVariance(known, within, method);
  // Weights 1/(within/n + between), all times `within + between`, which keeps them within the doubles.
  const weightOf = (n: number): number => (within + between) / (within / n + between);
  const weights = known.reduce((sum, { n }) => sum + weightOf(n), 0);
  const mean = clamp(known.reduce((sum, { score, n }) => sum + weightOf(n) * score, 0) / weights);
  const meanVariance = (within + between) / weights;
  const z = normalUpperQuantile((1 - level) / 2);
  return {
    mean,
    spread: Math.sqrt(between),
    method,
    segments: checked.segments.map(({ segment, keys, counts }, index) => {
      const n = samples[index]?.n ?? 0;
      // within/n / (within/n + between): 1 when nobody is there, or when there is no spread.
      const shrinkage = within / (within + n * between);
      const score = scoreCounts(counts);
      const shrunken = score === null ? mean : clamp(mean + (1 - shrinkage) * (score - mean));
      const standardError = Math.sqrt(between * shrinkage + shrinkage * shrinkage * meanVariance);
      return {
        segment,
        keys,
        n: headsOf(counts),
        score,
        shrunken,
        shrinkage,
        standardError,
        interval: {
          lower: Math.max(-100, shrunken - z * standardError),
          upper: Math.min(100, shrunken + z * standardError),
          level,
          method: 'empirical-bayes',
        },
      };
    }),
  };
}

/** Rounding may leave the scale by a bit. */
function clamp(points: number): number {
  return Math.max(-100, Math.min(100, points));
}
