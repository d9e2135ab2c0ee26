import { type PeriodSpec, periodFinder, periodTable, readPeriodRule } from '../calendar/period-table.js';
import { type CalendarUnit, type PeriodRule, periodStart } from '../calendar/periods.js';
import { assertInteger, assertRecord } from '../core/assertions.js';
import type { NpsCounts } from '../core/counts.js';
import type { Duration, Instant } from '../core/time.js';
import type { ScaleOptions } from '../scoring/scale.js';
import { pointsOf } from '../scoring/score.js';
import { lookBack, readLookBack } from './look-back.js';
import { type ResponseFields, readTimed, type TimedColumns } from './read-responses.js';
import { countPlaces } from './tally-by-period.js';

/** The score of a window that ends where a step ends; windows overlap. */
export interface RollingScore {
  /** First instant of the window. */
  readonly windowStart: Instant;
  /** First instant after the window: the end of its step. */
  readonly windowEnd: Instant;
  /** Name of the step at whose end the window closes, such as `"2026-03-14"`. */
  readonly label: string;
  /** Heads per category in the window. */
  readonly counts: NpsCounts;
  /** Net Promoter Score in points, -100 to 100; null when nobody answered in the window. */
  readonly score: number | null;
  /** Whether the window lies within the steps, so that it is not short of answers from before the first row. */
  readonly complete: boolean;
}

/** How windows move. */
export interface RollingOptions {
  /** Length of the window: a duration such as `{ days: 90 }`, or so many steps. */
  readonly window: Duration | { readonly steps: number };
  /** A window ends at the end of each of these: a unit or a record, as periods are told. @defaultValue `"day"` */
  readonly step?: CalendarUnit | PeriodSpec | undefined;
  /** IANA time zone whose midnight ends a day. */
  readonly timeZone: string;
}

/** Options of {@link rollingScores}. */
export interface RollingScoresOptions<Row> extends ResponseFields<Row>, RollingOptions {}

/**
 * The score of a moving window, such as the last 90 days at the end of each day.
 *
 * Windows overlap, so neighbours share most of their answers: they smooth a line for the eye and are no input for
 * `testTrend`, `controlChart` or `detectShift`, which ask for separate periods. A duration in days is a multiple of 24
 * hours; `{ steps: 90 }` is 90 local days. No rows give an empty list.
 *
 * @returns A window per step from the first answer to the last; scores in points.
 * @throws {NpsError} RATING_OUT_OF_RANGE or INVALID_INSTANT with the row, when a row has no rating or no time.
 * @throws {NpsError} INVALID_DURATION when the window is no positive duration or one in business days.
 * @throws {NpsError} UNKNOWN_TIME_ZONE, INVALID_OPTION, INVALID_SCALE or INVALID_ARGUMENT when an option is malformed or
 *   the rows can not be walked.
 * @example
 * ```ts
 * import { rollingScores } from 'nps-kit';
 *
 * const rows = [
 *   { at: Date.UTC(2026, 2, 1), rating: 10 },
 *   { at: Date.UTC(2026, 2, 2), rating: 4 },
 *   { at: Date.UTC(2026, 2, 4), rating: 9 },
 * ];
 * const days = rollingScores(rows, { at: 'at', rating: 'rating', window: { days: 2 }, timeZone: 'UTC' });
 * days.map(({ score }) => score); // => [100, 0, -100, 100]
 * days[0]?.complete; // => false
 * ```
 */
export function rollingScores(columns: TimedColumns, options: RollingOptions & ScaleOptions): RollingScore[];
export function rollingScores<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: RollingScoresOptions<Row>,
): RollingScore[];
export function rollingScores<Row>(
  data: Iterable<Row> | ArrayLike<Row> | TimedColumns,
  options: (RollingOptions & ScaleOptions) | RollingScoresOptions<Row>,
): RollingScore[] {
  assertRecord(options, 'options');
  const { window, step = 'day', timeZone } = options;
  const rule = readPeriodRule(step, timeZone, 'options.step');
  const startOf = readWindow(window, rule);
  const columns = readTimed(data, options);
  if (columns.times.length === 0) return [];
  const { starts: bounds, labels } = periodTable(rule, columns.earliest, columns.latest);
  const [first] = bounds as [number, ...number[]];
  const windows = labels.map((label, i) => {
    const end = bounds[i + 1] as number;
    return { label, start: startOf(bounds, i + 1), end };
  });
  // Cells between all bounds of windows; a window is the difference of two sums from the beginning.
  const cuts = [
    ...new Set([...bounds, ...windows.map(({ start }) => start).filter((start) => start > first)]),
  ];
  cuts.sort((one, other) => one - other);
  const heads = countPlaces(columns, periodFinder({ starts: cuts, labels: [] }), cuts.length - 1);
  for (let i = 3; i < heads.length; i += 1) (heads[i] as number) += heads[i - 3] as number;
  const placeOf = new Map(cuts.map((cut, place) => [cut, place]));
  const sumTo = (cut: Instant, category: number): number =>
    heads[3 * ((placeOf.get(cut) ?? 0) - 1) + category] ?? 0;
  return windows.map(({ label, start, end }): RollingScore => {
    const count = (category: number): number => sumTo(end, category) - sumTo(start, category);
    const counts = { promoters: count(2), passives: count(1), detractors: count(0) };
    return {
      windowStart: start,
      windowEnd: end,
      label,
      counts,
      score: pointsOf(counts),
      complete: start >= first,
    };
  });
}

/** Where the window that ends at `bounds[place]` begins. */
type WindowStart = (bounds: readonly Instant[], place: number) => Instant;

function readWindow(window: RollingOptions['window'], rule: PeriodRule): WindowStart {
  assertRecord(window, 'options.window', 'a duration or { steps }');
  if (!('steps' in window)) {
    const span = readLookBack(window, 'options.window');
    return (bounds, place) => lookBack(rule.zone, bounds[place] as number, span);
  }
  const { steps } = window;
  assertInteger(steps, 1, 1_000_000, 'options.window.steps');
  return (bounds, place) => bounds[place - steps] ?? beforeFirst(rule, bounds[0] as number, steps - place);
}

/** The start of the step that lies so many before the first one. */
function beforeFirst(rule: PeriodRule, first: Instant, steps: number): Instant {
  return rule.unit === 'hour' ? first - steps * 3_600_000 : periodStart(rule, first, -steps);
}
