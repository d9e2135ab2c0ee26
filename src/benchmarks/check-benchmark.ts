import { assertHeads, assertInteger, assertNumber, assertOneOf, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { scoreCounts } from '../scoring/score.js';
import {
  type Benchmark,
  type BenchmarkFigure,
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
export function assertBenchmark(benchmark: Benchmark, path = 'benchmark'): void {
  assertRecord(benchmark, path, 'a benchmark with provenance and an average');
  const { provenance, average, top } = benchmark;
  assertRecord(provenance, `${path}.provenance`, 'where the benchmark comes from');
  assertRecord(provenance.population, `${path}.provenance.population`, 'an industry and a market');
  for (const field of ['publisher', 'study', 'region', 'address'] as const) {
    assertText(provenance[field], `${path}.provenance.${field}`);
  }
  assertText(provenance.population.industry, `${path}.provenance.population.industry`);
  assertOneOf(provenance.population.market, benchmarkMarkets, `${path}.provenance.population.market`);
  assertOneOf(provenance.surveyType, benchmarkSurveyTypes, `${path}.provenance.surveyType`);
  assertInteger(provenance.year, 1900, 9999, `${path}.provenance.year`);
  assertDay(provenance.readOn, `${path}.provenance.readOn`);
  assertFigure(average, `${path}.average`);
  if (top === undefined) return;
  assertFigure(top, `${path}.top`);
  if (top.score < average.score) {
    throw new NpsError('INVALID_ARGUMENT', `${path}.top.score`, `${average.score} or more`, top.score);
  }
}

function assertText(value: unknown, path: string): void {
  if (typeof value !== 'string' || value.trim() === '') {
    throw new NpsError('INVALID_ARGUMENT', path, 'a text', value);
  }
}

function assertDay(value: unknown, path: string): void {
  const day =
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  if (day === null || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(value as string)) {
    throw new NpsError('INVALID_ARGUMENT', path, 'a day as YYYY-MM-DD', value);
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
  if (isPooled(figure)) {
    assertFigureCounts(figure, path);
    assertFigureShares(figure, path);
    return;
  }
  for (const field of ['counts', 'shares'] as const) {
    const value = (figure as unknown as Record<string, unknown>)[field];
    if (value !== undefined) {
      throw new NpsError('INVALID_ARGUMENT', `${path}.${field}`, 'none for scores of companies', value);
    }
  }
}

function assertFigureCounts({ counts, respondents, score }: PooledFigure, path: string): void {
  if (counts === undefined) return;
  assertHeads(counts, `${path}.counts`);
  const own = scoreCounts(counts);
  const n = counts.promoters + counts.passives + counts.detractors;
  if (own === null || Math.abs(own - score) > roundingPoints) {
    throw new NpsError('INVALID_ARGUMENT', `${path}.counts`, `counts of a score near ${score}`, own);
  }
  if (respondents !== null && respondents !== n) {
    throw new NpsError('INVALID_ARGUMENT', `${path}.respondents`, `${n}, the sum of the counts`, respondents);
  }
}

function assertFigureShares({ shares, score }: PooledFigure, path: string): void {
  if (shares === undefined) return;
  assertRecord(shares, `${path}.shares`, 'shares of promoters, passives and detractors');
  const { promoters, passives, detractors } = shares;
  assertNumber(promoters, 0, 1, `${path}.shares.promoters`);
  assertNumber(passives, 0, 1, `${path}.shares.passives`);
  assertNumber(detractors, 0, 1, `${path}.shares.detractors`);
  const sum = promoters + passives + detractors;
  if (Math.abs(sum - 1) > roundingShare) {
    throw new NpsError('INVALID_SHARES', `${path}.shares`, 'a sum of 1', sum);
  }
  if (Math.abs(100 * (promoters - detractors) - score) > roundingPoints) {
    const expected = `shares of a score near ${score}`;
    throw new NpsError('INVALID_ARGUMENT', `${path}.shares`, expected, 100 * (promoters - detractors));
  }
}
