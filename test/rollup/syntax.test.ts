import { SparkSQL } from 'dt-sql-parser/dist/parser/spark/index.js';
import bigquery from 'node-sql-parser/build/bigquery.js';
import snowflake from 'node-sql-parser/build/snowflake.js';
import { type InstantStorage, type RollupPeriodUnit, type RollupQuery, rollupQuery } from 'nps-kit/rollup';
import { expect, it } from 'vitest';

// Spark, BigQuery and Snowflake can not be run here, so their queries are parsed with grammars of their dialects.

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

it('queries for Spark parse, and a broken one does not', () => {
  const parser = new SparkSQL();
  const texts = queries('spark');
  for (const text of texts) {
    expect(
      parser.validate(text).map(({ message }) => message),
      text,
    ).toEqual([]);
  }
  expect(parser.validate((texts[0] as string).replace('GROUP BY', 'GROUP'))).not.toEqual([]);
});

it.each([
  ['bigquery', bigquery.Parser],
  ['snowflake', snowflake.Parser],
] as const)('queries for %s parse, and a broken one does not', (dialect, Parser) => {
  const parser = new Parser();
  // These grammars know no placeholders; every one stands for a literal.
  const texts = queries(dialect).map((text) => text.replaceAll(/\?|@\w+/g, "'1'"));
  for (const text of texts) expect(() => parser.astify(text, { database: dialect }), text).not.toThrow();
  const broken = (texts[0] as string).replace('GROUP BY', 'GROUP');
  expect(() => parser.astify(broken, { database: dialect })).toThrow();
});
