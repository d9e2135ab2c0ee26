// From instants to periods, in bulk. What the rest of the package uses:
//
//   const rule = readPeriodRule('month', 'Asia/Kolkata', 'options.period');       // checks, throws NpsError
//   const table = periodTable(rule, earliest, latest);                           // every period from ... to ..., none left out
//   table.labels[i], table.starts[i], table.starts[i + 1]                        // name and bounds of period i
//   const at = periodFinder(table);                                              // instant -> i, or -1 outside; ~10 ns
//
// `earliest` and `latest` are the least and the greatest instant of the rows (one pass), so that the table holds all
// rows and the empty periods between them. The finder expects finite numbers; NaN gives -1.
import { assertInteger, assertOneOf } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { assertInstant, type Instant } from '../core/time.js';
import { dayLength } from './civil.js';
import { dateLabel, periodLabel, timeLabel } from './labels.js';
import { localFromInstant } from './local.js';
import { type CalendarUnit, type PeriodRule, periodStarts } from './periods.js';
import { type Zone, zoneOf } from './zone.js';

/** What a caller may say about calendar periods. */
export interface PeriodSpec {
  /** `"hour"`, `"day"`, `"week"`, `"month"`, `"quarter"`, `"half"` or `"year"`. */
  readonly unit: CalendarUnit;
  /** First day of the week, such as `"saturday"` or `"sunday"`. @defaultValue "monday" */
  readonly weekStart?:
    | 'monday'
    | 'tuesday'
    | 'wednesday'
    | 'thursday'
    | 'friday'
    | 'saturday'
    | 'sunday'
    | undefined;
  /** First month of the fiscal year, 1 to 12, for quarters, halves and years. @defaultValue 1 */
  readonly fiscalYearStart?: number | undefined;
}

/** Consecutive periods: period i is [starts[i], starts[i + 1]) and is named labels[i]. */
export interface PeriodTable {
  /** Ascending; one more than there are periods, the last one is the end. */
  readonly starts: readonly Instant[];
  readonly labels: readonly string[];
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const units: readonly CalendarUnit[] = ['hour', 'day', 'week', 'month', 'quarter', 'half', 'year'];

/** More periods than this are a slip: seconds read as milliseconds, or hours over centuries. */
const mostPeriods = 1_000_000;

/** Checks the words of a caller; `path` is where they stand, such as `options`. */
export function readPeriodRule(
  period: CalendarUnit | PeriodSpec,
  timeZone: string,
  path: string,
): PeriodRule {
  const spec = typeof period === 'object' && period !== null ? period : { unit: period };
  const { unit, weekStart = 'monday', fiscalYearStart = 1 }: PeriodSpec = spec;
  assertOneOf(unit, units, `${path}.unit`);
  assertOneOf(weekStart, weekdays, `${path}.weekStart`);
  assertInteger(fiscalYearStart, 1, 12, `${path}.fiscalYearStart`);
  return {
    unit,
    zone: zoneOf(timeZone, 'options.timeZone'),
    weekStart: weekdays.indexOf(weekStart) + 1,
    yearStart: fiscalYearStart,
  };
}

/** The calendar periods from the one that holds `first` to the one that holds `last`. */
export function periodTable(rule: PeriodRule, first: Instant, last: Instant): PeriodTable {
  const starts = periodStarts(rule, first, last, mostPeriods);
  if (starts === null) {
    throw new NpsError('INVALID_ARGUMENT', 'period', `at most ${mostPeriods} periods`, `${rule.unit}s`);
  }
  return { starts, labels: starts.slice(0, -1).map((start) => periodLabel(rule, start)) };
}

/** Periods between given bounds, two or more ascending instants: [bounds[0], bounds[1]), [bounds[1], bounds[2]), ... */
export function periodTableFromBounds(bounds: readonly Instant[], zone: Zone, path: string): PeriodTable {
  if (!Array.isArray(bounds) || bounds.length < 2) {
    throw new NpsError('INVALID_ARGUMENT', path, 'two or more instants', bounds);
  }
  for (const [i, bound] of bounds.entries()) {
    assertInstant(bound, `${path}[${i}]`);
    if (i > 0 && bound <= (bounds[i - 1] as number)) {
      throw new NpsError('INVALID_ARGUMENT', `${path}[${i}]`, 'an instant after the one before', bound);
    }
  }
  const names = bounds.map((bound) => {
    const local = localFromInstant(zone, bound);
    return local % dayLength === 0 ? dateLabel(local / dayLength) : timeLabel(zone, bound);
  });
  return {
    starts: bounds.map((bound) => bound + 0),
    labels: names.slice(0, -1).map((name, i) => `${name}/${names[i + 1] as string}`),
  };
}

/**
 * A function from an instant to the index of its period, -1 outside the table.
 *
 * The table's time is cut into cells, up to 64 for a period; a cell knows the last period that starts in an earlier one,
 * so that rounding, which never changes the order of two instants, can not lead astray. Few cells hold a bound, so a
 * look-up is mostly a subtraction, two table reads and a comparison that the processor guesses right.
 */
export function periodFinder({ starts }: PeriodTable): (instant: Instant) => number {
  const origin = starts[0] as number;
  const end = starts[starts.length - 1] as number;
  const periods = starts.length - 1;
  const wanted = Math.max(2 * periods, Math.min(64 * periods, 2 ** 16));
  // Not so small that its inverse would be infinite.
  const perCell = 2 ** Math.min(1000, Math.ceil(Math.log2(wanted / (end - origin))));
  const cellOf = (instant: Instant): number => ((instant - origin) * perCell) | 0;
  const cells = new Int32Array(cellOf(end) + 2);
  for (let i = 0, period = 0; i < cells.length; i++) {
    while (period + 1 < periods && cellOf(starts[period + 1] as number) < i) period++;
    cells[i] = period;
  }
  const bounds = Float64Array.from(starts);
  return (instant) => {
    if (!(instant >= origin && instant < end)) return -1;
    const i = cellOf(instant);
    let low = cells[i] as number;
    let high = cells[i + 1] as number;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (instant >= (bounds[middle] as number)) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}
