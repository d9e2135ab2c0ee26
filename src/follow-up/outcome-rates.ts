import { assertLevel, assertRecord } from '../core/assertions.js';
import { categories } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { Untestable } from '../inference/records.js';
import { normalSurvival } from '../numeric/normal.js';
import { rateTrendStatistic } from '../numeric/rate-trend.js';
import { assertOutcomeCount, compareRates, type OutcomeCount, type RateComparison } from './compare-rates.js';
import { type Rate, rateOf } from './rate.js';

/** How many of each category something happened to. */
export interface OutcomeCounts {
  /** Among promoters. */
  readonly promoters: OutcomeCount;
  /** Among passives. */
  readonly passives: OutcomeCount;
  /** Among detractors. */
  readonly detractors: OutcomeCount;
}

/** A test whether a rate rises or falls from detractors over passives to promoters. */
export interface RateTrendTest {
  /** Tells this record from one that could not be made. */
  readonly status: 'tested';
  /** Standard normal if there is no trend; above 0 when the rate rises towards promoters. */
  readonly statistic: number;
  /** Two-sided probability of a trend at least as strong by chance, 0 to 1. */
  readonly pValue: number;
  /** Scores 0, 1, 2 for detractors, passives, promoters. */
  readonly method: 'cochran-armitage';
}

/** A rate per category, and how they compare. */
export interface OutcomeRates {
  /** Tells rates from means. */
  readonly kind: 'rate';
  /** Rows with a rating and an outcome. */
  readonly n: number;
  /** Rows that lack one of them. */
  readonly missing: number;
  /** Rate among promoters. */
  readonly promoters: Rate;
  /** Rate among passives. */
  readonly passives: Rate;
  /** Rate among detractors. */
  readonly detractors: Rate;
  /** Detractors (current) against promoters (baseline): risk difference and relative risk. */
  readonly detractorsAgainstPromoters: RateComparison | Untestable;
  /** Ordered trend over the three categories. */
  readonly trend: RateTrendTest | Untestable;
}

/** Options of {@link summarizeOutcomes}. */
export interface SummarizeOutcomesOptions {
  /** Confidence level, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/**
 * Rates per category from counts that were made elsewhere, such as in SQL; `outcomesByCategory` takes rows.
 *
 * @returns Parts of one; a category of nobody has rate null.
 * @throws {NpsError} INVALID_COUNTS when a count is no whole number or above its n, or the n add up to more than
 *   2^53 - 1; INVALID_ARGUMENT when a category is absent; INVALID_OPTION when the level is out of range.
 * @example
 * ```ts
 * import { summarizeOutcomes } from 'nps-kit';
 *
 * const churn = summarizeOutcomes({
 *   promoters: { count: 12, n: 120 },
 *   passives: { count: 18, n: 90 },
 *   detractors: { count: 24, n: 80 },
 * });
 * churn.passives.rate; // => 0.2
 * if (churn.trend.status === 'tested') churn.trend.statistic; // ≈ -3.58
 * ```
 * @see Armitage 1955, Biometrics 11, 375-386; Cochran 1954, Biometrics 10, 417-451 (trend)
 */
export function summarizeOutcomes(
  counts: OutcomeCounts,
  options: SummarizeOutcomesOptions = {},
): OutcomeRates {
  assertRecord(options, 'options');
  const { level = 0.95 } = options;
  assertRecord(counts, 'counts');
  let n = 0;
  for (const category of categories) {
    assertOutcomeCount(counts[category], `counts.${category}`);
    n += counts[category].n;
  }
  if (n > Number.MAX_SAFE_INTEGER) {
    throw new NpsError('INVALID_COUNTS', 'counts (sum of n)', 'a sum up to 2^53 - 1', n);
  }
  assertLevel(level);
  return ratesOf(counts, 0, level);
}

/** The rates of counts that are known to be well-formed. */
export function ratesOf(counts: OutcomeCounts, missing: number, level: number): OutcomeRates {
  const { promoters, passives, detractors } = counts;
  return {
    kind: 'rate',
    n: promoters.n + passives.n + detractors.n,
    missing,
    promoters: rateOf(promoters, level),
    passives: rateOf(passives, level),
    detractors: rateOf(detractors, level),
    detractorsAgainstPromoters: compareRates({ current: detractors, baseline: promoters }, { level }),
    trend: testRateTrend([detractors, passives, promoters]),
  };
}

function testRateTrend(groups: readonly OutcomeCount[]): RateTrendTest | Untestable {
  const asked = groups.filter(({ n }) => n > 0).length;
  if (asked === 0) return { status: 'untestable', reason: 'empty-sample' };
  if (asked === 1) return { status: 'untestable', reason: 'too-few-groups' };
  const statistic = rateTrendStatistic(groups);
  const pValue = 2 * normalSurvival(Math.abs(statistic));
  return { status: 'tested', statistic, pValue, method: 'cochran-armitage' };
}
