import type { AnyCounts } from '../core/counts.js';
import type { Period } from '../core/groups.js';
import { scoreStatistic } from '../inference/constrained.js';
import { type Sample, thetaOf } from '../inference/sample.js';
import { scoreCounts } from '../scoring/score.js';
import { type ControlRule, type RulePoint, ruleHolds } from './control-rules.js';
import { movingAverages } from './moving-average.js';
import { type PeriodScore, periodScore } from './period-list.js';

/** One period on a control chart. */
export interface ControlPoint extends PeriodScore {
  /** Lower limit for a period of that size, points, -100 to 100; null when nobody answered. */
  readonly lower: number | null;
  /** Upper limit for a period of that size, points, -100 to 100; null when nobody answered. */
  readonly upper: number | null;
  /** Distance of the score from the centre in standard deviations; null when nobody answered. */
  readonly statistic: number | null;
  /** Whether the period has answers enough to be held against rules. */
  readonly judged: boolean;
  /** Exponentially weighted mean of the statistics so far; null when the period is not judged. */
  readonly ewma: number | null;
  /** How far `ewma` may be from 0; null when the period is not judged. */
  readonly ewmaLimit: number | null;
  /** Rules whose pattern ends here. */
  readonly rules: readonly ControlRule[];
}

/** How a chart is drawn; scores and variance as parts of one. */
export interface ChartRule {
  readonly centre: number;
  /** Of one answer in the baseline. */
  readonly variance: number;
  readonly sigmas: number;
  /** Standard deviations are multiplied by it. */
  readonly widening: number;
  readonly lambda: number;
  /** Limits of the moving average, in standard deviations. */
  readonly reach: number;
  readonly rules: readonly ControlRule[];
}

/** A period and its distance from the centre, null when nobody answered. */
export interface MeasuredPeriod {
  readonly period: Period<AnyCounts>;
  readonly sample: Sample | null;
  readonly z: number | null;
  readonly judged: boolean;
}

/** z_t = (theta_t - centre) / sqrt(variance / n_t). */
export function standardize(sample: Sample, centre: number, variance: number): number {
  return (thetaOf(sample) - centre) / Math.sqrt(variance / sample.n);
}

/**
 * Mean distance of neighbours over what it would be by chance, 2 / sqrt(pi) = 1.128: 1 where the periods scatter as
 * their sizes say. Null with fewer than two periods.
 */
export function laneySigma(z: readonly number[]): number | null {
  if (z.length < 2) return null;
  const ranges = z.slice(1).map((value, i) => Math.abs(value - (z[i] as number)));
  return ranges.reduce((sum, range) => sum + range, 0) / ranges.length / 1.128;
}

/** Below this size the distance is measured by the score test, whose tails hold in small samples. */
const fewAnswers = 30;

/** The points of a chart with their limits and the rules whose patterns end there; rules see judged periods only. */
export function drawPoints(measured: readonly MeasuredPeriod[], chart: ChartRule): ControlPoint[] {
  const { centre, variance, sigmas, widening, lambda, reach, rules } = chart;
  const judged = measured.filter((period) => period.judged);
  const averages = movingAverages(
    judged.map(({ z }) => (z as number) / widening),
    lambda,
    reach,
  );
  const seen = judged.map(({ period, sample, z }, i): RulePoint => {
    const { ewma, limit } = averages[i] as { ewma: number; limit: number };
    const own = sample as Sample;
    const distance = own.n < fewAnswers ? scoreStatistic(centre, own) : (z as number);
    return {
      z: (z as number) / widening,
      score: scoreCounts(period.counts) as number,
      beyond: Math.abs(distance) > sigmas * widening,
      drifted: Math.abs(ewma) > limit,
    };
  });
  let place = -1;
  return measured.map((period) => {
    if (period.judged) place += 1;
    const average = period.judged ? averages[place] : undefined;
    const half = period.sample && sigmas * widening * Math.sqrt(variance / period.sample.n);
    return {
      ...periodScore(period),
      lower: half === null ? null : 100 * Math.max(-1, centre - half),
      upper: half === null ? null : 100 * Math.min(1, centre + half),
      statistic: period.z === null ? null : period.z / widening + 0,
      judged: period.judged,
      ewma: average ? average.ewma + 0 : null,
      ewmaLimit: average ? average.limit : null,
      rules: period.judged ? rules.filter((rule) => ruleHolds(rule, seen, place)) : [],
    };
  });
}
