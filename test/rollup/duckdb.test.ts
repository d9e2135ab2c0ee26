import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import {
  type RollupQuery,
  readRollup,
  rollupQuery,
  sumRollupByPeriod,
  sumRollupBySegment,
} from 'nps-kit/rollup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectMillion, expectOneMissingGroup, millionQuery, rowCount, rowsSql } from './million.js';

let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
  const rows = rowsSql({
    series: `range(${rowCount}) AS t(i)`,
    text: 'VARCHAR',
    whole: (by) => `(i // ${by})`,
  });
  await connection.run(`CREATE TABLE responses AS ${rows}`);
  await connection.run(
    `CREATE TABLE odd (score DOUBLE, at_ms BIGINT, at_s BIGINT, at_utc TIMESTAMP, w DOUBLE, "a key" VARCHAR)`,
  );
  await connection.run(`INSERT INTO odd VALUES
    (9, 0, 0, TIMESTAMP '1970-01-01 00:00:00', 1, 'x'),
    (9.5, 0, 0, TIMESTAMP '1970-01-01 00:00:00', 1, 'x'),
    (12, 0, 0, TIMESTAMP '1970-01-01 00:00:00', 1, 'x'),
    ('NaN', 0, 0, TIMESTAMP '1970-01-01 00:00:00', 1, 'x'),
    (0, 0, 0, TIMESTAMP '1970-01-01 00:00:00', NULL, 'x'),
    (0, 0, 0, TIMESTAMP '1970-01-01 00:00:00', -1, 'x'),
    (0, 0, 0, TIMESTAMP '1970-01-01 00:00:00', 'NaN', 'x'),
    (0, 0, 0, TIMESTAMP '1970-01-01 00:00:00', 'inf', 'x'),
    (0, 0, 0, TIMESTAMP '1970-01-01 00:00:00', 0, 'x'),
    (7, NULL, NULL, NULL, 1, 'x'),
    (NULL, NULL, NULL, NULL, 1, 'x')`);
}, 120_000);

afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

async function run(query: RollupQuery): Promise<Record<string, DuckDBValue>[]> {
  const { text, parameters } = rollupQuery(query);
  return (await connection.runAndReadAll(text, [...parameters])).getRowObjects();
}

describe.each(['Asia/Kolkata', 'America/New_York'])('a million responses by month in %s', (timeZone) => {
  it.each([false, true])('equal the in-memory path, weighted %s', async (weighted) => {
    const query = millionQuery('duckdb', timeZone, weighted);
    expectMillion(readRollup(await run(query), query), timeZone);
  });
});

it('sums over time and over groups', async () => {
  const query = millionQuery('duckdb', 'UTC', false);
  const rollup = readRollup(await run(query), query);
  const { total, segments } = sumRollupBySegment(rollup, { by: ['plan'] });
  expect(segments.map(({ segment }) => segment)).toEqual(['free', "it's", 'pro']);
  const everything = readRollup(await run({ ...query, by: [], period: undefined }), {});
  expect(everything.cells[0]?.counts).toEqual(total);
  const months = sumRollupByPeriod(rollup);
  expect(months).toHaveLength(14);
  expect(combinedPromoters(months)).toBe((total as { promoters: number }).promoters);
});

function combinedPromoters(periods: ReturnType<typeof sumRollupByPeriod>): number {
  return periods.reduce((sum, { counts }) => sum + (counts as { promoters: number }).promoters, 0);
}

it('leaves small groups out inside the engine', async () => {
  const query = { ...millionQuery('duckdb', 'UTC', false), minimumN: 3000 };
  const all = readRollup(await run({ ...query, minimumN: 0 }), query);
  const kept = readRollup(await run(query), query);
  const size = (cell: (typeof all.cells)[0]): number =>
    cell.histogram.bins.reduce((sum, heads) => sum + heads, 0);
  expect(kept.cells.length).toBeGreaterThan(0);
  expect(kept.cells).toEqual(all.cells.filter((cell) => size(cell) >= 3000));
});

it('sums null and empty texts as one group', async () => {
  await expectOneMissingGroup('duckdb', run);
});

it('accounts for ratings, weights and times that are none', async () => {
  const query: RollupQuery = {
    dialect: 'duckdb',
    table: ['main', 'odd'],
    rating: 'score',
    weight: 'w',
    by: ['a key'],
    at: { column: 'at_ms', stored: 'milliseconds' },
    period: 'day',
    timeZone: 'UTC',
  };
  const rows = await run(query);
  expect(() => readRollup(rows, query)).toThrowError(/nps_invalid/);
  const rollup = readRollup(rows, query, { invalid: 'exclude' });
  expect(rollup.excluded).toEqual({ missing: 1, invalid: 8 });
  expect(rollup.cells).toMatchObject([
    { period: { label: '1970-01-01' }, counts: { n: 2, promoterWeight: 1, detractorWeight: 0 } },
  ]);
});

it('reads instants however they are stored, and cuts windows', async () => {
  const base = {
    dialect: 'duckdb',
    table: 'odd',
    rating: 'score',
    period: 'day',
    timeZone: 'Pacific/Kiritimati',
    filters: [{ column: 'score', is: 'in', values: [0, 9] }],
  } as const;
  for (const at of [
    { column: 'at_ms', stored: 'milliseconds' },
    { column: 'at_s', stored: 'seconds' },
    { column: 'at_utc', stored: 'utc' },
  ] as const) {
    const query = { ...base, at };
    const inside = readRollup(await run({ ...query, window: { start: 0, end: 1 } }), query);
    // Kiritimati was ten hours and forty minutes behind UTC in 1970.
    expect(inside.cells.map(({ period, counts }) => [period?.label, counts])).toEqual([
      ['1969-12-31', { promoters: 1, passives: 0, detractors: 5 }],
    ]);
    expect(readRollup(await run({ ...query, window: { end: 0 } }), query).cells).toEqual([]);
  }
  const query: RollupQuery = { ...millionQuery('duckdb', 'UTC', false), by: [], period: 'year' };
  const window = { start: 1_735_689_600_000, end: 1_735_689_600_001 };
  expect(readRollup(await run({ ...query, window }), query).cells).toMatchObject([
    { period: { label: '2025' } },
  ]);
});

it.each(['day', 'week', 'month', 'quarter', 'year'] as const)(
  'cuts every %s where the library does',
  async (period) => {
    const query = { ...millionQuery('duckdb', 'Europe/Berlin', false), by: [], period };
    const rollup = readRollup(await run(query), query);
    // Reading refuses a day that begins no period, and summing fills gaps: none are there.
    expect(sumRollupByPeriod(rollup)).toHaveLength(rollup.cells.length);
  },
);
