import { type Benchmark, compareToBenchmark, percentileAmong, planToTarget } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { provenance } from '../benchmarks/fixture.js';
import { expectWithin, readVectors, type Vector } from './expectations.js';

type Check = (vector: Vector) => void;

const checks: Record<string, Check> = {
  'percentile.values': ({ input, expected, tolerance }) => {
    const rank = percentileAmong(input.score, { values: input.values });
    expectWithin(rank?.share, expected.mean, tolerance);
    expectWithin(rank?.atLeast, expected.strict, tolerance);
    expectWithin(rank?.atMost, expected.weak, tolerance);
  },
  'percentile.quantiles': ({ input, expected, tolerance }) => {
    const quantiles = input.shares.map((share: number, i: number) => ({ share, score: input.scores[i] }));
    expectWithin(percentileAmong(input.score, { quantiles })?.share, expected, tolerance);
  },
  'worst-case': ({ input, expected, tolerance }) => {
    const [promoters, passives, detractors] = input.counts;
    const benchmark: Benchmark = {
      provenance,
      average: {
        score: input.score,
        statistic: 'pooled-share',
        respondents: input.respondents,
        companies: null,
      },
    };
    const comparison = compareToBenchmark({ promoters, passives, detractors }, benchmark);
    const test = comparison?.average.test;
    if (test?.status !== 'tested') throw new Error('there are answers');
    expect(comparison?.average.basis).toBe('two-sample-worst-case');
    expectWithin(test.statistic, expected.statistic, tolerance);
    expectWithin(test.pValue, expected.pValue, tolerance);
  },
  evidence: ({ input, expected }) => {
    const [promoters, passives, detractors] = input.counts;
    const plans = planToTarget({ promoters, passives, detractors }, input.target, {
      level: input.level,
      power: input.power,
    });
    expect(plans?.evidence.respondents).toBe(expected);
  },
};

describe.each(readVectors('benchmarks.json'))('$id', (vector) => {
  it(`agrees with ${vector.source}`, () => {
    (checks[vector.function] as Check)(vector);
  });
});
