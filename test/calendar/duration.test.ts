import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { addSpan, isElapsed, isZero, longestOf, readDuration } from '../../src/calendar/duration.js';
import { zoneOf } from '../../src/calendar/zone.js';
import type { Duration } from '../../src/core/time.js';
import { vectors } from '../eligibility/scenarios.js';
import { nearChange } from './zones.js';

const add = (from: string, duration: Duration, timeZone: string) =>
  new Date(
    addSpan(zoneOf(timeZone, 'timeZone'), Date.parse(from), readDuration(duration, 'duration')),
  ).toISOString();

describe('addSpan', () => {
  it.each(vectors.durations)('$from + $add in $timeZone', ({ from, add: duration, timeZone, to }) => {
    expect(add(from, duration, timeZone)).toBe(new Date(to).toISOString());
  });

  it.each<[string, Duration, string, string]>([
    ['2026-03-06T15:00:00Z', { businessDays: 1 }, 'America/New_York', '2026-03-09T14:00:00.000Z'],
    ['2026-03-07T15:00:00Z', { businessDays: 1 }, 'America/New_York', '2026-03-09T14:00:00.000Z'],
    ['2026-03-08T15:00:00Z', { businessDays: 1 }, 'UTC', '2026-03-09T15:00:00.000Z'],
    ['2026-03-02T15:00:00Z', { businessDays: 5 }, 'UTC', '2026-03-09T15:00:00.000Z'],
    ['2026-03-04T15:00:00Z', { businessDays: 13 }, 'UTC', '2026-03-23T15:00:00.000Z'],
    ['2026-03-06T22:00:00Z', { businessDays: 1, basis: 'localDate' }, 'UTC', '2026-03-09T00:00:00.000Z'],
    ['2026-03-02T23:30:00Z', { days: 1, basis: 'localDate' }, 'UTC', '2026-03-03T00:00:00.000Z'],
    ['2026-03-02T23:30:00Z', { days: 1, basis: 'localDate' }, 'Asia/Tokyo', '2026-03-03T15:00:00.000Z'],
    ['2026-03-02T23:30:00Z', { hours: 1, basis: 'localDate' }, 'UTC', '2026-03-03T00:00:00.000Z'],
    ['2026-03-02T23:30:00Z', { hours: 1, basis: 'calendar' }, 'UTC', '2026-03-03T00:30:00.000Z'],
    ['2026-01-31T23:30:00Z', { months: 1, basis: 'elapsed' }, 'UTC', '2026-02-28T23:30:00.000Z'],
    ['2026-01-31T23:30:00Z', { months: 1, basis: 'localDate' }, 'UTC', '2026-02-28T00:00:00.000Z'],
    // the first instant of a date whose midnight the clock skips
    ['2025-04-24T12:00:00Z', { days: 1, basis: 'localDate' }, 'Africa/Cairo', '2025-04-24T22:00:00.000Z'],
    // a date that the zone never had
    ['2011-12-29T20:00:00Z', { days: 1, basis: 'calendar' }, 'Pacific/Apia', '2011-12-30T20:00:00.000Z'],
    ['2011-12-29T20:00:00Z', { days: 1, basis: 'localDate' }, 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['2011-12-29T20:00:00Z', { days: 2, basis: 'calendar' }, 'Pacific/Apia', '2011-12-30T20:00:00.000Z'],
    ['2026-03-02T23:30:00Z', { seconds: 0.5 }, 'UTC', '2026-03-02T23:30:00.500Z'],
    ['2026-03-02T23:30:00Z', { days: 0, basis: 'localDate' }, 'UTC', '2026-03-02T23:30:00.000Z'],
  ])('%s + %o in %s is %s', (from, duration, timeZone, to) => {
    expect(add(from, duration, timeZone)).toBe(to);
  });

  it('agrees with luxon on calendar days, months and years, but for local times that come twice or never', () => {
    fc.assert(
      fc.property(
        nearChange,
        fc.constantFrom('days' as const, 'weeks' as const, 'months' as const, 'years' as const),
        fc.integer({ min: 0, max: 40 }),
        ({ name, instant }, unit, count) => {
          const duration = { [unit]: count, basis: 'calendar' } as unknown as Duration;
          const ours = addSpan(zoneOf(name, 'timeZone'), instant, readDuration(duration, 'duration'));
          const target = DateTime.fromMillis(instant, { zone: name }).setZone('UTC', { keepLocalTime: true });
          const wall = target.plus({ [unit]: count }).toMillis();
          const oracle = (t: number) => DateTime.fromMillis(t, { zone: name });
          const local = (t: number) => t + oracle(t).offset * 60_000;
          if (count === 0) expect(ours).toBe(instant);
          else if (local(ours) === wall) {
            // the same wall-clock time, and no earlier instant of the days around shows it
            for (const earlier of [1_800_000, 3_600_000, 86_400_000])
              expect(local(ours - earlier)).toBeLessThan(wall);
          } else {
            // skipped: moved by the length of the gap
            expect(local(ours) - wall).toBe(
              (oracle(ours).offset - oracle(wall - oracle(ours).offset * 60_000).offset) * 60_000,
            );
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never comes earlier for a longer duration of the same unit and basis', () => {
    const unit = fc.constantFrom('seconds', 'hours', 'days', 'weeks', 'months', 'years', 'businessDays');
    const basis = fc.constantFrom('elapsed', 'calendar', 'localDate');
    const count = fc.integer({ min: 0, max: 70 });
    fc.assert(
      fc.property(nearChange, unit, basis, count, count, ({ name, instant }, u, b, shorter, more) => {
        const zone = zoneOf(name, 'timeZone');
        const reach = (n: number) =>
          addSpan(zone, instant, readDuration({ [u]: n, basis: b } as unknown as Duration, 'd'));
        expect(reach(shorter)).toBeLessThanOrEqual(reach(shorter + more));
        expect(reach(shorter)).toBeGreaterThanOrEqual(instant);
      }),
      { numRuns: 300 },
    );
  });
});

describe('readDuration', () => {
  it.each<[unknown, string]>([
    [null, 'min'],
    [5, 'min'],
    [{}, 'min'],
    [{ basis: 'calendar' }, 'min'],
    [{ days: 1, hours: 2 }, 'min'],
    ['days', 'min'],
    [{ fortnights: 1 }, 'min'],
    [{ toString: 1 }, 'min'],
    [{ days: -1 }, 'min.days'],
    [{ days: Number.NaN }, 'min.days'],
    [{ days: Number.POSITIVE_INFINITY }, 'min.days'],
    [{ days: '7' }, 'min.days'],
    [{ months: 1.5 }, 'min.months'],
    [{ businessDays: 0.5 }, 'min.businessDays'],
    [{ days: 0.5, basis: 'calendar' }, 'min.days'],
    [{ years: 20_000 }, 'min.years'],
    [{ seconds: 1e15 }, 'min.seconds'],
    [{ days: 1, basis: 'business' }, 'min.basis'],
  ])('refuses %o at %s', (duration, path) => {
    expect(() => readDuration(duration as Duration, 'min')).toThrow(
      expect.objectContaining({ code: 'INVALID_DURATION', path }),
    );
  });

  it('takes parts of elapsed units and leaves out units that are undefined', () => {
    expect(readDuration({ hours: 1.5, days: undefined } as unknown as Duration, 'min').elapsed).toBe(
      5_400_000,
    );
  });

  it('knows durations of one length everywhere, and durations of nothing', () => {
    expect(isElapsed(readDuration({ days: 3 }, 'min'))).toBe(true);
    expect(isElapsed(readDuration({ days: 3, basis: 'calendar' }, 'min'))).toBe(false);
    expect(isElapsed(readDuration({ months: 1 }, 'min'))).toBe(false);
    expect(isZero(readDuration({ months: 0 }, 'min'))).toBe(true);
    expect(isZero(readDuration({ seconds: 1 }, 'min'))).toBe(false);
  });

  it('is never exceeded by what it reaches', () => {
    const unit = fc.constantFrom('hours', 'days', 'weeks', 'months', 'years', 'businessDays');
    const basis = fc.constantFrom('elapsed', 'calendar', 'localDate');
    fc.assert(
      fc.property(nearChange, unit, basis, fc.integer({ min: 0, max: 50 }), ({ name, instant }, u, b, n) => {
        const span = readDuration({ [u]: n, basis: b } as unknown as Duration, 'd');
        expect(addSpan(zoneOf(name, 'timeZone'), instant, span) - instant).toBeLessThanOrEqual(
          longestOf(span),
        );
      }),
      { numRuns: 300 },
    );
  });
});
