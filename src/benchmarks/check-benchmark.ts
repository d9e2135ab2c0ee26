import { assertHeads, assertInteger, assertNumber, assertOneOf, assertRecord } from '../core/assertions.js';
import { headsOf, type NpsShares } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { scoreCounts } from '../scoring/score.js';
import { assertShares } from '../scoring/shares.js';
import {
  type Benchmark,
  type BenchmarkFigure,
  type BenchmarkProvenance,
  benchmarkMarkets,
  benchmarkStatistics,
  benchmarkSurveyTypes,
  isPooled,
  type PooledFigure,
} from './benchmark.js';

/** Published scores and shares are rounded; beyond this many points they contradict each other. */
const roundingPoints = 1.5;
/** Three shares rounded to whole percent add up to 0.985 to 1.015. */
const roundingShare = 0.015 + 1e-9;

/** Throws unless the benchmark is whole, provenance included, and does not contradict itself. */
export function assertBenchmark(benchmark: Benchmark): void {
  assertRecord(benchmark, 'benchmark', 'a benchmark');
  const { provenance, average, top } = benchmark;
  assertProvenance(provenance, 'benchmark.provenance');
  assertFigure(average, 'benchmark.average');
  if (top === undefined) return;
  assertFigure(top, 'benchmark.top');
  if (top.score < average.score) {
    throw new NpsError('INVALID_ARGUMENT', 'benchmark.top.score', `${average.score} or more`, top.score);
  }
}

function assertProvenance(provenance: BenchmarkProvenance, path: string): void {
  assertRecord(provenance, path, 'its provenance');
  const { population, surveyType, year, readOn } = provenance;
  assertRecord(population, `${path}.population`, 'an industry and a market');
  for (const field of ['publisher', 'study', 'region', 'address'] as const) {
    assertText(provenance[field], `${path}.${field}`);
  }
  assertText(population.industry, `${path}.population.industry`);
  assertOneOf(population.market, benchmarkMarkets, `${path}.population.market`);
  assertOneOf(surveyType, benchmarkSurveyTypes, `${path}.surveyType`);
  assertInteger(year, 1900, 9999, `${path}.year`);
  // A day that is none has no JSON, or that of another day.
  if (typeof readOn !== 'string' || new Date(`${readOn}T00:00Z`).toJSON()?.slice(0, 10) !== readOn) {
    throw new NpsError('INVALID_ARGUMENT', `${path}.readOn`, 'a day as YYYY-MM-DD', readOn);
  }
}

function assertText(value: unknown, path: string): void {
  if (typeof value !== 'string' || value.trim() === '') {
    throw new NpsError('INVALID_ARGUMENT', path, 'a text', value);
  }
}

function assertFigure(figure: BenchmarkFigure, path: string): void {
  assertRecord(figure, path, 'a score and its statistic');
  assertOneOf(figure.statistic, benchmarkStatistics, `${path}.statistic`);
  assertNumber(figure.score, -100, 100, `${path}.score`);
  for (const field of ['respondents', 'companies'] as const) {
    if (figure[field] !== null) assertInteger(figure[field], 1, Number.MAX_SAFE_INTEGER, `${path}.${field}`);
  }
  if (figure.statistic === 'percentile') assertNumber(figure.percentile, 0, 1, `${path}.percentile`);
  const { counts, shares, score, respondents } = figure as PooledFigure;
  for (const [field, value] of Object.entries({ counts, shares })) {
    if (value !== undefined && !isPooled(figure)) {
      throw new NpsError('INVALID_ARGUMENT', `${path}.${field}`, 'none for scores of companies', value);
    }
  }
  if (counts !== undefined) {
    assertHeads(counts, `${path}.counts`);
    assertNear(score, scoreCounts(counts), `${path}.counts`);
    const n = headsOf(counts);
    if (respondents !== null && respondents !== n) {
      throw new NpsError(
        'INVALID_ARGUMENT',
        `${path}.respondents`,
        `${n}, the sum of the counts`,
        respondents,
      );
    }
  }
  if (shares !== undefined) assertNear(score, scoreOfShares(shares, `${path}.shares`), `${path}.shares`);
}

/** The score of shares, once checked, in points. */
function scoreOfShares(shares: NpsShares, path: string): number {
  assertShares(shares, path);
  const { promoters, passives, detractors } = shares;
  const sum = promoters + passives + detractors;
  if (Math.abs(sum - 1) > roundingShare) throw new NpsError('INVALID_SHARES', path, 'a sum of 1', sum);
  return 100 * (promoters - detractors);
}

function assertNear(published: number, score: number | null, path: string): void {
  if (score === null || Math.abs(score - published) > roundingPoints) {
    throw new NpsError('INVALID_ARGUMENT', path, `a score near ${published}`, score);
  }
}
