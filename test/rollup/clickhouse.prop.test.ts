import fc from 'fast-check';
import type { RollupFilter } from 'nps-kit/rollup';
import { beforeAll, expect, it } from 'vitest';
import { describeClickHouse, jsonLines } from './clickhouse.js';
import { expectAnyRows, type Row } from './random-rows.js';

describeClickHouse(({ execute, run }) => {
  beforeAll(() => {
    execute(`CREATE TABLE t (score Nullable(Int8), region Nullable(String), w Nullable(Float64),
      milliseconds Nullable(Int64),
      at Nullable(DateTime64(3, 'America/New_York')) DEFAULT fromUnixTimestamp64Milli(milliseconds),
      microseconds Nullable(DateTime64(6)) DEFAULT at,
      seconds Nullable(Decimal(18, 3)) DEFAULT CAST(milliseconds AS Nullable(Decimal(18, 3))) / 1000
    ) ENGINE = Memory`);
  });

  const fill = (rows: readonly Row[]): void => {
    const lines = jsonLines(rows.map(({ at, ...row }) => ({ ...row, milliseconds: at })));
    execute('TRUNCATE TABLE t', `INSERT INTO t FORMAT JSONEachRow ${lines}`);
  };

  it('any rows give what memory gives, however they hold time', async () => {
    const at = [
      'at',
      { column: 'microseconds', stored: 'utc' },
      { column: 'milliseconds', stored: 'milliseconds' },
      { column: 'seconds', stored: 'seconds' },
    ] as const;
    await expectAnyRows({ dialect: 'clickhouse', at, fill, run }, 100);
  }, 120_000);

  it('compares numbers of every type as doubles are compared', () => {
    // What each column holds; the numbers are doubles exactly, or the decimal that is written.
    const held: Record<string, readonly [type: string, values: readonly (number | null)[]]> = {
      small: ['UInt8', [0, 1, 2, 10, 255]],
      long: ['Int64', [0, -1, 5, 2 ** 53 - 1, -(2 ** 63)]],
      unsigned: ['Nullable(UInt64)', [0, 1, null, 2 ** 63, 2 ** 53 - 1]],
      float: ['Float32', [0, 0.5, -1.25, 16_777_216, 3]],
      double: ['Nullable(Float64)', [0.1, 0.3, null, 1e20, 5e-324]],
      decimal: ['Nullable(Decimal(9, 2))', [19.99, 0.7, null, -7, 10]],
    };
    const columns = Object.entries(held);
    const literal = (value: unknown): string =>
      String(Number.isInteger(value) ? BigInt(value as number) : value);
    const rows = [0, 1, 2, 3, 4].map(
      (i) => `(9, ${columns.map(([, [, values]]) => literal(values[i])).join(', ')})`,
    );
    execute(
      `CREATE TABLE numbers_held (score UInt8, ${columns.map(([name, [type]]) => `${name} ${type}`).join(', ')}) ENGINE = Memory`,
      `INSERT INTO numbers_held VALUES ${rows.join(', ')}`,
    );
    const compare: Record<string, (held: number, value: number) => boolean> = {
      '=': (held, value) => held === value,
      '<>': (held, value) => held !== value,
      '<': (held, value) => held < value,
      '<=': (held, value) => held <= value,
      '>': (held, value) => held > value,
      '>=': (held, value) => held >= value,
    };
    const near = fc.constantFrom(
      -0,
      0,
      1,
      -1,
      10,
      255,
      256,
      257,
      -7,
      0.1,
      0.3,
      0.5,
      0.7,
      1.5,
      19.99,
      19.994,
      19.98,
      10.001,
    );
    // A Decimal refuses whole numbers that it can not hold.
    const far = fc.constantFrom(
      2 ** 53 - 1,
      2 ** 63,
      -(2 ** 63),
      2 ** 64,
      1e20,
      1e300,
      5e-324,
      16_777_217,
      -128,
    );
    const question = fc.constantFrom(...columns.map(([name]) => name)).chain((column) =>
      fc.record({
        column: fc.constant(column),
        is: fc.constantFrom(...Object.keys(compare), 'in', 'not in'),
        values: fc.array(column === 'decimal' ? near : fc.oneof(near, far), { minLength: 1, maxLength: 4 }),
      }),
    );
    fc.assert(
      fc.property(question, ({ column, is, values }) => {
        const listed = is === 'in' || is === 'not in';
        const holds = (value: number): boolean =>
          listed
            ? values.some((one) => one === value) === (is === 'in')
            : (compare[is] as (held: number, value: number) => boolean)(value, values[0] as number);
        const expected = held[column]?.[1].filter((value) => value !== null && holds(value)).length;
        const filter = (listed ? { column, is, values } : { column, is, value: values[0] }) as RollupFilter;
        const query = {
          dialect: 'clickhouse',
          table: 'numbers_held',
          rating: 'score',
          filters: [filter],
        } as const;
        expect(run(query)[0]?.nps_rows).toBe(expected);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
