import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { rollupQuery } from 'nps-kit/rollup';
import { afterAll, beforeAll, it } from 'vitest';
import { expectAnyRows, type Row } from './random-rows.js';

let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
}, 60_000);

afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const sql = (value: string | number | null): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);

async function fill(rows: readonly Row[]): Promise<void> {
  const values = rows.map(({ score, at, region, w }) => `(${[score, at, region, w].map(sql).join(', ')})`);
  await connection.run(
    `CREATE OR REPLACE TABLE t AS SELECT CAST(a AS INTEGER) AS score, EPOCH_MS(CAST(b AS BIGINT)) AT TIME ZONE 'UTC' AS at,
      CAST(c AS VARCHAR) AS region, CAST(d AS DOUBLE) AS w FROM (VALUES ${values.join(', ')}) AS v(a, b, c, d)`,
  );
}

it('any rows give what memory gives, on nights when clocks change too', async () => {
  const run = async (query: Parameters<typeof rollupQuery>[0]): Promise<object[]> => {
    const { text, parameters } = rollupQuery(query);
    return (await connection.runAndReadAll(text, [...parameters])).getRowObjects();
  };
  await expectAnyRows({ dialect: 'duckdb', at: ['at'], fill, run }, 150);
}, 120_000);
