import fc from 'fast-check';
import { countsFromHistogram } from 'nps-kit';
import { mergeRollups, type Rollup, readRollup, sumRollupByPeriod, sumRollupBySegment } from 'nps-kit/rollup';
import { expect, it } from 'vitest';
import { rollupSchema } from '../../src/schema/rollup.js';

const layout = { by: ['region', 'plan'], period: 'day', timeZone: 'America/New_York' } as const;
const rows = fc.array(
  fc
    .record({
      region: fc.constantFrom('EU', 'US', 'EU / pro', '(missing)', null),
      plan: fc.constantFrom('pro', null, ''),
      nps_period: fc.constantFrom('2026-03-07', '2026-03-08', '2026-03-09', '2026-11-01', '2026-12-31'),
      bins: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 11, maxLength: 11 }),
      nps_missing: fc.integer({ min: 0, max: 9 }),
      weight: fc.double({ min: 0.001, max: 1000, noNaN: true }),
    })
    .map(({ bins, weight, ...rest }) => {
      const n = bins.reduce((sum, heads) => sum + heads, 0);
      const { promoters, passives, detractors } = countsFromHistogram({ min: 0, max: 10, bins });
      return {
        ...rest,
        nps_invalid: 0,
        nps_rows: BigInt(n + rest.nps_missing),
        ...Object.fromEntries(bins.map((heads, i) => [`nps_bin_${i}`, String(heads)])),
        nps_promoter_weight: promoters * weight,
        nps_passive_weight: passives * weight,
        nps_detractor_weight: detractors * weight,
        nps_promoter_squared_weight: promoters * weight * weight,
        nps_passive_squared_weight: passives * weight * weight,
        nps_detractor_squared_weight: detractors * weight * weight,
      };
    }),
  { maxLength: 25 },
);

it('merging is reading all rows at once, whatever the order and the cut', () => {
  fc.assert(
    fc.property(rows, fc.nat(25), (all, cut) => {
      const whole = readRollup(all, layout);
      const parts = [readRollup(all.slice(cut), layout), readRollup(all.slice(0, cut), layout)];
      expect(mergeRollups(parts)).toEqual(whole);
      expect(readRollup([...all].reverse(), layout)).toEqual(whole);
      expect(mergeRollups([whole])).toEqual(whole);
    }),
    { numRuns: 150 },
  );
});

it('weights merge to the last digits', () => {
  fc.assert(
    fc.property(rows, fc.nat(25), (all, cut) => {
      const weighted = { ...layout, weight: 'w' } as const;
      const whole = readRollup(all, weighted);
      const merged = mergeRollups([
        readRollup(all.slice(cut), weighted),
        readRollup(all.slice(0, cut), weighted),
      ]);
      expect(merged?.cells).toHaveLength(whole.cells.length);
      whole.cells.forEach((cell, i) => {
        for (const [field, sum] of Object.entries(cell.counts)) {
          const other = Object.entries(merged?.cells[i]?.counts ?? {}).find(
            ([name]) => name === field,
          )?.[1] as number;
          expect(Math.abs(other - sum)).toBeLessThanOrEqual(1e-12 * sum);
        }
      });
    }),
    { numRuns: 100 },
  );
});

it('segments and periods both add up to the total; JSON and schema keep all', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const rollup = readRollup(all, layout);
      const { segments, total } = sumRollupBySegment(rollup);
      const expected = all.reduce(
        (sum, row) =>
          sum +
          Number((row as { nps_bin_9?: string }).nps_bin_9) +
          Number((row as { nps_bin_10?: string }).nps_bin_10),
        0,
      );
      expect(total.promoters).toBe(expected);
      expect(new Set(segments.map(({ segment }) => segment)).size).toBe(segments.length);
      for (const field of ['promoters', 'passives', 'detractors'] as const) {
        const sum = (parts: readonly { counts: Record<typeof field, number> }[]): number =>
          parts.reduce((heads, { counts }) => heads + counts[field], 0);
        expect(sum(segments)).toBe(total[field]);
        expect(sum(sumRollupByPeriod(rollup))).toBe(total[field]);
        for (const longer of ['week', { unit: 'week', weekStart: 'sunday' }] as const) {
          expect(sum(sumRollupByPeriod(rollup, { period: longer }))).toBe(total[field]);
        }
      }
      const stored = JSON.parse(JSON.stringify(rollup)) as Rollup;
      expect(stored).toStrictEqual(rollup);
      expect(rollupSchema.parse(stored)).toStrictEqual(rollup);
    }),
    { numRuns: 150 },
  );
});
