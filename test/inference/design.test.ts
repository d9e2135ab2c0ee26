import { scoreStandardError, summarizeDesign, tallyWeighted, tangoInterval } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../docs/expectations.js';

interface Row {
  readonly rating: number;
  readonly weight: number;
  readonly area: string;
  readonly store: string;
}
const row = (rating: number, weight: number, area: string, store: string): Row => ({
  rating,
  weight,
  area,
  store,
});
const rows = [
  row(10, 1, 'north', 'a'),
  row(9, 2, 'north', 'a'),
  row(3, 1, 'north', 'b'),
  row(8, 1.5, 'north', 'b'),
  row(10, 1, 'south', 'c'),
  row(2, 1, 'south', 'd'),
  row(9, 3, 'south', 'd'),
];
const where = { rating: 'rating', weight: 'weight', stratum: 'area', cluster: 'store' } as const;

describe('summarizeDesign', () => {
  it('takes clusters that were summed up elsewhere', () => {
    const clusters = [...new Set(rows.map(({ store }) => store))].map((store) => {
      const own = rows.filter((r) => r.store === store);
      const columns = { ratings: own.map((r) => r.rating), weights: own.map((r) => r.weight) };
      return { stratum: own[0]?.area as string, counts: tallyWeighted(columns), stratumSize: 10 };
    });
    const fromRows = summarizeDesign(rows, { ...where, stratumSize: () => 10 });
    const fromClusters = summarizeDesign(clusters);
    expect(fromClusters.degreesOfFreedom).toBe(2);
    for (const key of [
      'score',
      'n',
      'standardError',
      'effectiveN',
      'designEffect',
      'weightingEffect',
    ] as const) {
      expect(fromClusters[key]).toBeCloseTo(fromRows[key] as number, 10);
    }
  });

  it('agrees with plain weights where there is no design', () => {
    const columns = { ratings: rows.map((r) => r.rating), weights: rows.map((r) => r.weight) };
    const weighted = tallyWeighted(columns);
    const summary = summarizeDesign(rows, { rating: 'rating', weight: 'weight' });
    expect(summary.standardError).toBeCloseTo(scoreStandardError(weighted) as number, 10);
    expect(summary.degreesOfFreedom).toBe(6);
  });

  it('gives nulls for nobody, and for a spread that nobody knows', () => {
    expect(summarizeDesign([])).toEqual({
      ...{ score: null, n: 0, shares: null, standardError: null, degreesOfFreedom: 0 },
      ...{ effectiveN: null, designEffect: null, weightingEffect: null, interval: null },
    });
    const single = summarizeDesign(rows.slice(0, 5), where); // one store in the south
    expect(single).toMatchObject({ standardError: null, interval: null, designEffect: null });
    expect(single.score).toBeTypeOf('number');
    expect(summarizeDesign(rows.slice(0, 5), { ...where, singleUnit: 'certainty' }).interval).not.toBeNull();
    expect(
      summarizeDesign(rows.slice(0, 1), { rating: 'rating', weight: 'weight' }).standardError,
    ).toBeNull();
  });

  it('has a width when all are alike, on the effective n of Kish', () => {
    const alike = rows.map((r) => ({ ...r, rating: 10 }));
    const plain = { rating: 'rating', weight: 'weight', smallSample: false } as const;
    const { interval, standardError, designEffect } = summarizeDesign(alike, plain);
    const columns = { ratings: alike.map((r) => r.rating), weights: alike.map((r) => r.weight) };
    expect(standardError).toBe(0);
    expect(designEffect).toBeNull();
    expect(interval?.lower).toBeCloseTo(tangoInterval(tallyWeighted(columns))?.lower as number, 9);
    const careful = summarizeDesign(alike, { ...plain, smallSample: true });
    expect(careful.interval?.lower as number).toBeLessThan(interval?.lower as number);
  });

  it('has no error where everybody was asked', () => {
    const all = summarizeDesign(rows, { ...where, stratumSize: () => 2 });
    expect(all.standardError).toBe(0);
  });

  it('looks at a rating in the domain only', () => {
    const missing = [...rows, row(Number.NaN, 1, 'south', 'e')];
    const summary = summarizeDesign(missing, { ...where, domain: ({ rating }) => !Number.isNaN(rating) });
    expect(summary.n).toBe(7);
    expect(summarizeDesign(rows, { ...where, domain: () => false })).toMatchObject({ score: null, n: 0 });
  });

  it('refuses rows that fit no design', async () => {
    const bad = (change: Partial<Record<keyof Row, unknown>>) =>
      [rows[0], { ...rows[1], ...change }] as Row[];
    await expectCode(() => summarizeDesign(bad({ rating: 11 }), where), 'RATING_OUT_OF_RANGE');
    await expectCode(() => summarizeDesign(bad({ weight: -1 }), where), 'INVALID_WEIGHT');
    await expectCode(() => summarizeDesign(bad({ area: null }), where), 'INVALID_ARGUMENT');
    await expectCode(() => summarizeDesign(bad({ store: undefined }), where), 'INVALID_ARGUMENT');
    await expectCode(() => summarizeDesign(rows, { ...where, stratumSize: () => 1 }), 'INVALID_ARGUMENT');
    await expectCode(
      () => summarizeDesign(rows, { ...where, stratumSize: (_, i) => 5 + i }),
      'INVALID_ARGUMENT',
    );
    await expectCode(() => summarizeDesign(rows, { ...where, stratumSize: () => 0 }), 'INVALID_ARGUMENT');
    // @ts-expect-error a weight is needed with a rating
    await expectCode(() => summarizeDesign(rows, { rating: 'rating' }), 'INVALID_OPTION');
    // @ts-expect-error no such choice
    await expectCode(() => summarizeDesign(rows, { ...where, singleUnit: 'remove' }), 'INVALID_OPTION');
    const heads = [{ counts: { promoters: 1, passives: 0, detractors: 0 } }];
    // @ts-expect-error heads have no weights
    await expectCode(() => summarizeDesign(heads), 'INVALID_COUNTS');
    // @ts-expect-error clusters are records
    await expectCode(() => summarizeDesign([null]), 'INVALID_ARGUMENT');
  });
});
