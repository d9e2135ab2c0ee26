import fc from 'fast-check';
import { stretchAt, zoneOf } from '../../src/calendar/zone.js';

/** Zones whose clocks do odd things: half hours, three quarters, midnight changes, skipped days, many changes a year. */
const oddZones = [
  'UTC',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Africa/Monrovia',
  'America/Asuncion',
  'America/Havana',
  'America/Recife',
  'America/Santiago',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Antarctica/Troll',
  'Asia/Amman',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Pyongyang',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Europe/Dublin',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kwajalein',
];

/** A zone of the runtime, odd ones half of the time. */
export const zoneName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...oddZones),
  fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
);

const first = Date.UTC(1970, 0, 1);
const last = Date.UTC(2100, 0, 1) - 1;

/** A zone and an instant of 1970 to 2100: anywhere, or within two days of a change of the offset, or at one. */
export const nearChange: fc.Arbitrary<{ name: string; instant: number }> = fc
  .tuple(
    zoneName,
    fc.integer({ min: first, max: last }),
    fc.oneof(
      fc.constant(null),
      fc.constantFrom(-1, 0, 1),
      fc.integer({ min: -172_800_000, max: 172_800_000 }),
    ),
  )
  .map(([name, anywhere, distance]) => {
    if (distance === null) return { name, instant: anywhere };
    const change = stretchAt(zoneOf(name, 'timeZone'), anywhere).end + distance;
    return { name, instant: Math.min(Math.max(change, first), last) };
  });
