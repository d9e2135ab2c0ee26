import { isNpsError, tallyBySegment, tallyWeighted } from 'nps-kit';
import { mergeRollups, type Rollup, readRollup, sumRollupByPeriod, sumRollupBySegment } from 'nps-kit/rollup';
import { describe, expect, it } from 'vitest';
import { rollupSchema } from '../../src/schema/rollup.js';

const row = (part: object, bins: Record<number, unknown> = { 10: 1 }): object => {
  const heads = Array.from({ length: 11 }, (_, i) => bins[i] ?? 0);
  return {
    nps_rows: heads.reduce<number>((sum, value) => sum + Number(value), 0),
    nps_missing: 0,
    nps_invalid: 0,
    ...Object.fromEntries(heads.map((value, i) => [`nps_bin_${i}`, value])),
    ...part,
  };
};
const weights = {
  nps_promoter_weight: '1.5',
  nps_passive_weight: 0,
  nps_detractor_weight: 0n,
  nps_promoter_squared_weight: '2.25e0',
  nps_passive_squared_weight: 0,
  nps_detractor_squared_weight: 0,
};

function caught(call: () => unknown): { code: string; path: string } {
  try {
    call();
  } catch (error) {
    if (isNpsError(error)) return { code: error.code, path: error.path };
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('readRollup', () => {
  it('gives no cells for no rows and for groups without answers', () => {
    expect(readRollup([], { by: ['a'] })).toEqual({
      version: 1,
      by: ['a'],
      period: null,
      timeZone: null,
      weighted: false,
      scale: { min: 0, max: 10, promoterFrom: 9, detractorTo: 6 },
      cells: [],
      excluded: { missing: 0, invalid: 0 },
    });
    const empty = readRollup([row({ nps_rows: 3, nps_missing: '3' }, {})], {});
    expect(empty.cells).toEqual([]);
    expect(empty.excluded).toEqual({ missing: 3, invalid: 0 });
  });

  it('takes numbers as engines give them, and keys of every scalar kind', () => {
    const rows = [
      row({ k: 1n }, { 0: 2n, 9: '3', 10: 4 }),
      row({ k: true }),
      row({ k: 2.5 }),
      row({ k: null }),
      row({ k: 'x' }),
    ];
    const { cells } = readRollup(rows, { by: ['k'] });
    expect(cells.map(({ keys }) => keys[0]?.value)).toEqual(['1', '2.5', 'true', 'x', null]);
    expect(cells[0]?.counts).toEqual({ promoters: 7, passives: 0, detractors: 2 });
  });

  it('adds up rows of the same group', () => {
    const rollup = readRollup([row({ k: 'x' }, { 10: 1 }), row({ k: 'x' }, { 0: 2 })], { by: ['k'] });
    expect(rollup.cells.map(({ counts }) => counts)).toEqual([{ promoters: 1, passives: 0, detractors: 2 }]);
  });

  it('takes an empty text for a missing value, as tallyBySegment does', () => {
    const rows = [row({ k: '', l: 'x' }, { 10: 1 }), row({ k: null, l: 'x' }, { 0: 2 })];
    const rollup = readRollup(rows, { by: ['k', 'l'] });
    const { segments } = tallyBySegment(
      [
        { k: '', l: 'x', r: 10 },
        { k: null, l: 'x', r: 0 },
        { k: null, l: 'x', r: 0 },
      ],
      { by: ['k', 'l'], rating: 'r' },
    );
    expect(sumRollupBySegment(rollup).segments).toEqual(segments);
    expect(segments.map(({ segment }) => segment)).toEqual(['(missing) / x']);
  });

  it('refuses a group whose weights are all 0, as tallyBySegment does, and names it', () => {
    const bare = { ...weights, nps_promoter_weight: 0, nps_promoter_squared_weight: 0 };
    const month = { period: 'month', timeZone: 'UTC', weight: 'w' } as const;
    const rows = [
      row({ ...weights, k: 'US', nps_period: '2026-02-01' }),
      row({ ...bare, k: 'EU', nps_period: '2026-03-01' }),
    ];
    expect(() => readRollup(rows, { ...month, by: ['k'] })).toThrowError(
      'rows[1]: expected weights that are not all 0 for EU, 2026-03, got 0',
    );
    expect(caught(() => readRollup([row(bare)], { weight: 'w' }))).toEqual({
      code: 'INVALID_WEIGHT',
      path: 'rows[0]',
    });
    const inMemory = [{ k: 'EU', r: 10, w: 0 }];
    expect(caught(() => tallyBySegment(inMemory, { by: 'k', rating: 'r', weight: 'w' })).code).toBe(
      'INVALID_WEIGHT',
    );
  });

  it('counts the heads of a row without weight where another row of its group has some', () => {
    const bare = { ...weights, nps_promoter_weight: 0, nps_promoter_squared_weight: 0 };
    const { cells } = readRollup([row(bare, { 10: 2 }), row(weights), row(bare, { 9: 3 })], { weight: 'w' });
    const inMemory = tallyWeighted({ ratings: [10, 10, 10, 9, 9, 9], weights: [0, 0, 1.5, 0, 0, 0] });
    expect(cells.map(({ counts }) => counts)).toEqual([inMemory]);
    expect(cells[0]?.histogram.bins.slice(9)).toEqual([3, 3]);
  });

  it('reads weights', () => {
    const { cells } = readRollup([row(weights)], { weight: 'w' });
    expect(cells[0]?.counts).toMatchObject({ n: 1, promoterWeight: 1.5, promoterSquaredWeight: 2.25 });
  });

  it('reads other scales', () => {
    const scale = { min: 1, max: 3, promoterFrom: 3, detractorTo: 1 };
    const rows = [{ nps_rows: 6, nps_missing: 0, nps_invalid: 0, nps_bin_0: 1, nps_bin_1: 2, nps_bin_2: 3 }];
    const rollup = readRollup(rows, { scale });
    expect(rollup.cells[0]).toMatchObject({
      histogram: { min: 1, max: 3, bins: [1, 2, 3] },
      counts: { promoters: 3, passives: 2, detractors: 1 },
    });
  });

  it('bounds periods as the library does: midnight that the clock skips', () => {
    const { cells } = readRollup([row({ nps_period: '2018-11-04' })], {
      period: 'day',
      timeZone: 'America/Sao_Paulo',
    });
    expect(cells[0]?.period).toEqual({
      start: new Date('2018-11-04T01:00:00-02:00').getTime(),
      end: new Date('2018-11-05T00:00:00-02:00').getTime(),
      label: '2018-11-04',
    });
  });

  const monthly = { period: 'month', timeZone: 'UTC' } as const;
  it.each([
    [row({}, { 10: -1 }), {}, 'INVALID_COUNTS', 'rows[0].nps_bin_10'],
    [row({}, { 10: 1.5 }), {}, 'INVALID_COUNTS', 'rows[0].nps_bin_10'],
    [row({}, { 10: '1.5' }), {}, 'INVALID_COUNTS', 'rows[0].nps_bin_10'],
    [row({}, { 10: '' }), {}, 'INVALID_COUNTS', 'rows[0].nps_bin_10'],
    [row({ nps_bin_3: null }), {}, 'INVALID_COUNTS', 'rows[0].nps_bin_3'],
    [row({ nps_bin_3: undefined }), {}, 'INVALID_COUNTS', 'rows[0].nps_bin_3'],
    [row({ nps_bin_3: [1] }), {}, 'INVALID_COUNTS', 'rows[0].nps_bin_3'],
    [row({ nps_rows: 2 }), {}, 'INVALID_COUNTS', 'rows[0].nps_rows'],
    [row({ nps_rows: 2, nps_invalid: 1 }), {}, 'INVALID_ARGUMENT', 'rows[0].nps_invalid'],
    [row({}), { by: ['k'] }, 'INVALID_ARGUMENT', 'rows[0].k'],
    [row({}), { weight: '' }, 'INVALID_OPTION', 'layout.weight'],
    [row({}), { by: [null] }, 'INVALID_OPTION', 'layout.by[0]'],
    [row({}), { by: [{ column: 'x' }] }, 'INVALID_OPTION', 'layout.by[0].as'],
    [row({}), { scale: { min: 0 } }, 'INVALID_SCALE', 'layout.scale.max'],
    [row({}), { period: 'day', timeZone: 'Mars' }, 'UNKNOWN_TIME_ZONE', 'layout.timeZone'],
    [row({ k: {} }), { by: ['k'] }, 'INVALID_ARGUMENT', 'rows[0].k'],
    [row({}), monthly, 'INVALID_ARGUMENT', 'rows[0].nps_period'],
    [row({ nps_period: '2026-03-02' }), monthly, 'INVALID_ARGUMENT', 'rows[0].nps_period'],
    [row({ nps_period: '2026-13-01' }), monthly, 'INVALID_ARGUMENT', 'rows[0].nps_period'],
    [row({ nps_period: new Date(0) }), monthly, 'INVALID_ARGUMENT', 'rows[0].nps_period'],
    [
      row({ ...weights, nps_promoter_weight: 'x' }),
      { weight: 'w' },
      'INVALID_COUNTS',
      'rows[0].nps_promoter_weight',
    ],
    [row({ ...weights, nps_promoter_weight: 0 }), { weight: 'w' }, 'INVALID_COUNTS', 'rows[0]'],
    [null, {}, 'INVALID_ARGUMENT', 'rows[0]'],
  ])('refuses rows that are none (%#)', (bad, layout, code, path) => {
    expect(caught(() => readRollup([bad as object], layout as object))).toEqual({ code, path });
  });

  it('refuses malformed layouts', () => {
    expect(caught(() => readRollup([], null as never)).path).toBe('layout');
    expect(caught(() => readRollup([], {}, { invalid: 'ignore' as never })).path).toBe('options.invalid');
    expect(caught(() => readRollup(7 as never, {})).path).toBe('rows');
    expect(caught(() => readRollup([], { period: 'month' })).path).toBe('layout.timeZone');
  });
});

describe('sums of a roll-up', () => {
  const days = ['2026-02-28', '2026-03-01', '2026-03-03'].map((nps_period, i) =>
    row({ nps_period, region: i === 1 ? 'US' : 'EU' }, { [i * 5]: i + 1 }),
  );
  const rollup = readRollup(days, { by: ['region'], period: 'day', timeZone: 'Europe/Berlin' });

  it('fills gaps with zeros, sums to longer periods, and keeps some groups', () => {
    expect(sumRollupByPeriod(rollup).map(({ label, counts }) => [label, counts.detractors])).toEqual([
      ['2026-02-28', 1],
      ['2026-03-01', 2],
      ['2026-03-02', 0],
      ['2026-03-03', 0],
    ]);
    expect(sumRollupByPeriod(rollup, { period: { unit: 'month' } }).map(({ counts }) => counts)).toEqual([
      { promoters: 0, passives: 0, detractors: 1 },
      { promoters: 3, passives: 0, detractors: 2 },
    ]);
    const eu = sumRollupByPeriod(rollup, { where: [{ key: 'region', value: 'EU' }] });
    expect(eu.map(({ counts }) => counts.promoters + counts.detractors)).toEqual([1, 0, 0, 3]);
    expect(sumRollupByPeriod(rollup, { where: [{ key: 'region', value: null }] })).toEqual([]);
  });

  it('sums nothing to zeros of its kind', () => {
    const zeros = { promoters: 0, passives: 0, detractors: 0 };
    expect(sumRollupBySegment(readRollup([], {}))).toEqual({
      segments: [],
      total: zeros,
      overlapping: false,
    });
    expect(sumRollupBySegment(readRollup([], { weight: 'w' })).total).toMatchObject({
      n: 0,
      promoterWeight: 0,
    });
  });

  it('refuses what does not fit', () => {
    const weeks = readRollup([row({ nps_period: '2026-03-30' })], { period: 'week', timeZone: 'UTC' });
    expect(caught(() => sumRollupByPeriod(weeks, { period: { unit: 'month' } })).path).toBe('options.period');
    expect(caught(() => sumRollupByPeriod(readRollup([], {})))).toEqual({
      code: 'INVALID_OPTION',
      path: 'rollup.period',
    });
    expect(caught(() => sumRollupBySegment(rollup, { by: ['plan'] })).path).toBe('options.by[0]');
    expect(caught(() => sumRollupByPeriod(rollup, { where: [{ key: 'plan', value: 'x' }] })).path).toBe(
      'options.where[0].key',
    );
    expect(caught(() => sumRollupBySegment({ ...rollup, version: 2 as never })).path).toBe('rollup.version');
  });
});

describe('mergeRollups', () => {
  const period = { period: 'day', timeZone: 'UTC' } as const;
  const day = { start: 0, end: 86_400_000, label: '1970-01-01' };
  const one = readRollup([row({ k: 'x' })], { by: ['k'] });

  it('gives null for none', () => {
    expect(mergeRollups([])).toBeNull();
  });

  it('takes an empty text that was stored for a missing value', () => {
    const empty = { ...one, cells: one.cells.map((cell) => ({ ...cell, keys: [{ key: 'k', value: '' }] })) };
    const merged = mergeRollups([empty, readRollup([row({ k: null }, { 0: 2 })], { by: ['k'] })]);
    expect(merged?.cells.map(({ keys, counts }) => [keys, counts])).toEqual([
      [[{ key: 'k', value: null }], { promoters: 1, passives: 0, detractors: 2 }],
    ]);
    expect(sumRollupBySegment(empty).segments.map(({ segment, keys }) => [segment, keys])).toEqual([
      ['(missing)', [{ key: 'k', value: null }]],
    ]);
    const days = { ...empty, ...period, cells: empty.cells.map((cell) => ({ ...cell, period: day })) };
    for (const value of ['', null]) {
      expect(sumRollupByPeriod(days, { where: [{ key: 'k', value }] })).toHaveLength(1);
    }
  });

  it.each([
    [{ by: ['other'] }, 'INVALID_ARGUMENT', 'list[1].by'],
    [{ weighted: true }, 'INVALID_ARGUMENT', 'list[1].weighted'],
    [{ period: 'day', timeZone: 'UTC' }, 'INVALID_ARGUMENT', 'list[1].period'],
    [{ timeZone: 'UTC' }, 'INVALID_ARGUMENT', 'list[1].timeZone'],
    [{ scale: { min: 0, max: 10, promoterFrom: 8, detractorTo: 6 } }, 'SCALE_MISMATCH', 'list[1].scale'],
    [{ version: 2 }, 'INVALID_ARGUMENT', 'list[1].version'],
    [{ period: 'hour' }, 'INVALID_OPTION', 'list[1].period'],
    [{ cells: null }, 'INVALID_ARGUMENT', 'list[1].cells'],
    [{ by: null }, 'INVALID_ARGUMENT', 'list[1].by'],
    [{ scale: null }, 'INVALID_ARGUMENT', 'list[1].scale'],
    [{ scale: { min: 0 } }, 'INVALID_SCALE', 'list[1].scale.max'],
    [{ period: 'day', timeZone: 'Mars' }, 'UNKNOWN_TIME_ZONE', 'list[1].timeZone'],
    [{ excluded: null }, 'INVALID_ARGUMENT', 'list[1].excluded'],
    [{ excluded: { missing: 0, invalid: -1 } }, 'INVALID_COUNTS', 'list[1].excluded.invalid'],
    [{ cells: [null] }, 'INVALID_ARGUMENT', 'list[1].cells[0]'],
    [{ cells: [{ ...one.cells[0], keys: [] }] }, 'INVALID_ARGUMENT', 'list[1].cells[0].keys'],
    [{ cells: [{ ...one.cells[0], period: {} }] }, 'INVALID_ARGUMENT', 'list[1].cells[0].period'],
    [{ cells: [{ ...one.cells[0], histogram: {} }] }, 'INVALID_HISTOGRAM', 'list[1].cells[0].histogram.min'],
    [{ cells: [{ ...one.cells[0], counts: null }] }, 'INVALID_ARGUMENT', 'list[1].cells[0].counts'],
    [
      { cells: [{ ...one.cells[0], counts: { promoters: 2, passives: 0, detractors: 0 } }] },
      'INVALID_COUNTS',
      'list[1].cells[0].counts',
    ],
    [
      { cells: [{ ...one.cells[0], histogram: { min: 0, max: 1, bins: [1, 0] } }] },
      'SCALE_MISMATCH',
      'list[1].cells[0].histogram',
    ],
  ])('refuses unlike roll-ups (%j)', (part, code, path) => {
    expect(caught(() => mergeRollups([one, { ...one, ...part } as Rollup<never>] as never))).toEqual({
      code,
      path,
    });
  });
});

it('the schema refuses cells that contradict the roll-up', () => {
  const rollup = readRollup([row({ k: 'x' })], { by: ['k'] });
  expect(rollupSchema.parse(rollup)).toEqual(rollup);
  for (const part of [
    { by: [] },
    { weighted: true },
    { period: 'day' },
    { scale: { ...rollup.scale, max: 11 } },
  ]) {
    expect(rollupSchema.safeParse({ ...rollup, ...part }).success).toBe(false);
  }
});
