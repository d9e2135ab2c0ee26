import fc from 'fast-check';
import { DateTime } from 'luxon';
import { type DateRules, importResponses } from 'nps-kit/imports';
import { expect, it } from 'vitest';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Australia/Lord_Howe',
];
const instant = fc
  .integer({ min: Date.UTC(1995, 0, 1) / 1000, max: Date.UTC(2037, 0, 1) / 1000 })
  .map((second) => second * 1000);

function read(cell: unknown, dates?: DateRules): number | undefined {
  const { responses } = importResponses([{ cell, score: 1 }], { at: 'cell', rating: 'score', dates });
  return responses[0]?.at;
}

it('a date with its offset is the instant, in every notation', () => {
  fc.assert(
    fc.property(instant, fc.constantFrom(...zones), (at, zone) => {
      const local = DateTime.fromMillis(at, { zone });
      expect(read(local.toISO())).toBe(at);
      expect(read(local.toFormat('yyyy-MM-dd HH:mm:ss ZZ'))).toBe(at);
      expect(read(local.toFormat("yyyy/M/d h:mm:ss a 'GMT'Z", { locale: 'en-US' }))).toBe(at);
      expect(read(local.toUTC().toFormat("yyyy-MM-dd HH:mm:ss 'UTC'"))).toBe(at);
      expect(read(Math.floor(at / 1000), { unit: 'seconds' })).toBe(at);
    }),
    { numRuns: 300 },
  );
});

it('a local date in a stated zone and order is the instant, or the first of two', () => {
  const formats = fc.constantFrom(
    ['d/M/yyyy H:mm:ss', 'day-first'] as const,
    ['dd.MM.yy, HH:mm:ss', 'day-first'] as const,
    ['M/d/yyyy h:mm:ss a', 'month-first'] as const,
    ['yyyy-MM-dd HH:mm:ss', undefined] as const,
  );
  fc.assert(
    fc.property(instant, fc.constantFrom(...zones), formats, (moment, timeZone, [format, order]) => {
      // Years of two digits are years of this century.
      const at = format.includes('yyyy') ? moment : Math.max(moment, Date.UTC(2001, 0, 1));
      const local = DateTime.fromMillis(at, { zone: timeZone, locale: 'en-US' });
      const found = read(local.toFormat(format), { timeZone, order }) as number;
      if (found === at) return;
      expect(found).toBeLessThan(at);
      expect(DateTime.fromMillis(found, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm:ss')).toBe(
        local.toFormat('yyyy-MM-dd HH:mm:ss'),
      );
    }),
    { numRuns: 300 },
  );
});

it('a stated order is what a column in that order proves', () => {
  const dated = fc.array(instant, { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(dated, fc.constantFrom('day-first' as const, 'month-first' as const), (moments, order) => {
      const format = order === 'day-first' ? 'd/M/yyyy' : 'M/d/yyyy';
      const rows = moments.map((at) => ({
        at: DateTime.fromMillis(at, { zone: 'UTC' }).toFormat(format),
        score: 9,
      }));
      const mapping = { at: 'at', rating: 'score', dates: { timeZone: 'UTC' } } as const;
      const { responses, report } = importResponses(rows, mapping);
      const days = moments.map((at) => new Date(at).getUTCDate());
      expect(report.dateOrder).toBe(days.some((day) => day > 12) ? order : null);
      expect(responses).toHaveLength(report.dateOrder === null ? 0 : rows.length);
    }),
    { numRuns: 200 },
  );
});
