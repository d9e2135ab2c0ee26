import { assertCount, assertLevel, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import type { Untestable } from '../inference/records.js';
import { scoreTestDifference } from '../inference/score-difference.js';
import { normalUpperQuantile } from '../numeric/normal-tail.js';
import { lowestRiskRatio } from '../numeric/risk-ratio.js';
import { type Rate, rateOf } from './rate.js';

/** How many of a group something happened to. Heads. */
export interface OutcomeCount {
  /** Those to whom it happened, 0 to n. */
  readonly count: number;
  /** All of the group. */
  readonly n: number;
}

/** An interval of a difference of two rates. */
export interface RiskDifferenceInterval {
  /** Lower limit, -1 to 1. */
  readonly lower: number;
  /** Upper limit, -1 to 1. */
  readonly upper: number;
  /** Confidence level. */
  readonly level: number;
  /** Score interval with the factor N/(N - 1). */
  readonly method: 'miettinen-nurminen';
}

/** An interval of a ratio of two rates. */
export interface RelativeRiskInterval {
  /** Lower limit, 0 or more. */
  readonly lower: number;
  /** Upper limit; null when there is none because nothing may have happened in the baseline. */
  readonly upper: number | null;
  /** Confidence level. */
  readonly level: number;
  /** Koopman's score interval. */
  readonly method: 'koopman';
}

/** Two rates held against each other. */
export interface RateComparison {
  /** Tells this record from one that could not be made. */
  readonly status: 'tested';
  /** The group that comes first. */
  readonly current: Rate;
  /** The group that it is compared with. */
  readonly baseline: Rate;
  /** Current rate minus baseline rate, -1 to 1: parts of one, not percent of the baseline. */
  readonly riskDifference: number;
  /** Its interval. */
  readonly riskDifferenceInterval: RiskDifferenceInterval;
  /** Current rate divided by baseline rate; null when the baseline rate is 0. */
  readonly relativeRisk: number | null;
  /** Its interval. */
  readonly relativeRiskInterval: RelativeRiskInterval;
  /** Standardised difference; null where it has no finite value. */
  readonly statistic: number | null;
  /** Probability of rates at least as unlike if both were one, 0 to 1. */
  readonly pValue: number;
  /** How the test was made. */
  readonly method: 'miettinen-nurminen';
}

/** Options of {@link compareRates}. */
export interface CompareRatesOptions {
  /** Confidence level, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/**
 * Holds two rates against each other: risk difference (in parts of one) and relative risk (a ratio), with intervals.
 *
 * Both intervals are score intervals, which stay usable when a count is 0. Swapping the groups inverts the relative risk.
 *
 * @returns Parts of one; `untestable` with reason `empty-sample` when a group has nobody.
 * @throws {NpsError} INVALID_COUNTS when a count is no whole number or above its n; INVALID_OPTION when the level is out of
 *   range.
 * @example
 * ```ts
 * import { compareRates } from 'nps-kit';
 *
 * const churn = compareRates({ current: { count: 24, n: 80 }, baseline: { count: 12, n: 120 } });
 * if (churn.status === 'tested') {
 *   churn.riskDifference; // ≈ 0.2
 *   churn.relativeRisk; // ≈ 3
 *   churn.relativeRiskInterval; // ≈ { lower: 1.62, upper: 5.62, level: 0.95, method: 'koopman' }
 * }
 * ```
 * @see Miettinen and Nurminen 1985, Statistics in Medicine 4, 213-226 (difference and test); Koopman 1984, Biometrics 40,
 *   513-517 (ratio)
 */
export function compareRates(
  pair: { readonly current: OutcomeCount; readonly baseline: OutcomeCount },
  options: CompareRatesOptions = {},
): RateComparison | Untestable {
  assertRecord(pair, 'pair');
  assertRecord(options, 'options');
  const { current, baseline } = pair;
  const { level = 0.95 } = options;
  assertOutcomeCount(current, 'current');
  assertOutcomeCount(baseline, 'baseline');
  assertLevel(level);
  // With events as promoters and the rest as detractors a score is 2 rate - 1, and its score test this one.
  const test = scoreTestDifference({ current: asScore(current), baseline: asScore(baseline) }, { level });
  if (test.status === 'untestable') return test;
  const z = normalUpperQuantile((1 - level) / 2);
  const inverse = lowestRiskRatio(baseline, current, z);
  return {
    status: 'tested',
    current: rateOf(current, level),
    baseline: rateOf(baseline, level),
    riskDifference: test.difference / 200,
    riskDifferenceInterval: {
      lower: test.interval.lower / 200,
      upper: test.interval.upper / 200,
      level,
      method: 'miettinen-nurminen',
    },
    relativeRisk: baseline.count === 0 ? null : (current.count / baseline.count) * (baseline.n / current.n),
    relativeRiskInterval: {
      lower: lowestRiskRatio(current, baseline, z),
      upper: inverse === 0 ? null : 1 / inverse,
      level,
      method: 'koopman',
    },
    statistic: test.statistic,
    pValue: test.pValue,
    method: 'miettinen-nurminen',
  };
}

const asScore = ({
  count,
  n,
}: OutcomeCount): { promoters: number; passives: number; detractors: number } => ({
  promoters: count,
  passives: 0,
  detractors: n - count,
});

/** Throws unless the value is a whole count of at most n. */
export function assertOutcomeCount(value: OutcomeCount, path: string): void {
  assertRecord(value, path);
  assertCount(value.n, `${path}.n`);
  assertCount(value.count, `${path}.count`);
  if (value.count > value.n) {
    throw new NpsError('INVALID_COUNTS', `${path}.count`, `at most ${value.n}`, value.count);
  }
}
