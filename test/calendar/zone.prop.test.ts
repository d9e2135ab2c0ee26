import fc from 'fast-check';
import { IANAZone } from 'luxon';
import { describe, expect, it } from 'vitest';
import { firstInstantAtLocal, instantFromLocal, localFromInstant } from '../../src/calendar/local.js';
import { offsetAt, stretchAt, zoneOf } from '../../src/calendar/zone.js';
import { nearChange, zoneName } from './zones.js';

const oracleOffset = (name: string, instant: number) => IANAZone.create(name).offset(instant) * 60_000;

describe('offsets against luxon, 1970 to 2100', () => {
  it('agrees in every zone of the runtime, at some instants of each', () => {
    for (const [i, name] of Intl.supportedValuesOf('timeZone').entries()) {
      const zone = zoneOf(name, 'timeZone');
      for (let k = 0; k < 3; k++) {
        const start = Date.UTC(1970 + ((i * 37 + k * 43) % 130), (i * 5 + k) % 12, 1 + ((i + k) % 28));
        const { end, offset } = stretchAt(zone, start);
        expect([name, start, offset]).toStrictEqual([name, start, oracleOffset(name, start)]);
        for (const t of [end - 1, end])
          expect([name, t, offsetAt(zone, t)]).toStrictEqual([name, t, oracleOffset(name, t)]);
      }
    }
  });

  it('agrees around the changes of random zones', () => {
    fc.assert(
      fc.property(nearChange, ({ name, instant }) => {
        expect(offsetAt(zoneOf(name, 'timeZone'), instant)).toBe(oracleOffset(name, instant));
      }),
      { numRuns: 300 },
    );
  });
});

describe('local time', () => {
  it('of an instant leads back to it, or to an earlier one with the same local time', () => {
    fc.assert(
      fc.property(nearChange, ({ name, instant }) => {
        const zone = zoneOf(name, 'timeZone');
        const local = instant + oracleOffset(name, instant);
        const back = instantFromLocal(zone, local);
        expect(back).toBeLessThanOrEqual(instant);
        expect(back + oracleOffset(name, back)).toBe(local);
        expect(firstInstantAtLocal(zone, local)).toBeLessThanOrEqual(back);
      }),
      { numRuns: 300 },
    );
  });

  it('that the clock skips moves forward by the length of the gap', () => {
    fc.assert(
      fc.property(
        zoneName,
        fc.integer({ min: 1970, max: 2099 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (name, year, part) => {
          const zone = zoneOf(name, 'timeZone');
          for (let t = Date.UTC(year, 0, 1); t < Date.UTC(year + 1, 0, 1); t = stretchAt(zone, t).end) {
            const { end, offset } = stretchAt(zone, t);
            const gap = offsetAt(zone, end) - offset;
            if (gap <= 0) continue;
            const local = end + offset + Math.floor(part * gap);
            expect(localFromInstant(zone, instantFromLocal(zone, local))).toBe(local + gap);
            expect(firstInstantAtLocal(zone, local)).toBe(end);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('has an earliest instant: none before it is as late on the clock', () => {
    fc.assert(
      fc.property(nearChange, fc.integer({ min: -90_000, max: 90_000 }), ({ name, instant }, seconds) => {
        const zone = zoneOf(name, 'timeZone');
        const local = instant + offsetAt(zone, instant) + seconds * 1000;
        const first = firstInstantAtLocal(zone, local);
        expect(first + oracleOffset(name, first)).toBeGreaterThanOrEqual(local);
        for (const step of [1, 1000, 600_000, 3_600_000, 7_200_000, 86_400_000]) {
          expect(first - step + oracleOffset(name, first - step)).toBeLessThan(local);
        }
      }),
      { numRuns: 200 },
    );
  });
});
