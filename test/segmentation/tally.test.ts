import { combineBySegment, NpsError, scoreCounts, tallyBySegment, tallyWeighted } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { airportSurvey } from '../../examples/airport-survey.js';

const codeOf = (call: () => unknown): string => {
  try {
    call();
  } catch (error) {
    if (error instanceof NpsError) return `${error.code} ${error.path}`;
    throw error;
  }
  return 'no error';
};

const rows = [
  { area: 'north', plan: 'pro', rating: 10, weight: 2 },
  { area: 'south', plan: 'free', rating: 3, weight: 1 },
  { area: 'north', plan: 'free', rating: 7, weight: 0 },
  { area: null, plan: 'pro', rating: 9, weight: 0.5 },
];

describe('tallyBySegment', () => {
  it('counts one key; a missing value is a segment of its own', () => {
    expect(tallyBySegment(rows, { by: 'area', rating: 'rating' })).toStrictEqual({
      segments: [
        {
          segment: 'north',
          keys: [{ key: 'area', value: 'north' }],
          counts: { promoters: 1, passives: 1, detractors: 0 },
        },
        {
          segment: 'south',
          keys: [{ key: 'area', value: 'south' }],
          counts: { promoters: 0, passives: 0, detractors: 1 },
        },
        {
          segment: '(missing)',
          keys: [{ key: 'area', value: null }],
          counts: { promoters: 1, passives: 0, detractors: 0 },
        },
      ],
      total: { promoters: 2, passives: 1, detractors: 1 },
      overlapping: false,
    });
  });

  it('crosses several keys and leaves out combinations that nobody has', () => {
    const tally = tallyBySegment(rows, { by: ['area', 'plan'], rating: 'rating' });
    expect(tally.segments.map(({ segment }) => segment)).toEqual([
      'north / pro',
      'south / free',
      'north / free',
      '(missing) / pro',
    ]);
    expect(tally.segments[3]?.keys).toEqual([
      { key: 'area', value: null },
      { key: 'plan', value: 'pro' },
    ]);
  });

  it('takes functions, named functions and numbers, booleans or dates as texts', () => {
    const tally = tallyBySegment(rows, { by: (row) => row.rating > 8, rating: (row) => row.rating });
    expect(tally.segments.map(({ segment, keys }) => [segment, keys[0]?.key])).toEqual([
      ['true', 'segment'],
      ['false', 'segment'],
    ]);
    const named = tallyBySegment(rows, {
      by: { key: 'half', value: (_, i) => (i < 2 ? 1 : '1') },
      rating: 'rating',
    });
    expect(named.segments).toHaveLength(1);
    expect(named.segments[0]?.keys).toEqual([{ key: 'half', value: '1' }]);
  });

  it.each([null, undefined, '', Number.NaN])('takes %s as missing', (value) => {
    const tally = tallyBySegment([{ value, rating: 9 }], { by: 'value', rating: 'rating' });
    expect(tally.segments[0]?.keys[0]?.value).toBeNull();
  });

  it('takes holes in a list of values as missing', () => {
    const tally = tallyBySegment([{ value: new Array<string>(2), rating: 9 }], {
      by: 'value',
      rating: 'rating',
    });
    expect(tally.segments.map(({ keys, counts }) => [keys[0]?.value, counts.promoters])).toEqual([[null, 1]]);
  });

  it('names no two segments alike', () => {
    const values = ['(missing)', null, '"(missing)"', 'a / b', 'a', 'a /', '/ b', '/', ' '];
    const pairs = values.flatMap((one) => values.map((other) => ({ one, other, rating: 9 })));
    const { segments } = tallyBySegment(pairs, { by: ['one', 'other'], rating: 'rating' });
    expect(new Set(segments.map(({ segment }) => segment)).size).toBe(values.length ** 2);
  });

  it('counts a list once in each of its segments, and once in the total', () => {
    const comments = [
      { themes: ['price', 'staff', 'price'], rating: 10 },
      { themes: ['price'], rating: 0 },
      { themes: [], rating: 8 },
      { themes: 'staff', rating: 9 },
    ];
    const tally = tallyBySegment(comments, { by: 'themes', rating: 'rating' });
    expect(tally.overlapping).toBe(true);
    expect(tally.total).toEqual({ promoters: 2, passives: 1, detractors: 1 });
    expect(
      tally.segments.map(({ segment, counts }) => [segment, counts.promoters, counts.detractors]),
    ).toEqual([
      ['price', 1, 1],
      ['staff', 2, 0],
      ['(missing)', 0, 0],
    ]);
    const crossed = tallyBySegment([{ one: ['a', 'b'], other: ['x', 'y'], rating: 9 }], {
      by: ['one', 'other'],
      rating: 'rating',
    });
    expect(crossed.segments.map(({ segment }) => segment)).toEqual(['a / x', 'a / y', 'b / x', 'b / y']);
    expect(crossed.total).toEqual({ promoters: 1, passives: 0, detractors: 0 });
  });

  it('sums weights, each segment as tallyWeighted does', () => {
    const tally = tallyBySegment(rows, { by: 'plan', rating: 'rating', weight: 'weight' });
    expect(tally.segments[0]?.counts).toEqual(tallyWeighted({ ratings: [10, 9], weights: [2, 0.5] }));
    expect(tally.segments[1]?.counts).toEqual(tallyWeighted({ ratings: [3, 7], weights: [1, 0] }));
    expect(tally.total).toEqual(tallyWeighted(rows, { rating: 'rating', weight: 'weight' }));
  });

  it('takes columns of values and of codes', () => {
    const columns = [
      { key: 'area', values: rows.map(({ area }) => area) },
      { key: 'plan', codes: new Uint8Array([1, 0, 0, 1]), labels: ['free', 'pro', 'never'] },
    ];
    const ratings = new Uint8Array(rows.map(({ rating }) => rating));
    const expected = tallyBySegment(rows, { by: ['area', 'plan'], rating: 'rating' });
    expect(tallyBySegment({ ratings, columns })).toStrictEqual(expected);
    expect(tallyBySegment({ ratings, columns }, { by: 'plan' })).toStrictEqual(
      tallyBySegment(rows, { by: 'plan', rating: 'rating' }),
    );
    const weights = new Float64Array(rows.map(({ weight }) => weight));
    expect(tallyBySegment({ ratings, weights, columns }, { by: ['plan'] })).toStrictEqual(
      tallyBySegment(rows, { by: 'plan', rating: 'rating', weight: 'weight' }),
    );
  });

  it('takes codes of -1 and null labels as missing, and labels that repeat as one', () => {
    const { segments } = tallyBySegment({
      ratings: [9, 8, 7, 6],
      columns: [{ key: 'k', codes: [-1, 1, 2, 0], labels: ['a', null, 'a'] }],
    });
    expect(segments.map(({ segment, counts }) => [segment, counts.promoters + counts.passives])).toEqual([
      ['(missing)', 2],
      ['a', 1],
    ]);
  });

  it('gives no segments and zeros for no rows', () => {
    const nobody = { segments: [], total: { promoters: 0, passives: 0, detractors: 0 }, overlapping: false };
    expect(tallyBySegment([], { by: 'a' as never, rating: 'b' as never })).toStrictEqual(nobody);
    expect(tallyBySegment({ ratings: [], columns: [{ key: 'a', values: [] }] })).toStrictEqual(nobody);
  });

  it('takes iterables and array-likes', () => {
    const expected = tallyBySegment(rows, { by: 'area', rating: 'rating' });
    expect(tallyBySegment(new Set(rows), { by: 'area', rating: 'rating' })).toStrictEqual(expected);
    expect(tallyBySegment({ ...rows, length: 4 }, { by: 'area', rating: 'rating' })).toStrictEqual(expected);
  });

  it('keeps many sparse groups apart', () => {
    const many = Array.from({ length: 300 }, (_, i) => ({
      a: i,
      b: (i * 7) % 300,
      c: i % 3,
      rating: i % 11,
    }));
    const tally = tallyBySegment(many, { by: ['a', 'b', 'c'], rating: 'rating' });
    expect(tally.segments).toHaveLength(300);
    expect(tally.segments[150]?.segment).toBe('150 / 150 / 0');
  });

  it.each<[string, () => unknown]>([
    [
      'RATING_OUT_OF_RANGE rows[1].rating',
      () =>
        tallyBySegment([rows[0], { area: 'x', rating: 11 }] as typeof rows, { by: 'area', rating: 'rating' }),
    ],
    [
      'RATING_OUT_OF_RANGE ratings[0]',
      () => tallyBySegment({ ratings: [-1], columns: [{ key: 'a', values: ['x'] }] }),
    ],
    [
      'INVALID_WEIGHT rows[0].weight',
      () => tallyBySegment([{ a: 1, r: 9, w: -1 }], { by: 'a', rating: 'r', weight: 'w' }),
    ],
    [
      'INVALID_WEIGHT weights[0]',
      () => tallyBySegment({ ratings: [9], weights: [Number.NaN], columns: [{ key: 'a', values: ['x'] }] }),
    ],
    [
      'INVALID_WEIGHT segments["2"].weights',
      () =>
        tallyBySegment(
          [
            { a: 1, r: 9, w: 1 },
            { a: 2, r: 9, w: 0 },
          ],
          { by: 'a', rating: 'r', weight: 'w' },
        ),
    ],
    [
      'INVALID_ARGUMENT rows[0].area',
      () => tallyBySegment([{ area: {}, rating: 9 }], { by: 'area' as never, rating: 'rating' }),
    ],
    [
      'INVALID_ARGUMENT rows[0].area',
      () => tallyBySegment([{ area: [['x']], rating: 9 }], { by: 'area' as never, rating: 'rating' }),
    ],
    [
      'INVALID_ARGUMENT rows',
      () => tallyBySegment(null as never, { by: 'a' as never, rating: 'b' as never }),
    ],
    ['INVALID_ARGUMENT data', () => tallyBySegment(null as never)],
    ['INVALID_ARGUMENT ratings', () => tallyBySegment({} as never)],
    ['INVALID_ARGUMENT columns', () => tallyBySegment({ ratings: [] } as never)],
    [
      'INVALID_ARGUMENT weights',
      () => tallyBySegment({ ratings: [9], weights: [], columns: [{ key: 'a', values: ['x'] }] }),
    ],
    [
      'INVALID_ARGUMENT columns[0].values',
      () => tallyBySegment({ ratings: [9], columns: [{ key: 'a', values: [] }] }),
    ],
    [
      'INVALID_ARGUMENT columns[0].codes[0]',
      () => tallyBySegment({ ratings: [9], columns: [{ key: 'a', codes: [1], labels: ['x'] }] }),
    ],
    [
      'INVALID_ARGUMENT columns[0].codes[0]',
      () => tallyBySegment({ ratings: [9], columns: [{ key: 'a', codes: [0.5], labels: ['x'] }] }),
    ],
    [
      'INVALID_ARGUMENT columns[0].labels',
      () => tallyBySegment({ ratings: [9], columns: [{ key: 'a', codes: [0] } as never] }),
    ],
    [
      'INVALID_OPTION options.by',
      () => tallyBySegment({ ratings: [9], columns: [{ key: 'a', values: ['x'] }] }, { by: 'b' }),
    ],
    ['INVALID_OPTION options.by', () => tallyBySegment(rows, { by: [], rating: 'rating' })],
    ['INVALID_OPTION options.by[1]', () => tallyBySegment(rows, { by: ['area', 'area'], rating: 'rating' })],
    ...[5, null, {}, []].map((by): [string, () => unknown] => [
      'INVALID_OPTION options.by',
      () => tallyBySegment({ ratings: [9], columns: [{ key: 'a', values: ['x'] }] }, { by: by as never }),
    ]),
    ['INVALID_ARGUMENT options', () => tallyBySegment(rows, null as never)],
    [
      'INVALID_OPTION options.by[1]',
      () => tallyBySegment(rows, { by: ['area', 3 as never], rating: 'rating' }),
    ],
    [
      'INVALID_OPTION options.by.value',
      () => tallyBySegment(rows, { by: { key: 'x', value: 5 as never }, rating: 'rating' }),
    ],
    ['INVALID_OPTION options.rating', () => tallyBySegment(rows, { by: 'area', rating: undefined as never })],
    [
      'INVALID_SCALE options.scale.max',
      () =>
        tallyBySegment(rows, {
          by: 'area',
          rating: 'rating',
          scale: { min: 1, max: 1, promoterFrom: 1, detractorTo: 0 },
        }),
    ],
  ])('refuses with %s', (expected, call) => {
    expect(codeOf(call)).toBe(expected);
  });
});

describe('combineBySegment', () => {
  it('gives the golden scores of the airport survey', () => {
    const score = (year: string): (string | number)[][] =>
      combineBySegment(
        airportSurvey
          .filter((row) => row.year === year)
          .map(({ boardingArea, histogram }) => {
            const sum = (from: number, to: number): number =>
              histogram.bins.slice(from, to + 1).reduce((total, heads) => total + heads, 0);
            return {
              boardingArea,
              counts: { promoters: sum(9, 10), passives: sum(7, 8), detractors: sum(0, 6) },
            };
          }),
        { by: 'boardingArea', counts: 'counts' },
      ).segments.map(({ segment, counts }) => [
        segment,
        Number((scoreCounts(counts) as number).toFixed(2)),
        counts.promoters + counts.passives + counts.detractors,
      ]);
    expect(score('2017')).toEqual([
      ['A', 39.92, 724],
      ['B', 43.37, 166],
      ['C', 46.9, 226],
      ['D', 43.52, 386],
      ['E', 46.86, 175],
      ['F', 38.51, 444],
      ['G', 32.96, 625],
    ]);
    expect(score('2018')).toEqual([
      ['A', 19.67, 661],
      ['B', 33.19, 238],
      ['C', 26.98, 189],
      ['D', 38.38, 495],
      ['E', 50.96, 157],
      ['F', 35.87, 407],
      ['G', 28.83, 503],
    ]);
  });

  const some = { promoters: 1, passives: 2, detractors: 3 };

  it('refuses to pool scores without n, and says why', () => {
    const channels = [
      { channel: 'web', score: 85 },
      { channel: 'app', score: 80 },
      { channel: 'phone', score: 75 },
    ];
    const call = (): unknown => combineBySegment(channels, { by: 'channel', counts: 'score' as never });
    expect(call).toThrow(
      'rows[0].counts: expected counts, because scores without respondents can not be pooled, got 85',
    );
    expect(codeOf(() => combineBySegment(channels, { by: 'channel', counts: (row) => row as never }))).toBe(
      'INVALID_COUNTS rows[0].counts',
    );
  });

  it('overlaps when a total is given', () => {
    const rows = [
      { theme: 'a', counts: some },
      { theme: 'b', counts: some },
    ];
    const tally = combineBySegment(rows, { by: 'theme', counts: 'counts', total: some });
    expect(tally.overlapping).toBe(true);
    expect(tally.total).toBe(some);
    const fewer = { promoters: 0, passives: 2, detractors: 3 };
    expect(codeOf(() => combineBySegment(rows, { by: 'theme', counts: 'counts', total: fewer }))).toBe(
      'INVALID_COUNTS rows.segments["a"].counts',
    );
  });

  it('refuses heads beside weights', () => {
    const weighted = tallyWeighted({ ratings: [9], weights: [2] });
    const rows = [
      { a: 'x', counts: some },
      { a: 'y', counts: weighted },
    ];
    const options = { by: 'a', counts: 'counts' };
    expect(codeOf(() => combineBySegment(rows as never, options as never))).toBe(
      'INVALID_COUNTS rows[1].counts',
    );
    // The total is weights: the first row is the one that does not fit.
    const ofWeights = { ...options, total: weighted };
    expect(codeOf(() => combineBySegment(rows as never, ofWeights as never))).toBe(
      'INVALID_COUNTS rows[0].counts',
    );
    expect(codeOf(() => combineBySegment(rows as never, undefined as never))).toBe(
      'INVALID_ARGUMENT options',
    );
  });
});

describe('what is no row, no code and no label', () => {
  it('is refused by name', () => {
    const rows = [{ plan: 'a', rating: 9 }, null] as never;
    expect(codeOf(() => tallyBySegment(rows, { by: 'plan', rating: 'rating' } as never))).toBe(
      'RATING_OUT_OF_RANGE rows[1].rating',
    );
    const columns = (codes: unknown, labels: unknown) =>
      ({ ratings: [10, 0], columns: [{ key: 'a', codes, labels }] }) as never;
    expect(codeOf(() => tallyBySegment(columns([0, 'length'], ['x', 'y'])))).toBe(
      'INVALID_ARGUMENT columns[0].codes[1]',
    );
    expect(codeOf(() => tallyBySegment(columns([0, '1'], ['x', 'y'])))).toBe(
      'INVALID_ARGUMENT columns[0].codes[1]',
    );
    expect(codeOf(() => tallyBySegment(columns([0, 1], ['x', ['y', 'z']])))).toBe(
      'INVALID_ARGUMENT columns[0].codes[1]',
    );
  });

  it('scales far from zero need no table up to them', () => {
    const scale = { min: 999_999_990, max: 1e9, promoterFrom: 1e9, detractorTo: 999_999_995 };
    const rows = [
      { plan: 'a', rating: 1e9 },
      { plan: 'a', rating: 999_999_991 },
    ];
    expect(tallyBySegment(rows, { by: 'plan', rating: 'rating', scale }).total).toEqual({
      promoters: 1,
      passives: 0,
      detractors: 1,
    });
  });
});
