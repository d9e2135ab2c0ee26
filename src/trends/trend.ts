import { assertLevel, assertOneOf, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { Period } from '../core/groups.js';
import { alternatives, finiteOrNull, normalPValue, tailPValue, tailsOf } from '../inference/p-value.js';
import type { Alternative, Untestable } from '../inference/records.js';
import { type Sample, thetaOf, varianceOf } from '../inference/sample.js';
import { addCounts, adjustedWaldCounts } from '../inference/wald-intervals.js';
import { chiSquareSurvival } from '../numeric/chi-square.js';
import { normalQuantile } from '../numeric/normal.js';
import { studentQuantile, studentSurvival } from '../numeric/student.js';
import { type MannKendall, mannKendall } from './mann-kendall.js';
import { type AnsweredPeriod, answeredOf, readPeriods } from './period-list.js';
import { theilSen } from './theil-sen.js';
import { fitWeightedLine } from './weighted-line.js';

/** Limits of a slope. */
export interface SlopeInterval<Method extends string = string> {
  /** Lower limit, points per unit of time; null where a one-sided interval has none. */
  readonly lower: number | null;
  /** Upper limit, points per unit of time; null where a one-sided interval has none. */
  readonly upper: number | null;
  /** Confidence level, above 0.5 and below 1. */
  readonly level: number;
  /** How the limits were found. */
  readonly method: Method;
}

/** Whether scores rise or fall in a line. */
export interface TrendTest {
  /** Tells this record from one that could not be made. */
  readonly status: 'tested';
  /** Points per unit of time; above 0 when the score rises. */
  readonly slope: number;
  /** Score on the line at the first period of the list, points; may leave -100 to 100. */
  readonly intercept: number;
  /** Interval of the slope. */
  readonly interval: SlopeInterval<'weighted-least-squares'>;
  /** Chance of a slope at least as steep if there were none, 0 to 1. */
  readonly pValue: number;
  /** Slope divided by its standard error; null where that is 0 in doubles. */
  readonly statistic: number | null;
  /** Standard error of the slope, points per unit of time; already widened where the scores scatter too much. */
  readonly standardError: number;
  /** Degrees of freedom of Student's t; null where the normal law is the reference. */
  readonly degreesOfFreedom: number | null;
  /** What was looked for. */
  readonly alternative: Alternative;
  /** How the test was made. */
  readonly method: 'weighted-least-squares';
  /** Unit of time: the steps from one period to the next, or days of 24 hours. */
  readonly unit: 'period' | 'day';
  /** Periods in which somebody answered. */
  readonly periods: number;
  /** Respondents (heads) in all of them. */
  readonly n: number;
  /** Whether the scores scatter about the line more than chance lets them; null with two periods. */
  readonly lackOfFit: {
    /** Weighted sum of squared distances from the line. */
    readonly statistic: number;
    /** Periods less 2. */
    readonly degreesOfFreedom: number;
    /** Chance of as much scatter if the line were true, 0 to 1. */
    readonly pValue: number;
  } | null;
  /** The same question without a line and without weights: do later periods tend to score higher? */
  readonly mannKendall: MannKendall;
  /** The median of the slopes of all pairs of periods: one odd period does not move it. */
  readonly theilSen: {
    /** Points per unit of time. */
    readonly slope: number;
    /** Score on that line at the first period of the list, points. */
    readonly intercept: number;
    /** Limits of that slope by rank, two-sided; null with too few periods. */
    readonly interval: SlopeInterval<'rank'> | null;
  };
}

/** Options of {@link testTrend}. */
export interface TrendOptions {
  /** Confidence level of the intervals, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /** What to look for: any slope, a rise or a fall. @defaultValue `"two-sided"` */
  readonly alternative?: Alternative | undefined;
  /** `"period"` counts places in the list, `"day"` the days between the middles of periods. @defaultValue `"period"` */
  readonly unit?: 'period' | 'day' | undefined;
  /**
   * `"auto"`: where the scores scatter about the line more than their sample sizes explain, the standard error grows by
   * that much and Student's t is the reference. `"sampling"`: sample sizes alone.
   * @defaultValue `"auto"`
   */
  readonly dispersion?: 'auto' | 'sampling' | undefined;
}

const dayLength = 86_400_000;
/** Pairs of more periods than this do not fit a sensible memory. */
const mostPeriods = 4000;

/**
 * Tests whether scores rise or fall steadily: a weighted line through the periods, with Mann-Kendall and Theil-Sen
 * beside it.
 *
 * Each period weighs by what its sample size says (1 / variance of its score), so that a month of nine answers does not
 * bend the line. Periods without answers keep their place and say nothing. Fewer than two periods with answers are
 * untestable. Periods are taken to be independent: a panel that answers every month is not.
 *
 * @returns Slopes in points per period, or per day.
 * @throws {NpsError} INVALID_ARGUMENT when periods overlap, are out of order or have no counts; when more than 4,000 of
 *   them have answers.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed; INVALID_INSTANT when a bound is no instant.
 * @throws {NpsError} INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { tallyByPeriod, testTrend } from 'nps-kit';
 *
 * const month = (index: number, promoters: number, detractors: number) => ({
 *   start: index * 2_592_000_000,
 *   end: (index + 1) * 2_592_000_000,
 *   label: `month ${index + 1}`,
 *   counts: { promoters, passives: 30, detractors },
 * });
 * const trend = testTrend([month(0, 50, 20), month(1, 48, 22), month(2, 45, 25), month(3, 44, 26)]);
 * trend.status === 'tested' && trend.slope; // ≈ -4.2
 * ```
 * @see docs/methods.md; Kendall 1975, "Rank Correlation Methods"; Sen 1968, Journal of the American Statistical
 *   Association 63, 1379-1389
 */
export function testTrend(
  periods: readonly Period<AnyCounts>[],
  { level = 0.95, alternative = 'two-sided', unit = 'period', dispersion = 'auto' }: TrendOptions = {},
): TrendTest | Untestable {
  assertLevel(level);
  assertOneOf(alternative, alternatives, 'options.alternative');
  assertOneOf(unit, ['period', 'day'], 'options.unit');
  assertOneOf(dispersion, ['auto', 'sampling'], 'options.dispersion');
  const answered = answeredOf(readPeriods(periods));
  if (answered.length > mostPeriods) {
    throw new NpsError(
      'INVALID_ARGUMENT',
      'periods',
      `at most ${mostPeriods} with answers`,
      answered.length,
    );
  }
  if (answered.length === 0) return { status: 'untestable', reason: 'empty-sample' };
  if (answered.length === 1) return { status: 'untestable', reason: 'too-few-groups' };
  const times = unit === 'period' ? answered.map(({ index }) => index) : daysFrom(periods, answered);
  const scores = answered.map(({ sample }) => (100 * (sample.promoters - sample.detractors)) / sample.n);
  const line = fitWeightedLine(times, scores, scoreVariances(answered.map(({ sample }) => sample)));
  const freedom = answered.length - 2;
  const excess = freedom > 0 ? line.lackOfFit / freedom : 0;
  const scattered = dispersion === 'auto' && excess > 1;
  const standardError = line.standardError * (scattered ? Math.sqrt(excess) : 1);
  const statistic = line.slope / standardError;
  const tails = tailsOf(level, alternative);
  const margin = (tail: number): number =>
    standardError * -(scattered ? studentQuantile(tail, freedom) : normalQuantile(tail));
  const kendall = mannKendall(scores, alternative);
  const sen = theilSen(times, scores, normalQuantile((1 + level) / 2), kendall.variance);
  return {
    status: 'tested',
    slope: line.slope + 0,
    intercept: line.intercept + 0,
    interval: {
      lower: tails.lower > 0 ? line.slope - margin(tails.lower) : null,
      upper: tails.upper > 0 ? line.slope + margin(tails.upper) : null,
      level,
      method: 'weighted-least-squares',
    },
    pValue: scattered
      ? tailPValue(statistic, alternative, (t) => studentSurvival(t, freedom))
      : normalPValue(statistic, alternative),
    statistic: finiteOrNull(statistic),
    standardError,
    degreesOfFreedom: scattered ? freedom : null,
    alternative,
    method: 'weighted-least-squares',
    unit,
    periods: answered.length,
    n: answered.reduce((sum, { sample }) => sum + sample.heads, 0),
    lackOfFit:
      freedom > 0
        ? {
            statistic: line.lackOfFit,
            degreesOfFreedom: freedom,
            pValue: chiSquareSurvival(line.lackOfFit, freedom),
          }
        : null,
    mannKendall: kendall,
    theilSen: {
      slope: sen.slope,
      intercept: sen.intercept + 0,
      interval: sen.limits && { ...sen.limits, level, method: 'rank' },
    },
  };
}

/** Days from the middle of the first period of the list to the middle of each with answers. */
function daysFrom(periods: readonly Period<AnyCounts>[], answered: readonly AnsweredPeriod[]): number[] {
  const middle = ({ start, end }: Period<AnyCounts>): number => start + (end - start) / 2;
  const first = middle(periods[0] as Period<AnyCounts>);
  return answered.map(({ period }) => (middle(period) - first) / dayLength);
}

/** v / n of each sample in squared points; with pseudo-counts (3, T) for all as soon as one has no variance. */
function scoreVariances(samples: readonly Sample[]): number[] {
  const all = samples.every((sample) => varianceOf(sample) > 0)
    ? samples
    : samples.map((sample) => addCounts(sample, adjustedWaldCounts));
  return all.map((sample) => (1e4 * varianceOf(sample)) / sample.n);
}
