import { PGlite } from '@electric-sql/pglite';
import { type RollupQuery, readRollup, rollupQuery } from 'nps-kit/rollup';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectMillion, expectOneMissingGroup, millionQuery, rowCount, rowsSql } from './million.js';

let database: PGlite;

// Starting and filling take most of the time, so there is one database and few queries.
beforeAll(async () => {
  database = await PGlite.create();
  const rows = rowsSql({
    series: `generate_series(0::bigint, ${rowCount - 1}) AS t(i)`,
    text: 'TEXT',
    whole: (by) => `(i / ${by})`,
  });
  await database.exec(`CREATE UNLOGGED TABLE responses AS ${rows}`);
}, 300_000);

afterAll(async () => {
  await database.close();
});

async function run(query: RollupQuery): Promise<Record<string, unknown>[]> {
  const { text, parameters } = rollupQuery(query);
  return (await database.query<Record<string, unknown>>(text, [...parameters])).rows;
}

it.each([
  ['Asia/Kolkata', false],
  ['Asia/Kolkata', true],
  ['America/New_York', false],
  ['America/New_York', true],
])(
  'a million responses by month in %s equal the in-memory path, weighted %s',
  async (timeZone, weighted) => {
    const query = millionQuery('postgresql', timeZone, weighted);
    expectMillion(readRollup(await run(query), query), timeZone);
  },
  120_000,
);

it('sums null and empty texts as one group', async () => {
  await expectOneMissingGroup('postgresql', run);
}, 120_000);

it('reads instants however they are stored, cuts windows and filters, and leaves small groups out', async () => {
  await database.exec(`CREATE TABLE odd (score NUMERIC, at_ms BIGINT, at_s BIGINT, at_utc TIMESTAMP, w NUMERIC, ok BOOLEAN);
    INSERT INTO odd VALUES
      (9, 0, 0, '1970-01-01', 1, true), (9.5, 0, 0, '1970-01-01', 1, true), (0, 0, 0, '1970-01-01', 'NaN', true),
      (NULL, 0, 0, '1970-01-01', 1, true), (3, NULL, NULL, NULL, 2, true), (10, 0, 0, '1970-01-01', 1, false)`);
  for (const at of [
    { column: 'at_ms', stored: 'milliseconds' },
    { column: 'at_s', stored: 'seconds' },
    { column: 'at_utc', stored: 'utc' },
  ] as const) {
    const query = {
      dialect: 'postgresql',
      table: ['public', 'odd'],
      rating: 'score',
      weight: 'w',
      by: ['ok'],
      at,
      period: 'week',
      timeZone: 'Europe/Berlin',
      filters: [{ column: 'ok', is: '=', value: true }],
    } as const;
    const rollup = readRollup(await run(query), query, { invalid: 'exclude' });
    expect(rollup.excluded).toEqual({ missing: 1, invalid: 3 });
    expect(rollup.cells).toMatchObject([
      {
        keys: [{ key: 'ok', value: 'true' }],
        period: { label: '1970-W01' },
        counts: { n: 1, promoterWeight: 1 },
      },
    ]);
    expect(await run({ ...query, window: { start: 1 } })).toEqual([]);
    expect(await run({ ...query, window: { start: 0, end: 1 }, minimumN: 2 })).toEqual([]);
    expect(await run({ ...query, window: { start: 0, end: 1 }, minimumN: 1 })).toHaveLength(1);
  }
});
