import {
  adjustPValues,
  combineBySegment,
  combineCounts,
  correlateRatings,
  crossTabulate,
  isSignificant,
  type NpsCounts,
  NpsError,
  rankSegments,
  type SegmentTally,
  type ShownSegment,
  scoreByQuantile,
  scoreCounts,
  scoreTestDifference,
  segmentContributions,
  shrinkScores,
  subtractCounts,
  summarizeSegments,
  tallyBySegment,
  tallyWeighted,
  themeImpact,
  valueWeightedScore,
} from 'nps-kit';
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
const heads = (promoters: number, passives: number, detractors: number): NpsCounts => ({
  promoters,
  passives,
  detractors,
});
const tallyOf = (parts: Record<string, NpsCounts>): SegmentTally<NpsCounts> =>
  combineBySegment(
    Object.entries(parts).map(([name, counts]) => ({ name, counts })),
    { by: 'name', counts: 'counts' },
  );
const areas = (year: string): SegmentTally<NpsCounts> =>
  combineBySegment(
    airportSurvey.filter((row) => row.year === year),
    {
      by: 'boardingArea',
      counts: ({ histogram: { bins } }) => {
        const sum = (from: number, to: number): number =>
          bins.slice(from, to + 1).reduce((total, count) => total + count, 0);
        return heads(sum(9, 10), sum(7, 8), sum(0, 6));
      },
    },
  );
const shown = (tally: SegmentTally<NpsCounts>, options = {}): ShownSegment[] =>
  summarizeSegments(tally, options).segments.filter((row) => row.status === 'shown');
const someone = { segment: 'a', keys: [], counts: heads(0, 0, 0) };
const empty: SegmentTally<NpsCounts> = { segments: [], total: heads(0, 0, 0), overlapping: false };

describe('summarizeSegments', () => {
  it('tests each area of the airport against the rest, and adjusts for seven tests', () => {
    const tally = areas('2018');
    const rows = shown(tally);
    const pValues = tally.segments.map(({ counts }) => {
      const test = scoreTestDifference({
        current: counts,
        baseline: subtractCounts({ whole: tally.total, part: counts }),
      });
      return test.status === 'tested' ? test.pValue : Number.NaN;
    });
    expect(rows.map(({ comparison }) => comparison?.adjustedPValue)).toEqual(adjustPValues(pValues));
    const plain = shown(tally, { adjust: 'none' });
    expect(plain.map(({ comparison }) => comparison?.adjustedPValue)).toEqual(pValues);
    const standing = rows.filter(
      (row) => row.comparison && isSignificant(row.comparison.test, { alpha: 0.001 }),
    );
    expect(standing.map(({ segment }) => segment)).toEqual(['A', 'E']);
  });

  it('compares with one segment, which is compared with nothing', () => {
    const rows = shown(areas('2017'), { compareWith: { segment: 'G' } });
    expect(rows.find(({ segment }) => segment === 'G')?.comparison).toBeNull();
    const first = rows[0]?.comparison?.test;
    if (first?.status !== 'tested') throw new Error('untested');
    expect(first.baseline.n).toBe(625);
    expect(first.difference).toBeCloseTo(39.9171 - 32.96, 3);
  });

  it('takes a plain name, where "rest" and "total" are words of their own', () => {
    const tally = areas('2017');
    expect(summarizeSegments(tally, { compareWith: 'G' })).toEqual(
      summarizeSegments(tally, { compareWith: { segment: 'G' } }),
    );
    const named = tallyOf({ rest: heads(40, 30, 30), total: heads(20, 30, 50), other: heads(60, 30, 10) });
    const compared = (compareWith: 'rest' | { segment: string }) =>
      shown(named, { compareWith }).find(({ segment }) => segment === 'other')?.comparison?.test;
    expect(compared({ segment: 'rest' })).toMatchObject({ difference: 40, baseline: { n: 100 } });
    expect(compared('rest')).toMatchObject({ difference: 60, baseline: { n: 200 } });
  });

  it('says which segments there are', () => {
    const compare = (compareWith: string | { segment: string }) => () =>
      summarizeSegments(areas('2017'), { compareWith });
    expect(compare('H')).toThrow('expected "rest", "total" or a segment: A, B, C, D, E, F, G, got "H"');
    expect(compare({ segment: 'rest' })).toThrow('expected a segment: A, B, C, D, E, F, G, got "rest"');
  });

  it('does not compare with a segment that is hidden', () => {
    const tally = tallyOf({
      a: heads(50, 30, 20),
      b: heads(30, 30, 40),
      c: heads(1, 1, 1),
      d: heads(5, 5, 5),
    });
    const { segments } = summarizeSegments(tally, { compareWith: { segment: 'c' } });
    expect(segments.map((row) => (row.status === 'shown' ? row.comparison : row.segment))).toEqual([
      null,
      null,
      'c',
      'd',
    ]);
  });

  it('sorts stably, nulls and suppressed rows last', () => {
    const tally = tallyOf({
      z: heads(3, 0, 0),
      b: heads(60, 20, 20),
      a: heads(60, 20, 20),
      c: heads(10, 0, 90),
      none: heads(0, 0, 0),
      y: heads(1, 1, 9),
    });
    const names = (sort: string): string[] =>
      summarizeSegments(tally, { sort, minimumN: 12 } as never).segments.map(({ segment }) => segment);
    expect(names('name')).toEqual(['a', 'b', 'c', 'none', 'y', 'z']);
    expect(names('score')).toEqual(['a', 'b', 'c', 'none', 'y', 'z']);
    expect(
      summarizeSegments(tally, { minimumN: 0, sort: 'n' }).segments.map(({ segment }) => segment),
    ).toEqual(['a', 'b', 'c', 'y', 'z', 'none']);
    expect(
      summarizeSegments(tally, { minimumN: 0, sort: 'contribution' }).segments.map(({ segment }) => segment),
    ).toEqual(['a', 'b', 'z', 'none', 'y', 'c']);
  });

  it('hides the total where it would give segments away', () => {
    const tally = tallyOf({ a: heads(2, 1, 0), b: heads(1, 2, 1) });
    expect(summarizeSegments(tally).total).toEqual({ status: 'suppressed' });
    expect(summarizeSegments(tally, { complementary: false }).total).toEqual({ status: 'suppressed' });
    expect(summarizeSegments(tally, { minimumN: 3 }).total.status).toBe('shown');
  });

  it('hides a small total also where segments that overlap add up to more', () => {
    const rows = [10, 9, 8, 7, 0].map((rating) => ({ themes: ['a', 'b', 'c'], rating }));
    const tally = tallyBySegment(rows, { by: 'themes', rating: 'rating' });
    for (const complementary of [true, false]) {
      expect(summarizeSegments(tally, { complementary }).total).toEqual({ status: 'suppressed' });
    }
    expect(summarizeSegments({ ...tally, segments: [] }).total).toEqual({ status: 'suppressed' });
    expect(summarizeSegments(tally, { minimumN: 5 }).total.status).toBe('shown');
  });

  it('hides among more segments than a call takes arguments', () => {
    const list = Array.from({ length: 150_000 }, (_, i) => heads(i === 0 ? 1 : 12, 1, 1));
    const tally = {
      segments: list.map((counts, i) => ({ segment: `${i}`, keys: [], counts })),
      total: combineCounts(list),
      overlapping: false,
    };
    const { segments } = summarizeSegments(tally);
    expect(segments.every(({ status }) => status === 'suppressed')).toBe(true);
  });

  it('has a total of nulls for nobody', () => {
    expect(summarizeSegments(empty)).toStrictEqual({
      segments: [],
      total: {
        status: 'shown',
        n: 0,
        counts: heads(0, 0, 0),
        score: null,
        standardError: null,
        interval: null,
      },
      overlapping: false,
    });
  });

  it('compares overlapping segments with everybody else, weighted or not', () => {
    const rows = [
      { themes: ['a', 'b'], rating: 10, weight: 2 },
      { themes: ['a'], rating: 0, weight: 1 },
      { themes: ['b'], rating: 9, weight: 0.1 },
      { themes: ['c'], rating: 7, weight: 3 },
    ];
    const weighted = summarizeSegments(
      tallyBySegment(rows, { by: 'themes', rating: 'rating', weight: 'weight' }),
      {
        minimumN: 0,
      },
    );
    const [a] = weighted.segments;
    if (a?.status !== 'shown' || a.comparison?.test.status !== 'tested') throw new Error('untested');
    expect(a.comparison.test.baseline).toEqual({ score: expect.closeTo((100 * 0.1) / 3.1, 9), n: 2 });
    const every = tallyBySegment([{ t: ['x'], rating: 9, weight: 1 }], {
      by: 't',
      rating: 'rating',
      weight: 'weight',
    });
    expect(segmentContributions(every).segments[0]?.scoreWithout).toBeNull();
  });

  it.each<[string, () => unknown]>([
    ['INVALID_ARGUMENT tally', () => summarizeSegments(null as never)],
    ['INVALID_ARGUMENT tally.segments', () => summarizeSegments({ total: heads(0, 0, 0) } as never)],
    [
      'INVALID_COUNTS tally.total',
      () => summarizeSegments({ ...areas('2017'), total: heads(9999, 9999, 9999) }),
    ],
    [
      'INVALID_COUNTS tally.segments["A"].counts',
      () => summarizeSegments({ ...areas('2017'), total: heads(1, 1, 1) }),
    ],
    [
      'INVALID_COUNTS tally.segments["of no weight"].counts',
      () => {
        const counts = tallyWeighted({ ratings: [9, 0], weights: [1, 2] });
        const nobody = tallyWeighted({ ratings: [], weights: [] });
        const segments = [
          { segment: 'some', keys: [], counts },
          { segment: 'of no weight', keys: [], counts: { ...nobody, n: 3 } },
        ];
        return summarizeSegments({ segments, total: { ...counts, n: 5 }, overlapping: false });
      },
    ],
    [
      'INVALID_ARGUMENT tally.segments[1].segment',
      () =>
        summarizeSegments({
          segments: [
            { segment: 'a', keys: [], counts: heads(1, 0, 0) },
            { segment: 'a', keys: [], counts: heads(1, 0, 0) },
          ],
          total: heads(2, 0, 0),
          overlapping: false,
        }),
    ],
    [
      'INVALID_ARGUMENT tally.segments[0].keys',
      () =>
        summarizeSegments({
          segments: [{ segment: 'a', counts: heads(1, 0, 0) } as never],
          total: heads(1, 0, 0),
          overlapping: false,
        }),
    ],
    [
      'INVALID_ARGUMENT tally.segments[0].keys',
      () => summarizeSegments({ ...empty, segments: [{ ...someone, keys: [{ key: 'a' }] } as never] }),
    ],
    [
      'INVALID_ARGUMENT tally.segments[0].keys',
      () => summarizeSegments({ ...empty, segments: [{ ...someone, keys: new Array(1) }] }),
    ],
    ['INVALID_ARGUMENT tally.segments[0]', () => summarizeSegments({ ...empty, segments: new Array(1) })],
    [
      'INVALID_ARGUMENT tally.overlapping',
      () => segmentContributions({ segments: [], total: heads(0, 0, 0) } as never),
    ],
    ['INVALID_OPTION options.minimumN', () => summarizeSegments(empty, { minimumN: -1 })],
    [
      'INVALID_OPTION options.complementary',
      () => summarizeSegments(empty, { complementary: null as never }),
    ],
    ['INVALID_OPTION options.level', () => summarizeSegments(empty, { level: 0.05 })],
    ['INVALID_OPTION options.adjust', () => summarizeSegments(empty, { adjust: 'best' as never })],
    ['INVALID_OPTION options.sort', () => summarizeSegments(empty, { sort: 'color' as never })],
    ['INVALID_ARGUMENT options.compareWith', () => summarizeSegments(empty, { compareWith: 7 as never })],
    ['INVALID_OPTION options.compareWith', () => summarizeSegments(empty, { compareWith: 'best' })],
    [
      'INVALID_OPTION options.compareWith.segment',
      () => summarizeSegments(empty, { compareWith: { segment: 'x' } }),
    ],
    [
      'INVALID_OPTION options.compareWith',
      () =>
        summarizeSegments(
          { ...tallyOf({ a: heads(1, 1, 1) }), overlapping: true },
          { compareWith: { segment: 'a' } },
        ),
    ],
    [
      'INVALID_OPTION options.compareWith',
      () => summarizeSegments({ ...tallyOf({ a: heads(1, 1, 1) }), overlapping: true }, { compareWith: 'a' }),
    ],
    ['INVALID_ARGUMENT tally.overlapping', () => rankSegments({ ...areas('2017'), overlapping: true })],
    ['INVALID_OPTION options.method', () => shrinkScores(areas('2017'), { method: 'magic' as never })],
    ['INVALID_OPTION options.rankBy', () => themeImpact(areas('2017'), { rankBy: 'magic' as never })],
  ])('refuses with %s', (expected, call) => {
    expect(codeOf(call)).toBe(expected);
  });
});

describe('a list of named counts', () => {
  const list = [
    { segment: 'web', counts: heads(30, 15, 5) },
    { segment: 'shop', counts: heads(12, 20, 18) },
    { segment: 'phone', counts: heads(9, 9, 22) },
  ];
  const tally = {
    segments: list.map((one) => ({ ...one, keys: [] })),
    total: heads(51, 44, 45),
    overlapping: false,
  };
  const views = [summarizeSegments, segmentContributions, shrinkScores, rankSegments] as const;

  it('is the tally whose total is its sum', () => {
    for (const view of views) {
      expect(view(list)).toStrictEqual(view(tally));
      expect(view(list.map((one) => ({ ...one, keys: undefined })))).toStrictEqual(view(tally));
      const keyed = areas('2018');
      expect(view(keyed.segments)).toStrictEqual(view(keyed));
      expect(view([])).toEqual(view(empty));
    }
  });

  it('may hold weights', () => {
    const rows = [10, 9, 3, 8].map((rating, i) => ({ team: `${i % 2}`, rating, weight: 1 + i / 2 }));
    const weighted = tallyBySegment(rows, { by: 'team', rating: 'rating', weight: 'weight' });
    expect(segmentContributions(weighted.segments)).toEqual(segmentContributions(weighted));
  });

  it.each<[string, unknown[]]>([
    ['INVALID_ARGUMENT tally[1].segment', [list[0], list[0]]],
    ['INVALID_ARGUMENT tally[0].segment', [null]],
    ['INVALID_ARGUMENT tally[0].segment', new Array(1)],
    ['INVALID_ARGUMENT tally[0].keys', [{ ...list[0], keys: [{ key: 7 }] }]],
    ['INVALID_ARGUMENT tally["web"].counts', [{ segment: 'web' }]],
    ['INVALID_COUNTS tally["web"].counts.passives', [{ segment: 'web', counts: heads(1, 0.5, 0) }]],
    [
      'INVALID_COUNTS tally',
      [list[0], { segment: 'w', counts: tallyWeighted({ ratings: [9], weights: [2] }) }],
    ],
  ])('is refused with %s', (expected, broken) => {
    for (const view of views) expect(codeOf(() => view(broken as never))).toBe(expected);
  });
});

describe('rankSegments', () => {
  it('finds nobody first at the airport in 2017, and area A last in 2018', () => {
    const of = (year: string): (string | number | undefined)[][] =>
      rankSegments(areas(year)).map((row) => [
        row.segment,
        row.rank ?? 0,
        row.interval?.lower,
        row.interval?.upper,
      ]);
    expect(of('2017').every(([, , lower, upper]) => lower === 1 && upper === 7)).toBe(true);
    expect(of('2018')[0]).toEqual(['E', 1, 1, 4]);
    expect(of('2018').at(-1)).toEqual(['A', 7, 4, 7]);
  });

  it('gives no rank to empty segments, and equal scores the better one', () => {
    const ranked = rankSegments(
      tallyOf({ b: heads(2, 1, 1), a: heads(4, 2, 2), none: heads(0, 0, 0), c: heads(0, 0, 3) }),
    );
    expect(ranked.map(({ segment, rank }) => [segment, rank])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 3],
      ['none', null],
    ]);
    expect(ranked[3]?.interval).toBeNull();
    expect(rankSegments(empty)).toEqual([]);
  });
});

describe('segments alike but for the rounding of weights', () => {
  // Six segments of 3 : 2 : 1; of each weight other digits are lost in the sums.
  const rows = ['f', 'b', 'd', 'a', 'e', 'c'].flatMap((team, i) =>
    [10, 10, 10, 8, 8, 0].map((rating) => ({ team, rating, weight: 0.7 + i / 10 })),
  );
  const tally = tallyBySegment(rows, { by: 'team', rating: 'rating', weight: 'weight' });
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];

  it('have scores that differ in the last digit', () => {
    expect(new Set(tally.segments.map(({ counts }) => scoreCounts(counts))).size).toBeGreaterThan(1);
  });

  it('share a rank', () => {
    expect(rankSegments(tally).map(({ segment, rank }) => [segment, rank])).toEqual(
      names.map((name) => [name, 1]),
    );
  });

  it('stand by name where scores sort them', () => {
    expect(shown(tally as never, { minimumN: 0, sort: 'score' }).map(({ segment }) => segment)).toEqual(
      names,
    );
  });

  it('share a rank as themes', () => {
    const { themes } = themeImpact(tally);
    expect(themes.map(({ segment, rank }) => [segment, rank])).toEqual(names.map((name) => [name, 1]));
  });
});

describe('shrinkScores', () => {
  it('draws all the way where chance explains the spread, and gives empty segments the mean', () => {
    const result = shrinkScores(
      tallyOf({ a: heads(50, 30, 20), b: heads(50, 30, 20), none: heads(0, 0, 0) }),
    );
    expect(result?.spread).toBe(0);
    expect(result?.segments.map(({ shrunken, shrinkage }) => [shrunken, shrinkage])).toEqual([
      [30, 1],
      [30, 1],
      [30, 1],
    ]);
    expect(shrinkScores(empty)).toBeNull();
  });

  it('sees one answer beside nearly 2^53', () => {
    const result = shrinkScores(
      tallyOf({ all: heads(0, 5793941099840297, 3213258154900695), one: heads(1, 0, 0) }),
      { method: 'dersimonian-laird' },
    );
    // Exact fractions in Python: excess 2 * 8056.37... over (n - sum of n^2 / n), where n - n^2 / n of doubles is 0.
    expect(result?.spread).toBeCloseTo(89.75730916555946, 9);
  });

  it('is certain of nothing where nothing varies within', () => {
    // The answers of one segment have the variance of adjusted Wald (3, T): 0.5625 of 1 and 0.29290 of 10.
    const one = shrinkScores(tallyOf({ a: heads(1, 0, 0) }))?.segments[0];
    expect(one).toMatchObject({ shrunken: 100, shrinkage: 1, standardError: 75 });
    expect(one?.interval.lower).toBeCloseTo(100 - 1.959963984540054 * 75, 9);
    const apart = shrinkScores(tallyOf({ a: heads(10, 0, 0), b: heads(0, 0, 10) }));
    // Python, test/vectors/scripts/segmentation.py with the limits added.
    expect(apart?.segments[0]?.interval.lower).toBeCloseTo(72.96929520384836, 9);
    expect(apart?.segments[1]?.interval.upper).toBeCloseTo(-72.96929520384836, 9);
  });

  it('gives an empty segment the mean where nothing varies within the others', () => {
    for (const method of ['paule-mandel', 'dersimonian-laird'] as const) {
      const result = shrinkScores(tallyOf({ a: heads(1, 0, 0), b: heads(0, 2, 0), none: heads(0, 0, 0) }), {
        method,
      });
      // By hand: 3 pseudo-answers among 3 make the variance of an answer (1/2 + 1/4 + 1/4) / 3, or 3333 points^2; the
      // scores differ by 100, so 5000 = 2500 + (3333 + 3333 / 2) / 2; weights 1 / 5833 and 1 / 4167, mean 125 / 3.
      const [a, b, none] = result?.segments ?? [];
      expect([a?.shrinkage, b?.shrinkage, none?.shrinkage]).toEqual([
        expect.closeTo(4 / 7, 12),
        expect.closeTo(2 / 5, 12),
        1,
      ]);
      expect(none?.shrunken).toBeCloseTo(125 / 3, 12);
      expect(none?.standardError).toBeCloseTo(Math.sqrt(2500 + 1 / (1 / (17500 / 3) + 1 / (12500 / 3))), 9);
    }
  });

  it('does not leave the scale by rounding', () => {
    const result = shrinkScores(
      tallyOf({ a: heads(2, 0, 0), b: heads(11952228310410, 22, 0), c: heads(0, 0, 12776105170481) }),
    );
    expect(result?.segments[2]?.shrunken).toBe(-100);
    expect(result?.segments[2]?.interval).toMatchObject({ lower: -100, upper: expect.closeTo(-100, 3) });
  });

  it('knows nothing of segments of one', () => {
    const result = shrinkScores(tallyOf({ a: heads(1, 0, 0), b: heads(0, 0, 1), c: heads(1, 0, 0) }));
    for (const { shrinkage } of result?.segments ?? []) expect(shrinkage).toBeCloseTo(1, 12);
  });
});

describe('themeImpact', () => {
  it('gives the golden figures: -8.0, -6.4, -1600', () => {
    const tally = combineBySegment([{ theme: 'waiting', counts: heads(25, 10, 15) }], {
      by: 'theme',
      counts: 'counts',
      total: heads(150, 80, 20),
    });
    const { themes, score } = themeImpact(tally);
    expect(score).toBe(52);
    expect(themes[0]?.score).toBe(20);
    expect(themes[0]?.leaveOneOut.value).toBeCloseTo(-8, 12);
    expect(themes[0]?.contribution.value).toBeCloseTo(-6.4, 12);
    expect(themes[0]?.unnormalized.value).toBeCloseTo(-1600, 10);
    const test = themes[0]?.test;
    if (test?.status !== 'tested') throw new Error('untested');
    expect(test.difference).toBeCloseTo(20 - 60, 12);
    expect(themes[0]?.leaveOneOut.interval?.lower).toBeCloseTo(test.interval.lower / 5, 12);
  });

  it('ranks by strength in either direction, ties share a rank, unknown impact stands last', () => {
    const { themes } = themeImpact(
      [
        { t: ['good', 'same', 'all'], rating: 10 },
        { t: ['bad', 'all'], rating: 0 },
        { t: ['all'], rating: 8 },
      ],
      { by: 't', rating: 'rating' },
    );
    expect(themes.map(({ segment, rank }) => [segment, rank])).toEqual([
      ['bad', 1],
      ['good', 1],
      ['same', 1],
      ['all', 4],
    ]);
    expect(themeImpact(empty)).toEqual({ score: null, n: 0, themes: [] });
  });
});

describe('themeImpact of a theme', () => {
  const none = { value: null, interval: null };
  const zero = { value: 0, interval: { lower: 0, upper: 0, level: 0.95, method: 'score' } };

  it('that everybody names is 0, for it is the total; there is nobody to leave out', () => {
    for (const weight of [undefined, () => 0.3] as const) {
      const rows = [10, 8, 3].map((rating) => ({ t: ['all'], rating }));
      const { themes } = themeImpact(rows, { by: 't', rating: 'rating', weight } as never);
      expect(themes[0]).toMatchObject({
        frequency: 1,
        leaveOneOut: none,
        contribution: zero,
        unnormalized: zero,
        test: { status: 'untestable' },
      });
    }
  });

  it('that nobody names is unknown', () => {
    const tally = tallyOf({ some: heads(3, 2, 1), nobody: heads(0, 0, 0) });
    const nobody = themeImpact(tally).themes.find(({ segment }) => segment === 'nobody');
    expect(nobody).toMatchObject({ score: null, leaveOneOut: none, contribution: none, unnormalized: none });
  });

  it('is none where all keys are missing, but counts in the total', () => {
    const rows = [
      { t: ['good'], channel: 'web', rating: 10 },
      { t: [], channel: null, rating: 0 },
      { t: null, channel: 'web', rating: 0 },
      { t: ['(missing)'], channel: null, rating: 7 },
    ];
    const impact = themeImpact(rows, { by: 't', rating: 'rating' });
    expect(impact.themes.map(({ segment }) => segment)).toEqual(['good', '"(missing)"']);
    expect(impact).toMatchObject({ score: -25, n: 4 });
    // t = 100, o = -25, k = 1, n = 4
    expect(impact.themes[0]?.contribution.value).toBeCloseTo(125 / 4, 12);
    expect(themeImpact(tallyBySegment(rows, { by: 't', rating: 'rating' }))).toEqual(impact);
    const crossed = themeImpact(rows, { by: ['t', 'channel'], rating: 'rating' });
    expect(crossed.themes.map(({ segment }) => segment).sort()).toEqual([
      '"(missing)" / (missing)',
      '(missing) / web',
      'good / web',
    ]);
    const unkeyed = { segments: [{ ...someone, counts: heads(1, 0, 0) }], total: heads(1, 0, 0) };
    expect(themeImpact({ ...unkeyed, overlapping: false }).themes).toHaveLength(1);
  });
});

describe('crossTabulate', () => {
  it('keeps margins honest where a key holds lists', () => {
    const table = crossTabulate(
      [
        { t: ['a', 'b'], r: 'x', rating: 10 },
        { t: ['a'], r: 'y', rating: 0 },
      ],
      { by: ['t', 'r'], rating: 'rating' },
    );
    expect(table.columns.map(({ segment, n }) => [segment, n])).toEqual([
      ['x', 1],
      ['y', 1],
    ]);
    expect(table.total.n).toBe(2);
    expect(table.association).toBeNull();
    expect(table.cells.every(({ deviation }) => deviation === null)).toBe(true);
    expect(JSON.parse(JSON.stringify(table))).toStrictEqual(table);
  });

  it('sees weights through effective heads', () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({
      a: i % 2,
      b: i % 4 < 2,
      rating: i % 11,
      weight: 1,
    }));
    const plain = crossTabulate(rows, { by: ['a', 'b'], rating: 'rating' });
    const ones = crossTabulate(rows, { by: ['a', 'b'], rating: 'rating', weight: 'weight' });
    expect(ones.association).toEqual(plain.association);
    const tens = crossTabulate(rows, { by: ['a', 'b'], rating: 'rating', weight: () => 10 });
    expect(tens.association).toEqual(plain.association);
  });

  it('takes undefined for what is not there', () => {
    const rows = [{ a: 1, b: 2, rating: 9 }];
    const options = { by: ['a', 'b'], rating: 'rating' } as const;
    expect(crossTabulate(rows, { ...options, counts: undefined })).toEqual(crossTabulate(rows, options));
  });

  it('is untestable with one row or nobody', () => {
    const one = crossTabulate(
      [
        { a: 1, b: 2, rating: 9 },
        { a: 1, b: 3, rating: 9 },
      ],
      { by: ['a', 'b'], rating: 'rating' },
    );
    expect(one.association).toEqual({ status: 'untestable', reason: 'too-few-groups' });
    expect(one.cells[0]?.deviation).toEqual({ expected: 1, residual: 0, standardizedResidual: null });
    const none = crossTabulate([] as { a: number; b: number; rating: number }[], {
      by: ['a', 'b'],
      rating: 'rating',
    });
    expect(none.association).toEqual({ status: 'untestable', reason: 'empty-sample' });
    expect(none.total).toEqual({ segment: 'total', n: 0, share: null, counts: heads(0, 0, 0), score: null });
    const zeros = crossTabulate(
      [
        { a: 'x', b: 'y', c: heads(0, 0, 0) },
        { a: 'z', b: 'w', c: heads(1, 0, 0) },
      ],
      { by: ['a', 'b'], counts: 'c' },
    );
    expect(zeros.association).toEqual({ status: 'untestable', reason: 'too-few-groups' });
    expect(zeros.cells.map(({ deviation }) => deviation?.expected ?? null)).toEqual([null, null, null, 1]);
  });

  it.each<[string, () => unknown]>([
    [
      'INVALID_OPTION options.by',
      () => crossTabulate([{ a: 1, rating: 9 }], { by: ['a'] as never, rating: 'rating' }),
    ],
    [
      'INVALID_OPTION options.by[1]',
      () => crossTabulate([{ a: 1, rating: 9 }], { by: ['a', 'a'], rating: 'rating' }),
    ],
    ['INVALID_OPTION options.rating', () => crossTabulate([{ a: 1, b: 2 }], { by: ['a', 'b'] })],
  ])('refuses with %s', (expected, call) => {
    expect(codeOf(call)).toBe(expected);
  });
});

describe('correlates', () => {
  const rows = [1, 2, 3, 4, 5, 6].map((value) => ({ value, rating: value }));

  it('agree wholly, or not at all', () => {
    const { spearman, kendall } = correlateRatings(rows, { rating: 'rating', value: 'value' });
    expect(spearman).toMatchObject({ coefficient: 1, interval: null });
    expect(kendall).toMatchObject({ coefficient: 1, interval: null });
    const alike = correlateRatings(rows, { rating: 'rating', value: () => 7 });
    expect(alike.spearman).toEqual({ status: 'untestable', reason: 'zero-variance' });
    const nobody = correlateRatings(rows, { rating: 'rating', value: () => null });
    expect(nobody).toMatchObject({ n: 0, missing: 6, kendall: { reason: 'empty-sample' } });
  });

  it('see nothing in two rows, which always agree or disagree', () => {
    const two = correlateRatings(rows.slice(0, 2), { rating: 'rating', value: 'value' });
    expect(two.spearman).toMatchObject({ coefficient: 1, interval: null, pValue: 1 });
  });

  it('take no rounding for an interval', () => {
    const of = (pairs: number[][]) =>
      correlateRatings(pairs, { rating: (pair) => pair[1] as number, value: (pair) => pair[0] }).kendall;
    // Four of six pairs agree, one is tied in each: 4 / 5; every row has the same pull on it, so the error is 0.
    const even = of([
      [2, 2],
      [2, 1],
      [1, 0],
      [0, 0],
    ]);
    expect(even).toMatchObject({ coefficient: expect.closeTo(0.8, 12), interval: null });
    for (const sign of [1, -1]) {
      const whole = [0, 0, 1, 1].map((one) => [one * sign, one]);
      const some = [0, 1, 2, 3, 3].map((one) => [one * sign, one]);
      for (const pairs of [whole, some])
        expect(of(pairs)).toMatchObject({ coefficient: sign, interval: null });
    }
  });

  it('change their sign with the number, and not with its scale', () => {
    const some = [
      [3, 9],
      [1, 10],
      [2, 4],
      [8, 5],
      [5, 5],
      [5, 0],
      [9, 2],
    ].map(([value = 0, rating = 0]) => ({ value, rating }));
    const of = (turn: (value: number) => number) =>
      correlateRatings(some, { rating: 'rating', value: (row) => turn(row.value) });
    const [plain, turned, bent] = [of((v) => v), of((v) => -v), of((v) => Math.exp(v))];
    expect(bent).toEqual(plain);
    for (const name of ['spearman', 'kendall'] as const) {
      const [one, other] = [plain[name], turned[name]];
      if (one.status !== 'tested' || other.status !== 'tested') throw new Error('untested');
      expect(other.coefficient).toBeCloseTo(-one.coefficient, 12);
      expect(other.interval?.lower).toBeCloseTo(-(one.interval?.upper ?? 0), 9);
    }
  });

  it('group by quantile without parting equal values', () => {
    const { groups, missing } = scoreByQuantile(
      [1, 1, 1, 1, 2, 3, null].map((value, i) => ({ value, rating: i + 4 })),
      { rating: 'rating', value: 'value', groups: 3 },
    );
    expect(missing).toBe(1);
    expect(groups.map(({ lowest, highest, n }) => [lowest, highest, n])).toEqual([
      [1, 1, 4],
      [2, 3, 2],
    ]);
    expect(scoreByQuantile(rows, { rating: 'rating', value: () => null }).groups).toEqual([]);
  });

  it.each<[string, () => unknown]>([
    [
      'RATING_OUT_OF_RANGE rows[0].rating',
      () => correlateRatings([{ rating: 12, value: 1 }], { rating: 'rating', value: 'value' }),
    ],
    [
      'INVALID_ARGUMENT rows[0].value',
      () =>
        correlateRatings([{ rating: 2, value: Number.POSITIVE_INFINITY }], {
          rating: 'rating',
          value: 'value',
        }),
    ],
    [
      'INVALID_ARGUMENT rows[0].value',
      () => correlateRatings([{ rating: 2, value: '3' as never }], { rating: 'rating', value: 'value' }),
    ],
    [
      'INVALID_OPTION options.groups',
      () => scoreByQuantile(rows, { rating: 'rating', value: 'value', groups: 1 }),
    ],
    [
      'INVALID_OPTION options.value',
      () => scoreByQuantile(rows, { rating: 'rating', value: undefined as never }),
    ],
  ])('refuse with %s', (expected, call) => {
    expect(codeOf(call)).toBe(expected);
  });
});

describe('valueWeightedScore', () => {
  it('is the plain score when all are worth the same', () => {
    const rows = [10, 9, 7, 3, 0].map((rating) => ({ rating, value: 250 }));
    const result = valueWeightedScore(rows, { rating: 'rating', value: 'value' });
    expect(result?.difference).toBe(0);
    expect(result?.valueWeighted).toEqual(result?.plain);
    expect(result?.plain.score).toBe(scoreCounts(heads(2, 1, 2)));
  });

  it('is null for nobody', () => {
    expect(valueWeightedScore([] as { r: number; v: number }[], { rating: 'r', value: 'v' })).toBeNull();
  });

  it.each<[string, () => unknown]>([
    [
      'INVALID_WEIGHT rows[1].value',
      () =>
        valueWeightedScore(
          [
            { r: 1, v: 1 },
            { r: 1, v: -5 },
          ],
          { rating: 'r', value: 'v' },
        ),
    ],
    ['INVALID_WEIGHT options.value', () => valueWeightedScore([{ r: 1, v: 0 }], { rating: 'r', value: 'v' })],
    [
      'INVALID_OPTION options.value',
      () => valueWeightedScore([{ r: 1 }], { rating: 'r', value: undefined as never }),
    ],
  ])('refuses with %s', (expected, call) => {
    expect(codeOf(call)).toBe(expected);
  });
});
