import {
  compareRates,
  correlateSeries,
  followUpFor,
  outcomesByCategory,
  responseFunnel,
  summarizeOutcomes,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectError, expectPlain } from '../expectations.js';

/** The largest level there is: (1 + level) / 2 is 1 in doubles, whose quantile is infinite. */
const level = 1 - 2 ** -53;
const rows = [1, 2, 9, 10].map((rating, i) => ({ rating, amount: i * i, event: i % 2 === 0 }));

describe('the largest level', () => {
  it('leaves limits finite', () => {
    const pair = { current: { count: 3, n: 8 }, baseline: { count: 1, n: 9 } };
    const rates = compareRates(pair, { level });
    expectPlain(rates);
    if (rates.status !== 'tested') throw new Error('there are counts');
    expect(rates.relativeRiskInterval.lower).toBeGreaterThan(0);
    expect(rates.current.interval?.lower).toBeGreaterThan(0);
    expectPlain(correlateSeries({ scores: [3, 1, 4, 1, 5], metric: [2, 7, 1, 8, 2] }, { level }));
    expectPlain(outcomesByCategory(rows, { rating: 'rating', amount: 'amount', level }));
    expectPlain(outcomesByCategory(rows, { rating: 'rating', event: 'event', level }));
  });
});

describe('many of them', () => {
  it('does not run out of arguments', () => {
    const scores = Array.from({ length: 300_000 }, (_, i) => i % 7);
    expect(correlateSeries({ scores, metric: scores })).toMatchObject({ status: 'tested', n: 300_000 });
    const channels = Array.from({ length: 200_000 }, (_, i) => ({
      channel: `c${i}`,
      invited: 10 + (i % 3),
      delivered: null,
      opened: null,
      started: null,
      answered: 5,
      dismissed: null,
    }));
    expect(responseFunnel(channels).responseRateTest).toMatchObject({
      status: 'tested',
      degreesOfFreedom: 199_999,
    });
  });

  it('survives the largest counts', () => {
    const n = Number.MAX_SAFE_INTEGER;
    for (const count of [0, 1, Math.floor(n / 2), n - 1, n]) {
      expectPlain(compareRates({ current: { count, n }, baseline: { count: 1, n: 2 } }));
      expectPlain(compareRates({ current: { count: 1, n: 2 }, baseline: { count, n } }));
      const [none, one, all] = [
        { count: 0, n: 0 },
        { count: 1, n: 1 },
        { count, n },
      ];
      expectPlain(summarizeOutcomes({ promoters: all, passives: none, detractors: none }));
      const half = { count: Math.floor(count / 2), n: Math.floor(n / 2) };
      expectPlain(summarizeOutcomes({ promoters: half, passives: one, detractors: half }));
      // A sum of n that no double holds exactly is refused, as combineCounts does.
      const beyond = { promoters: all, passives: none, detractors: one };
      expectError(() => summarizeOutcomes(beyond), 'INVALID_COUNTS', 'counts (sum of n)');
    }
  });
});

describe('options that this answer does not need', () => {
  it('are checked nevertheless', () => {
    const timeZone = 'Mars/Olympus';
    expectError(() => followUpFor(3, { timeZone }), 'UNKNOWN_TIME_ZONE', 'options.timeZone');
    const scale = { min: 0, max: 10, promoterFrom: 2, detractorTo: 6 };
    expectError(() => followUpFor('passive', { scale }), 'INVALID_SCALE', 'options.scale.detractorTo');
  });
});
