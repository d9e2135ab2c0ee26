import type { Benchmark, BenchmarkProvenance } from 'nps-kit';

/** Made up for tests; no publisher said any of this. */
export const provenance: BenchmarkProvenance = {
  publisher: 'nobody',
  study: 'Invented figures',
  year: 2025,
  region: 'Nowhere',
  population: { industry: 'Retail', market: 'B2C' },
  surveyType: 'relational',
  address: 'docs/guides/benchmarks-the-statistic-matters.md',
  readOn: '2026-01-15',
};

/** A benchmark of companies with that average and top. */
export function benchmarkOf(industry: string, average: number, top: number): Benchmark {
  return {
    provenance: { ...provenance, population: { industry, market: 'B2C' } },
    average: { score: average, statistic: 'mean-of-companies', respondents: null, companies: null },
    top: { score: top, statistic: 'top-performer', respondents: null, companies: null },
  };
}
