import { tallyWeighted } from 'nps-kit';
import { type InstantStorage, type RollupFilter, type RollupQuery, readRollup } from 'nps-kit/rollup';
import { expect, it } from 'vitest';
import { describeClickHouse, jsonLines } from './clickhouse.js';

const base = { dialect: 'clickhouse', rating: 'score' } as const;
const units = ['day', 'week', 'month', 'quarter', 'year'] as const;

describeClickHouse(({ execute, run }) => {
  const count = (query: Omit<RollupQuery, 'dialect' | 'rating'>): unknown =>
    run({ ...base, ...query })[0]?.nps_rows;

  it.each([
    'UInt8',
    'Int16',
    'Float32',
    'Decimal(4, 1)',
    'Decimal(38, 20)',
    'Nullable(UInt64)',
    'LowCardinality(UInt8)',
  ])('sums ratings and weights of %s', (type) => {
    const ratings = [0, 5, 7, 9, 10, 10];
    const weights = [200, 100, 50, 255, 255, 255]; // the sum needs more than one byte
    const rows = [...ratings.map((rating, i) => `(${rating}, ${weights[i]})`), '(99, 1)'];
    execute(
      'SET allow_suspicious_low_cardinality_types = 1',
      `CREATE OR REPLACE TABLE typed (score ${type}, w ${type}) ENGINE = Memory`,
      `INSERT INTO typed VALUES ${rows.join(', ')}`,
    );
    const query = { ...base, table: 'typed', weight: 'w', missingCodes: [99, -1] } as const;
    const rollup = readRollup(run(query), query);
    expect(rollup.cells.map(({ counts }) => counts)).toEqual([tallyWeighted({ ratings, weights })]);
    expect(rollup.excluded).toEqual({ missing: 1, invalid: 0 });
  });

  it('groups by the text of a key of any type', () => {
    const row = {
      score: 9,
      e: "it's",
      l: 'a\\b\t"\n',
      f: 'EU',
      b: true,
      d: '1950-02-03',
      n: null,
      i: '18446744073709551615',
    };
    execute(
      `CREATE TABLE keys (score UInt8, e Enum8('it\\'s' = 1), l LowCardinality(Nullable(String)), f FixedString(2),
        b Bool, d Date32, n Nullable(Decimal(9, 2)), i UInt64) ENGINE = Memory`,
      `INSERT INTO keys FORMAT JSONEachRow ${jsonLines([row])}`,
    );
    const query = { ...base, table: 'keys', by: ['e', 'l', 'f', 'b', 'd', 'n', 'i'] } as const;
    const [cell] = readRollup(run(query), query).cells;
    const values = cell?.keys.map(({ value }) => value);
    expect(values).toEqual([row.e, row.l, row.f, 'true', row.d, null, row.i]);
  });

  it('compares with any text', () => {
    const texts = ["it's", 'a\\b', 'a\tb', 'a\nb', 'a\rb', '\\N', "\\'", 'a\\tb', 'a"b`c', 'NULL', '', ' '];
    texts.push('{p1:String}', 'é😀', 'b\u0000c', 'c\u0008\u000c\u001f', '\\', "'; DROP TABLE texts --");
    execute(
      'CREATE TABLE texts (score UInt8, text Nullable(String)) ENGINE = Memory',
      `INSERT INTO texts FORMAT JSONEachRow ${jsonLines([...texts, null].map((text) => ({ score: 9, text })))}`,
    );
    const counted = (filter: RollupFilter): unknown => count({ table: 'texts', filters: [filter] });
    const column = 'text';
    for (const value of texts) {
      expect(counted({ column, is: '=', value }), JSON.stringify(value)).toBe(1);
      expect(counted({ column, is: '<>', value })).toBe(texts.length - 1);
      expect(counted({ column, is: 'in', values: [value, 'none'] })).toBe(1);
      expect(counted({ column, is: 'not in', values: [value, 'none'] })).toBe(texts.length - 1);
    }
    expect(counted({ column, is: 'null' })).toBe(1);
    expect(counted({ column, is: 'not null' })).toBe(texts.length);
  });

  it('compares a boolean with the numbers that may hold it', () => {
    execute(
      'CREATE TABLE flags (score UInt8, b Nullable(Bool), u UInt8) ENGINE = Memory',
      'INSERT INTO flags VALUES (9, true, 1), (9, false, 0), (9, NULL, 0)',
    );
    const counted = (column: string, value: boolean): unknown[] => [
      count({ table: 'flags', filters: [{ column, is: '=', value }] }),
      count({ table: 'flags', filters: [{ column, is: '<>', value }] }),
      count({ table: 'flags', filters: [{ column, is: 'in', values: [value] }] }),
    ];
    expect([counted('b', true), counted('b', false)]).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ]);
    expect([counted('u', true), counted('u', false)]).toEqual([
      [1, 2, 1],
      [2, 1, 2],
    ]);
  });

  it('refuses the comparisons that the guide names', () => {
    execute(
      'CREATE TABLE ends (score UInt8, at DateTime64(9), d Decimal(9, 2)) ENGINE = Memory',
      'INSERT INTO ends VALUES (9, 0, 1)',
    );
    const table = 'ends';
    expect(count({ table, at: 'at', window: { end: Date.UTC(2262, 0, 1) } })).toBe(1);
    expect(() => count({ table, at: 'at', window: { end: Date.UTC(2263, 0, 1) } })).toThrowError(/overflow/);
    for (const is of ['<', '<>'] as const) {
      expect(count({ table, filters: [{ column: 'd', is, value: 9_999_999 }] })).toBe(1);
      expect(() => count({ table, filters: [{ column: 'd', is, value: 99_999_999 }] })).toThrowError(
        /overflow/,
      );
    }
    expect(() => count({ table, filters: [{ column: 'd', is: 'in', values: [99_999_999] }] })).toThrowError(
      /too big/,
    );
  });

  // How the column holds instants, and the value and the years of those it can hold: x is epoch milliseconds.
  const columns: readonly [InstantStorage, type: string, value: string, from: number, to: number][] = [
    ['instant', 'DateTime', 'x / 1000', 1970, 2105],
    ['utc', "DateTime('Asia/Tokyo')", 'x / 1000', 1970, 2105],
    ['instant', 'DateTime64(0)', 'fromUnixTimestamp64Milli(x)', 1930, 2280],
    ['instant', "DateTime64(3, 'America/New_York')", 'fromUnixTimestamp64Milli(x)', 1930, 2280],
    ['utc', 'Nullable(DateTime64(6))', 'fromUnixTimestamp64Milli(x)', 1930, 2280],
    ['utc', 'DateTime64(9)', 'fromUnixTimestamp64Milli(x)', 1930, 2261],
    ['milliseconds', 'Int64', 'x', 1930, 2280],
    ['milliseconds', 'Nullable(UInt64)', 'x', 1970, 2280],
    ['milliseconds', 'Float64', 'x + 0.25', 1930, 2280],
    ['milliseconds', 'Decimal(18, 1)', 'x', 1930, 2280],
    ['seconds', 'UInt32', 'x / 1000', 1970, 2105],
    ['seconds', 'Nullable(Int64)', 'x / 1000', 1930, 2280],
    ['seconds', 'Float64', 'x / 1000 + 0.5', 1930, 2280],
    ['seconds', 'Decimal(18, 3)', 'CAST(x AS Decimal(18, 3)) / 1000', 1930, 2280],
  ];

  it.each(columns)('reads %s held as %s', (stored, type, value, from, to) => {
    // New year, the second before it and a day in summer, on both sides of where types and time stamps end.
    const instants = [1931, 1965, 1970, 2000, 2037, 2039, 2105, 2107, 2151, 2261, 2279]
      .filter((year) => year > from && year <= to)
      .flatMap((year) => [Date.UTC(year, 0, 1), Date.UTC(year, 0, 1) - 1000, Date.UTC(year, 6, 3)]);
    execute(
      `CREATE OR REPLACE TABLE times (score UInt8, at ${type}) ENGINE = Memory`,
      `INSERT INTO times SELECT 9, ${value} FROM (SELECT arrayJoin([${instants.join(', ')}]) AS x)`,
    );
    const times = { table: 'times', at: { column: 'at', stored } } as const;
    for (const period of units) {
      const query = { ...base, ...times, period, timeZone: 'UTC' } as const;
      const { cells } = readRollup(run(query), query);
      expect(cells.reduce((sum, { counts }) => sum + counts.promoters, 0)).toBe(instants.length);
      // Reading has refused days that begin no period; each holds the instants that it should.
      for (const { period: span, counts } of cells) {
        const inside = instants.filter((instant) => span && span.start <= instant && instant < span.end);
        expect(counts.promoters, span?.label).toBe(inside.length);
      }
    }
    for (const bound of instants.filter((_, i) => i % 3 === 0)) {
      const later = instants.filter((instant) => instant >= bound).length;
      expect(count({ ...times, window: { start: bound } }), `from ${bound}`).toBe(later);
      expect(count({ ...times, window: { end: bound } }), `to ${bound}`).toBe(instants.length - later);
    }
  });
});
