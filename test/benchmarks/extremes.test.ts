import {
  compareToBenchmark,
  describeStanding,
  type NpsCounts,
  percentileAmong,
  planToTarget,
  rankAmong,
  scoreBands,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectPlain } from '../expectations.js';
import { provenance } from './fixture.js';

const sizes = [0, 1, 1000, 3e13];
const samples: readonly NpsCounts[] = sizes.flatMap((promoters) =>
  sizes.flatMap((passives) => sizes.map((detractors) => ({ promoters, passives, detractors }))),
);
const scores = [-100, -33.3, 0, 40, 100];
/** The largest level there is. */
const level = 1 - 2 ** -53;

describe('at the ends of counts, scores and levels', () => {
  it('compares with finite figures within the scale', () => {
    for (const counts of samples) {
      for (const score of scores) {
        for (const respondents of [1, 2, Number.MAX_SAFE_INTEGER, null]) {
          const average = { score, statistic: 'pooled-share', respondents, companies: null } as const;
          const options = respondents === 2 ? { level } : {};
          const comparison = compareToBenchmark(counts, { provenance, average, top: average }, options);
          expectPlain(comparison);
          if (comparison === null) continue;
          expectPlain(describeStanding(comparison));
          const { test } = comparison.average;
          if (test.status !== 'tested') throw new Error('there are answers');
          const room = 'target' in test ? 100 : 200;
          expect(test.interval.lower).toBeGreaterThanOrEqual(-room);
          expect(test.interval.upper).toBeLessThanOrEqual(room);
          expect(test.interval.lower).toBeLessThanOrEqual(test.interval.upper);
          expect(test.pValue).toBeGreaterThanOrEqual(0);
          expect(test.pValue).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  it('ranks, names bands and plans', () => {
    const competitors = samples.slice(0, 30).map((counts, i) => ({ name: `c${i}`, counts }));
    for (const counts of samples) {
      expectPlain(rankAmong(counts, competitors, { level }));
      expectPlain(scoreBands(counts, [{ name: 'all', from: -100 }], { level }));
      for (const score of scores) expectPlain(planToTarget(counts, score, { maxPlans: 2 }));
    }
  });

  it('finds percentiles', () => {
    for (const score of scores) {
      expectPlain(percentileAmong(score, { values: scores }));
      expectPlain(percentileAmong(score, { quantiles: [{ share: 1, score: 100 }] }));
    }
  });
});
