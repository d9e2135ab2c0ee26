import { assertArray, assertInteger, assertLevel, assertRecord } from '../core/assertions.js';
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
  assertRecord(series, 'series');
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
  // The periods of scores for which both have a value.
  const places = [...scores.keys()].filter(
    (i) => Number.isFinite(scores[i]) && Number.isFinite(metric[i + lag]),
  );
  const n = places.length;
  if (n === 0) return { status: 'untestable', reason: 'empty-sample' };
  const x = standardize(places.map((i) => scores[i] as number));
  const y = standardize(places.map((i) => metric[i + lag] as number));
  if (x === null || y === null) return { status: 'untestable', reason: 'zero-variance' };
  const product = x.reduce((sum, value, i) => sum + value * (y[i] as number), 0);
  const correlation = Math.max(-1, Math.min(1, product));
  // Products over a gap are left out.
  const withItself = (values: readonly number[]): number =>
    values.reduce((sum, value, i) => {
      const next = places[i + 1] === (places[i] as number) + 1 ? (values[i + 1] as number) : 0;
      return sum + value * next;
    }, 0);
  const autocorrelation = { scores: withItself(x), metric: withItself(y) };
  const shared = autocorrelation.scores * autocorrelation.metric;
  const effectiveN = Math.min(n, (n * (1 - shared)) / (1 + shared));
  const z = normalUpperQuantile((1 - level) / 2);
  // Of independent periods the lag-one correlation is about normal with mean -1/n and variance 1/n.
  const drifts = Object.values(autocorrelation).some((r) => Math.abs(r + 1 / n) > z / Math.sqrt(n));
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
  assertArray(series, path, 'an array of numbers', 'INVALID_ARGUMENT');
  for (const [i, value] of series.entries()) {
    if (value !== null && !Number.isFinite(value)) {
      throw new NpsError('INVALID_ARGUMENT', `${path}[${i}]`, 'a finite number or null', value);
    }
  }
}

/** Values less their mean, over the root of their sum of squares; null when they do not vary. */
function standardize(values: readonly number[]): number[] | null {
  if (values.every((value) => value === values[0])) return null;
  const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const mean = values.reduce((sum, value) => sum + value / scale / values.length, 0);
  const norm = Math.sqrt(values.reduce((sum, value) => sum + (value / scale - mean) ** 2, 0));
  return norm === 0 ? null : values.map((value) => (value / scale - mean) / norm);
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
