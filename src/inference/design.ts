import { assertLevel, assertOneOf, assertRecord } from '../core/assertions.js';
import type { NpsShares } from '../core/counts.js';
import { studentQuantile } from '../numeric/student.js';
import { scoreCounts } from '../scoring/score.js';
import { effectiveSampleSize } from '../scoring/weighted.js';
import {
  type DesignRowOptions,
  type DesignSums,
  type SampledCluster,
  sumClusters,
  sumRows,
} from './design-sums.js';
import { degreesOf, errorSquare, type SingleUnit } from './design-variance.js';
import { limitsInPoints } from './limits.js';
import { reachOf } from './p-value.js';
import type { ScoreInterval } from './records.js';
import { varianceOf } from './sample.js';
import { scoreLimits } from './score-interval.js';

/** Options of {@link summarizeDesign} that hold for rows and for clusters. */
export interface DesignOptions {
  /** Level of the interval, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /**
   * What to make of a stratum with a single sampled unit, whose spread nobody knows: `unknown` gives no standard error,
   * `certainty` takes it as fully sampled, `adjust` as spread about the whole sample (survey.lonely.psu in R).
   * @defaultValue `"unknown"`
   */
  readonly singleUnit?: SingleUnit | undefined;
  /** Whether few clusters widen the interval as Student's t would. @defaultValue true */
  readonly smallSample?: boolean | undefined;
}

/** A score of a sample with weights, strata and clusters. */
export interface DesignSummary {
  /** Net Promoter Score in points, -100 to 100; null when nobody answered. */
  readonly score: number | null;
  /** Respondents (heads) in the group that is asked about. */
  readonly n: number;
  /** Part of the weight per category, 0 to 1; null when nobody answered. */
  readonly shares: NpsShares | null;
  /** Linearised standard error in points; null when unknown. */
  readonly standardError: number | null;
  /** Sampled units minus strata; 0 or less when the spread is unknown. */
  readonly degreesOfFreedom: number;
  /** Equally weighted respondents that would tell as much (heads): Kish's n, or less where clusters cost precision; null when nobody answered. */
  readonly effectiveN: number | null;
  /** Variance of the score over that of as many respondents drawn one by one; null when unknown or without spread. */
  readonly designEffect: number | null;
  /** The part of it that unequal weights alone would cost (Kish): n over Kish's n, 1 or more; null when nobody answered. */
  readonly weightingEffect: number | null;
  /** Score interval on the effective n; null when the standard error is unknown. */
  readonly interval: ScoreInterval<'score'> | null;
}

/**
 * Sums up a score of a complex survey: weights, and optionally strata, clusters and finite strata, as survey software
 * does (Taylor linearisation).
 *
 * Takes rows with accessors, or clusters whose weighted counts were summed elsewhere. With `domain` only some rows count
 * while all of them tell how the sample was drawn. The interval is the score interval on the effective n, the smaller
 * of Kish's and of what the standard error implies, times (z/t)^2 for the degrees of freedom.
 *
 * @throws {NpsError} RATING_OUT_OF_RANGE or INVALID_WEIGHT with the row; INVALID_COUNTS with the cluster;
 *   INVALID_ARGUMENT when the data can not be walked, a stratum or cluster has no name, or a stratum has two sizes or
 *   fewer than were sampled; INVALID_SCALE when the scale contradicts itself; INVALID_OPTION when an option is out of
 *   range.
 * @example
 * ```ts
 * import { summarizeDesign } from 'nps-kit';
 *
 * const rows = [
 *   { rating: 10, weight: 1, store: 'a' },
 *   { rating: 9, weight: 1, store: 'a' },
 *   { rating: 3, weight: 2, store: 'b' },
 *   { rating: 8, weight: 2, store: 'b' },
 *   { rating: 9, weight: 2, store: 'c' },
 * ];
 * const summary = summarizeDesign(rows, { rating: 'rating', weight: 'weight', cluster: 'store' });
 * summary.score; // => 25
 * summary.standardError; // ≈ 56.3
 * summary.degreesOfFreedom; // => 2
 * ```
 * @see Lumley, "Complex Surveys", 2010, sections 2 and 3; R package survey: svymean
 */
export function summarizeDesign(clusters: Iterable<SampledCluster>, options?: DesignOptions): DesignSummary;
export function summarizeDesign<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: DesignOptions & DesignRowOptions<Row>,
): DesignSummary;
export function summarizeDesign<Row>(
  data: Iterable<Row> | ArrayLike<Row> | Iterable<SampledCluster>,
  options: DesignOptions & Partial<DesignRowOptions<Row>> = {},
): DesignSummary {
  assertRecord(options, 'options');
  const { level = 0.95, singleUnit = 'unknown', smallSample = true } = options;
  assertLevel(level);
  assertOneOf(singleUnit, ['unknown', 'certainty', 'adjust'], 'options.singleUnit');
  const sums =
    options.rating === undefined && options.weight === undefined
      ? sumClusters(data as Iterable<SampledCluster>)
      : sumRows(data as Iterable<Row> | ArrayLike<Row>, options as DesignRowOptions<Row>);
  return summaryOf(sums, level, singleUnit, smallSample);
}

function summaryOf(
  { total, strata }: DesignSums,
  level: number,
  singleUnit: SingleUnit,
  smallSample: boolean,
): DesignSummary {
  const { n } = total;
  const degreesOfFreedom = degreesOf(strata);
  const score = scoreCounts(total);
  if (score === null) {
    return {
      ...{ score, n, shares: null, standardError: null, degreesOfFreedom },
      ...{ effectiveN: null, designEffect: null, weightingEffect: null, interval: null },
    };
  }
  const weight = total.promoterWeight + total.passiveWeight + total.detractorWeight;
  const shares = {
    promoters: total.promoterWeight / weight,
    passives: total.passiveWeight / weight,
    detractors: total.detractorWeight / weight,
  };
  const variance = varianceOf({ ...shares, n: 1 });
  const square = degreesOfFreedom > 0 ? errorSquare(strata, shares, weight, singleUnit) : null;
  const kish = effectiveSampleSize(total);
  const effectiveN = square === null || !(square > 0) ? kish : Math.min(kish, variance / square);
  return {
    score,
    n,
    shares,
    standardError: square === null ? null : 100 * Math.sqrt(square),
    degreesOfFreedom,
    effectiveN,
    designEffect: square === null || variance === 0 || n < 2 ? null : (square * (n - 1)) / variance,
    weightingEffect: n / kish,
    interval:
      square === null
        ? null
        : designInterval(
            shares,
            effectiveN,
            level,
            smallSample ? degreesOfFreedom : Number.POSITIVE_INFINITY,
          ),
  };
}

/** The score interval on n times the shares, n shrunk by (z/t)^2. */
function designInterval(
  shares: NpsShares,
  effectiveN: number,
  level: number,
  degreesOfFreedom: number,
): ScoreInterval<'score'> {
  const reach = reachOf(level);
  const t = Number.isFinite(degreesOfFreedom)
    ? -studentQuantile((1 - level) / 2, degreesOfFreedom)
    : reach.upper;
  const n = effectiveN * (reach.upper / t) ** 2;
  const { promoters, passives, detractors } = shares;
  const sample = {
    promoters: n * promoters,
    passives: n * passives,
    detractors: n * detractors,
    n,
    heads: n,
  };
  return { ...limitsInPoints(scoreLimits(sample, reach), 1), level, method: 'score' };
}
