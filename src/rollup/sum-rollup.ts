import { type PeriodSpec, periodFinder, periodTable, readPeriodRule } from '../calendar/period-table.js';
import type { CalendarUnit } from '../calendar/periods.js';
import { assertArray, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { Period, SegmentKey, SegmentTally } from '../core/groups.js';
import { segmentName } from '../core/segment-name.js';
import { assertRollup } from './check-rollup.js';
import { combineAny } from './merge-rollups.js';
import { groupCells, keysAt, type Rollup, type RollupCell, type RollupPeriod } from './rollup.js';

/** Options of {@link sumRollupBySegment}. */
export interface SumBySegmentOptions {
  /** Keys to keep, some of the roll-up's. @defaultValue all of them */
  readonly by?: readonly string[] | undefined;
}

/** Options of {@link sumRollupByPeriod}. */
export interface SumByPeriodOptions {
  /**
   * Longer periods to sum to: `"quarter"`, or a record for those of a fiscal year and weeks from Sunday.
   * @defaultValue the roll-up's own
   */
  readonly period?: CalendarUnit | PeriodSpec | undefined;
  /** Groups to keep: cells that have all of these values. @defaultValue all groups */
  readonly where?: readonly SegmentKey[] | undefined;
}

/**
 * Sums a roll-up over time: the segments that `summarizeSegments` and its like take.
 *
 * @returns Segments in order of their keys, and the total; zeros when there are no cells.
 * @throws {NpsError} INVALID_OPTION when a key is none of the roll-up's.
 * @throws {NpsError} INVALID_ARGUMENT or INVALID_COUNTS when the roll-up is malformed.
 * @example
 * ```ts
 * import { readRollup, sumRollupBySegment } from 'nps-kit/rollup';
 *
 * const bins = { nps_bin_0: 1, nps_bin_1: 0, nps_bin_2: 0, nps_bin_3: 0, nps_bin_4: 0, nps_bin_5: 0, nps_bin_6: 0, nps_bin_7: 0, nps_bin_8: 0, nps_bin_9: 0, nps_bin_10: 2 };
 * const row = (region: string, plan: string | null) => ({ region, plan, nps_rows: 3, nps_missing: 0, nps_invalid: 0, ...bins });
 * const rollup = readRollup([row('EU', 'pro'), row('US', 'pro'), row('EU', null)], { by: ['region', 'plan'] });
 * sumRollupBySegment(rollup).segments.map(({ segment }) => segment); // => ['EU / pro', 'EU / (missing)', 'US / pro']
 * sumRollupBySegment(rollup, { by: ['region'] }).segments[0]?.counts; // => { promoters: 4, passives: 0, detractors: 2 }
 * ```
 */
export function sumRollupBySegment<C extends AnyCounts>(
  rollup: Rollup<C>,
  options: SumBySegmentOptions = {},
): SegmentTally<C> {
  assertRollup(rollup, 'rollup');
  assertRecord(options, 'options');
  const { by = rollup.by } = options;
  assertArray(by, 'options.by', 'an array of keys');
  const places = Array.from(by, (key, i) => placeOf(rollup, key, `options.by[${i}]`));
  const timeless = rollup.cells.map((cell) => ({ ...cell, period: null }));
  return {
    segments: groupCells(timeless, places).map((cells) => {
      const [{ keys }] = cells as [RollupCell<C>];
      return { segment: segmentName(keys), keys, counts: sumOf(rollup, cells) };
    }),
    total: sumOf(rollup, rollup.cells),
    overlapping: false,
  };
}

/**
 * Sums a roll-up over groups: the periods that `testTrend` and its like take.
 *
 * Every period from the first to the last is there, those in which nobody answered with zeros.
 *
 * @returns Periods in order of time; empty when there are no cells.
 * @throws {NpsError} INVALID_OPTION when the roll-up has no periods, does not fit into the longer ones, or lacks a key.
 * @throws {NpsError} INVALID_ARGUMENT or INVALID_COUNTS when the roll-up is malformed.
 * @example
 * ```ts
 * import { readRollup, sumRollupByPeriod } from 'nps-kit/rollup';
 *
 * const bins = { nps_bin_0: 0, nps_bin_1: 0, nps_bin_2: 0, nps_bin_3: 0, nps_bin_4: 0, nps_bin_5: 0, nps_bin_6: 0, nps_bin_7: 0, nps_bin_8: 1, nps_bin_9: 0, nps_bin_10: 1 };
 * const day = (nps_period: string) => ({ nps_period, nps_rows: 2, nps_missing: 0, nps_invalid: 0, ...bins });
 * const rollup = readRollup([day('2026-03-31'), day('2026-04-02')], { period: 'day', timeZone: 'UTC' });
 * sumRollupByPeriod(rollup).map(({ label, counts }) => [label, counts.promoters]); // => [['2026-03-31', 1], ['2026-04-01', 0], ['2026-04-02', 1]]
 * const fiscal = sumRollupByPeriod(rollup, { period: { unit: 'year', fiscalYearStart: 4 } });
 * fiscal.map(({ label }) => label); // => ['FY2026', 'FY2027']
 * ```
 */
export function sumRollupByPeriod<C extends AnyCounts>(
  rollup: Rollup<C>,
  options: SumByPeriodOptions = {},
): Period<C>[] {
  assertRollup(rollup, 'rollup');
  assertRecord(options, 'options');
  if (rollup.period === null || rollup.timeZone === null) {
    throw new NpsError('INVALID_OPTION', 'rollup.period', 'a roll-up by period', rollup.period);
  }
  const { period = rollup.period, where = [] } = options;
  const rule = readPeriodRule(period, rollup.timeZone, 'options.period');
  assertArray(where, 'options.where', 'an array of keys');
  const places = Array.from(where, (wanted, i) => {
    const path = `options.where[${i}]`;
    assertRecord(wanted, path);
    if (wanted.value !== null && typeof wanted.value !== 'string') {
      throw new NpsError('INVALID_OPTION', `${path}.value`, 'a text or null', wanted.value);
    }
    return placeOf(rollup, wanted.key, `${path}.key`);
  });
  const cells = rollup.cells.filter((cell) =>
    keysAt(cell, places).every(({ value }, i) => value === (where[i]?.value || null)),
  );
  if (cells.length === 0) return [];
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const cell of cells) {
    const { start, end } = cell.period as RollupPeriod;
    first = Math.min(first, start);
    last = Math.max(last, end - 1);
  }
  const table = periodTable(rule, first, last);
  const find = periodFinder(table);
  const groups = table.labels.map((): RollupCell<C>[] => []);
  for (const cell of cells) {
    const { start, end } = cell.period as RollupPeriod;
    const place = find(start);
    if (find(end - 1) !== place) {
      throw new NpsError('INVALID_OPTION', 'options.period', `periods of whole ${rollup.period}s`, rule.unit);
    }
    (groups[place] as RollupCell<C>[]).push(cell);
  }
  return groups.map((group, i) => ({
    start: table.starts[i] as number,
    end: table.starts[i + 1] as number,
    label: table.labels[i] as string,
    counts: sumOf(rollup, group),
  }));
}

/** The place of a key in the roll-up; throws when it has none. */
function placeOf(rollup: Rollup, key: string, path: string): number {
  const place = rollup.by.indexOf(key);
  if (place < 0)
    throw new NpsError('INVALID_OPTION', path, `one of ${rollup.by.join(', ') || 'no keys'}`, key);
  return place;
}

/** The sum of cells, of the roll-up's kind of counts. */
function sumOf<C extends AnyCounts>({ weighted }: Rollup<C>, cells: readonly RollupCell<C>[]): C {
  return combineAny(
    cells.map(({ counts }) => counts),
    weighted,
  );
}
