import {
  combineWeightedCounts,
  effectiveSampleSize,
  type RatingScale,
  scoreCounts,
  tallyWeighted,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectError, expectPlain } from '../expectations.js';
import { noRatings } from './no-ratings.js';

const noWeights = [
  -1,
  -1e-300,
  1e-141,
  1e141,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '1',
  1n,
  null,
  undefined,
  true,
];
const accessors = { rating: 'rating', weight: 'weight' } as const;

describe('tallyWeighted', () => {
  const expected = {
    n: 4,
    promoterWeight: 3,
    passiveWeight: 0.5,
    detractorWeight: 0.25,
    promoterSquaredWeight: 5,
    passiveSquaredWeight: 0.25,
    detractorSquaredWeight: 0.0625,
  };
  const ratings = [10, 9, 7, 0];
  const weights = [1, 2, 0.5, 0.25];

  it('sums weights and their squares, from columns and from rows', () => {
    const rows = ratings.map((rating, i) => ({ rating, weight: weights[i] as number }));
    for (const result of [
      tallyWeighted({ ratings, weights }),
      tallyWeighted({ ratings: new Uint8Array(ratings), weights: new Float64Array(weights) }),
      tallyWeighted({ ratings: Object.assign({ length: 4 }, ratings), weights: new Float32Array(weights) }),
      tallyWeighted(rows, accessors),
      tallyWeighted(new Set(rows), { rating: (row) => row.rating, weight: (row) => row.weight }),
      tallyWeighted(ratings, { rating: (row) => row, weight: (_, i) => weights[i] as number }),
    ]) {
      expect(result).toStrictEqual(expected);
      expectPlain(result);
    }
  });

  it('gives zeros for nothing, and scores it null', () => {
    const nothing = tallyWeighted({ ratings: [], weights: [] });
    expect(Object.values(nothing)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(tallyWeighted([], accessors)).toStrictEqual(nothing);
    expect(scoreCounts(nothing)).toBeNull();
    expect(effectiveSampleSize(nothing)).toBe(0);
  });

  it('counts a weight of 0 in n, and refuses weights of nothing else', () => {
    expect(tallyWeighted({ ratings: [10, 0], weights: [1, 0] })).toMatchObject({ n: 2, detractorWeight: 0 });
    expectPlain(tallyWeighted({ ratings: [10, 0], weights: [1, -0] }));
    expectError(() => tallyWeighted({ ratings: [10, 0], weights: [0, 0] }), 'INVALID_WEIGHT', 'weights');
    expectError(() => tallyWeighted([{ rating: 9, weight: 0 }], accessors), 'INVALID_WEIGHT', 'weights');
  });

  it.each(noWeights)('refuses a weight of %s at its row', (weight) => {
    for (const place of [0, 1, 2, 7]) {
      const list = Array.from({ length: 8 }, (_, i) => (i === place ? weight : 1)) as number[];
      const nines = list.map(() => 9);
      expectError(
        () => tallyWeighted({ ratings: nines, weights: list }),
        'INVALID_WEIGHT',
        `weights[${place}]`,
      );
      const rows = list.map((each) => ({ rating: 9, weight: each }));
      expectError(() => tallyWeighted(rows, accessors), 'INVALID_WEIGHT', `rows[${place}].weight`);
    }
  });

  it.each(noRatings)('refuses a rating of %s at its row', (rating) => {
    for (const place of [0, 1, 3]) {
      const list = Array.from({ length: 4 }, (_, i) => (i === place ? rating : 9)) as number[];
      const ones = list.map(() => 1);
      expectError(
        () => tallyWeighted({ ratings: list, weights: ones }),
        'RATING_OUT_OF_RANGE',
        `ratings[${place}]`,
      );
      const rows = list.map((each) => ({ rating: each, weight: 1 }));
      expectError(() => tallyWeighted(rows, accessors), 'RATING_OUT_OF_RANGE', `rows[${place}].rating`);
    }
  });

  it.each<[string, unknown]>([
    ['data', null],
    ['ratings', [1, 2]],
    ['data', 3],
    ['ratings', {}],
    ['ratings', { ratings: new Set([9]), weights: [1] }],
    ['weights', { ratings: [9] }],
    ['weights', { ratings: [9], weights: [1, 1] }],
    ['weights', { ratings: [9, 9], weights: new Float64Array(1) }],
  ])('refuses malformed %s', (path, data) => {
    expectError(() => tallyWeighted(data as never), 'INVALID_ARGUMENT', path);
  });

  it('follows scales far from zero without a table up to them', () => {
    const scale: RatingScale = { min: 999_999_990, max: 1e9, promoterFrom: 1e9, detractorTo: 999_999_995 };
    const counts = tallyWeighted({ ratings: [1e9, 999_999_990, 999_999_997], weights: [1, 2, 4] }, { scale });
    expect(counts).toMatchObject({ promoterWeight: 1, detractorWeight: 2, passiveWeight: 4 });
    const below: RatingScale = { min: -5, max: -1, promoterFrom: -1, detractorTo: -4 };
    const rows = [-1, -5, -3].map((rating) => ({ rating, weight: 1 }));
    expect(tallyWeighted(rows, { ...accessors, scale: below })).toMatchObject({ n: 3, promoterWeight: 1 });
    expect(tallyWeighted({ ratings: [-1, -5, -3], weights: [1, 1, 1] }, { scale: below }).passiveWeight).toBe(
      1,
    );
  });

  it('loses nothing where plain addition does', () => {
    // 1e12 swallows 1e-12 ten million times over; the sum keeps it.
    const weights = [1e12, ...new Array(10_000).fill(1e-5), 1e12];
    const ratings = weights.map(() => 10);
    // 2e12 + 10,000 times the double nearest to 1e-5 is 2000000000000.1
    expect(tallyWeighted({ ratings, weights }).promoterWeight).toBe(2_000_000_000_000.1);
  });

  it('keeps the sums of ten thousand tenths', () => {
    const weights = new Array(10_000).fill(0.1);
    const ratings = weights.map((_, i) => [10, 8, 5][i % 3] as number);
    const counts = tallyWeighted({ ratings, weights });
    expect(counts.promoterWeight).toBe(333.40000000000003); // python3 math.fsum([0.1] * 3334)
    expect(counts.passiveWeight).toBe(333.3);
    expect(counts.detractorWeight).toBe(333.3);
    // One product of whole number and double is the sum of so many equal doubles, rounded once.
    expect(counts.promoterSquaredWeight).toBe(3334 * (0.1 * 0.1));
    expect(counts.passiveSquaredWeight).toBe(3333 * (0.1 * 0.1));
    expect(counts.detractorSquaredWeight).toBe(3333 * (0.1 * 0.1));
  });
});

describe('combineWeightedCounts', () => {
  it('adds shards, and gives zeros for none', () => {
    const shard = tallyWeighted({ ratings: [10, 0, 7], weights: [1.5, 0.5, 1] });
    expect(combineWeightedCounts([shard, shard])).toStrictEqual(
      tallyWeighted({ ratings: [10, 0, 7, 10, 0, 7], weights: [1.5, 0.5, 1, 1.5, 0.5, 1] }),
    );
    expect(Object.values(combineWeightedCounts([]))).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('refuses what is none, at its place', () => {
    const shard = tallyWeighted({ ratings: [10], weights: [2] });
    const heads = { promoters: 1, passives: 0, detractors: 0 };
    expectError(() => combineWeightedCounts([shard, heads as never]), 'INVALID_COUNTS', 'list[1]');
    expectError(() => combineWeightedCounts([null as never]), 'INVALID_ARGUMENT', 'list[0]');
    expectError(() => combineWeightedCounts([{ ...shard, n: 0.5 }]), 'INVALID_COUNTS', 'list[0].n');
    const many = { ...shard, n: 2 ** 53 - 1 };
    expectError(() => combineWeightedCounts([many, many]), 'INVALID_COUNTS', 'list.n');
  });
});

describe('effectiveSampleSize', () => {
  it('is Kish’s', () => {
    expect(effectiveSampleSize(tallyWeighted({ ratings: [10, 9, 0], weights: [1, 1, 4] }))).toBe(2); // 36 / 18
    expect(effectiveSampleSize(tallyWeighted({ ratings: [10, 9], weights: [1e-140, 1e-140] }))).toBe(2);
    expect(effectiveSampleSize(tallyWeighted({ ratings: [10, 9], weights: [1e140, 1e140] }))).toBe(2);
    expect(effectiveSampleSize(tallyWeighted({ ratings: [10, 9], weights: [1, 1e-140] }))).toBe(1);
  });

  it('refuses heads', () => {
    expectError(() => effectiveSampleSize({ promoters: 1 } as never), 'INVALID_COUNTS', 'weighted');
    expectError(() => effectiveSampleSize(null as never), 'INVALID_ARGUMENT', 'weighted');
  });
});
