import { dayLength } from '../calendar/civil.js';
import { assertLevel, assertOneOf, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { Period } from '../core/groups.js';
import { alternatives, finiteOrNull, pValueOf, reachOf } from '../inference/p-value.js';
import type { Untestable } from '../inference/records.js';
import { poolSamples, varianceOf } from '../inference/sample.js';
import { addCounts, adjustedWaldCounts, positiveVarianceOf } from '../inference/wald-intervals.js';
import { chiSquareSurvival } from '../numeric/chi-square.js';
import { normalUpperQuantile } from '../numeric/normal-tail.js';
import { studentQuantile, studentSurvival } from '../numeric/student.js';
import { scoreCounts } from '../scoring/score.js';
import { comparable } from '../scoring/ties.js';
import { mannKendall } from './mann-kendall.js';
import { type AnsweredPeriod, answeredOf, readPeriods } from './period-list.js';
import { theilSen } from './theil-sen.js';
import type { TrendOptions, TrendTest } from './trend-records.js';
import { fitWeightedLine } from './weighted-line.js';

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
 *   them have answers; when days can not tell the middles of two apart.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed; INVALID_INSTANT when a bound is no instant.
 * @throws {NpsError} INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { testTrend } from 'nps-kit';
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
 * @see docs/decisions/0061-variances-of-a-trend.md; Kendall 1975, "Rank Correlation Methods"; Sen 1968, Journal of the American Statistical
 *   Association 63, 1379-1389
 */
export function testTrend(
  periods: readonly Period<AnyCounts>[],
  options: TrendOptions = {},
): TrendTest | Untestable {
  assertRecord(options, 'options');
  const { level = 0.95, alternative = 'two-sided', unit = 'period' } = options;
  const { dispersion = 'auto', variance = 'own' } = options;
  assertLevel(level);
  assertOneOf(alternative, alternatives, 'options.alternative');
  assertOneOf(unit, ['period', 'day'], 'options.unit');
  assertOneOf(dispersion, ['auto', 'sampling'], 'options.dispersion');
  assertOneOf(variance, ['own', 'pooled'], 'options.variance');
  const answered = answeredOf(readPeriods(periods));
  if (answered.length > mostPeriods) {
    throw new NpsError('INVALID_ARGUMENT', 'periods', `at most ${mostPeriods} with answers`, answered.length);
  }
  if (answered.length === 0) return { status: 'untestable', reason: 'empty-sample' };
  if (answered.length === 1) return { status: 'untestable', reason: 'too-few-groups' };
  const times = unit === 'period' ? answered.map(({ index }) => index) : daysFrom(periods, answered);
  const scores = answered.map(({ period }) => scoreCounts(period.counts) as number);
  const line = fitWeightedLine(
    times,
    scores,
    (variance === 'own' ? ownVariances : pooledVariances)(answered),
  );
  const freedom = answered.length - 2;
  const excess = freedom > 0 ? line.lackOfFit / freedom : 0;
  const scattered = dispersion === 'auto' && excess > 1;
  const standardError = line.standardError * (scattered ? Math.sqrt(excess) : 1);
  const statistic = line.slope / standardError;
  const reach = scattered
    ? reachOf(level, alternative, (tail) => -studentQuantile(tail, freedom))
    : reachOf(level, alternative);
  const kendall = mannKendall(scores.map(comparable), alternative);
  const sen = theilSen(times, scores, normalUpperQuantile((1 - level) / 2), kendall.variance);
  return {
    status: 'tested',
    slope: line.slope + 0,
    intercept: line.intercept + 0,
    interval: {
      lower: Number.isFinite(reach.lower) ? line.slope - reach.lower * standardError : null,
      upper: Number.isFinite(reach.upper) ? line.slope + reach.upper * standardError : null,
      level,
      method: 'weighted-least-squares',
    },
    pValue: pValueOf(statistic, alternative, scattered ? (t) => studentSurvival(t, freedom) : undefined),
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
  let last = Number.NEGATIVE_INFINITY;
  return answered.map(({ period, index }) => {
    const day = (middle(period) - first) / dayLength;
    if (!(day - last > 1e-12)) {
      throw new NpsError(
        'INVALID_ARGUMENT',
        `periods[${index}]`,
        'a middle after that of the one before',
        day,
      );
    }
    last = day;
    return day;
  });
}

/** v_t / n_t in squared points; with pseudo-counts (3, T) for all as soon as one has no variance. */
function ownVariances(answered: readonly AnsweredPeriod[]): number[] {
  const all = answered.every(({ sample }) => varianceOf(sample) > 0);
  return answered.map(({ sample }) => {
    const used = all ? sample : addCounts(sample, adjustedWaldCounts);
    return (1e4 * varianceOf(used)) / used.n;
  });
}

/** v / n_t in squared points, v that of all answers together: the same in each period if nothing changed. */
function pooledVariances(answered: readonly AnsweredPeriod[]): number[] {
  const sum = poolSamples(answered.map(({ sample }) => sample));
  return answered.map(({ sample }) => (1e4 * positiveVarianceOf(sum)) / sample.n);
}
