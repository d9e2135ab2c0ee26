import fc from 'fast-check';
import { isNpsError } from 'nps-kit';
import { type RollupQuery, rollupQuery, type SqlDialect } from 'nps-kit/rollup';
import { describe, expect, it } from 'vitest';

const everyDialect: SqlDialect[] = ['duckdb', 'postgresql', 'bigquery', 'snowflake', 'spark', 'clickhouse'];
const full = {
  table: ['analytics', 'responses'],
  rating: 'score',
  missingCodes: [11],
  by: ['region', { column: 'plan name', as: 'plan' }],
  at: 'answered_at',
  period: 'month',
  timeZone: 'Europe/Berlin',
  weight: 'w',
  window: { start: 0, end: 86_400_000 },
  filters: [
    { column: 'survey', is: '=', value: 's1' },
    { column: 'country', is: 'not in', values: ['XX', 'YY'] },
    { column: 'deleted', is: 'null' },
    { column: 'seats', is: '>=', value: 1.5 },
    { column: 'live', is: '<>', value: false },
  ],
  minimumN: 10,
} as const;

function caught(query: unknown): { code: string; path: string } {
  try {
    rollupQuery(query as RollupQuery);
  } catch (error) {
    if (isNpsError(error)) return { code: error.code, path: error.path };
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('placeholders', () => {
  const values = ['Europe/Berlin', 11, 0, 86_400_000, 's1', 'XX', 'YY', 1.5, false, 10];

  it.each(everyDialect)('%s binds every value, in the order of the text', (dialect) => {
    const { text, parameters } = rollupQuery({ ...full, dialect });
    expect(parameters).toEqual(values);
    const places = [...text.matchAll(/\$(\d+)|\?|\{p(\d+):(\w+)\}/g)];
    if (dialect === 'duckdb' || dialect === 'postgresql') {
      expect(places.map((place) => Number(place[1]))).toEqual(values.map((_, i) => i + 1));
    } else if (dialect === 'clickhouse') {
      // A parameter has a name, so the zone may stand more than once.
      const types = new Map(places.map((place) => [Number(place[2]), place[3]]));
      expect([...types.keys()]).toEqual(values.map((_, i) => i + 1));
      expect([...types.values()]).toEqual([
        'String',
        'Int64',
        'Int64',
        'Int64',
        'String',
        'String',
        'String',
        'Float64',
        'Bool',
        'Int64',
      ]);
    } else expect(places.map(([place]) => place)).toEqual(values.map(() => '?'));
  });

  it('binds the zone twice where a Monday is counted back to', () => {
    const { text, parameters } = rollupQuery({ ...full, dialect: 'snowflake', period: 'week' });
    expect(parameters.slice(0, 3)).toEqual(['Europe/Berlin', 'Europe/Berlin', 11]);
    expect([...text.matchAll(/\?/g)]).toHaveLength(parameters.length);
  });
});

describe('names', () => {
  it.each([
    ['duckdb', '"'],
    ['postgresql', '"'],
    ['snowflake', '"'],
    ['bigquery', '`'],
    ['spark', '`'],
    ['clickhouse', '`'],
  ] as const)('%s quotes with %s', (dialect, quote) => {
    const { text } = rollupQuery({ ...full, dialect });
    for (const name of ['score', 'region', 'plan name', 'plan', 'answered_at', 'w', 'survey', 'country']) {
      expect(text).toContain(`${quote}${name}${quote}`);
    }
    expect(text).toContain(`FROM ${quote}analytics${quote}.${quote}responses${quote}`);
  });

  const attacks = [
    'score"; DROP TABLE responses; --',
    'score`; DROP TABLE responses; --',
    "score' OR '1'='1",
    'score) FROM secrets --',
    'score/**/',
    'a.b',
    'a"b',
    'a`b',
    'a\\b',
    'a\nb',
    'a\u0000b',
    ' a',
    'a ',
    'a  b',
    '1a',
    '',
    'x'.repeat(129),
    '$1',
    '?',
    '{p1:String}',
    '#nps_bin',
    null,
    7,
    {},
    ['a'],
  ];

  it.each(everyDialect)('%s refuses names that are more than names', (dialect) => {
    for (const attack of attacks) {
      for (const [part, path] of [
        [{ rating: attack }, 'query.rating'],
        [{ weight: attack === null ? '' : attack }, 'query.weight'],
        [{ at: { column: attack } }, 'query.at.column'],
        [{ table: ['analytics', attack] }, 'query.table[1]'],
        [{ by: [{ column: attack, as: 'x' }] }, 'query.by[0].column'],
        [{ filters: [{ column: attack, is: 'null' }] }, 'query.filters[0].column'],
      ] as const) {
        expect(caught({ ...full, dialect, ...part }), JSON.stringify([attack, path])).toEqual({
          code: 'INVALID_OPTION',
          path,
        });
      }
      expect(caught({ ...full, dialect, by: [{ column: 'x', as: attack }] }).code).toBe('INVALID_OPTION');
      if (!Array.isArray(attack))
        expect(caught({ ...full, dialect, table: attack }).code).toBe('INVALID_OPTION');
    }
  });

  it('takes letters of every script, and reserved words', () => {
    const { text } = rollupQuery({
      dialect: 'postgresql',
      table: 'Bewertungen',
      rating: 'Größe',
      by: ['select'],
    });
    expect(text).toContain('CAST("select" AS TEXT)');
    expect(text).toContain('"Größe"');
  });

  it('text never holds a value', () => {
    const value = fc.string({ minLength: 4 }).filter((text) => !/^[\w ]*$/.test(text));
    fc.assert(
      fc.property(fc.constantFrom(...everyDialect), fc.array(value, { minLength: 1 }), (dialect, values) => {
        const filters = [
          { column: 'a', is: 'in', values },
          { column: 'b', is: '=', value: values[0] as string },
        ] as const;
        const same = rollupQuery({
          ...full,
          dialect,
          filters: [
            { ...filters[0], values: values.map(() => 'x') },
            { ...filters[1], value: 'x' },
          ],
        });
        const query = rollupQuery({ ...full, dialect, filters });
        expect(query.text).toBe(same.text);
        expect(query.parameters.slice(4, -1)).toEqual([...values, values[0]]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('malformed queries', () => {
  it.each([
    [{ dialect: 'mysql' }, 'INVALID_OPTION', 'query.dialect'],
    [{ dialect: 'toString' }, 'INVALID_OPTION', 'query.dialect'],
    [{ table: [] }, 'INVALID_OPTION', 'query.table'],
    [{ table: ['a', 'b', 'c', 'd', 'e'] }, 'INVALID_OPTION', 'query.table'],
    [{ by: 'region' }, 'INVALID_OPTION', 'query.by'],
    [{ by: ['region', 'Region'] }, 'INVALID_OPTION', 'query.by[1]'],
    [{ by: [{ column: 'x', as: 'nps_rows' }] }, 'INVALID_OPTION', 'query.by[0].as'],
    [{ by: ['nps_rows'] }, 'INVALID_OPTION', 'query.by[0]'],
    [{ by: ['NPS_rows'] }, 'INVALID_OPTION', 'query.by[0]'],
    [{ period: 'hour' }, 'INVALID_OPTION', 'query.period'],
    [{ timeZone: undefined }, 'INVALID_OPTION', 'query.timeZone'],
    [{ timeZone: "UTC'; DROP TABLE x; --" }, 'UNKNOWN_TIME_ZONE', 'query.timeZone'],
    [{ at: undefined }, 'INVALID_OPTION', 'query.at'],
    [{ at: { column: 'x', stored: 'days' } }, 'INVALID_OPTION', 'query.at.stored'],
    [{ window: { start: '0; DROP' } }, 'INVALID_INSTANT', 'query.window.start'],
    [{ window: { end: 0.5 } }, 'INVALID_OPTION', 'query.window.end'],
    [{ at: { column: 7 } }, 'INVALID_OPTION', 'query.at.column'],
    [{ at: 7 }, 'INVALID_OPTION', 'query.at'],
    [{ window: { start: 5, end: 4 } }, 'INVALID_OPTION', 'query.window.end'],
    [{ window: { start: 5, end: 5 } }, 'INVALID_OPTION', 'query.window.end'],
    [{ window: null }, 'INVALID_ARGUMENT', 'query.window'],
    [{ missingCodes: 11 }, 'INVALID_OPTION', 'query.missingCodes'],
    [{ missingCodes: new Array(1) }, 'INVALID_OPTION', 'query.missingCodes[0]'],
    [{ missingCodes: ['11'] }, 'INVALID_OPTION', 'query.missingCodes[0]'],
    [{ missingCodes: [Number.NaN] }, 'INVALID_OPTION', 'query.missingCodes[0]'],
    [{ minimumN: -1 }, 'INVALID_OPTION', 'query.minimumN'],
    [{ minimumN: '5' }, 'INVALID_OPTION', 'query.minimumN'],
    [{ filters: {} }, 'INVALID_OPTION', 'query.filters'],
    [{ filters: [null] }, 'INVALID_ARGUMENT', 'query.filters[0]'],
    [{ filters: [{ column: 'x', is: '= 1 OR 1', value: 1 }] }, 'INVALID_OPTION', 'query.filters[0].is'],
    [{ filters: [{ column: 'x', is: '=' }] }, 'INVALID_OPTION', 'query.filters[0].value'],
    [{ filters: [{ column: 'x', is: '=', value: null }] }, 'INVALID_OPTION', 'query.filters[0].value'],
    [{ filters: [{ column: 'x', is: '=', value: ['a'] }] }, 'INVALID_OPTION', 'query.filters[0].value'],
    [{ filters: [{ column: 'x', is: 'in', values: [] }] }, 'INVALID_OPTION', 'query.filters[0].values'],
    [{ filters: [{ column: 'x', is: 'in', values: [{}] }] }, 'INVALID_OPTION', 'query.filters[0].values[0]'],
    [{ scale: { min: 0, max: 1000, promoterFrom: 9, detractorTo: 6 } }, 'INVALID_SCALE', 'query.scale'],
    [{ scale: { min: '0', max: 10, promoterFrom: 9, detractorTo: 6 } }, 'INVALID_SCALE', 'query.scale.min'],
  ])('are refused: %j', (part, code, path) => {
    expect(caught({ ...full, dialect: 'duckdb', ...part })).toEqual({ code, path });
  });
});

it('writes one group without keys and periods', () => {
  const { text, parameters } = rollupQuery({ dialect: 'duckdb', table: 'r', rating: 'score' });
  expect(parameters).toEqual([]);
  expect(text.match(/GROUP BY .*/g)).toEqual(['GROUP BY "nps_bin") AS "nps_bins"']);
  expect(text).not.toMatch(/WHERE|HAVING|nps_period|weight/);
});

it('takes other scales', () => {
  const scale = { min: 1, max: 5, promoterFrom: 5, detractorTo: 3 };
  const { text } = rollupQuery({ dialect: 'duckdb', table: 'r', rating: 'score', weight: 'w', scale });
  expect(text).toContain('WHEN "score" = 1 THEN 0');
  expect(text).toContain('WHEN "score" = 5 THEN 4 ELSE -2');
  expect(text).toContain('"nps_bin" > 2 AND "nps_bin" < 4');
});
