import { assertBoolean, assertInteger, assertLevel, assertOneOf, assertRecord } from '../core/assertions.js';
import { type AnyCounts, headsOf, isWeighted } from '../core/counts.js';
import type { SegmentedCounts, SegmentKey } from '../core/groups.js';
import type { AdjustmentMethod } from '../inference/multiplicity.js';
import type { ScoreInterval } from '../inference/records.js';
import { tangoInterval } from '../inference/score-interval.js';
import { scoreCounts } from '../scoring/score.js';
import { scoreStandardError } from '../scoring/standard-error.js';
import { readTally } from '../scoring/tally-guard.js';
import { comparable } from '../scoring/ties.js';
import { compareSegments, type SegmentComparison } from './comparison.js';
import { segmentContributions } from './contributions.js';
import { suppress } from './suppression.js';

/** Options of {@link summarizeSegments}. */
export interface SummarizeSegmentsOptions {
  /** Segments with fewer respondents are not shown; 0 shows all. @defaultValue 10 */
  readonly minimumN?: number | undefined;
  /**
   * Whether more segments are hidden where a hidden one could be computed from the total and the rest. On unless you say
   * otherwise: total minus all that is shown is a single hidden segment. Turn it off where who sees the table may see
   * every count.
   * @defaultValue true
   */
  readonly complementary?: boolean | undefined;
  /** Level of all intervals, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /** How p-values allow for the number of segments shown. @defaultValue `"holm"` */
  readonly adjust?: AdjustmentMethod | 'none' | undefined;
  /**
   * What each segment is compared with: everybody else, everybody, or one segment by its name; `{ segment: name }` also
   * where that is called "rest" or "total".
   * @defaultValue `"rest"`
   */
  readonly compareWith?: 'rest' | 'total' | (string & {}) | { readonly segment: string } | undefined;
  /** Order: names ascending; or score, contribution or n descending, ties by name. @defaultValue `"name"` */
  readonly sort?: 'name' | 'score' | 'contribution' | 'n' | undefined;
}

/** What there is to say about one segment. */
export interface ShownSegment<C extends AnyCounts = AnyCounts> {
  /** Tells this row from a suppressed one. */
  readonly status: 'shown';
  /** Name of the segment. */
  readonly segment: string;
  /** The keys that define it. */
  readonly keys: readonly SegmentKey[];
  /** Respondents (heads). */
  readonly n: number;
  /** The counts behind the score. */
  readonly counts: C;
  /** Its part of all respondents, or of all weight, 0 to 1; null when nobody answered at all. */
  readonly share: number | null;
  /** Net Promoter Score in points, -100 to 100; null when nobody is in it. */
  readonly score: number | null;
  /** Standard error of the score in points; of weights linearised over all respondents. Null when it has none. */
  readonly standardError: number | null;
  /** Interval of the score in points; null when nobody is in it. */
  readonly interval: ScoreInterval<'score'> | null;
  /** Points of the total score that come from it; null when nobody answered at all. */
  readonly contribution: number | null;
  /** How it differs from what it is compared with; null for the segment that all others are compared with. */
  readonly comparison: SegmentComparison | null;
}

/** A segment whose figures are not shown: too few respondents, or it would give another one away. */
export interface SuppressedSegment {
  /** Tells this row from one that is shown. Why it is suppressed is not told: that would give it away. */
  readonly status: 'suppressed';
  /** Name of the segment. */
  readonly segment: string;
  /** The keys that define it. */
  readonly keys: readonly SegmentKey[];
}

/** The row of all respondents, each once. */
export interface TotalSummary<C extends AnyCounts = AnyCounts> {
  /** Tells this row from a suppressed one. */
  readonly status: 'shown';
  /** Respondents (heads). */
  readonly n: number;
  /** The pooled counts. */
  readonly counts: C;
  /** Score of the pooled counts in points, -100 to 100, never a mean of scores; null when nobody answered. */
  readonly score: number | null;
  /** Standard error of the score in points; null when it has none. */
  readonly standardError: number | null;
  /** Interval of the score in points; null when nobody answered. */
  readonly interval: ScoreInterval<'score'> | null;
}

/** Segments ready for display. */
export interface SegmentSummaries<C extends AnyCounts = AnyCounts> {
  /** The segments in the order asked for; suppressed ones stand last, by name. */
  readonly segments: readonly (ShownSegment<C> | SuppressedSegment)[];
  /** The total of pooled counts; suppressed when it is too small itself, or would give segments away. */
  readonly total: TotalSummary<C> | { readonly status: 'suppressed' };
  /** True when responses stand in several segments. */
  readonly overlapping: boolean;
}

/**
 * Segments ready for display: score, interval, share, and how each differs from everybody else.
 *
 * Takes a tally, or a list of named counts that share no response. Small segments are suppressed, and with them (unless
 * `complementary` is false) as many others as it takes that no suppressed count can be computed from what is shown, so
 * that segments larger than `minimumN` can be hidden too. P-values are adjusted for the number of segments shown,
 * because among twenty alike one looks different. Against the `total`, the difference is that against the rest times
 * the rest's share, with the same p-value: a segment is part of the total.
 *
 * @throws {NpsError} INVALID_ARGUMENT or INVALID_COUNTS when the tally is malformed or does not add up.
 * @throws {NpsError} INVALID_OPTION when an option is out of range, or names a segment that is not there or overlaps.
 * @example
 * ```ts
 * import { combineBySegment, summarizeSegments } from 'nps-kit';
 *
 * const rows = [
 *   { area: 'A', counts: { promoters: 382, passives: 249, detractors: 93 } },
 *   { area: 'B', counts: { promoters: 94, passives: 50, detractors: 22 } },
 *   { area: 'G', counts: { promoters: 294, passives: 243, detractors: 88 } },
 *   { area: 'Gate 99', counts: { promoters: 1, passives: 0, detractors: 2 } },
 * ];
 * const { segments, total } = summarizeSegments(combineBySegment(rows, { by: 'area', counts: 'counts' }));
 * segments.map(({ segment, status }) => [segment, status]);
 * // => [['A', 'shown'], ['G', 'shown'], ['B', 'suppressed'], ['Gate 99', 'suppressed']]
 * if (total.status === 'shown') total.score; // ≈ 37.286
 * ```
 * @see Hundepool et al., "Statistical Disclosure Control", 2012, chapter 4 (secondary suppression)
 */
export function summarizeSegments<C extends AnyCounts>(
  tally: SegmentedCounts<C>,
  options: SummarizeSegmentsOptions = {},
): SegmentSummaries<C> {
  const checked = readTally<C>(tally);
  assertRecord(options, 'options');
  const { minimumN = 10, complementary = true, level = 0.95 } = options;
  const { adjust = 'holm', compareWith = 'rest', sort = 'name' } = options;
  assertInteger(minimumN, 0, Number.MAX_SAFE_INTEGER, 'options.minimumN');
  assertBoolean(complementary, 'options.complementary');
  assertLevel(level);
  assertOneOf(sort, ['name', 'score', 'contribution', 'n'], 'options.sort');
  const { segments, total, overlapping } = checked;
  const { hidden, totalHidden } = suppress(
    segments.map(({ counts }) => counts),
    total,
    { minimumN, complementary },
  );
  const comparisons = compareSegments(checked, hidden, { compareWith, adjust, level });
  const contributions = segmentContributions(checked).segments;
  const respondents = headsOf(total);
  const shown: ShownSegment<C>[] = [];
  const suppressed: SuppressedSegment[] = [];
  segments.forEach(({ segment, keys, counts }, index) => {
    const about = contributions[index] as (typeof contributions)[0];
    if (hidden[index]) suppressed.push({ status: 'suppressed', segment, keys });
    else {
      shown.push({
        status: 'shown',
        segment,
        keys,
        n: about.n,
        counts,
        share: about.share,
        score: about.score,
        standardError: domainStandardError(counts, respondents),
        interval: tangoInterval(counts, level),
        contribution: about.contribution,
        comparison: comparisons[index] ?? null,
      });
    }
  });
  return {
    segments: [...shown.sort(orderBy(sort)), ...suppressed.sort(byName)],
    total: totalHidden
      ? { status: 'suppressed' }
      : {
          status: 'shown',
          n: respondents,
          counts: total,
          score: scoreCounts(total),
          standardError: scoreStandardError(total),
          interval: tangoInterval(total, level),
        },
    overlapping,
  };
}

/**
 * Standard error of a segment's score. Weights: deviations are 0 outside the segment, so that the factor n/(n - 1) is that
 * of all respondents (domain estimation, as svyby of R's survey package).
 */
function domainStandardError(counts: AnyCounts, respondents: number): number | null {
  const error = scoreStandardError(counts);
  if (error === null || !isWeighted(counts)) return error;
  return error * Math.sqrt(((counts.n - 1) / counts.n) * (respondents / (respondents - 1)));
}

function byName(one: { segment: string }, other: { segment: string }): number {
  return one.segment < other.segment ? -1 : 1;
}

function orderBy(
  sort: 'name' | 'score' | 'contribution' | 'n',
): (one: ShownSegment, other: ShownSegment) => number {
  if (sort === 'name') return byName;
  const of = (row: ShownSegment): number => comparable(row[sort] ?? Number.NEGATIVE_INFINITY);
  return (one, other) => (of(one) === of(other) ? byName(one, other) : of(other) - of(one));
}
