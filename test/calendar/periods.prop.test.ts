import fc from 'fast-check';
import { DateTime, type DateTimeUnit } from 'luxon';
import { describe, expect, it } from 'vitest';
import { hourAfter } from '../../src/calendar/hours.js';
import {
  periodFinder,
  periodTable,
  periodTableFromBounds,
  readPeriodRule,
} from '../../src/calendar/period-table.js';
import { type CalendarUnit, periodStart } from '../../src/calendar/periods.js';
import { zoneOf } from '../../src/calendar/zone.js';
import { nearChange } from './zones.js';

const local = (name: string, instant: number) => DateTime.fromMillis(instant, { zone: name });
const unit = fc.constantFrom<CalendarUnit>('day', 'week', 'month', 'quarter', 'half', 'year');
const weekdays = {
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  sunday: 7,
} as const;
const weekStart = fc.constantFrom(...(Object.keys(weekdays) as (keyof typeof weekdays)[]));
const yearStart = fc.integer({ min: 1, max: 12 });

/** First date of the period of a date, by luxon on dates alone. */
const firstDate = (date: DateTime, of: CalendarUnit, week: number, year: number): DateTime => {
  const day = DateTime.utc(date.year, date.month, date.day);
  if (of === 'day') return day;
  if (of === 'week') return day.minus({ days: (day.weekday - week + 7) % 7 });
  const size = { hour: 1, month: 1, quarter: 3, half: 6, year: 12 }[of];
  return day.startOf('month').minus({ months: (((day.month - year + 12) % 12) + 12) % size });
};

describe('periods against luxon', () => {
  it('holds its instant, and starts where the local date first reaches the first day', () => {
    fc.assert(
      fc.property(nearChange, unit, weekStart, yearStart, ({ name, instant }, of, week, year) => {
        const rule = {
          ...readPeriodRule({ unit: of, weekStart: week, fiscalYearStart: year }, name, 'options'),
        };
        const start = periodStart(rule, instant, 0);
        const end = periodStart(rule, instant, 1);
        expect(start <= instant && instant < end).toBe(true);
        const date = (t: number) => local(name, t).setZone('UTC', { keepLocalTime: true });
        for (const bound of [start, end]) {
          const first = firstDate(date(bound), of, weekdays[week], year);
          expect(date(bound - 1).toMillis()).toBeLessThan(first.toMillis());
          expect(date(bound - 7_200_000).toMillis()).toBeLessThan(first.toMillis());
        }
        // But where the clock repeats some of the old date, an instant has the dates of its period.
        const expected = firstDate(date(instant), of, weekdays[week], year).toMillis();
        const ours = firstDate(date(start), of, weekdays[week], year).toMillis();
        if (expected !== ours)
          expect(local(name, instant - 7_200_000).offset).toBeGreaterThan(local(name, instant).offset);
      }),
      { numRuns: 400 },
    );
  });

  it('starts where luxon starts it, but for dates that come twice', () => {
    fc.assert(
      fc.property(
        nearChange,
        fc.constantFrom<CalendarUnit>('day', 'week', 'month', 'quarter', 'year'),
        ({ name, instant }, of) => {
          const rule = readPeriodRule({ unit: of }, name, 'options');
          const expected = local(name, instant)
            .startOf(of as DateTimeUnit)
            .toMillis();
          const start = periodStart(rule, instant, 0);
          // Where the clock goes back over midnight (America/St_Johns, America/Moncton), the repeats of the old date
          // stay in the new period, and luxon puts them into the old one.
          fc.pre((local(name, instant).toISODate() as string) >= (local(name, start).toISODate() as string));
          // Of a midnight that comes twice (America/Havana) luxon takes the second one.
          if (local(name, start).getPossibleOffsets().length === 1) expect(start).toBe(expected);
          else expect([0, 3_600_000]).toContain(expected - start);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('a table of periods', () => {
  it('partitions the line, and the finder agrees with a search from the left', () => {
    fc.assert(
      fc.property(
        nearChange,
        fc.constantFrom<CalendarUnit>('hour', 'day', 'week', 'month', 'quarter', 'half', 'year'),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }),
        ({ name, instant }, of, parts) => {
          const reach = {
            hour: 4e8,
            day: 9e9,
            week: 3e10,
            month: 9e10,
            quarter: 1e11,
            half: 3e11,
            year: 4e11,
          }[of];
          const table = periodTable(readPeriodRule({ unit: of }, name, 'options'), instant, instant + reach);
          const { starts, labels } = table;
          expect(starts).toHaveLength(labels.length + 1);
          expect(new Set(labels).size).toBe(labels.length);
          expect(starts.every((start, i) => i === 0 || start > (starts[i - 1] as number))).toBe(true);
          const find = periodFinder(table);
          const origin = starts[0] as number;
          const end = starts[starts.length - 1] as number;
          expect(origin <= instant && instant + reach < end).toBe(true);
          const inside = parts.map((part) => origin + Math.floor(part * (end - origin)));
          for (const t of [...inside, ...starts, ...starts.map((start) => start - 1), Number.NaN]) {
            const expected = t >= origin && t < end ? starts.findIndex((start) => start > t) - 1 : -1;
            expect(find(t)).toBe(expected);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('of any bounds finds the same way', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(fc.integer({ min: -1e14, max: 1e14 }), fc.integer({ min: -40, max: 40 })), {
          minLength: 2,
          maxLength: 60,
        }),
        fc.array(fc.integer({ min: -1e14, max: 1e14 })),
        (unsorted, others) => {
          const bounds = unsorted.sort((a, b) => a - b);
          const find = periodFinder(periodTableFromBounds(bounds, zoneOf('UTC', 'z'), 'bounds'));
          const last = bounds[bounds.length - 1] as number;
          for (const t of [...others, ...bounds, ...bounds.map((bound) => bound - 1)]) {
            const expected =
              t >= (bounds[0] as number) && t < last ? bounds.findIndex((bound) => bound > t) - 1 : -1;
            expect(find(t)).toBe(expected);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('hours', () => {
  it('start where the local clock shows a whole hour or is set into another one', () => {
    fc.assert(
      fc.property(nearChange, ({ name, instant }) => {
        const next = hourAfter(zoneOf(name, 'timeZone'), instant);
        expect(next).toBeGreaterThan(instant);
        expect(next - instant).toBeLessThanOrEqual(2 * 3_600_000);
        const [before, after] = [local(name, next - 1), local(name, next)];
        const whole = after.minute === 0 && after.second === 0 && after.millisecond === 0;
        expect(whole || before.hour !== after.hour || before.day !== after.day).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
