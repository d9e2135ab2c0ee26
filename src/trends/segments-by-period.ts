import { periodFinder } from '../calendar/period-table.js';
import { type Accessor, readAccessor } from '../core/accessor.js';
import { assertRecord } from '../core/assertions.js';
import type { NpsCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { labelOf, valueName } from '../core/segment-name.js';
import { readPeriodOptions } from './cut-time.js';
import { readResponses } from './read-responses.js';
import { countPlaces, periodsOf, type ScoredPeriod, type TallyByPeriodOptions } from './tally-by-period.js';

/** One segment through time. */
export interface SegmentPeriods {
  /** Name of the segment; rows without a value are in `"(missing)"`. */
  readonly segment: string;
  /** The value that its rows share; null for rows without one. */
  readonly value: string | null;
  /** The same periods for every segment, empty ones with zeros and a null score. */
  readonly periods: readonly ScoredPeriod<NpsCounts>[];
}

/** Segments through time, and all of them together. */
export interface PeriodsBySegment {
  /** In the order in which the rows name them. */
  readonly segments: readonly SegmentPeriods[];
  /** All rows. */
  readonly total: readonly ScoredPeriod<NpsCounts>[];
}

/** Options of {@link tallySegmentsByPeriod}. */
export interface TallySegmentsByPeriodOptions<Row> extends TallyByPeriodOptions<Row> {
  /** Where the segment of a row is. Null, undefined, NaN and `""` are missing; 1 and `"1"` are the same segment. */
  readonly by: Accessor<Row, string | number | boolean | null | undefined>;
}

/**
 * Counts promoters, passives and detractors per segment and period of a time zone.
 *
 * Every segment has the same periods, so that `segments[2].periods[5]` and `total[5]` are the same span of time, and the
 * segments of a period add up to its total. No rows give no segments.
 *
 * @returns Heads per category, segment and period; scores in points.
 * @throws {NpsError} The same errors as `tallyByPeriod`; INVALID_ARGUMENT with the row, when a segment is no text, number
 *   or truth value.
 * @example
 * ```ts
 * import { decomposeDelta, tallySegmentsByPeriod } from 'nps-kit';
 *
 * const rows = [
 *   { at: Date.UTC(2026, 0, 5), rating: 10, plan: 'team' },
 *   { at: Date.UTC(2026, 0, 6), rating: 7, plan: 'solo' },
 *   { at: Date.UTC(2026, 1, 5), rating: 10, plan: 'team' },
 *   { at: Date.UTC(2026, 1, 9), rating: 3, plan: 'solo' },
 * ];
 * const { segments } = tallySegmentsByPeriod(rows, {
 *   at: 'at', rating: 'rating', by: 'plan', period: 'month', timeZone: 'UTC',
 * });
 * const month = (index: number) =>
 *   segments.flatMap(({ segment, periods }) => {
 *     const counts = periods[index]?.counts;
 *     return counts ? [{ segment, counts }] : [];
 *   });
 * decomposeDelta({ current: month(1), baseline: month(0) })?.within.points; // => -50
 * ```
 */
export function tallySegmentsByPeriod<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: TallySegmentsByPeriodOptions<Row>,
): PeriodsBySegment {
  assertRecord(options, 'options');
  const cut = readPeriodOptions(options);
  const readSegment = readAccessor(options.by, 'options.by') as (row: Row, index: number) => unknown;
  const columns = readResponses(rows, options);
  const known = new Map<string | null, number>();
  const codes = columns.times.map((_, index) => {
    const given = readSegment(columns.rows[index] as Row, index);
    const value = labelOf(given);
    if (value === undefined) {
      const expected = 'a text, a number, true, false or null';
      throw new NpsError('INVALID_ARGUMENT', `rows[${index}].by`, expected, given);
    }
    let code = known.get(value);
    if (code === undefined) {
      code = known.size;
      known.set(value, code);
    }
    return code;
  });
  const table = cut(columns.earliest, columns.latest);
  if (table === null) return { segments: [], total: [] };
  const find = periodFinder(table);
  const length = table.labels.length;
  const total = countPlaces(columns, find, length);
  const heads = new Float64Array(3 * length * known.size);
  columns.times.forEach((time, row) => {
    const place = (codes[row] as number) * length + find(time);
    (heads[3 * place + (columns.categories[row] as number)] as number) += 1;
  });
  return {
    segments: [...known].map(([value, code]) => ({
      segment: valueName(value),
      value,
      periods: periodsOf(table, heads, code * length),
    })),
    total: periodsOf(table, total),
  };
}
