import { type NpsCounts, scoreCounts, scoreStandardError, summarizeCounts, tallyWeighted } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectError } from '../expectations.js';

const counts = (promoters: number, passives: number, detractors: number): NpsCounts => ({
  promoters,
  passives,
  detractors,
});

describe('scoreCounts', () => {
  it.each([
    [150, 80, 20, 52],
    [8, 2, 3, (100 * 5) / 13],
    [32, 13, 6, (100 * 26) / 51],
    [2, 2, 7, (100 * -5) / 11],
    [1, 0, 0, 100],
    [0, 1, 0, 0],
    [0, 0, 1, -100],
    [2 ** 53 - 1, 0, 0, 100],
    [0, 0, 2 ** 53 - 1, -100],
    [2 ** 53 - 1, 0, 2 ** 53 - 1, 0],
  ])('%d promoters, %d passives, %d detractors', (promoters, passives, detractors, score) => {
    expect(scoreCounts(counts(promoters, passives, detractors))).toBe(score);
  });

  it('is exactly 100 for promoters only, whatever they weigh', () => {
    // 100 * 48.10000000000002 / 48.10000000000002 is 99.99999999999999 in doubles.
    const weights = [48.100_000_000_000_02];
    expect(scoreCounts(tallyWeighted({ ratings: [10], weights }))).toBe(100);
    expect(scoreCounts(tallyWeighted({ ratings: [0], weights }))).toBe(-100);
  });

  it('does not score rounded shares', () => {
    expect(scoreCounts(counts(8, 2, 3))).toBeCloseTo(38.4615384615, 9); // 62 - 23 is 39
    expect(scoreCounts(counts(32, 13, 6))).toBeCloseTo(50.9803921569, 9);
  });

  it('gives null for nobody, never 0', () => {
    expect(scoreCounts(counts(0, 0, 0))).toBeNull();
    expect(scoreCounts(tallyWeighted({ ratings: [], weights: [] }))).toBeNull();
    expect(scoreStandardError(counts(0, 0, 0))).toBeNull();
    expect(summarizeCounts(counts(0, 0, 0))).toStrictEqual({
      score: null,
      n: 0,
      counts: counts(0, 0, 0),
      shares: null,
      standardError: null,
      meanRating: null,
    });
  });

  it('refuses what are no counts', () => {
    expectError(() => scoreCounts(counts(1, -1, 0)), 'INVALID_COUNTS', 'counts.passives');
    expectError(() => scoreCounts(null as never), 'INVALID_ARGUMENT', 'counts');
    expectError(() => scoreCounts([1, 2, 3] as never), 'INVALID_COUNTS', 'counts.promoters');
    expectError(() => scoreCounts({ promoters: 1 } as never), 'INVALID_COUNTS', 'counts.passives');
  });

  it.each(['x', -4, -0, 1.5, Number.NaN, null, undefined])('refuses weights of %s respondents', (n) => {
    const weighted = { ...tallyWeighted({ ratings: [10], weights: [1] }), n } as never;
    expectError(() => scoreCounts(weighted), 'INVALID_COUNTS', 'counts.n');
  });
});

describe('scoreStandardError', () => {
  it('is 4.04772 points for 150, 80 and 20, with divisor n', () => {
    // 100 * sqrt((170/250 - 0.52^2) / 250)
    expect(scoreStandardError(counts(150, 80, 20))).toBeCloseTo(4.047715405015525, 12);
  });

  it('is 0 when all are alike, and finite near 2^53', () => {
    for (const n of [1, 7, 2 ** 53 - 1]) {
      expect(scoreStandardError(counts(n, 0, 0))).toBe(0);
      expect(scoreStandardError(counts(0, n, 0))).toBe(0);
      expect(scoreStandardError(counts(0, 0, n))).toBe(0);
    }
    const most = 2 ** 53 - 1;
    expect(scoreStandardError(counts(most, most, most))).toBeGreaterThan(0);
  });

  it('is null for one weighted response, finite at the ends of what a weight can be', () => {
    expect(scoreStandardError(tallyWeighted({ ratings: [9], weights: [2] }))).toBeNull();
    for (const weight of [1e-140, 1, 1e140]) {
      const weights = new Array(3000).fill(weight);
      const ratings = weights.map((_, i) => [10, 7, 0][i % 3] as number);
      const standardError = scoreStandardError(tallyWeighted({ ratings, weights })) as number;
      expect(standardError).toBeCloseTo(100 * Math.sqrt(2 / 3 / 2999), 12);
    }
  });
});

describe('summarizeCounts', () => {
  it('sums counts up', () => {
    const summary = summarizeCounts(counts(150, 80, 20));
    expect(summary).toMatchObject({ score: 52, n: 250, meanRating: null });
    expect(summary.shares).toStrictEqual({ promoters: 0.6, passives: 0.32, detractors: 0.08 });
    expect(summary.counts).toStrictEqual(counts(150, 80, 20));
  });

  it('sums a histogram up, with the mean rating', () => {
    const bins = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
    const summary = summarizeCounts({ min: 0, max: 10, bins });
    expect(summary).toMatchObject({ n: 11, meanRating: 5, counts: counts(2, 2, 7) });
    const scale = { min: -2, max: 2, promoterFrom: 2, detractorTo: 0 };
    expect(summarizeCounts({ min: -2, max: 2, bins: [1, 0, 0, 0, 1] }, { scale }).meanRating).toBe(0);
    expect(summarizeCounts({ min: 0, max: 10, bins: new Array(11).fill(0) }).meanRating).toBeNull();
  });

  it('keeps the mean rating on the scale for huge bins', () => {
    for (const heads of [2 ** 53 - 1, 2 ** 53 - 3, 900_719_925_474_099]) {
      const bins = new Array(11).fill(0);
      bins[10] = heads;
      expect(summarizeCounts({ min: 0, max: 10, bins }).meanRating).toBe(10);
    }
  });

  it('sums weights up', () => {
    const weighted = tallyWeighted({ ratings: [10, 9, 7, 0], weights: [1, 2, 0, 1] });
    const summary = summarizeCounts(weighted);
    expect(summary).toMatchObject({ score: 50, n: 4, counts: weighted, meanRating: null });
    expect(summary.shares).toStrictEqual({ promoters: 0.75, passives: 0, detractors: 0.25 });
  });

  it('refuses what it can not sum up', () => {
    expectError(() => summarizeCounts(null as never), 'INVALID_ARGUMENT', 'counts');
    expectError(() => summarizeCounts({ min: 0, max: 10, bins: [1] }), 'INVALID_HISTOGRAM', 'histogram.bins');
    expectError(() => summarizeCounts({ min: 1, max: 2, bins: [1, 1] }), 'SCALE_MISMATCH', 'histogram');
  });
});
