import { assertInteger, assertLevel, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import type { Untestable } from '../inference/records.js';
import { normalUpperQuantile } from '../numeric/normal-tail.js';

/** Two series over the same periods, in order of time; null where a period has no value. */
export interface SeriesPair {
  /** Score per period, points. */
  readonly scores: readonly (number | null)[];
  /** The other metric per period, such as the churn rate. */
  readonly metric: readonly (number | null)[];
}

/** Options of {@link correlateSeries}. */
export interface CorrelateOptions {
  /** Periods by which the metric follows the score; below 0 the metric leads. A whole number. @defaultValue 0 */
  readonly lag?: number | undefined;
  /** Confidence level, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/** An interval of a correlation. */
export interface CorrelationInterval {
  /** Lower limit, -1 to 1. */
  readonly lower: number;
  /** Upper limit, -1 to 1. */
  readonly upper: number;
  /** Confidence level. */
  readonly level: number;
  /** Fisher's z transformation. */
  readonly method: 'fisher-z';
}

/** How two series move together. */
export interface SeriesCorrelation {
  /** Tells this record from one that could not be made. */
  readonly status: 'tested';
  /** Periods by which the metric follows the score. */
  readonly lag: number;
  /** Pairs of periods where both have a value. */
  readonly n: number;
  /** Pearson's correlation, -1 to 1. */
  readonly correlation: number;
  /** Interval as if periods were independent; null below four pairs. */
  readonly interval: CorrelationInterval | null;
  /** Correlation of each series with itself one period before, -1 to 1. */
  readonly autocorrelation: { readonly scores: number; readonly metric: number };
  /** Number of independent pairs that would tell as much; at most n. */
  readonly effectiveN: number;
  /** Interval for `effectiveN` pairs, wider where both series drift; null below four of them. */
  readonly adjustedInterval: CorrelationInterval | null;
  /** `autocorrelation`: a series depends on its own past beyond chance, so that two unrelated drifts may look related. */
  readonly warnings: readonly 'autocorrelation'[];
}

/**
 * Correlates scores with another metric over periods, with an interval and a warning where the series drift.
 *
 * @returns Correlation -1 to 1; `untestable` with reason `empty-sample` when no period has both values, `zero-variance`
 *   when a series does not vary.
 * @throws {NpsError} INVALID_ARGUMENT when the series are no lists of one length, or hold something else than finite numbers
 *   and nulls; INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { correlateSeries } from 'nps-kit';
 *
 * const result = correlateSeries({
 *   scores: [30, 36, 28, 41, 35, 44, 38, 40],
 *   metric: [5.1, 4.8, 5.2, 4.2, 4.9, 4.1, 4.4, 4.6],
 * });
 * if (result.status === 'tested') {
 *   result.correlation; // ≈ -0.950
 *   result.interval; // ≈ { lower: -0.991, upper: -0.743, level: 0.95, method: 'fisher-z' }
 *   result.warnings; // => []
 * }
 * ```
 * @see Fisher 1921, Metron 1, 3-32 (interval); Bartlett 1946, Journal of the Royal Statistical Society, Supplement 8, 27-41
 *   (autocorrelation); Quenouille 1947, Journal of the Royal Statistical Society 110, 123-129 (effective number)
 */
export function correlateSeries(
  series: SeriesPair,
  options: CorrelateOptions = {},
): SeriesCorrelation | Untestable {
  assertRecord(series, 'series', 'scores and a metric');
  assertRecord(options, 'options');
  const { scores, metric } = series;
  const { lag = 0, level = 0.95 } = options;
  assertSeries(scores, 'scores');
  assertSeries(metric, 'metric');
  if (scores.length !== metric.length) {
    throw new NpsError('INVALID_ARGUMENT', 'metric', `${scores.length} values, one per score`, metric.length);
  }
  assertInteger(lag, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 'options.lag');
  assertLevel(level);
  // From here on both are written at the period of the score.
  const moved = scores.map((_, i) => metric[i + lag] ?? null);
  const both = scores.map((score, i) => (score === null ? null : (moved[i] ?? null)) !== null);
  const one = scores.map((score, i) => (both[i] ? score : null));
  const other = moved.map((value, i) => (both[i] ? value : null));
  const n = both.filter((known) => known).length;
  if (n === 0) return { status: 'untestable', reason: 'empty-sample' };
  const x = standardize(one);
  const y = standardize(other);
  if (x === null || y === null) return { status: 'untestable', reason: 'zero-variance' };
  const correlation = Math.max(-1, Math.min(1, sumOfProducts(x, y, 0)));
  const autocorrelation = { scores: sumOfProducts(x, x, 1), metric: sumOfProducts(y, y, 1) };
  const shared = autocorrelation.scores * autocorrelation.metric;
  const effectiveN = Math.min(n, (n * (1 - shared)) / (1 + shared));
  const z = normalUpperQuantile((1 - level) / 2);
  // Of independent periods the lag-one correlation is about normal with mean -1/n and variance 1/n.
  const isDrift = (r: number): boolean => Math.abs(r + 1 / n) > z / Math.sqrt(n);
  const drifts = isDrift(autocorrelation.scores) || isDrift(autocorrelation.metric);
  return {
    status: 'tested',
    lag: lag + 0, // never -0
    n,
    correlation,
    interval: fisherInterval(correlation, n, z, level),
    autocorrelation,
    effectiveN,
    adjustedInterval: fisherInterval(correlation, effectiveN, z, level),
    warnings: drifts ? ['autocorrelation'] : [],
  };
}

function assertSeries(series: readonly (number | null)[], path: string): void {
  if (!Array.isArray(series)) throw new NpsError('INVALID_ARGUMENT', path, 'an array of numbers', series);
  for (const [i, value] of series.entries()) {
    if (value !== null && !Number.isFinite(value)) {
      throw new NpsError('INVALID_ARGUMENT', `${path}[${i}]`, 'a finite number or null', value);
    }
  }
}

/** Values less their mean, over the root of their sum of squares; null when they do not vary. */
function standardize(series: readonly (number | null)[]): (number | null)[] | null {
  const known = series.filter((value) => value !== null);
  const scale = known.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (known.every((value) => value === known[0])) return null;
  const mean = known.reduce((sum, value) => sum + value / scale / known.length, 0);
  const norm = Math.sqrt(known.reduce((sum, value) => sum + (value / scale - mean) ** 2, 0));
  return norm === 0 ? null : series.map((value) => (value === null ? null : (value / scale - mean) / norm));
}

/** Sum of the products of each value with the one `lag` periods later; pairs with a gap are left out. */
function sumOfProducts(
  one: readonly (number | null)[],
  other: readonly (number | null)[],
  lag: number,
): number {
  return one.reduce<number>((sum, value, i) => sum + (value ?? 0) * (other[i + lag] ?? 0), 0);
}

/** tanh(artanh r -+ z / sqrt(n - 3)). */
function fisherInterval(r: number, n: number, z: number, level: number): CorrelationInterval | null {
  if (n <= 3) return null;
  const half = z / Math.sqrt(n - 3);
  return {
    lower: Math.tanh(Math.atanh(r) - half),
    upper: Math.tanh(Math.atanh(r) + half),
    level,
    method: 'fisher-z',
  };
}
