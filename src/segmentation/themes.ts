import { assertLevel, assertOneOf, assertRecord } from '../core/assertions.js';
import { type AnyCounts, headsOf } from '../core/counts.js';
import type { SegmentKey, SegmentTally } from '../core/groups.js';
import type { DifferenceInterval, DifferenceTest, Untestable } from '../inference/records.js';
import { scoreTestDifference } from '../inference/score-difference.js';
import { scoreCounts } from '../scoring/score.js';
import { assertTally, sizeOf } from '../scoring/tally-guard.js';
import { comparable } from '../scoring/ties.js';
import { restsOf } from './rest.js';
import { type TallyBySegmentOptions, tallyBySegment } from './tally.js';

/** Options of {@link themeImpact}. */
export interface ThemeImpactOptions {
  /** Level of the intervals, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /** Which figure ranks the themes; the unnormalised one ranks like `contribution`. @defaultValue `"contribution"` */
  readonly rankBy?: 'contribution' | 'leaveOneOut' | undefined;
}

/** One way to put a number on a theme. */
export interface ImpactMeasure {
  /**
   * The figure; null when nobody names the theme. Where everybody does, there is nobody to leave out: `leaveOneOut` is
   * null, and the other two are 0, for the theme is the total.
   */
  readonly value: number | null;
  /** Its interval in the same unit, given how many name the theme: 0 to 0 where everybody does. Null when the value is. */
  readonly interval: Pick<DifferenceInterval, 'lower' | 'upper' | 'level' | 'method'> | null;
}

/** What one theme does to the score. */
export interface ThemeImpact {
  /** Name of the theme. */
  readonly segment: string;
  /** The keys that define it. */
  readonly keys: readonly SegmentKey[];
  /** Respondents who name it (heads). */
  readonly n: number;
  /** Part of all respondents, or of all weight, who name it, 0 to 1; null when nobody answered at all. */
  readonly frequency: number | null;
  /** Score of those who name it in points, -100 to 100; null when nobody does. */
  readonly score: number | null;
  /**
   * k(t - o)/(n - k): the total score minus the score of everybody who does not name the theme, in points. What the total
   * would lose if these responses had not come in.
   */
  readonly leaveOneOut: ImpactMeasure;
  /** k(t - o)/n: frequency times the distance from the total score, in points of the total. */
  readonly contribution: ImpactMeasure;
  /** k(t - o): the same without a denominator, in points times respondents. Grows with the survey; for ranking only. */
  readonly unnormalized: ImpactMeasure;
  /** Those who name it against those who do not. */
  readonly test: DifferenceTest<'score'> | Untestable;
  /** 1 for the strongest impact in either direction; equal figures share the better rank. */
  readonly rank: number;
}

/** Themes by impact. */
export interface ThemeImpacts {
  /** Score of all respondents in points, each counted once; null when nobody answered. */
  readonly score: number | null;
  /** All respondents (heads), also those who name no theme. */
  readonly n: number;
  /** The themes, strongest impact first, ties by name. Respondents whose keys are all missing name none: see `n`. */
  readonly themes: readonly ThemeImpact[];
}

/**
 * How much each theme of the comments moves the score: the three formulae in use under clear names, with intervals.
 *
 * Takes a tally, or rows with the options of `tallyBySegment`; a response may name several themes. One that names none
 * counts in the total, and is no theme. With k who name the theme and score t, n respondents and total score o, all three
 * are multiples of the same difference between those who name it and those who do not. An association, not a cause:
 * people who name a theme differ in more than the theme.
 *
 * @throws {NpsError} INVALID_ARGUMENT or INVALID_COUNTS when the tally is malformed or does not add up; for rows as
 *   `tallyBySegment`.
 * @throws {NpsError} INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { combineBySegment, themeImpact } from 'nps-kit';
 *
 * // 250 respondents with a score of 52; 50 of them name "waiting", with a score of 20
 * const rows = [{ theme: 'waiting', counts: { promoters: 25, passives: 10, detractors: 15 } }];
 * const total = { promoters: 150, passives: 80, detractors: 20 };
 * const { themes } = themeImpact(combineBySegment(rows, { by: 'theme', counts: 'counts', total }));
 * themes[0]?.leaveOneOut.value; // ≈ -8
 * themes[0]?.contribution.value; // ≈ -6.4
 * themes[0]?.unnormalized.value; // ≈ -1600
 * ```
 */
export function themeImpact(tally: SegmentTally<AnyCounts>, options?: ThemeImpactOptions): ThemeImpacts;
export function themeImpact<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: ThemeImpactOptions & TallyBySegmentOptions<Row>,
): ThemeImpacts;
export function themeImpact<Row>(
  data: SegmentTally<AnyCounts> | Iterable<Row> | ArrayLike<Row>,
  options: ThemeImpactOptions & Partial<TallyBySegmentOptions<Row>> = {},
): ThemeImpacts {
  assertRecord(options, 'options');
  const tally =
    'rating' in options
      ? tallyBySegment(data as Iterable<Row>, options as TallyBySegmentOptions<Row>)
      : (data as SegmentTally<AnyCounts>);
  assertTally(tally);
  const { level = 0.95, rankBy = 'contribution' } = options;
  assertLevel(level);
  assertOneOf(rankBy, ['contribution', 'leaveOneOut'], 'options.rankBy');
  const { segments, total } = tally;
  const rests = restsOf(tally);
  const whole = sizeOf(total);
  const impacts = segments.map(({ segment, keys, counts }, index) => {
    const size = sizeOf(counts);
    const frequency = whole === 0 ? null : size / whole;
    const rest = rests[index] as AnyCounts;
    const test = scoreTestDifference({ current: counts, baseline: rest }, { level });
    // t - o = ((n - k)/n)(t - rest), so all three are multiples of the difference from the rest.
    const part = frequency ?? 0;
    const others = sizeOf(rest) / whole;
    const [difference, lower, upper] =
      test.status === 'tested' ? [test.difference, test.interval.lower, test.interval.upper] : [0, 0, 0];
    // Where everybody names it there is no test, but 0 times any difference is 0.
    const measure = (factor: number): ImpactMeasure =>
      test.status === 'untestable' && (size === 0 || factor > 0)
        ? { value: null, interval: null }
        : {
            value: difference * factor + 0, // never -0
            interval: { lower: lower * factor + 0, upper: upper * factor + 0, level, method: 'score' },
          };
    return {
      segment,
      keys,
      n: headsOf(counts),
      frequency,
      score: scoreCounts(counts),
      leaveOneOut: measure(part),
      contribution: measure(part * others),
      unnormalized: measure(size * others),
      test,
    };
  });
  const strength = (impact: (typeof impacts)[0]): number => comparable(Math.abs(impact[rankBy].value ?? 0));
  // A response without any theme is nobody's theme.
  const named = impacts.filter(({ keys }) => !keys.length || keys.some(({ value }) => value !== null));
  const ranked = named.sort(
    (one, other) => strength(other) - strength(one) || (one.segment < other.segment ? -1 : 1),
  );
  let rank = 1;
  return {
    score: scoreCounts(total),
    n: headsOf(total),
    themes: ranked.map((impact, index) => {
      const before = ranked[index - 1];
      if (before && strength(before) > strength(impact)) rank = index + 1;
      return { ...impact, rank };
    }),
  };
}
