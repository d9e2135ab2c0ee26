import fc from 'fast-check';
import { instantFromDate, parseInstant } from 'nps-kit';
import { describe, expect, it } from 'vitest';

describe('laws of parseInstant', () => {
  it('reads back what Date prints, over all years', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        expect(parseInstant(date.toISOString())).toBe(instantFromDate(date));
      }),
    );
  });

  it('takes the offset away: the same wall clock further east is earlier', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('0001-01-02T00:00:00Z'),
          max: new Date('9999-12-30T00:00:00Z'),
          noInvalidDate: true,
        }),
        fc.integer({ min: -1439, max: 1439 }),
        (date, minutes) => {
          const size = Math.abs(minutes);
          const offset = `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
          const text = date.toISOString().replace('Z', offset);
          expect(parseInstant(text)).toBe(date.getTime() - minutes * 60_000);
        },
      ),
    );
  });

  it('agrees with Date.parse wherever both read a text of that form', () => {
    const two = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9999 }),
        two(14),
        two(33),
        two(26),
        two(62),
        (year, month, day, hour, minute) => {
          const text = `${year}-${month}-${day}T${hour}:${minute}:00Z`;
          let mine: number | null = null;
          try {
            mine = parseInstant(text);
          } catch {}
          const date = new Date(text);
          // Date rolls February 30 over and reads 24:00; both name another day and are refused here.
          const same = !Number.isNaN(date.getTime()) && date.toISOString() === text.replace('Z', '.000Z');
          expect(mine).toBe(same ? date.getTime() : null);
        },
      ),
      { numRuns: 300 },
    );
  });
});
