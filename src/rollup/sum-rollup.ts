import { type PeriodSpec, periodFinder, periodTable, readPeriodRule } from '../calendar/period-table.js';
import type { AnyCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { Period, SegmentKey, SegmentTally } from '../core/groups.js';
import { segmentName } from '../core/segment-name.js';
import { combineAny } from './merge-rollups.js';
import { assertRollup, keysText, type Rollup, type RollupCell } from './rollup.js';

/** Options of {@link sumRollupBySegment}. */
export interface SumBySegmentOptions {
  /** Keys to keep, some of the roll-up's. @defaultValue all of them */
  readonly by?: readonly string[] | undefined;
}

/** Options of {@link sumRollupByPeriod}. */
export interface SumByPeriodOptions {
  /** Longer periods to sum to: quarters of a fiscal year, weeks from Sunday. @defaultValue the roll-up's own */
  readonly period?: PeriodSpec | undefined;
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
  { by }: SumBySegmentOptions = {},
): SegmentTally<C> {
  assertRollup(rollup, 'rollup');
  const places = (by ?? rollup.by).map((key, i) => placeOf(rollup, key, `options.by[${i}]`));
  const groups = new Map<string, { keys: SegmentKey[]; cells: C[] }>();
  for (const cell of rollup.cells) {
    const keys = places.map((place) => cell.keys[place] as SegmentKey);
    const text = keysText(keys);
    const group = groups.get(text);
    if (group) group.cells.push(cell.counts);
    else groups.set(text, { keys, cells: [cell.counts] });
  }
  return {
    segments: [...groups.values()].map(({ keys, cells }) => ({
      segment: segmentName(keys),
      keys,
      counts: combineAny(cells),
    })),
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
  { period, where = [] }: SumByPeriodOptions = {},
): Period<C>[] {
  assertRollup(rollup, 'rollup');
  if (rollup.period === null || rollup.timeZone === null) {
    throw new NpsError('INVALID_OPTION', 'rollup.period', 'a roll-up by period', rollup.period);
  }
  const rule = readPeriodRule(period ?? { unit: rollup.period }, rollup.timeZone, 'options.period');
  const wanted = where.map(({ key, value }, i) => ({
    place: placeOf(rollup, key, `options.where[${i}]`),
    value,
  }));
  const cells = rollup.cells.filter(({ keys }) =>
    wanted.every(({ place, value }) => (keys[place] as SegmentKey).value === value),
  );
  if (cells.length === 0) return [];
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const [i, cell] of cells.entries()) {
    if (cell.period === null)
      throw new NpsError('INVALID_ARGUMENT', `rollup.cells[${i}].period`, 'a period', null);
    first = Math.min(first, cell.period.start);
    last = Math.max(last, cell.period.end - 1);
  }
  const table = periodTable(rule, first, last);
  const find = periodFinder(table);
  const groups = table.labels.map((): RollupCell<C>[] => []);
  for (const cell of cells) {
    const { start, end } = cell.period as NonNullable<typeof cell.period>;
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

function placeOf(rollup: Rollup, key: string, path: string): number {
  const place = rollup.by.indexOf(key);
  if (place < 0)
    throw new NpsError('INVALID_OPTION', path, `one of ${rollup.by.join(', ') || 'no keys'}`, key);
  return place;
}

/** The sum of cells, of the roll-up's kind of counts. */
function sumOf<C extends AnyCounts>(rollup: Rollup<C>, cells: readonly RollupCell<C>[]): C {
  if (cells.length > 0) return combineAny(cells.map(({ counts }) => counts));
  const heads = { promoters: 0, passives: 0, detractors: 0 };
  const weights = {
    n: 0,
    promoterWeight: 0,
    passiveWeight: 0,
    detractorWeight: 0,
    promoterSquaredWeight: 0,
    passiveSquaredWeight: 0,
    detractorSquaredWeight: 0,
  };
  return (rollup.weighted ? weights : heads) as unknown as C;
}
