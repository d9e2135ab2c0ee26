import { PostgreSQL } from 'dt-sql-parser/dist/parser/postgresql/index.js';
import { SparkSQL } from 'dt-sql-parser/dist/parser/spark/index.js';
import { type InstantStorage, type RollupPeriodUnit, type RollupQuery, rollupQuery } from 'nps-kit/rollup';
import { expect, it } from 'vitest';

// No Spark is to be had here, so its queries are parsed with the grammar of Spark SQL; PostgreSQL's, which run on a
// real engine in postgresql.test.ts, show that the check can be trusted. No parser is to be had for the others.
const parsers = { spark: new SparkSQL(), postgresql: new PostgreSQL() } as const;

const queries = (dialect: RollupQuery['dialect']): string[] => {
  const base = { dialect, table: ['analytics', 'responses'], rating: 'score' } as const;
  const whole = {
    ...base,
    by: ['region', 'plan name'],
    weight: 'w',
    missingCodes: [11],
    window: { start: 0, end: 1 },
    filters: [
      { column: 'survey', is: 'in', values: ['a', 'b'] },
      { column: 'deleted', is: 'not null' },
    ],
    minimumN: 10,
    timeZone: 'Europe/Berlin',
  } as const;
  const kinds: [InstantStorage, RollupPeriodUnit][] = [
    ['instant', 'day'],
    ['utc', 'week'],
    ['seconds', 'month'],
    ['milliseconds', 'quarter'],
  ];
  const texts = kinds.map(
    ([stored, period]) => rollupQuery({ ...whole, period, at: { column: 'at', stored } }).text,
  );
  return [rollupQuery(base).text, ...texts];
};

it.each(['spark', 'postgresql'] as const)('%s queries parse', (dialect) => {
  for (const text of queries(dialect)) {
    expect(
      parsers[dialect].validate(text).map(({ message }) => message),
      text,
    ).toEqual([]);
  }
  const [plain = ''] = queries(dialect);
  expect(
    parsers[dialect].validate(plain.replace('GROUP BY', 'GROUP')),
    'a broken query does not',
  ).not.toEqual([]);
});
