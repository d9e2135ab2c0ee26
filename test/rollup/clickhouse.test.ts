import { type RollupQuery, readRollup, sumRollupByPeriod } from 'nps-kit/rollup';
import { beforeAll, expect, it } from 'vitest';
import { describeClickHouse } from './clickhouse.js';
import { expectMillion, expectOneMissingGroup, millionQuery, rowCount, rowsSql } from './million.js';

describeClickHouse(({ execute, run }) => {
  beforeAll(() => {
    const rows = rowsSql({
      series: `(SELECT number AS i FROM numbers(${rowCount}))`,
      text: 'String',
      integer: 'Nullable(UInt8)',
      whole: (by) => `intDiv(i, ${by})`,
      instant: (seconds) => `toDateTime(${seconds})`,
    });
    execute(
      `CREATE TABLE responses ENGINE = Memory AS ${rows}`,
      'CREATE TABLE nothing (score UInt8, w Float32) ENGINE = Memory',
    );
  }, 120_000);

  it.each([
    ['Asia/Kolkata', false],
    ['Asia/Kolkata', true],
    ['America/New_York', false],
    ['America/New_York', true],
  ])('a million responses by month in %s equal the in-memory path, weighted %s', (timeZone, weighted) => {
    const query = millionQuery('clickhouse', timeZone, weighted);
    expectMillion(readRollup(run(query), query), timeZone);
  });

  it('sums null and empty texts as one group', async () => {
    await expectOneMissingGroup('clickhouse', run);
  });

  it('leaves small groups out', () => {
    const query = { ...millionQuery('clickhouse', 'UTC', false), minimumN: 3000 };
    const all = readRollup(run({ ...query, minimumN: 0 }), query);
    const kept = readRollup(run(query), query);
    const size = ({ histogram }: (typeof all.cells)[0]): number =>
      histogram.bins.reduce((sum, heads) => sum + heads, 0);
    expect(kept.cells.length).toBeGreaterThan(0);
    expect(kept.cells).toEqual(all.cells.filter((cell) => size(cell) >= 3000));
    // Without keys and periods too: some of the million are missing.
    const one = { dialect: 'clickhouse', table: 'responses', rating: 'score' } as const;
    expect(run({ ...one, minimumN: 1 })).toHaveLength(1);
    expect(run({ ...one, minimumN: rowCount })).toEqual([]);
  });

  it.each(['day', 'week', 'month', 'quarter', 'year'] as const)(
    'cuts every %s where the library does',
    (period) => {
      const query = { ...millionQuery('clickhouse', 'Europe/Berlin', false), by: [], period };
      const rollup = readRollup(run(query), query);
      // Reading refuses a day that begins no period, and summing fills gaps: none are there.
      expect(sumRollupByPeriod(rollup)).toHaveLength(rollup.cells.length);
    },
  );

  it.each([
    'enable_analyzer = 0', // as before ClickHouse 24.3
    'prefer_column_name_to_alias = 1',
    'join_use_nulls = 1, group_by_use_nulls = 1, aggregate_functions_null_for_empty = 1',
    'cast_keep_nullable = 1, data_type_default_nullable = 1',
    'output_format_json_quote_64bit_integers = 1',
    "session_timezone = 'Pacific/Auckland'",
    'enable_extended_results_for_datetime_functions = 1',
    "date_time_overflow_behavior = 'throw'",
    "short_circuit_function_evaluation = 'disable'",
  ])('%s changes nothing', (settings) => {
    const query = {
      ...millionQuery('clickhouse', 'Europe/Berlin', false),
      window: { start: Date.UTC(2025, 2, 30), end: Date.UTC(2025, 3, 2) },
      filters: [{ column: 'region', is: 'not in', values: ['r1', 'r2'] }],
    } as const;
    const plain = readRollup(run(query), query);
    expect(plain.cells.map(({ period }) => period?.label)).toContain('2025-04');
    expect(readRollup(run(query, settings), query)).toEqual(plain);
    const empty = { dialect: 'clickhouse', table: 'nothing', rating: 'score', weight: 'w' } as const;
    expect(readRollup(run(empty, settings), empty).cells).toEqual([]);
  });

  it('accounts for ratings, weights and times that are none', () => {
    execute(
      `CREATE TABLE odd (score Nullable(Float64), at Nullable(DateTime), w Nullable(Float64), \`a key\` String)
        ENGINE = Memory`,
      `INSERT INTO odd VALUES (9, 0, 1, 'x'), (0, 0, 0, 'x'), (9.5, 0, 1, 'x'), (12, 0, 1, 'x'), (nan, 0, 1, 'x'),
        (0, 0, NULL, 'x'), (0, 0, -1, 'x'), (0, 0, nan, 'x'), (0, 0, inf, 'x'), (0, 0, 1e-200, 'x'), (7, NULL, 1, 'x'),
        (NULL, NULL, 1, 'x'), (11, 0, 1, 'x'), (-0.5, 0, 1, 'x'), (-0., 0, -0., 'x')`,
    );
    const query = {
      dialect: 'clickhouse',
      table: ['default', 'odd'],
      rating: 'score',
      missingCodes: [11, -0.5],
      weight: 'w',
      by: ['a key'],
      at: 'at',
      period: 'day',
      timeZone: 'UTC',
    } as const;
    expect(() => readRollup(run(query), query)).toThrowError(/nps_invalid/);
    const rollup = readRollup(run(query), query, { invalid: 'exclude' });
    expect(rollup.excluded).toEqual({ missing: 3, invalid: 9 });
    expect(rollup.cells).toMatchObject([
      { period: { label: '1970-01-01' }, counts: { n: 3, promoterWeight: 1, detractorWeight: 0 } },
    ]);
  });

  it.each(['enable_analyzer = 1', 'enable_analyzer = 0'])(
    'reads columns that are named like its own (%s)',
    (settings) => {
      execute(
        `CREATE OR REPLACE TABLE own (nps_bin UInt8, nps_weight Float64, nps_period DateTime('UTC'), nps_key_1 String,
          nps_key_2 String, nps_heads UInt8, nps_responses UInt8) ENGINE = Memory`,
        `INSERT INTO own VALUES (9, 2, '2025-05-20 10:00:00', 'a', 'p', 1, 9), (0, 3, '2025-05-21 10:00:00', 'b', 'q', 1, 0),
          (10, 4, '2025-06-21 10:00:00', 'b', 'q', 1, 0)`,
      );
      const query: RollupQuery = {
        dialect: 'clickhouse',
        table: 'own',
        rating: 'nps_bin',
        weight: 'nps_weight',
        by: [
          { column: 'nps_key_2', as: 'one' },
          { column: 'nps_bin', as: 'two' },
        ],
        at: 'nps_period',
        period: 'month',
        timeZone: 'UTC',
        window: { start: Date.UTC(2025, 4, 21) },
        filters: [
          { column: 'nps_key_1', is: '=', value: 'b' },
          { column: 'nps_bin', is: '<', value: 11 },
          { column: 'nps_weight', is: 'in', values: [3, 4] },
          { column: 'nps_heads', is: '=', value: 1 },
          { column: 'nps_responses', is: 'not null' },
        ],
      };
      const { cells } = readRollup(run(query, settings), query);
      const keys = cells.map((cell) => [...cell.keys.map(({ value }) => value), cell.period?.label]);
      expect(keys).toEqual([
        ['q', '0', '2025-05'],
        ['q', '10', '2025-06'],
      ]);
      expect(cells).toMatchObject([{ counts: { detractorWeight: 3 } }, { counts: { promoterWeight: 4 } }]);
    },
  );
});
