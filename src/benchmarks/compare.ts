import { assertCounts, assertLevel, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { scoredSample } from '../inference/difference-record.js';
import type { ScoreInterval } from '../inference/records.js';
import { tangoInterval } from '../inference/score-interval.js';
import type { Benchmark, BenchmarkProvenance } from './benchmark.js';
import { assertBenchmark } from './check-benchmark.js';
import { compareToFigure, type FigureComparison } from './figure-test.js';
import { type BenchmarkWarning, benchmarkWarnings, type ComparabilityOptions } from './warnings.js';

/** Options of {@link compareToBenchmark}. */
export interface CompareToBenchmarkOptions extends ComparabilityOptions {
  /** Confidence level of the intervals, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/**
 * Where a score lies: below the average, between average and top (both included), or above the top. Without a top,
 * `above` begins at the average.
 */
export type BenchmarkPosition = 'below' | 'between' | 'above';

/** A score held against a benchmark. */
export interface BenchmarkComparison {
  /** Own score in points. */
  readonly score: number;
  /** Own respondents (heads). */
  readonly n: number;
  /** Score interval of the own score. */
  readonly interval: ScoreInterval<'score'>;
  /** Against the average. */
  readonly average: FigureComparison;
  /** Against the top; null when the benchmark has none. */
  readonly top: FigureComparison | null;
  /** Where the score itself lies; {@link describeStanding} takes chance into account. */
  readonly position: BenchmarkPosition;
  /** Part of the way from average to top: 0 at the average, 1 at the top, below 0 or above 1 outside; null without a way. */
  readonly partOfWay: number | null;
  /** Why the benchmark may not be comparable. */
  readonly warnings: readonly BenchmarkWarning[];
  /** Where the benchmark comes from. */
  readonly provenance: BenchmarkProvenance;
}

/**
 * Holds a score against a published benchmark: gaps, tests, the part of the way to the top, and what is not comparable.
 *
 * The test knows as much of the benchmark as was published: counts or shares make it a two-sample test; respondents
 * alone one with the largest variance; otherwise the published score is taken as exact, and a warning says so.
 *
 * @returns Scores and gaps in points; null when nobody answered.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed.
 * @throws {NpsError} INVALID_ARGUMENT, INVALID_OPTION or INVALID_SHARES when the benchmark lacks a part of its provenance,
 *   or contradicts itself; INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { compareToBenchmark, type Benchmark } from 'nps-kit';
 *
 * const benchmark: Benchmark = {
 *   provenance: {
 *     publisher: 'Example Institute', study: 'Invented figures', year: 2025, region: 'Europe',
 *     population: { industry: 'Retail', market: 'B2C' }, surveyType: 'relational',
 *     address: 'https://example.com/study', readOn: '2026-01-15',
 *   },
 *   average: { score: 40, statistic: 'mean-of-companies', respondents: 9000, companies: 30 },
 *   top: { score: 70, statistic: 'top-performer', respondents: null, companies: 1 },
 * };
 * const comparison = compareToBenchmark({ promoters: 150, passives: 80, detractors: 20 }, benchmark);
 * comparison?.average.gap; // => 12
 * comparison?.top?.gap; // => -18
 * comparison?.partOfWay; // => 0.4
 * comparison?.warnings.map(({ warning, figure }) => `${warning} (${figure})`).slice(0, 2); // => ['other-statistic (average)', 'other-statistic (top)']
 * ```
 */
export function compareToBenchmark(
  counts: AnyCounts,
  benchmark: Benchmark,
  options: CompareToBenchmarkOptions = {},
): BenchmarkComparison | null {
  assertCounts(counts, 'counts');
  assertBenchmark(benchmark);
  assertRecord(options, 'options');
  const { level = 0.95 } = options;
  assertLevel(level);
  const warnings = benchmarkWarnings(benchmark, options);
  const interval = tangoInterval(counts, level);
  if (interval === null) return null;
  const { provenance } = benchmark;
  const { score, n } = scoredSample(counts);
  const average = compareToFigure(counts, benchmark.average, level);
  const top = benchmark.top ? compareToFigure(counts, benchmark.top, level) : null;
  // Without a way, or with one too short to measure, the part is no number.
  const part = top ? average.gap / (top.score - average.score) : Number.NaN;
  for (const [figure, comparison] of [
    ['average', average],
    ['top', top],
  ] as const) {
    if (comparison?.basis !== 'one-sample') continue;
    warnings.push({ warning: 'taken-as-exact', figure, expected: null, found: comparison.statistic });
  }
  return {
    score,
    n,
    interval,
    average,
    top,
    position: score < average.score ? 'below' : top && score <= top.score ? 'between' : 'above',
    partOfWay: Number.isFinite(part) ? part + 0 : null, // never -0
    warnings,
    provenance: { ...provenance, population: { ...provenance.population } },
  };
}
