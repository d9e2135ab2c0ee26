import { countsFromHistogram, histogramRatings, tallyWeighted } from 'nps-kit';
import { type Rollup, type RollupQuery, readRollup, sumRollupBySegment } from 'nps-kit/rollup';
import { expect } from 'vitest';
import { periodFinder, periodTable, readPeriodRule } from '../../src/calendar/period-table.js';
import { segmentName } from '../../src/core/segment-name.js';

// One million responses by a formula that every engine can compute: whole numbers below 2^53 only.
export const rowCount = 1_000_000;
const start = 1_735_689_600_000; // 2025-01-01T00:00:00Z
const seconds = 36_000_000; // 416 days

/** What differs between engines in the SQL of the rows. */
interface RowsSql {
  /** What gives the column i. */
  readonly series: string;
  /** Type names. */
  readonly text: string;
  readonly integer?: string;
  /** The whole part of i divided by a number. */
  readonly whole: (by: number) => string;
  /** An instant from seconds since 1970. */
  readonly instant?: (seconds: string) => string;
}

/** The rows as SQL. */
export function rowsSql({ series, text, integer = 'INTEGER', whole, instant }: RowsSql): string {
  const code = `((i * 7919 + ${whole(13)}) % 13)`;
  const at = `${start / 1000} + (i * 104729) % ${seconds}`;
  return `SELECT
    CAST(CASE WHEN ${code} = 12 THEN NULL ELSE ${code} END AS ${integer}) AS score,
    CASE i % 7 WHEN 6 THEN NULL WHEN 5 THEN '' ELSE 'r' || CAST(i % 7 AS ${text}) END AS region,
    CASE ${whole(11)} % 3 WHEN 0 THEN 'free' WHEN 1 THEN 'pro' ELSE 'it''s' END AS "Plan",
    ${instant ? instant(at) : `TO_TIMESTAMP(${at})`} AS answered_at,
    CAST((i * 31) % 1000 + 1 AS DOUBLE PRECISION) / 1000 AS w
  FROM ${series}`;
}

/** What is summed; the same record writes the query and reads its rows. */
export function millionQuery(
  dialect: RollupQuery['dialect'],
  timeZone: string,
  weighted: boolean,
): RollupQuery {
  return {
    dialect,
    table: 'responses',
    rating: 'score',
    missingCodes: [11],
    by: ['region', { column: 'Plan', as: 'plan' }],
    at: 'answered_at',
    period: 'month',
    timeZone,
    weight: weighted ? 'w' : undefined,
  };
}

interface Group {
  readonly ratings: number[];
  readonly weights: number[];
}

/** The same million in memory: ratings and weights by segment and month. */
function groupsOf(timeZone: string): { groups: Map<string, Group>; missing: number } {
  const rule = readPeriodRule({ unit: 'month' }, timeZone, 'options');
  const table = periodTable(rule, start, start + seconds * 1000);
  const find = periodFinder(table);
  const groups = new Map<string, Group>();
  let missing = 0;
  for (let i = 0; i < rowCount; i += 1) {
    const code = (i * 7919 + Math.floor(i / 13)) % 13;
    if (code > 10) {
      missing += 1;
      continue;
    }
    // Null and an empty text are both missing.
    const region = i % 7 > 4 ? null : `r${i % 7}`;
    const plan = ['free', 'pro', "it's"][Math.floor(i / 11) % 3] as string;
    const month = table.labels[find(start + ((i * 104729) % seconds) * 1000)] as string;
    const key = `${segmentName([
      { key: 'region', value: region },
      { key: 'plan', value: plan },
    ])} ${month}`;
    let group = groups.get(key);
    if (!group) {
      group = { ratings: [], weights: [] };
      groups.set(key, group);
    }
    group.ratings.push(code);
    group.weights.push((((i * 31) % 1000) + 1) / 1000);
  }
  return { groups, missing };
}

/** Expects a roll-up of the million to be what memory gives: heads exactly, weights to 1e-9. */
export function expectMillion(rollup: Rollup, timeZone: string): void {
  const { groups, missing } = groupsOf(timeZone);
  expect(rollup.excluded).toEqual({ missing, invalid: 0 });
  expect(rollup.cells).toHaveLength(groups.size);
  for (const cell of rollup.cells) {
    const key = `${segmentName(cell.keys)} ${cell.period?.label}`;
    const group = groups.get(key) as Group;
    expect(cell.histogram, key).toEqual(histogramRatings(group.ratings));
    if (!rollup.weighted) expect(cell.counts, key).toEqual(countsFromHistogram(cell.histogram));
    else {
      for (const [field, value] of Object.entries(tallyWeighted(group))) {
        const sum = (cell.counts as unknown as Record<string, number>)[field] as number;
        expect(Math.abs(sum - value), `${key} ${field}`).toBeLessThanOrEqual(1e-9 * value);
      }
    }
  }
}

/** Expects null and empty texts to be one group before the engine leaves small groups out. */
export async function expectOneMissingGroup(
  dialect: RollupQuery['dialect'],
  run: (query: RollupQuery) => object[] | Promise<object[]>,
): Promise<void> {
  const query: RollupQuery = {
    dialect,
    table: 'responses',
    rating: 'score',
    missingCodes: [11],
    by: ['region'],
    // A seventh of the million has each region, null or an empty text, and 11 in 13 of them a rating.
    minimumN: 150_000,
  };
  const { segments } = sumRollupBySegment(readRollup(await run(query), query));
  expect(segments.map(({ segment }) => segment)).toEqual(['(missing)']);
}
