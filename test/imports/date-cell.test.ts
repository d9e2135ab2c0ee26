import { type DateRules, importResponses } from 'nps-kit/imports';
import { describe, expect, it } from 'vitest';

/** The instant of one cell as ISO text, or why there is none. */
function read(cell: unknown, dates?: DateRules): string | undefined {
  const { responses, report } = importResponses([{ cell, score: 1 }], { at: 'cell', rating: 'score', dates });
  const [response] = responses;
  return response ? new Date(response.at).toISOString() : report.rejections[0]?.reason;
}

describe('dates that tell their zone', () => {
  it.each([
    ['2026-03-01T00:00:00+01:00', '2026-02-28T23:00:00.000Z'],
    ['2026-03-01T10:00:00.123456Z', '2026-03-01T10:00:00.123Z'],
    ['2026-03-01T10:00:00.5Z', '2026-03-01T10:00:00.500Z'],
    ['2026-03-01 10:00 utc', '2026-03-01T10:00:00.000Z'],
    ['2025-05-06 14:30:00 UTC', '2025-05-06T14:30:00.000Z'],
    ['2025-05-06 14:30:00 GMT+8', '2025-05-06T06:30:00.000Z'],
    ['2025-05-06 14:30:00 GMT-3:30', '2025-05-06T18:00:00.000Z'],
    ['2025-05-06 14:30:00 +0530', '2025-05-06T09:00:00.000Z'],
    ['2025-05-06 14:30:00\u22125', '2025-05-06T19:30:00.000Z'],
    ['2019/11/01 8:51:12 AM GMT+1', '2019-11-01T07:51:12.000Z'],
    ['2019/11/01 12:00:00 AM GMT+1', '2019-10-31T23:00:00.000Z'],
    ['2019/11/01 12:00:00 p.m. Z', '2019-11-01T12:00:00.000Z'],
    [new Date(5), '1970-01-01T00:00:00.005Z'],
    [new Date(Number.NaN), 'date-unreadable'],
    ['2026-03-01T10:00:00+25:00', 'date-unreadable'],
    ['2026-02-30T10:00:00Z', 'date-unreadable'],
    ['2026-13-01T10:00:00Z', 'date-unreadable'],
    ['2026-03-01T24:00:00Z', 'date-unreadable'],
    ['2026-03-01 13:00 PM Z', 'date-unreadable'],
    ['2026-03-00T10:00:00Z', 'date-unreadable'],
    ['2026-3-123T10:00:00Z', 'date-unreadable'],
    ['2026-03-01T10:00:00z', '2026-03-01T10:00:00.000Z'],
    ['2026-03-01 10:00 maybe', 'date-unreadable'],
    ['2026-03-01 10:00 pm-ish', 'date-unreadable'],
    ['yesterday', 'date-unreadable'],
    ['', 'date-missing'],
    [null, 'date-missing'],
    [true, 'date-unreadable'],
    [{}, 'date-unreadable'],
  ])('reads %j as %s', (cell, expected) => {
    expect(read(cell)).toBe(expected);
  });
});

describe('dates without a zone', () => {
  it('are refused until one is stated', () => {
    expect(read('2026-03-01T10:00:00')).toBe('date-without-zone');
    expect(read('2026-03-01')).toBe('date-without-zone');
    expect(read('2026-03-01 10:00 CST')).toBe('date-without-zone');
    expect(read('2026-03-01T10:00:00', { timeZone: 'Asia/Kolkata' })).toBe('2026-03-01T04:30:00.000Z');
    expect(read('2026-03-01', { timeZone: 'Europe/Berlin' })).toBe('2026-02-28T23:00:00.000Z');
  });

  it('in a skipped hour are moved on by it, in a repeated one are the earlier', () => {
    expect(read('2026-03-29 02:30', { timeZone: 'Europe/Berlin' })).toBe('2026-03-29T01:30:00.000Z');
    expect(read('2026-10-25 02:30', { timeZone: 'Europe/Berlin' })).toBe('2026-10-25T00:30:00.000Z');
  });

  it('do not override a stated offset', () => {
    expect(read('2026-03-01T10:00:00Z', { timeZone: 'Asia/Kolkata' })).toBe('2026-03-01T10:00:00.000Z');
  });
});

describe('numbers', () => {
  it('need a unit', () => {
    expect(read(1772359200)).toBe('date-without-unit');
    expect(read('1772359200')).toBe('date-without-unit');
    expect(read(1772359200, { unit: 'seconds' })).toBe('2026-03-01T10:00:00.000Z');
    expect(read('1772359200.5', { unit: 'seconds' })).toBe('2026-03-01T10:00:00.500Z');
    expect(read('1772359200000', { unit: 'milliseconds' })).toBe('2026-03-01T10:00:00.000Z');
    expect(read(-1, { unit: 'seconds' })).toBe('date-unreadable');
    expect(read(1e300, { unit: 'seconds' })).toBe('date-unreadable');
    expect(read(Number.NaN, { unit: 'seconds' })).toBe('date-unreadable');
  });
});

describe('day and month', () => {
  const timeZone = 'UTC';
  const orders = (cells: string[], dates: DateRules = { timeZone }) => {
    const rows = [['at', 'score'], ...cells.map((cell) => [cell, '9'])];
    const { responses, report } = importResponses(rows, { at: 'at', rating: 'score', dates });
    return {
      order: report.dateOrder,
      days: responses.map((response) => new Date(response.at).toISOString().slice(0, 10)),
      rejected: report.rejectedByReason,
    };
  };

  it('are taken in the stated order', () => {
    expect(read('3/4/2026', { timeZone, order: 'day-first' })).toBe('2026-04-03T00:00:00.000Z');
    expect(read('3/4/2026', { timeZone, order: 'month-first' })).toBe('2026-03-04T00:00:00.000Z');
    expect(read('13/4/2026', { timeZone, order: 'month-first' })).toBe('date-unreadable');
    expect(read('03.04.26 09:15', { timeZone, order: 'day-first' })).toBe('2026-04-03T09:15:00.000Z');
    expect(read('3/4-2026', { timeZone, order: 'day-first' })).toBe('date-unreadable');
    expect(read('3/4/202', { timeZone, order: 'day-first' })).toBe('date-unreadable');
  });

  it('are proved by the column, years of two and four digits mixed', () => {
    expect(orders(['3/4/26', '13/04/2026'])).toEqual({
      order: 'day-first',
      days: ['2026-04-03', '2026-04-13'],
      rejected: [],
    });
    expect(orders(['3/4/2026', '4/30/2026'], { timeZone, order: 'proved' }).order).toBe('month-first');
  });

  it('are not guessed: no proof, or two that contradict each other', () => {
    const rejected = [{ reason: 'date-order-unknown', rows: 2 }];
    expect(orders(['3/4/2026', '5/6/2026'])).toEqual({ order: null, days: [], rejected });
    // A part that is no day either proves nothing, and so do years of two digits, which may stand in front.
    expect(orders(['3/4/2026', '5/6/2026', '13/14/2026', '45/3/2026']).order).toBeNull();
    expect(orders(['26/03/04', '26/03/14']).order).toBeNull();
    expect(orders(['3/14/2026', '15/6/2026'])).toEqual({ order: null, days: [], rejected });
  });

  it('are not needed where the year comes first', () => {
    expect(orders(['2026-03-04', '2026/3/4'])).toEqual({
      order: null,
      days: ['2026-03-04', '2026-03-04'],
      rejected: [],
    });
  });
});
