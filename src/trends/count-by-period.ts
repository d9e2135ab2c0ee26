import { periodFinder } from '../calendar/period-table.js';
import { type Accessor, readAccessor } from '../core/accessor.js';
import { assertRecord } from '../core/assertions.js';
import type { NpsCounts } from '../core/counts.js';
import { isInstant } from '../core/time.js';
import { categoryTable } from '../scoring/categories.js';
import { listRows, pathIn } from '../scoring/coded-ratings.js';
import { type ScaleOptions, scaleOf } from '../scoring/scale.js';
import { type PeriodOptions, readPeriodOptions } from './cut-time.js';
import { readTimes } from './read-responses.js';
import { countPlaces, periodsOf, type ScoredPeriod } from './tally-by-period.js';

/** Options of {@link countByPeriod}. */
export interface CountByPeriodOptions<Row> extends PeriodOptions, ScaleOptions {
  /** Where the time of the answer is: a field name or a function of the row. What is no instant is excluded. */
  readonly at: Accessor<Row, unknown>;
  /** Where the rating is: a field name or a function of the row. What is no rating is excluded. */
  readonly rating: Accessor<Row, unknown>;
}

/** Counts per period with an account of every row: `counted` and all of `excluded` add up to `rows`. */
export interface PeriodCounts {
  /** The periods, ascending in time. */
  readonly periods: readonly ScoredPeriod<NpsCounts>[];
  /** Rows that were read. */
  readonly rows: number;
  /** Rows that are in a period. */
  readonly counted: number;
  /** Rows that are in none, by the first cause that holds, in this order. */
  readonly excluded: {
    /** The time is no instant: missing, a text, not finite. */
    readonly instant: number;
    /** The rating is null, undefined or `""`. */
    readonly missing: number;
    /** The rating is something else that is not on the scale. */
    readonly invalid: number;
    /** The time is outside of given bounds. */
    readonly outOfBounds: number;
  };
}

/**
 * Counts promoters, passives and detractors per period as `tallyByPeriod` does, but counts the rows that have no time or
 * no rating instead of refusing them.
 *
 * @returns Periods and an account of every row.
 * @throws {NpsError} UNKNOWN_TIME_ZONE when the runtime does not know the zone.
 * @throws {NpsError} INVALID_OPTION, INVALID_SCALE or INVALID_ARGUMENT when an option is malformed or the rows can not
 *   be walked.
 * @example
 * ```ts
 * import { countByPeriod } from 'nps-kit';
 *
 * const rows = [
 *   { at: Date.UTC(2026, 0, 5), rating: 9 },
 *   { at: null, rating: 9 },
 *   { at: Date.UTC(2026, 0, 6), rating: null },
 * ];
 * const result = countByPeriod(rows, { at: 'at', rating: 'rating', period: 'month', timeZone: 'UTC' });
 * result.counted; // => 1
 * result.excluded; // => { instant: 1, missing: 1, invalid: 0, outOfBounds: 0 }
 * ```
 */
export function countByPeriod<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: CountByPeriodOptions<Row>,
): PeriodCounts {
  assertRecord(options, 'options');
  const cut = readPeriodOptions(options);
  const scale = scaleOf(options);
  const { at, rating } = options;
  readAccessor(at, 'options.at');
  readAccessor(rating, 'options.rating');
  const excluded = { instant: 0, missing: 0, invalid: 0, outOfBounds: 0 };
  const list = listRows(rows);
  const times = new Float64Array(list.length);
  const categories = new Uint8Array(list.length);
  const codes = categoryTable(scale);
  let read = 0;
  for (let index = 0; index < list.length; index += 1) {
    const row = list[index] as Row;
    const time: unknown = typeof at === 'string' ? row?.[at] : at(row, index);
    const value: unknown = typeof rating === 'string' ? row?.[rating] : rating(row, index);
    // Only a rating of the scale is an index of the table.
    const category = typeof value === 'number' ? codes[value - scale.min] : undefined;
    if (!isInstant(time)) excluded.instant += 1;
    else if (category !== undefined) {
      times[read] = time;
      categories[read] = category;
      read += 1;
    } else if (value === null || value === undefined || value === '') excluded.missing += 1;
    else excluded.invalid += 1;
  }
  const instants = readTimes(times.subarray(0, read), undefined, pathIn('rows', '.at'));
  const table = cut(instants.earliest, instants.latest);
  const heads =
    table &&
    countPlaces({ ...instants, categories }, periodFinder(table), table.labels.length, () => {
      excluded.outOfBounds += 1;
    });
  return {
    periods: table && heads ? periodsOf(table, heads) : [],
    rows: list.length,
    counted: read - excluded.outOfBounds,
    excluded,
  };
}
