import { type PeriodTable, periodFinder } from '../calendar/period-table.js';
import { assertRecord } from '../core/assertions.js';
import type { NpsCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { Period } from '../core/groups.js';
import { countsAt } from '../scoring/categories.js';
import type { ScaleOptions } from '../scoring/scale.js';
import { pointsOf } from '../scoring/score.js';
import { type PeriodOptions, readPeriodOptions } from './cut-time.js';
import { type CodedTimes, type ResponseFields, readTimed, type TimedColumns } from './read-responses.js';

/** A period with its counts and score. */
export interface ScoredPeriod<C> extends Period<C> {
  /** Net Promoter Score in points, -100 to 100; null when nobody answered. */
  readonly score: number | null;
}

/** Options of {@link tallyByPeriod}. */
export interface TallyByPeriodOptions<Row> extends ResponseFields<Row>, PeriodOptions {}

/**
 * Counts promoters, passives and detractors per period of a time zone.
 *
 * Takes rows with accessors, or `{ times, ratings }` as columns, which is faster where rows would have to be made.
 * Periods are half-open, follow each other without a gap from the first answer to the last, and each answer is in
 * exactly one. Periods without answers are present, with zeros and a null score. No rows give an empty list, unless
 * `cover` or `bounds` ask for periods.
 *
 * @returns Heads per category and period, ascending in time; scores in points.
 * @throws {NpsError} RATING_OUT_OF_RANGE or INVALID_INSTANT with the row, when a row has no rating or no time, or when
 *   its time is outside of given bounds. `countByPeriod` counts such rows instead.
 * @throws {NpsError} UNKNOWN_TIME_ZONE when the runtime does not know the zone.
 * @throws {NpsError} INVALID_OPTION, INVALID_SCALE or INVALID_ARGUMENT when an option is malformed or the rows can not
 *   be walked.
 * @example
 * ```ts
 * import { tallyByPeriod } from 'nps-kit';
 *
 * const rows = [
 *   { at: Date.UTC(2026, 0, 31, 20), rating: 10 }, // February 1st in Kolkata
 *   { at: Date.UTC(2026, 2, 10), rating: 6 },
 * ];
 * const months = tallyByPeriod(rows, { at: 'at', rating: 'rating', period: 'month', timeZone: 'Asia/Kolkata' });
 * months.map(({ label, score }) => [label, score]); // => [['2026-02', 100], ['2026-03', -100]]
 * months[0]?.counts; // => { promoters: 1, passives: 0, detractors: 0 }
 * ```
 */
export function tallyByPeriod(
  columns: TimedColumns,
  options: PeriodOptions & ScaleOptions,
): ScoredPeriod<NpsCounts>[];
export function tallyByPeriod<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: TallyByPeriodOptions<Row>,
): ScoredPeriod<NpsCounts>[];
export function tallyByPeriod<Row>(
  data: Iterable<Row> | ArrayLike<Row> | TimedColumns,
  options: (PeriodOptions & ScaleOptions) | TallyByPeriodOptions<Row>,
): ScoredPeriod<NpsCounts>[] {
  assertRecord(options, 'options');
  const cut = readPeriodOptions(options);
  const columns = readTimed(data, options);
  const table = cut(columns.earliest, columns.latest);
  return table ? periodsOf(table, countPlaces(columns, periodFinder(table), table.labels.length)) : [];
}

/** Refuses a time outside of given bounds. */
export function refuseOutside(path: string, time: number): never {
  throw new NpsError('INVALID_INSTANT', path, 'an instant within the bounds', time);
}

/** Heads per place and category: those of place i are at 3i (detractors), 3i + 1 and 3i + 2 (promoters). */
export function countPlaces(
  { times, categories, pathOf }: Omit<CodedTimes, 'earliest' | 'latest'>,
  find: (instant: number) => number,
  places: number,
  outside: (path: string, time: number) => void = refuseOutside,
): Float64Array {
  const heads = new Float64Array(3 * places);
  for (let row = 0; row < times.length; row += 1) {
    const time = times[row] as number;
    const place = find(time);
    if (place < 0) outside(pathOf(row), time);
    else (heads[3 * place + (categories[row] as number)] as number) += 1;
  }
  return heads;
}

/** The periods of a table, each with its counts and their score. */
export function scorePeriods<C>(
  { starts, labels }: PeriodTable,
  countsOf: (place: number, label: string) => C,
  scoreOf: (counts: C) => number | null,
): ScoredPeriod<C>[] {
  return labels.map((label, i) => {
    const counts = countsOf(i, label);
    return {
      start: starts[i] as number,
      end: starts[i + 1] as number,
      label,
      counts,
      score: scoreOf(counts),
    };
  });
}

/** Periods with the heads of places `from`, `from + 1`, ... */
export function periodsOf(table: PeriodTable, heads: Float64Array, from = 0): ScoredPeriod<NpsCounts>[] {
  return scorePeriods(table, (place) => countsAt(heads, from + place), pointsOf);
}
