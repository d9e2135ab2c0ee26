import { histogramRatings, type NpsCounts, type RatingScale, scoreRatings, tallyRatings } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectError, expectPlain } from '../expectations.js';
import { noRatings } from './no-ratings.js';

const each = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const eachOnce: NpsCounts = { promoters: 2, passives: 2, detractors: 7 };
const typedArrays = [
  Uint8Array,
  Uint8ClampedArray,
  Uint16Array,
  Uint32Array,
  Int8Array,
  Int16Array,
  Int32Array,
  Float32Array,
  Float64Array,
];
/** Few and many values take different ways. */
const sizes = [1, 300, 1031];

describe('tallyRatings', () => {
  it('counts each rating once', () => {
    expect(tallyRatings(each)).toStrictEqual(eachOnce);
    expect(scoreRatings(each)).toBe((100 * -5) / 11);
  });

  it.each([
    [10, 100],
    [0, -100],
    [7, 0],
  ])('scores all %d as %d', (rating, score) => {
    for (const size of sizes) expect(scoreRatings(new Array(size).fill(rating))).toBe(score);
  });

  it('gives zeros and no score for nothing', () => {
    for (const nothing of [[], new Uint8Array(), new Set<number>(), { length: 0 }]) {
      expect(tallyRatings(nothing)).toStrictEqual({ promoters: 0, passives: 0, detractors: 0 });
      expect(scoreRatings(nothing)).toBeNull();
    }
  });

  it.each(typedArrays)('takes %o, few and many', (TypedArray) => {
    for (const repeats of [1, 23, 24, 100]) {
      const ratings = Array.from({ length: repeats }, () => each).flat();
      const expected = { promoters: 2 * repeats, passives: 2 * repeats, detractors: 7 * repeats };
      expect(tallyRatings(new TypedArray(ratings))).toStrictEqual(expected);
      expect(histogramRatings(new TypedArray(ratings)).bins).toStrictEqual(new Array(11).fill(repeats));
    }
  });

  it('takes a part of a buffer and any iterable', () => {
    const bytes = new Uint8Array([99, 99, ...each, 99]).subarray(2, 13);
    function* generate() {
      yield* each;
    }
    expect(tallyRatings(bytes)).toStrictEqual(eachOnce);
    expect(tallyRatings(generate())).toStrictEqual(eachOnce);
    expect(tallyRatings(new Set(each))).toStrictEqual(eachOnce);
    expect(tallyRatings(Object.assign({ length: 11 }, each))).toStrictEqual(eachOnce);
    expect(tallyRatings(Object.freeze([...each]))).toStrictEqual(eachOnce);
  });

  it('closes an iterable that it leaves early', () => {
    let closed = false;
    function* generate() {
      try {
        yield 9;
        yield 11;
      } finally {
        closed = true;
      }
    }
    expectError(() => tallyRatings(generate()), 'RATING_OUT_OF_RANGE', 'ratings[1]');
    expect(closed).toBe(true);
  });

  it('takes -0 as 0', () => {
    for (const size of sizes) {
      expect(tallyRatings(new Array(size).fill(-0))).toStrictEqual({
        promoters: 0,
        passives: 0,
        detractors: size,
      });
    }
  });

  it.each(noRatings)('refuses %s and names the first', (value) => {
    for (const size of sizes) {
      const ratings = [...new Array(size - 1).fill(9), value, 0, value];
      expectError(() => tallyRatings(ratings as number[]), 'RATING_OUT_OF_RANGE', `ratings[${size - 1}]`);
      const rows = ratings.map((score) => ({ score }));
      const options = { rating: 'score' as const };
      const path = `rows[${size - 1}].rating`;
      expectError(() => tallyRatings(rows as { score: number }[], options), 'RATING_OUT_OF_RANGE', path);
      const byFunction = { rating: (row: { score: unknown }) => row.score as number };
      expectError(() => histogramRatings(rows, byFunction), 'RATING_OUT_OF_RANGE', path);
    }
  });

  it('refuses what only looks like an iterable', () => {
    for (const odd of [5, null, 0, 'values', {}]) {
      for (const like of [{}, { length: 0 }, { length: 2, 0: 9, 1: 9 }]) {
        const data = { ...like, [Symbol.iterator]: odd } as never;
        expectError(() => tallyRatings(data), 'INVALID_ARGUMENT', 'ratings');
      }
    }
    expect(tallyRatings({ length: 1, 0: 9, [Symbol.iterator]: undefined } as never).promoters).toBe(1);
  });

  it('gives no -0 back, whichever end of the scale is one', () => {
    const below = { min: -5, max: -0, promoterFrom: -0, detractorTo: -1 };
    expectPlain(histogramRatings([-0], { scale: below }));
    expectPlain(
      histogramRatings([-0], { scale: { ...below, min: -0, max: 5, promoterFrom: 3, detractorTo: -0 } }),
    );
  });

  it('refuses holes', () => {
    // biome-ignore lint/suspicious/noSparseArray: the hole is what is tested
    expectError(() => tallyRatings([9, , 10] as number[]), 'RATING_OUT_OF_RANGE', 'ratings[1]');
    const many = new Array<number>(2000).fill(9);
    delete many[1500];
    expectError(() => tallyRatings(many), 'RATING_OUT_OF_RANGE', 'ratings[1500]');
  });

  it('names the first bad byte, not the smallest', () => {
    for (const size of [10, 4000]) {
      const bytes = new Uint8Array(size).fill(9);
      bytes[5] = 200;
      bytes[7] = 11;
      expectError(() => tallyRatings(bytes), 'RATING_OUT_OF_RANGE', 'ratings[5]');
    }
    const longs = new BigInt64Array(3);
    expectError(() => tallyRatings(longs as never), 'RATING_OUT_OF_RANGE', 'ratings[0]');
    expectError(() => tallyRatings(new BigInt64Array(999) as never), 'RATING_OUT_OF_RANGE', 'ratings[0]');
    expectError(() => tallyRatings(new Float32Array([6.5])), 'RATING_OUT_OF_RANGE', 'ratings[0]');
  });

  it.each([null, undefined, 9, '99', {}, new DataView(new ArrayBuffer(512)), () => []])(
    'refuses %s for data',
    (data) => {
      expectError(() => tallyRatings(data as never), 'INVALID_ARGUMENT', 'ratings');
      expectError(() => tallyRatings(data as never, { rating: 'x' as never }), 'INVALID_ARGUMENT', 'rows');
    },
  );

  it('reads rows by field or function, with the index', () => {
    const rows = each.map((score) => ({ score }));
    expect(tallyRatings(rows, { rating: 'score' })).toStrictEqual(eachOnce);
    expect(tallyRatings(new Set(rows), { rating: ({ score }) => score })).toStrictEqual(eachOnce);
    expect(tallyRatings(new Array(11).fill(null), { rating: (_, index) => index })).toStrictEqual(eachOnce);
    expect(tallyRatings(new Array(1100).fill(0), { rating: (_, index) => index % 11 }).promoters).toBe(200);
    expectError(
      () => tallyRatings([null, null] as never, { rating: 'x' as never }),
      'RATING_OUT_OF_RANGE',
      'rows[0].rating',
    );
    expectError(() => tallyRatings(rows, { rating: 3 as never }), 'INVALID_OPTION', 'options.rating');
  });

  it.each<[RatingScale, NpsCounts]>([
    [
      { min: 1, max: 10, promoterFrom: 9, detractorTo: 6 },
      { promoters: 200, passives: 200, detractors: 600 },
    ],
    [
      { min: 1, max: 5, promoterFrom: 5, detractorTo: 3 },
      { promoters: 100, passives: 100, detractors: 300 },
    ],
    [
      { min: -3, max: 3, promoterFrom: 2, detractorTo: 0 },
      { promoters: 200, passives: 100, detractors: 400 },
    ],
    [
      { min: 250, max: 260, promoterFrom: 259, detractorTo: 250 },
      { promoters: 200, passives: 800, detractors: 100 },
    ],
    [
      { min: 1e9, max: 1e9 + 1, promoterFrom: 1e9 + 1, detractorTo: 1e9 },
      { promoters: 100, passives: 0, detractors: 100 },
    ],
    [
      { min: -1e9, max: -1e9 + 1, promoterFrom: -1e9 + 1, detractorTo: -1e9 },
      { promoters: 100, passives: 0, detractors: 100 },
    ],
  ])('counts on the scale %o', (scale, expected) => {
    const ratings = Array.from({ length: 100 }, () =>
      Array.from({ length: scale.max - scale.min + 1 }, (_, bin) => scale.min + bin),
    ).flat();
    expect(tallyRatings(ratings, { scale })).toStrictEqual(expected);
    expect(tallyRatings(new Set(ratings), { scale }).promoters).toBe(expected.promoters / 100);
    for (const outside of [scale.min - 1, scale.max + 1]) {
      expectError(
        () => tallyRatings([...ratings, outside], { scale }),
        'RATING_OUT_OF_RANGE',
        `ratings[${ratings.length}]`,
      );
      expectError(() => tallyRatings([outside], { scale }), 'RATING_OUT_OF_RANGE', 'ratings[0]');
    }
  });

  it('counts bytes on scales that a byte holds in part or not at all', () => {
    const bytes = new Uint8Array(1200).fill(255);
    const partly: RatingScale = { min: 250, max: 260, promoterFrom: 255, detractorTo: 251 };
    expect(tallyRatings(bytes, { scale: partly })).toStrictEqual({
      promoters: 1200,
      passives: 0,
      detractors: 0,
    });
    const below: RatingScale = { min: -5, max: 5, promoterFrom: 4, detractorTo: 0 };
    expectError(() => tallyRatings(bytes, { scale: below }), 'RATING_OUT_OF_RANGE', 'ratings[0]');
    expect(tallyRatings(bytes.fill(4), { scale: below }).promoters).toBe(1200);
    const beyond: RatingScale = { min: 300, max: 310, promoterFrom: 309, detractorTo: 306 };
    expectError(() => tallyRatings(bytes, { scale: beyond }), 'RATING_OUT_OF_RANGE', 'ratings[0]');
  });
});
