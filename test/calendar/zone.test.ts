import { describe, expect, it } from 'vitest';
import { instantFromLocal, localFromInstant } from '../../src/calendar/local.js';
import { offsetAt, stretchAt, zoneOf } from '../../src/calendar/zone.js';

const hour = 3_600_000;
const at = (text: string) => Date.parse(text);

describe('offsetAt', () => {
  it.each([
    ['UTC', '2026-07-01T00:00:00Z', 0],
    ['Asia/Kolkata', '2026-07-01T00:00:00Z', 5.5],
    ['Asia/Kathmandu', '2026-07-01T00:00:00Z', 5.75],
    ['Asia/Kathmandu', '1985-12-31T18:29:59Z', 5.5],
    ['America/New_York', '2026-03-08T06:59:59.999Z', -5],
    ['America/New_York', '2026-03-08T07:00:00Z', -4],
    ['America/St_Johns', '2026-07-01T00:00:00Z', -2.5],
    ['Australia/Lord_Howe', '2026-07-01T00:00:00Z', 10.5],
    ['Australia/Lord_Howe', '2026-01-01T00:00:00Z', 11],
    ['Pacific/Kiritimati', '2026-07-01T00:00:00Z', 14],
    ['Pacific/Pago_Pago', '2026-07-01T00:00:00Z', -11],
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', -10],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', 14],
    ['America/Recife', '2000-10-10T00:00:00Z', -2],
    ['Europe/Dublin', '2026-01-15T00:00:00Z', 0],
  ])('%s at %s', (name, instant, hours) => {
    expect(offsetAt(zoneOf(name, 'timeZone'), at(instant))).toBe(hours * hour);
  });

  it('keeps seconds, as in Monrovia before 1972', () => {
    const zone = zoneOf('Africa/Monrovia', 'timeZone');
    expect(offsetAt(zone, 0)).toBe(-(44 * 60 + 30) * 1000);
    expect(localFromInstant(zone, 0.5)).toBe(-(44 * 60 + 30) * 1000 + 0.5);
  });

  it('answers at both ends of time', () => {
    const zone = zoneOf('Europe/Berlin', 'timeZone');
    expect(offsetAt(zone, 8.64e15)).toBe(2 * hour);
    expect(offsetAt(zone, -8.64e15)).toBe((53 * 60 + 28) * 1000);
    expect(offsetAt(zone, 9e15)).toBe(2 * hour);
    expect(stretchAt(zone, 8.64e15).offset).toBe(2 * hour);
  });
});

describe('zoneOf', () => {
  it.each([undefined, null, '', ' ', 'Mars/Olympus', '+05:30', '-03', 5, {}, 'UTC '])(
    'refuses %o',
    (name) => {
      expect(() => zoneOf(name, 'options.timeZone')).toThrow(
        expect.objectContaining({ code: 'UNKNOWN_TIME_ZONE', path: 'options.timeZone', received: name }),
      );
    },
  );

  it('keeps what it has measured', () => {
    expect(zoneOf('Asia/Tokyo', 'timeZone')).toBe(zoneOf('Asia/Tokyo', 'timeZone'));
  });
});

describe('instantFromLocal', () => {
  const local = (text: string) => at(`${text}Z`);
  it.each([
    // the clock skips the time: as much later
    ['Europe/Berlin', '2025-03-30T02:30', '2025-03-30T01:30:00Z'],
    ['Pacific/Apia', '2011-12-30T10:00', '2011-12-30T20:00:00Z'],
    ['Australia/Lord_Howe', '2025-10-05T02:15', '2025-10-04T15:45:00Z'],
    // it comes twice: the earlier
    ['Europe/Berlin', '2025-10-26T02:30', '2025-10-26T00:30:00Z'],
    ['America/St_Johns', '2010-11-06T23:30', '2010-11-07T02:00:00Z'],
    // it comes once
    ['America/New_York', '2026-01-01T00:00', '2026-01-01T05:00:00Z'],
  ])('%s %s', (name, text, expected) => {
    expect(instantFromLocal(zoneOf(name, 'timeZone'), local(text))).toBe(at(expected));
  });
});
