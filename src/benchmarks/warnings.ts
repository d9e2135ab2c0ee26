import { assertNumber, assertOneOf, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { assertInstant, type Instant } from '../core/time.js';
import {
  type Benchmark,
  type BenchmarkMarket,
  type BenchmarkStatistic,
  type BenchmarkSurveyType,
  benchmarkMarkets,
  benchmarkStatistics,
  benchmarkSurveyTypes,
  isPooled,
} from './benchmark.js';

/** What your own survey is; warnings name where the benchmark is not. What is left out is not compared. */
export interface BenchmarkExpectation {
  /** The statistic that your own figure is. @defaultValue `"pooled-share"`: the score of your respondents */
  readonly statistic?: BenchmarkStatistic | undefined;
  /** Where your respondents live. */
  readonly region?: string | undefined;
  /** Your industry. */
  readonly industry?: string | undefined;
  /** Companies or consumers. */
  readonly market?: BenchmarkMarket | undefined;
  /** Relational or transactional. */
  readonly surveyType?: BenchmarkSurveyType | undefined;
}

/** Why a benchmark may not be comparable. */
export type BenchmarkWarningName =
  | 'other-statistic'
  | 'other-region'
  | 'other-industry'
  | 'other-market'
  | 'other-survey-type'
  | 'outdated'
  | 'taken-as-exact';

/** One way in which a benchmark is not like your own survey. */
export interface BenchmarkWarning {
  /** What differs; `taken-as-exact`: its own sampling error is unknown and left out of the test. */
  readonly warning: BenchmarkWarningName;
  /** The figure it is about; null for the benchmark as a whole. */
  readonly figure: 'average' | 'top' | null;
  /** What your own survey is, or the greatest age in years; null where nothing is expected. */
  readonly expected: string | number | null;
  /** What the benchmark is, or its age in years. */
  readonly found: string | number;
}

/** Options about comparability. */
export interface ComparabilityOptions {
  /** What your own survey is. @defaultValue none but the statistic */
  readonly own?: BenchmarkExpectation | undefined;
  /** Present time; without it the age is not judged. */
  readonly now?: Instant | undefined;
  /** Greatest age that raises no warning, in calendar years. @defaultValue 3 */
  readonly maxAgeYears?: number | undefined;
}

/** Every way in which the benchmark is not like the survey that it is held against; throws for malformed options. */
export function benchmarkWarnings(
  { provenance, average, top }: Benchmark,
  { own = {}, now, maxAgeYears = 3 }: ComparabilityOptions,
): BenchmarkWarning[] {
  assertRecord(own, 'options.own');
  for (const field of ['region', 'industry'] as const) {
    if (own[field] !== undefined && typeof own[field] !== 'string') {
      throw new NpsError('INVALID_OPTION', `options.own.${field}`, 'a text', own[field]);
    }
  }
  const { statistic = 'pooled-share', region, industry, market, surveyType } = own;
  assertOneOf(statistic, benchmarkStatistics, 'options.own.statistic');
  if (market !== undefined) assertOneOf(market, benchmarkMarkets, 'options.own.market');
  if (surveyType !== undefined) assertOneOf(surveyType, benchmarkSurveyTypes, 'options.own.surveyType');
  if (now !== undefined) assertInstant(now, 'options.now');
  assertNumber(maxAgeYears, 0, 1000, 'options.maxAgeYears');
  const warnings: BenchmarkWarning[] = [];
  const compare = (
    warning: BenchmarkWarningName,
    expected: string | undefined,
    found: string,
    figure: BenchmarkWarning['figure'] = null,
  ): void => {
    if (expected !== undefined && plain(expected) !== plain(found)) {
      warnings.push({ warning, figure, expected, found });
    }
  };
  const compareFigure = (figure: 'average' | 'top', found: BenchmarkStatistic): void => {
    const alike = isPooled({ statistic }) && isPooled({ statistic: found });
    if (!alike) compare('other-statistic', statistic, found, figure);
  };
  compareFigure('average', average.statistic);
  if (top) compareFigure('top', top.statistic);
  compare('other-region', region, provenance.region);
  compare('other-industry', industry, provenance.population.industry);
  compare('other-market', market, provenance.population.market);
  compare('other-survey-type', surveyType, provenance.surveyType);
  const age = now === undefined ? 0 : new Date(now).getUTCFullYear() - provenance.year;
  if (age > maxAgeYears) {
    warnings.push({ warning: 'outdated', figure: null, expected: maxAgeYears, found: age });
  }
  return warnings;
}

const plain = (text: string): string => text.trim().toLowerCase();
