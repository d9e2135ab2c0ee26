import { assertLevel, assertRecord } from '../core/assertions.js';
import type { Untestable } from '../inference/records.js';
import { jointCounts } from './joint-counts.js';
import { type RatingAndValueOptions, readPairs } from './pairs.js';
import { type CorrelationFigures, kendall, spearman } from './rank-correlation.js';

/** Options of {@link correlateRatings}. */
export interface CorrelateRatingsOptions<Row> extends RatingAndValueOptions<Row> {
  /** Level of the intervals, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/** A rank correlation, its interval and its test. */
export interface RankCorrelation<Method extends string = string> {
  /** Tells this record from one that could not be made. */
  readonly status: 'tested';
  /** The coefficient, -1 (as one rises the other falls) to 1 (both rise together). */
  readonly coefficient: number;
  /** Its interval, -1 to 1; null below four rows (Spearman), or when its standard error is 0, as where all pairs agree. */
  readonly interval: {
    /** Lower limit, -1 to 1. */
    readonly lower: number;
    /** Upper limit, -1 to 1. */
    readonly upper: number;
    /** Confidence level, above 0.5 and below 1. */
    readonly level: number;
    /** How the limits were found. */
    readonly method: Method;
  } | null;
  /**
   * Probability of a coefficient at least as far from 0 if the two had nothing to do with each other, 0 to 1: by
   * Student's t (Spearman) or the normal law (Kendall), as R gives it with `exact = FALSE`.
   */
  readonly pValue: number;
}

/** How ratings and a number go together. */
export interface RatingCorrelation {
  /** Rows that have a value. */
  readonly n: number;
  /** Rows that have none. */
  readonly missing: number;
  /** Spearman's rho, limits on Fisher's scale; untestable when ratings or values are all alike. */
  readonly spearman: RankCorrelation<'bonett-wright'> | Untestable;
  /** Kendall's tau-b, limits on Fisher's scale; untestable when ratings or values are all alike. */
  readonly kendall: RankCorrelation<'brown-benedetti'> | Untestable;
}

/**
 * How ratings go together with a number, such as waiting time or tenure, by ranks: Spearman's rho and Kendall's tau-b.
 *
 * Ranks ask only whether one rises with the other, which fits ratings of 0 to 10 with their many ties. P-values are
 * approximations, good from about 10 rows on: where three rows or more agree wholly, that of Spearman's rho is 0.
 * `scoreByQuantile` shows the shape. Rows without a value are left out.
 *
 * @throws {NpsError} RATING_OUT_OF_RANGE with the row; INVALID_ARGUMENT when a value is no finite number, null or undefined.
 * @throws {NpsError} INVALID_OPTION when an option is malformed; INVALID_SCALE when the scale is.
 * @example
 * ```ts
 * import { correlateRatings } from 'nps-kit';
 *
 * const rows = [
 *   { minutes: 2, rating: 10 }, { minutes: 3, rating: 9 }, { minutes: 5, rating: 9 }, { minutes: 8, rating: 7 },
 *   { minutes: 9, rating: 8 }, { minutes: 12, rating: 6 }, { minutes: 20, rating: 3 }, { minutes: null, rating: 5 },
 * ];
 * const { n, spearman, kendall } = correlateRatings(rows, { rating: 'rating', value: 'minutes' });
 * n; // => 7
 * if (spearman.status === 'tested') spearman.coefficient; // ≈ -0.955
 * if (kendall.status === 'tested') kendall.coefficient; // ≈ -0.878
 * ```
 * @see Bonett and Wright 2000, Psychometrika 65, 23-28; Brown and Benedetti 1977, JASA 72, 309-315;
 *   Kendall, "Rank Correlation Methods", 1970
 */
export function correlateRatings<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: CorrelateRatingsOptions<Row>,
): RatingCorrelation {
  assertRecord(options, 'options');
  const { level = 0.95 } = options;
  assertLevel(level);
  const { pairs, missing } = readPairs(rows, options);
  const joint = jointCounts(pairs);
  const n = pairs.length;
  if (joint.rowSums.length < 2 || joint.columnSums.length < 2) {
    const untestable: Untestable = {
      status: 'untestable',
      reason: n === 0 ? 'empty-sample' : 'zero-variance',
    };
    return { n, missing, spearman: untestable, kendall: untestable };
  }
  return {
    n,
    missing,
    spearman: record(spearman(joint, level), level, 'bonett-wright'),
    kendall: record(kendall(joint, level), level, 'brown-benedetti'),
  };
}

function record<Method extends string>(
  { coefficient, pValue, limits }: CorrelationFigures,
  level: number,
  method: Method,
): RankCorrelation<Method> {
  return { status: 'tested', coefficient, interval: limits && { ...limits, level, method }, pValue };
}
