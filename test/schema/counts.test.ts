import { countResponses, isNpsError, parseInstant, scoreCounts, tallyWeighted } from 'nps-kit';
import {
  countsSchema,
  histogramSchema,
  instantSchema,
  ratingSchema,
  responseRowSchema,
  weightedCountsSchema,
} from 'nps-kit/schema';
import { describe, expect, it } from 'vitest';

const refused = [-1, 11, 6.5, '9', null, undefined, Number.NaN, Number.POSITIVE_INFINITY, 9n];

describe('ratingSchema', () => {
  it('takes 0 to 10 and nothing else', () => {
    for (let rating = 0; rating <= 10; rating += 1) expect(ratingSchema.parse(rating)).toBe(rating);
    for (const value of refused) expect(ratingSchema.safeParse(value).success).toBe(false);
  });
});

describe('countsSchema', () => {
  it('takes what scoreCounts takes and refuses what it refuses', () => {
    const good = { promoters: 1, passives: 0, detractors: 2 };
    expect(countsSchema.parse(good)).toEqual(good);
    for (const value of refused.filter((x) => x !== 11)) {
      const bad = { ...good, passives: value };
      expect(countsSchema.safeParse(bad).success).toBe(false);
      expect(() => scoreCounts(bad as never)).toThrow();
    }
  });
});

describe('histogramSchema', () => {
  it('asks for one bin per rating', () => {
    expect(histogramSchema.safeParse({ min: 1, max: 3, bins: [1, 2, 3] }).success).toBe(true);
    expect(histogramSchema.safeParse({ min: 1, max: 3, bins: [1, 2] }).success).toBe(false);
    expect(histogramSchema.safeParse({ min: 1, max: 2, bins: [1, -1] }).success).toBe(false);
  });
});

describe('weightedCountsSchema', () => {
  it('takes what tallyWeighted gives', () => {
    const weighted = tallyWeighted({ ratings: [10, 0, 7], weights: [0.5, 2, 0] });
    expect(weightedCountsSchema.parse(JSON.parse(JSON.stringify(weighted)))).toEqual(weighted);
    expect(weightedCountsSchema.safeParse({ ...weighted, n: 0 }).success).toBe(false);
    expect(weightedCountsSchema.safeParse({ ...weighted, promoterWeight: -1 }).success).toBe(false);
    expect(weightedCountsSchema.safeParse({ ...weighted, promoterSquaredWeight: 100 }).success).toBe(false);
    expect(countsSchema.safeParse({ promoters: -0, passives: 0, detractors: 1 }).success).toBe(false);
  });
});

describe('instantSchema and responseRowSchema', () => {
  it('turn ISO text with offset into epoch milliseconds', () => {
    const text = '2026-03-01T00:00:00+01:00';
    expect(instantSchema.parse(text)).toBe(parseInstant(text));
    expect(instantSchema.parse(0)).toBe(0);
    for (const bad of ['2026-03-01T00:00:00', '2026-02-30T00:00:00Z', 'yesterday', Number.NaN, 9e15]) {
      expect(instantSchema.safeParse(bad).success, String(bad)).toBe(false);
    }
  });

  it('parse rows that countResponses counts', () => {
    const rows = [
      { rating: 10, respondentId: 'a', at: '2026-03-01T00:00:00Z' },
      { rating: null, status: 'dismissed' },
      { rating: 0, respondentId: 'b', at: 5 },
      { rating: 9, status: 'preview' },
      { rating: 9, status: 'completed' },
      { rating: 7, status: null },
    ].map((row) => responseRowSchema.parse(row));
    const result = countResponses(rows, { rating: 'rating', status: 'status' });
    expect(result.counts).toEqual({ promoters: 2, passives: 1, detractors: 1 });
    expect(result.excluded).toMatchObject({ dismissed: 1, test: 1 });
    expect(responseRowSchema.safeParse({ rating: 9, status: 1 }).success).toBe(false);
    expect(responseRowSchema.safeParse({ rating: 11 }).success).toBe(false);
  });

  it('never throws from safeParse', () => {
    for (const text of ['2026-13-01T00:00:00Z', '2026-03-01T00:00:00.0123456789Z']) {
      try {
        expect(instantSchema.safeParse(text).success).toBe(false);
      } catch (error) {
        expect(isNpsError(error)).toBe(false);
        throw error;
      }
    }
  });
});
