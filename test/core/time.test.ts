import { instantFromDate, parseInstant } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { assertInstant } from '../../src/core/time.js';
import { expectError } from '../expectations.js';

describe('parseInstant', () => {
  // Expected: python3 datetime.fromisoformat(...).timestamp() * 1000.
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['1970-01-01T00:00:00-00:00', 0],
    ['2026-03-01T00:00:00+01:00', 1_772_319_600_000],
    ['2026-03-01T00:00+0100', 1_772_319_600_000],
    ['2024-02-29T23:59:59.999Z', 1_709_251_199_999],
    ['2024-02-29T23:59:59,9999Z', 1_709_251_199_999],
    ['2024-02-29T23:59:59.1Z', 1_709_251_199_100],
    ['1969-12-31T23:59:59.999Z', -1],
    ['0099-01-01T00:00:00Z', -59_042_995_200_000],
    ['+275760-09-13T00:00:00Z', 8.64e15],
    ['-271821-04-20T00:00:00Z', -8.64e15],
    ['2026-01-01T00:00:00+23:59', 1_767_139_260_000],
  ])('reads %s', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  it.each([
    '2026-03-01T00:00:00',
    '2026-03-01',
    '2026-02-29T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T23:60:00Z',
    '2026-01-01T23:59:60Z',
    '2026-01-01T00:00:00+24:00',
    '2026-01-01T00:00:00+00:60',
    '2026-01-01T00:00:00+99:99',
    '2026-01-01 00:00:00Z',
    '2026-01-01T00:00:00z',
    '2026-01-01T00:00:00Z\n',
    ' 2026-01-01T00:00:00Z',
    '-000000-01-01T00:00:00Z',
    '+275760-09-13T00:00:00.001Z',
    '+275760-09-13T00:00:00-00:01',
    '1772319600000',
    '',
  ])('refuses %j', (text) => {
    expectError(() => parseInstant(text), 'INVALID_INSTANT', 'text');
  });

  it.each([null, undefined, 0, new Date(0), ['2026-01-01T00:00:00Z']])('refuses %s, no text', (value) => {
    expectError(() => parseInstant(value as never), 'INVALID_INSTANT', 'text');
  });
});

describe('instantFromDate', () => {
  it('gives the milliseconds', () => {
    expect(instantFromDate(new Date(1_772_319_600_000))).toBe(1_772_319_600_000);
    expect(instantFromDate(new Date(-0))).toBe(0);
  });

  it.each([new Date(Number.NaN), 0, '2026-01-01', null, undefined, {}])('refuses %s', (value) => {
    expectError(() => instantFromDate(value as never), 'INVALID_INSTANT', 'date');
  });
});

describe('assertInstant', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 1, '0', null, undefined, 0n])(
    'refuses %s',
    (value) => {
      expectError(() => assertInstant(value, 'rows[3].at'), 'INVALID_INSTANT', 'rows[3].at');
    },
  );

  it.each([0, -1, 0.5, 8.64e15, -8.64e15])('takes %d', (value) => {
    expect(() => assertInstant(value, 'at')).not.toThrow();
  });
});
