import fc from 'fast-check';
import { tallyBySegment } from 'nps-kit';
import { type RollupQuery, readRollup } from 'nps-kit/rollup';
import { expect } from 'vitest';
import { periodFinder, periodTable, readPeriodRule } from '../../src/calendar/period-table.js';

/** A response as the table `t` holds it. */
export interface Row {
  readonly score: number | null;
  /** Epoch milliseconds. */
  readonly at: number | null;
  readonly region: string | null;
  readonly w: number | null;
}

/** An engine under test. */
interface Engine {
  readonly dialect: RollupQuery['dialect'];
  /** Columns that hold the time of the answer, any of which gives the same. */
  readonly at: readonly NonNullable<RollupQuery['at']>[];
  /** Replaces what the table `t` holds: score, region, w and the columns of `at`. */
  readonly fill: (rows: readonly Row[]) => void | Promise<void>;
  readonly run: (query: RollupQuery) => object[] | Promise<object[]>;
}

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
  fc.integer({ min: Date.UTC(1955, 0, 1), max: Date.UTC(2250, 0, 1) }),
);
const row: fc.Arbitrary<Row> = fc.record({
  score: fc.oneof(fc.integer({ min: -1, max: 12 }), fc.constant(null)),
  at: fc.option(instant, { freq: 9 }),
  region: fc.constantFrom('EU', "it's", 'a / b', '', null),
  w: fc.constantFrom(1, 0.1, 2.5, 1e-140, 0, -1, null),
});
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];

/** Expects any rows to give what memory gives, on nights when clocks change too. */
export async function expectAnyRows({ dialect, at, fill, run }: Engine, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 40 }),
      fc.record({
        at: fc.constantFrom(...at),
        timeZone: fc.constantFrom(...zones),
        period: fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
      }),
      async (rows, times) => {
        const query = {
          dialect,
          table: 't',
          rating: 'score',
          missingCodes: [11],
          by: ['region'],
          weight: 'w',
          ...times,
        } as const;
        await fill(rows);
        expectRows(rows, query, await run(query));
      },
    ),
    { numRuns },
  );
}

function expectRows(rows: readonly Row[], query: RollupQuery & { weight: string }, found: object[]): void {
  const missing = rows.filter(({ score }) => score === null || score === 11).length;
  const fine = rows.filter(
    ({ score, at, w }) => score !== null && score >= 0 && score <= 10 && at !== null && w !== null && w >= 0,
  );
  const rule = readPeriodRule({ unit: query.period as 'day' }, query.timeZone as string, 'options');
  const periodOf = ({ at }: Row): string => {
    const table = periodTable(rule, at as number, at as number);
    expect(periodFinder(table)(at as number)).toBe(0);
    return JSON.stringify([table.starts[0], table.starts[1], table.labels[0]]);
  };
  const inMemory = () =>
    tallyBySegment(fine, {
      by: ['region', { key: 'period', value: periodOf }],
      rating: (one) => one.score as number,
      weight: (one) => one.w as number,
    });
  // A group without any weight is refused by both.
  const weights = new Map<string, number>();
  for (const one of fine) {
    const group = `${one.region || null} ${periodOf(one)}`;
    weights.set(group, (weights.get(group) ?? 0) + (one.w as number));
  }
  if ([...weights.values()].includes(0)) {
    const refused = expect.objectContaining({ code: 'INVALID_WEIGHT' });
    expect(() => readRollup(found, query, { invalid: 'exclude' })).toThrowError(refused);
    expect(inMemory).toThrowError(refused);
    return;
  }
  const rollup = readRollup(found, query, { invalid: 'exclude' });
  expect(rollup.excluded).toEqual({ missing, invalid: rows.length - missing - fine.length });
  const expected = new Map(inMemory().segments.map(({ keys, counts }) => [JSON.stringify(keys), counts]));
  expect(rollup.cells).toHaveLength(expected.size);
  for (const { keys, period, counts } of rollup.cells) {
    const value = JSON.stringify([period?.start, period?.end, period?.label]);
    const key = JSON.stringify([...keys, { key: 'period', value }]);
    for (const [field, value] of Object.entries(expected.get(key) as object)) {
      const sum = Object.entries(counts).find(([name]) => name === field)?.[1] as number;
      expect(Math.abs(sum - value), `${key} ${field}`).toBeLessThanOrEqual(1e-12 * value);
    }
  }
}
