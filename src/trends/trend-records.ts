import type { Alternative } from '../inference/records.js';
import type { MannKendall } from './mann-kendall.js';

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
  /**
   * What to look for: any slope, a rise or a fall; for one of these two the intervals have one limit only.
   * @defaultValue `"two-sided"`
   */
  readonly alternative?: Alternative | undefined;
  /** `"period"` counts places in the list, `"day"` the days between the middles of periods. @defaultValue `"period"` */
  readonly unit?: 'period' | 'day' | undefined;
  /**
   * `"auto"`: where the scores scatter about the line more than their sample sizes explain, the standard error grows by
   * that much and Student's t is the reference. `"sampling"`: sample sizes alone.
   * @defaultValue `"auto"`
   */
  readonly dispersion?: 'auto' | 'sampling' | undefined;
  /**
   * `"own"`: each period's variance is its own, which is noisy below about 30 answers and then raises up to twice as
   * many false alarms. `"pooled"`: one variance for all answers, divided by each period's n.
   * @defaultValue `"own"`
   */
  readonly variance?: 'own' | 'pooled' | undefined;
}
