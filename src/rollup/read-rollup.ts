import { dayLength } from '../calendar/civil.js';
import { startOfLocalDay } from '../calendar/duration.js';
import { dateLabel, periodLabel } from '../calendar/labels.js';
import { firstDayOf, ordinalOfDay, type PeriodRule } from '../calendar/periods.js';
import { assertCounts, assertOneOf, assertRecord } from '../core/assertions.js';
import type { AnyCounts, NpsCounts, WeightedCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { SegmentKey } from '../core/groups.js';
import { segmentName } from '../core/segment-name.js';
import { elementsOf } from '../core/sequence.js';
import { countsFromBins } from '../scoring/tally.js';
import type { RollupPeriodUnit } from './dialect-rules.js';
import { readCount, readSum } from './engine-numbers.js';
import { type CheckedLayout, checkedLayout, type RollupLayout, weightColumns } from './layout.js';
import { hasWeight, mergeCells } from './merge-rollups.js';
import { headsIn, type Rollup, type RollupCell, type RollupPeriod } from './rollup.js';

/** Options of {@link readRollup}. */
export interface ReadRollupOptions {
  /** Rows with a rating, weight or time that is none throw, or are only counted. @defaultValue `"throw"` */
  readonly invalid?: 'throw' | 'exclude' | undefined;
}

/**
 * Reads the rows that an engine gave for a `rollupQuery`, with the same record that wrote the query.
 *
 * Counts may be numbers, bigints or digits as text, as engines give them; anything else throws. Groups in which nobody
 * answered give no cell. No rows give no cells. Rows of the same group, such as those of shards, are added up; a row
 * whose weights are all 0 adds its heads, but a group needs some weight.
 *
 * @returns Counts per group and period, to be summed by `sumRollupBySegment` and `sumRollupByPeriod`.
 * @throws {NpsError} INVALID_COUNTS when a count or sum is none, or the counts of a row contradict each other.
 * @throws {NpsError} INVALID_ARGUMENT when a key or period of a row is none, or rows are invalid and `invalid` does not
 *   exclude them.
 * @throws {NpsError} INVALID_WEIGHT with the first row and the name of a group whose weights are all 0.
 * @throws {NpsError} INVALID_OPTION, INVALID_SCALE or UNKNOWN_TIME_ZONE when the layout is malformed.
 * @example
 * ```ts
 * import { readRollup, sumRollupByPeriod } from 'nps-kit/rollup';
 *
 * const row = {
 *   region: 'EU', nps_period: '2026-03-01', nps_rows: 4n, nps_missing: '1', nps_invalid: 0,
 *   nps_bin_0: 0, nps_bin_1: 0, nps_bin_2: 0, nps_bin_3: 0, nps_bin_4: 0, nps_bin_5: 0,
 *   nps_bin_6: 1, nps_bin_7: 0, nps_bin_8: 0, nps_bin_9: 0, nps_bin_10: 2,
 * };
 * const rollup = readRollup([row], { by: ['region'], period: 'month', timeZone: 'Europe/Berlin' });
 * sumRollupByPeriod(rollup); // => [{ start: 1772319600000, end: 1774994400000, label: '2026-03', counts: { promoters: 2, passives: 0, detractors: 1 } }]
 * rollup.excluded; // => { missing: 1, invalid: 0 }
 * ```
 */
export function readRollup(
  rows: Iterable<object>,
  layout: RollupLayout & { readonly weight: string },
  options?: ReadRollupOptions,
): Rollup<WeightedCounts>;
export function readRollup(
  rows: Iterable<object>,
  layout: RollupLayout & { readonly weight?: undefined },
  options?: ReadRollupOptions,
): Rollup<NpsCounts>;
export function readRollup(rows: Iterable<object>, layout: RollupLayout, options?: ReadRollupOptions): Rollup;
export function readRollup(
  rows: Iterable<object>,
  layout: RollupLayout,
  options: ReadRollupOptions = {},
): Rollup {
  const checked = checkedLayout(layout, 'layout');
  assertRecord(options, 'options');
  const { invalid: onInvalid = 'throw' } = options;
  assertOneOf(onInvalid, ['throw', 'exclude'], 'options.invalid');
  const read: ReadRow[] = [];
  const excluded = { missing: 0, invalid: 0 };
  for (const row of elementsOf(rows, 'rows')) {
    const path = `rows[${read.length}]`;
    assertRecord(row, path);
    const counted = readRow(row as Readonly<Record<string, unknown>>, checked, path);
    excluded.missing += counted.missing;
    excluded.invalid += counted.invalid;
    if (onInvalid === 'throw' && counted.invalid > 0) {
      throw new NpsError('INVALID_ARGUMENT', `${path}.nps_invalid`, 'no invalid rows', counted.invalid);
    }
    read.push(counted);
  }
  const { keys, rule, weighted, scale } = checked;
  // Rows of the same group, as unions of shards have them, are one cell.
  const cells = mergeCells(read.flatMap(({ cell }) => cell ?? []));
  if (weighted) assertSomeWeight(cells, read);
  return {
    version: 1,
    by: keys.map(({ as: name }) => name),
    period: (rule?.unit as RollupPeriodUnit | undefined) ?? null,
    timeZone: rule?.zone.name ?? null,
    weighted,
    scale,
    cells,
    excluded,
  };
}

/** Throws for a group whose weights are all 0: it has answers, but no score. */
function assertSomeWeight(cells: readonly RollupCell[], read: readonly ReadRow[]): void {
  const bare = cells.find(({ counts }) => !hasWeight(counts));
  if (!bare) return;
  const nameOf = ({ keys, period }: RollupCell): string =>
    [segmentName(keys), period?.label].filter(Boolean).join(', ');
  const name = nameOf(bare);
  const row = read.findIndex(({ cell }) => cell && nameOf(cell) === name);
  const expected = `weights that are not all 0${name && ` for ${name}`}`;
  throw new NpsError('INVALID_WEIGHT', `rows[${row}]`, expected, 0);
}

/** What a row holds; no cell when nobody answered. */
interface ReadRow {
  readonly missing: number;
  readonly invalid: number;
  readonly cell: RollupCell | null;
}

function readRow(
  row: Readonly<Record<string, unknown>>,
  { keys: names, rule, weighted, scale }: CheckedLayout,
  path: string,
): ReadRow {
  const count = (column: string): number => readCount(row[column], `${path}.${column}`);
  const missing = count('nps_missing');
  const invalid = count('nps_invalid');
  const { min, max } = scale;
  const bins = Array.from({ length: max - min + 1 }, (_, i) => count(`nps_bin_${i}`));
  const histogram = { min, max, bins };
  const n = headsIn(histogram);
  const rows = count('nps_rows');
  const sum = n + missing + invalid;
  if (sum !== rows) {
    throw new NpsError('INVALID_COUNTS', `${path}.nps_rows`, `${sum}, the sum of its parts`, rows);
  }
  if (n === 0) return { missing, invalid, cell: null };
  const keys = names.map(({ as: key }) => ({ key, value: readKey(row[key], `${path}.${key}`) }));
  const period = rule ? readPeriod(row.nps_period, rule, `${path}.nps_period`) : null;
  const counts = weighted ? readWeights(row, n, path) : countsFromBins(bins, scale);
  return { missing, invalid, cell: { keys, period, histogram, counts } };
}

function readKey(value: unknown, path: string): SegmentKey['value'] {
  // An empty text is a missing value, as in memory.
  if (value === null || typeof value === 'string') return value || null;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value);
  throw new NpsError('INVALID_ARGUMENT', path, 'a text, a number, a boolean or null', value);
}

function readPeriod(value: unknown, rule: PeriodRule, path: string): RollupPeriod {
  const isDate = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
  const day = isDate ? Date.parse(value) / dayLength : Number.NaN;
  const ordinal = ordinalOfDay(rule, day);
  // The label of a day that is none (2026-02-30) is another text.
  if (dateLabel(day) !== value || firstDayOf(rule, ordinal) !== day) {
    const expected = `the first day of a ${rule.unit}, such as 2024-01-01`;
    throw new NpsError('INVALID_ARGUMENT', path, expected, value);
  }
  const start = startOfLocalDay(rule.zone, day);
  const end = startOfLocalDay(rule.zone, firstDayOf(rule, ordinal + 1));
  return { start, end, label: periodLabel(rule, start) };
}

function readWeights(row: Readonly<Record<string, unknown>>, n: number, path: string): AnyCounts {
  const sums = Object.fromEntries(
    weightColumns.map(([field, column]) => [field, readSum(row[column], `${path}.${column}`)]),
  );
  const counts = { n, ...sums } as unknown as WeightedCounts;
  // Another row of the group may have the weight.
  if (Object.values(sums).some((sum) => sum > 0)) assertCounts(counts, path);
  return counts;
}
