import { compareToBenchmark, isNpsError } from 'nps-kit';
import { benchmarkSchema, scoreBandsSchema, scoreDistributionSchema } from 'nps-kit/schema';
import { describe, expect, it } from 'vitest';
import { benchmarkOf, provenance } from '../benchmarks/fixture.js';

const good = benchmarkOf('Retail', 40, 70);
const own = { promoters: 150, passives: 80, detractors: 20 };

describe('benchmarkSchema', () => {
  it('takes a whole benchmark as it is', () => {
    expect(benchmarkSchema.parse(good)).toEqual(good);
    const { average } = good;
    expect(benchmarkSchema.parse({ provenance, average })).toEqual({ provenance, average });
  });

  it.each(Object.keys(provenance))('refuses a provenance without %s, as compareToBenchmark does', (field) => {
    const { [field as keyof typeof provenance]: _, ...rest } = provenance;
    const bare = { ...good, provenance: rest };
    expect(benchmarkSchema.safeParse(bare).success).toBe(false);
    let thrown: unknown;
    try {
      compareToBenchmark(own, bare as typeof good);
    } catch (error) {
      thrown = error;
    }
    expect(isNpsError(thrown)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['no provenance', { average: good.average }],
    ['an unreal day', { ...good, provenance: { ...provenance, readOn: '2026-02-30' } }],
    ['an empty publisher', { ...good, provenance: { ...provenance, publisher: ' ' } }],
    ['no statistic', { ...good, average: { score: 40, respondents: null, companies: null } }],
    ['counts of a mean of companies', { ...good, average: { ...good.average, counts: own } }],
    ['a percentile without its share', { ...good, average: { ...good.average, statistic: 'percentile' } }],
    ['a top below the average', benchmarkOf('x', 40, 39)],
    ['a score above 100', benchmarkOf('x', 40, 101)],
  ])('refuses %s', (_, value) => {
    expect(benchmarkSchema.safeParse(value).success).toBe(false);
  });
});

describe('scoreDistributionSchema and scoreBandsSchema', () => {
  it('take what the functions take', () => {
    expect(scoreDistributionSchema.parse({ values: [] })).toEqual({ values: [] });
    const quantiles = [{ share: 0.5, score: 40 }];
    expect(scoreDistributionSchema.parse({ quantiles })).toEqual({ quantiles });
    expect(scoreDistributionSchema.safeParse({ values: [1], quantiles }).success).toBe(false);
    expect(scoreBandsSchema.parse([{ name: 'act', from: -100 }])).toHaveLength(1);
    expect(scoreBandsSchema.safeParse([]).success).toBe(false);
  });
});
