import {
  compareRates,
  correlateSeries,
  outcomesByCategory,
  responseFunnel,
  summarizeOutcomes,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { lifetimeQuantile } from '../../src/numeric/kaplan-meier.js';
import { normalUpperQuantile } from '../../src/numeric/normal-tail.js';
import { wilsonLimits } from '../../src/numeric/wilson.js';
import { expectWithin, readVectors, type Vector } from './expectations.js';

type Check = (vector: Vector) => void;

/** Relative to the size of the expected value where that is above 1. */
function expectClose(actual: number | null | undefined, expected: number | null, tolerance: number): void {
  if (expected === null) expect(actual).toBeNull();
  else expectWithin(actual, expected, tolerance * Math.max(1, Math.abs(expected)));
}

const rates: Check = ({ input, expected, tolerance }) => {
  const test = compareRates(input, { level: input.level });
  if (test.status !== 'tested') throw new Error('there are answers');
  const found: Record<string, number | null> = {
    relativeRisk: test.relativeRisk,
    ratioLower: test.relativeRiskInterval.lower,
    ratioUpper: test.relativeRiskInterval.upper,
    differenceLower: test.riskDifferenceInterval.lower,
    differenceUpper: test.riskDifferenceInterval.upper,
    statistic: test.statistic,
    pValue: test.pValue,
  };
  for (const [name, value] of Object.entries(expected)) {
    expectClose(found[name], value as number | null, tolerance);
  }
};

const checks: Record<string, Check> = {
  wilson: ({ input, expected, tolerance }) => {
    const limits = wilsonLimits(input.count, input.n, normalUpperQuantile((1 - input.level) / 2));
    expectWithin(limits.lower, expected.lower, tolerance);
    expectWithin(limits.upper, expected.upper, tolerance);
    const [channel] = responseFunnel(
      [
        {
          channel: 'x',
          invited: input.n,
          delivered: null,
          opened: null,
          started: null,
          answered: input.count,
          dismissed: null,
        },
      ],
      { level: input.level },
    ).channels;
    expect(channel?.responseRate.interval).toEqual({ ...limits, level: input.level, method: 'wilson' });
  },
  rates,
  published: rates,
  trend: ({ input, expected, tolerance }) => {
    const [detractors, passives, promoters] = input.count.map((count: number, i: number) => ({
      count,
      n: input.n[i],
    }));
    const { trend } = summarizeOutcomes({ detractors, passives, promoters });
    if (trend.status !== 'tested') throw new Error('there are outcomes');
    expectClose(trend.statistic, expected.statistic, tolerance);
    expectClose(trend.pValue, expected.pValue, tolerance);
  },
  'equal-rates': ({ input, expected, tolerance }) => {
    const channels = input.count.map((answered: number, i: number) => ({
      channel: `c${i}`,
      invited: input.n[i],
      delivered: null,
      opened: null,
      started: null,
      answered,
      dismissed: null,
    }));
    const { responseRateTest } = responseFunnel(channels);
    if (responseRateTest.status !== 'tested') throw new Error('there are channels');
    expectClose(responseRateTest.statistic, expected.statistic, tolerance);
    expect(responseRateTest.degreesOfFreedom).toBe(expected.df);
    expectClose(responseRateTest.pValue, expected.pValue, tolerance);
  },
  lifetimes: ({ input, expected, tolerance }) => {
    const lifetimes = input.time.map((time: number, i: number) => ({ time, ended: input.ended[i] === 1 }));
    expectClose(lifetimeQuantile(lifetimes, input.share), expected, tolerance);
  },
  means: ({ input, expected, tolerance }) => {
    const rows = [
      ...input.promoters.map((amount: number) => ({ rating: 10, amount })),
      ...input.detractors.map((amount: number) => ({ rating: 0, amount })),
    ] as { rating: number; amount: number }[];
    const means = outcomesByCategory(rows, { rating: 'rating', amount: 'amount', level: input.level });
    expectClose(means.promoters.mean, expected.mean, tolerance);
    expectClose(means.promoters.standardDeviation, expected.deviation, tolerance);
    expectClose(means.promoters.interval?.lower, expected.lower, tolerance);
    expectClose(means.promoters.interval?.upper, expected.upper, tolerance);
    const test = means.detractorsAgainstPromoters;
    if (test.status !== 'tested') throw new Error('there are amounts');
    expectClose(test.difference, expected.difference, tolerance);
    expectClose(test.interval.lower, expected.differenceLower, tolerance);
    expectClose(test.interval.upper, expected.differenceUpper, tolerance);
    expectClose(test.statistic, expected.statistic, tolerance);
    expectClose(test.degreesOfFreedom, expected.df, tolerance);
    expectClose(test.pValue, expected.pValue, tolerance);
  },
  correlation: ({ input, expected, tolerance }) => {
    const result = correlateSeries(input, { lag: input.lag, level: input.level });
    if (result.status !== 'tested') throw new Error('the series vary');
    expect(result.n).toBe(expected.n);
    expectClose(result.correlation, expected.correlation, tolerance);
    expectClose(result.interval?.lower, expected.lower, tolerance);
    expectClose(result.interval?.upper, expected.upper, tolerance);
    expectClose(result.autocorrelation.scores, expected.acfScores, tolerance);
    expectClose(result.autocorrelation.metric, expected.acfMetric, tolerance);
  },
};

describe.each(readVectors('follow-up.json'))('$id', (vector) => {
  it(`agrees with ${vector.source}`, () => {
    (checks[vector.function] as Check)(vector);
  });
});
