import {
  type Benchmark,
  type BenchmarkComparison,
  compareToBenchmark,
  type NpsCounts,
  percentileAmong,
  planToTarget,
  type WeightedCounts,
} from 'nps-kit';
import { expectTypeOf, test } from 'vitest';
import { provenance } from './fixture.js';

declare const heads: NpsCounts;
declare const weighted: WeightedCounts;

const average = { score: 40, statistic: 'mean-of-companies', respondents: null, companies: 30 } as const;

test('a benchmark without any part of its provenance does not compile', () => {
  const whole: Benchmark = { provenance, average };
  expectTypeOf(compareToBenchmark(heads, whole)).toEqualTypeOf<BenchmarkComparison | null>();
  compareToBenchmark(weighted, whole);

  // @ts-expect-error no provenance
  const bare: Benchmark = { average };
  const { publisher, ...noPublisher } = provenance;
  // @ts-expect-error no publisher
  const one: Benchmark = { provenance: noPublisher, average };
  const { study, ...noStudy } = provenance;
  // @ts-expect-error no study
  const two: Benchmark = { provenance: noStudy, average };
  const { year, ...noYear } = provenance;
  // @ts-expect-error no year
  const three: Benchmark = { provenance: noYear, average };
  const { region, ...noRegion } = provenance;
  // @ts-expect-error no region
  const four: Benchmark = { provenance: noRegion, average };
  const { population, ...noPopulation } = provenance;
  // @ts-expect-error no population
  const five: Benchmark = { provenance: noPopulation, average };
  const { surveyType, ...noSurveyType } = provenance;
  // @ts-expect-error no survey type
  const six: Benchmark = { provenance: noSurveyType, average };
  const { address, ...noAddress } = provenance;
  // @ts-expect-error no address
  const seven: Benchmark = { provenance: noAddress, average };
  const { readOn, ...noDay } = provenance;
  // @ts-expect-error no day
  const eight: Benchmark = { provenance: noDay, average };
  // @ts-expect-error no market
  const nine: Benchmark = { provenance: { ...provenance, population: { industry: 'Retail' } }, average };
  const { statistic, ...noStatistic } = average;
  // @ts-expect-error no statistic
  const ten: Benchmark = { provenance, average: noStatistic };
  const { respondents, ...noRespondents } = average;
  // @ts-expect-error unknown respondents must be said to be null
  const eleven: Benchmark = { provenance, average: noRespondents };
  void [bare, one, two, three, four, five, six, seven, eight, nine, ten, eleven];
  void [publisher, study, year, region, population, surveyType, address, readOn, statistic, respondents];
});

test('a figure carries only what its statistic can have', () => {
  // @ts-expect-error a mean of companies has no counts
  const mean: Benchmark = { provenance, average: { ...average, counts: heads } };
  // @ts-expect-error a percentile says which
  const percentile: Benchmark = { provenance, average: { ...average, statistic: 'percentile' } };
  void [mean, percentile];
});

test('plans move heads, not weights', () => {
  // @ts-expect-error weights can not be converted one by one
  planToTarget(weighted, 40);
  // @ts-expect-error neither values nor quantiles
  percentileAmong(10, {});
});
