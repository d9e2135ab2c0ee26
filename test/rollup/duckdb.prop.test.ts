import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { tallyWeighted } from 'nps-kit';
import { type RollupQuery, readRollup, rollupQuery } from 'nps-kit/rollup';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { periodFinder, periodTable, readPeriodRule } from '../../src/calendar/period-table.js';

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

// Nights on which clocks change, month and year ends, and anything else.
const nights = [
  '2025-03-09T07:00:00Z',
  '2025-11-02T06:00:00Z',
  '2025-03-30T01:00:00Z',
  '2025-10-26T01:00:00Z',
  '2018-11-04T03:00:00Z',
  '2018-02-18T02:00:00Z',
  '2025-04-05T15:00:00Z',
  '2011-12-30T10:00:00Z',
  '2024-12-31T23:59:59Z',
  '2024-02-29T12:00:00Z',
].map((text) => Date.parse(text));
const instant = fc.oneof(
  fc
    .record({ night: fc.constantFrom(...nights), hours: fc.double({ min: -26, max: 26, noNaN: true }) })
    .map(({ night, hours }) => night + Math.round(hours * 3_600_000)),
  fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2030, 0, 1) }),
);
const row = fc.record({
  score: fc.oneof(fc.integer({ min: -1, max: 12 }), fc.constant(null)),
  at: fc.option(instant, { freq: 9 }),
  region: fc.constantFrom('EU', "it's", 'a / b', '', null),
  w: fc.constantFrom(1, 0.1, 2.5, 1e-140, 0, -1, null),
});

it('any rows give what memory gives, on nights when clocks change too', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 40 }),
      fc.constantFrom(
        'Europe/Berlin',
        'America/New_York',
        'America/Sao_Paulo',
        'Australia/Lord_Howe',
        'Pacific/Apia',
      ),
      fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
      async (rows, timeZone, period) => {
        const sql = (value: string | number | null): string =>
          typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
        const values = rows.map(
          ({ score, at, region, w }) => `(${[score, at, region, w].map(sql).join(', ')})`,
        );
        await connection.run(
          `CREATE OR REPLACE TABLE t AS SELECT CAST(a AS INTEGER) AS score, EPOCH_MS(CAST(b AS BIGINT)) AT TIME ZONE 'UTC' AS at,
            CAST(c AS VARCHAR) AS region, CAST(d AS DOUBLE) AS w FROM (VALUES ${values.join(', ')}) AS v(a, b, c, d)`,
        );
        const query: RollupQuery = {
          dialect: 'duckdb',
          table: 't',
          rating: 'score',
          missingCodes: [11],
          by: ['region'],
          at: 'at',
          period: period as 'day',
          timeZone,
          weight: 'w',
        };
        const { text, parameters } = rollupQuery(query);
        const found = (await connection.runAndReadAll(text, [...parameters])).getRowObjects();

        const missing = rows.filter(({ score }) => score === null || score === 11).length;
        const fine = rows.filter(
          ({ score, at, w }) =>
            score !== null && score >= 0 && score <= 10 && at !== null && w !== null && w >= 0,
        );
        const rule = readPeriodRule({ unit: period as 'day' }, timeZone, 'options');
        const groups = new Map<string, { ratings: number[]; weights: number[] }>();
        for (const { score, at, region, w } of fine) {
          const table = periodTable(rule, at as number, at as number);
          expect(periodFinder(table)(at as number)).toBe(0);
          const key = JSON.stringify([region, table.starts[0], table.starts[1], table.labels[0]]);
          const group = groups.get(key) ?? { ratings: [], weights: [] };
          groups.set(key, group);
          group.ratings.push(score as number);
          group.weights.push(w as number);
        }
        // A group without any weight is refused by both.
        if ([...groups.values()].some(({ weights }) => weights.every((w) => w === 0))) {
          expect(() => readRollup(found, query, { invalid: 'exclude' })).toThrowError(
            /that fit sums|positive sum/,
          );
          return;
        }
        const rollup = readRollup(found, query, { invalid: 'exclude' });
        expect(rollup.excluded).toEqual({ missing, invalid: rows.length - missing - fine.length });
        expect(rollup.cells).toHaveLength(groups.size);
        for (const { keys, period: span, counts } of rollup.cells) {
          const key = JSON.stringify([keys[0]?.value, span?.start, span?.end, span?.label]);
          const expected = tallyWeighted(groups.get(key) as { ratings: number[]; weights: number[] });
          for (const [field, value] of Object.entries(expected)) {
            const sum = Object.entries(counts).find(([name]) => name === field)?.[1] as number;
            expect(Math.abs(sum - value), `${key} ${field}`).toBeLessThanOrEqual(1e-12 * value);
          }
        }
      },
    ),
    { numRuns: 150 },
  );
}, 120_000);
