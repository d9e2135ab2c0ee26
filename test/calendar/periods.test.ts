import { describe, expect, it } from 'vitest';
import {
  type PeriodSpec,
  periodFinder,
  periodTable,
  periodTableFromBounds,
  readPeriodRule,
} from '../../src/calendar/period-table.js';
import { periodStart } from '../../src/calendar/periods.js';
import { zoneOf } from '../../src/calendar/zone.js';

const iso = (instant: number) => new Date(instant).toISOString().replace(':00.000Z', 'Z');
const table = (spec: PeriodSpec, timeZone: string, first: string, last: string) =>
  periodTable(readPeriodRule(spec, timeZone, 'options'), Date.parse(first), Date.parse(last));
const rows = (spec: PeriodSpec, timeZone: string, first: string, last: string) => {
  const { starts, labels } = table(spec, timeZone, first, last);
  return labels.map((label, i) => `${label} ${iso(starts[i] as number)} ${iso(starts[i + 1] as number)}`);
};

describe('periodTable', () => {
  it('cuts months at local midnight', () => {
    expect(
      rows({ unit: 'month' }, 'Asia/Kolkata', '2026-01-31T18:29:59Z', '2026-01-31T18:30:00Z'),
    ).toStrictEqual([
      '2026-01 2025-12-31T18:30Z 2026-01-31T18:30Z',
      '2026-02 2026-01-31T18:30Z 2026-02-28T18:30Z',
    ]);
  });

  it('keeps empty periods between', () => {
    expect(
      table({ unit: 'quarter' }, 'UTC', '2025-11-01T00:00:00Z', '2026-07-01T00:00:00Z').labels,
    ).toStrictEqual(['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3']);
  });

  it.each<[PeriodSpec, string, string]>([
    [{ unit: 'day' }, '2024-02-29T12:00:00Z', '2024-02-29'],
    [{ unit: 'week' }, '2026-03-01T12:00:00Z', '2026-W09'],
    [{ unit: 'week' }, '2026-12-31T12:00:00Z', '2026-W53'],
    [{ unit: 'week' }, '2027-01-03T12:00:00Z', '2026-W53'],
    [{ unit: 'week' }, '2024-12-30T12:00:00Z', '2025-W01'],
    [{ unit: 'week', weekStart: 'sunday' }, '2026-03-01T12:00:00Z', '2026-03-01/P1W'],
    [{ unit: 'week', weekStart: 'sunday' }, '2026-02-28T12:00:00Z', '2026-02-22/P1W'],
    [{ unit: 'half' }, '2026-07-01T00:00:00Z', '2026-H2'],
    [{ unit: 'year' }, '1969-12-31T23:59:59Z', '1969'],
    [{ unit: 'year', fiscalYearStart: 4 }, '2026-03-31T23:59:59Z', 'FY2026'],
    [{ unit: 'year', fiscalYearStart: 4 }, '2026-04-01T00:00:00Z', 'FY2027'],
    [{ unit: 'quarter', fiscalYearStart: 4 }, '2026-03-31T23:59:59Z', 'FY2026-Q4'],
    [{ unit: 'half', fiscalYearStart: 10 }, '2026-10-01T00:00:00Z', 'FY2027-H1'],
    [{ unit: 'month', fiscalYearStart: 4 }, '2026-10-01T00:00:00Z', '2026-10'],
    [{ unit: 'hour' }, '2026-10-01T13:59:59Z', '2026-10-01T13:00+00:00'],
    [{ unit: 'day' }, '-000044-03-15T12:00:00Z', '-000044-03-15'],
  ])('%o of %s is %s', (spec, instant, label) => {
    expect(table(spec, 'UTC', instant, instant).labels).toStrictEqual([label]);
  });

  it('leaves out a date that the zone never had', () => {
    expect(
      rows({ unit: 'day' }, 'Pacific/Apia', '2011-12-29T12:00:00Z', '2011-12-31T12:00:00Z'),
    ).toStrictEqual([
      '2011-12-29 2011-12-29T10:00Z 2011-12-30T10:00Z',
      '2011-12-31 2011-12-30T10:00Z 2011-12-31T10:00Z',
      '2012-01-01 2011-12-31T10:00Z 2012-01-01T10:00Z',
    ]);
  });

  it('keeps later repeats of the old date in the new period', () => {
    // 2010-11-07 00:01 went back to 2010-11-06 23:01.
    expect(
      rows({ unit: 'day' }, 'America/St_Johns', '2010-11-06T12:00:00Z', '2010-11-07T02:45:00Z'),
    ).toStrictEqual([
      '2010-11-06 2010-11-06T02:30Z 2010-11-07T02:30Z',
      '2010-11-07 2010-11-07T02:30Z 2010-11-08T03:30Z',
    ]);
    const month = readPeriodRule({ unit: 'month' }, 'America/St_Johns', 'options');
    // In 2009 the clock went back on November 1 itself.
    expect(iso(periodStart(month, Date.parse('2009-11-01T02:45:00Z'), 0))).toBe('2009-11-01T02:30Z');
    expect(iso(periodStart(month, Date.parse('2009-11-01T02:29:00Z'), 1))).toBe('2009-11-01T02:30Z');
  });

  it('starts a day at the end of the gap where the clock skips midnight', () => {
    expect(
      rows({ unit: 'day' }, 'Africa/Cairo', '2025-04-25T00:00:00Z', '2025-04-25T00:00:00Z'),
    ).toStrictEqual(['2025-04-25 2025-04-24T22:00Z 2025-04-25T21:00Z']);
  });

  it('gives the hour that a clock repeats a period of its own', () => {
    expect(
      rows({ unit: 'hour' }, 'Europe/Berlin', '2025-10-26T00:10:00Z', '2025-10-26T01:10:00Z'),
    ).toStrictEqual([
      '2025-10-26T02:00+02:00 2025-10-26T00:00Z 2025-10-26T01:00Z',
      '2025-10-26T02:00+01:00 2025-10-26T01:00Z 2025-10-26T02:00Z',
    ]);
  });

  it('starts hours on the local half hour, and after half-hour changes', () => {
    expect(
      rows({ unit: 'hour' }, 'Asia/Kolkata', '2025-10-26T00:10:00Z', '2025-10-26T00:10:00Z'),
    ).toStrictEqual(['2025-10-26T05:00+05:30 2025-10-25T23:30Z 2025-10-26T00:30Z']);
    expect(
      rows({ unit: 'hour' }, 'Australia/Lord_Howe', '2025-10-04T15:00:00Z', '2025-10-04T15:30:00Z'),
    ).toStrictEqual([
      '2025-10-05T01:00+10:30 2025-10-04T14:30Z 2025-10-04T15:30Z',
      '2025-10-05T02:30+11:00 2025-10-04T15:30Z 2025-10-04T16:00Z',
    ]);
    expect(
      rows({ unit: 'hour' }, 'Australia/Lord_Howe', '2025-04-05T14:00:00Z', '2025-04-05T15:30:00Z'),
    ).toStrictEqual([
      '2025-04-06T01:00+11:00 2025-04-05T14:00Z 2025-04-05T15:30Z',
      '2025-04-06T02:00+10:30 2025-04-05T15:30Z 2025-04-05T16:30Z',
    ]);
  });

  it.each<[PeriodSpec, string]>([
    [{ unit: 'hour' }, '2300-01-01T00:00:00Z'],
    [{ unit: 'day' }, '+100000-01-01T00:00:00Z'],
  ])('refuses more than a million periods: %o', (spec, last) => {
    expect(() => table(spec, 'UTC', '1970-01-01T00:00:00Z', last)).toThrow('at most 1000000 periods');
  });

  it.each<[unknown, string, string]>([
    [{ unit: 'fortnight' }, 'INVALID_OPTION', 'options.unit'],
    [{ unit: 'week', weekStart: 1 }, 'INVALID_OPTION', 'options.weekStart'],
    [{ unit: 'year', fiscalYearStart: 13 }, 'INVALID_OPTION', 'options.fiscalYearStart'],
  ])('refuses %o', (spec, code, path) => {
    expect(() => readPeriodRule(spec as PeriodSpec, 'UTC', 'options')).toThrow(
      expect.objectContaining({ code, path }),
    );
    expect(() => readPeriodRule({ unit: 'day' }, 'Nowhere', 'options')).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_TIME_ZONE', path: 'options.timeZone' }),
    );
  });
});

describe('periodTableFromBounds', () => {
  const zone = zoneOf('Europe/Berlin', 'timeZone');
  it('names periods by their bounds', () => {
    const bounds = ['2026-02-28T23:00:00Z', '2026-03-01T12:30:00Z', '2026-03-31T22:00:00Z'].map(Date.parse);
    const given = periodTableFromBounds(bounds, zone, 'options.bounds');
    expect(given.labels).toStrictEqual([
      '2026-03-01/2026-03-01T13:30+01:00',
      '2026-03-01T13:30+01:00/2026-04-01',
    ]);
    expect([...bounds.map((bound) => bound - 1), ...bounds].map(periodFinder(given))).toStrictEqual([
      -1, 0, 1, 0, 1, -1,
    ]);
  });

  it.each<[unknown, string]>([
    [null, 'bounds'],
    [[0], 'bounds'],
    [[0, 0], 'bounds[1]'],
    [[0, 5, 4], 'bounds[2]'],
    [[0, Number.NaN], 'bounds[1]'],
  ])('refuses %o', (bounds, path) => {
    expect(() => periodTableFromBounds(bounds as number[], zone, 'bounds')).toThrow(
      expect.objectContaining({ path }),
    );
  });
});
