import fc from 'fast-check';
import { summarizeDesign } from 'nps-kit';
import { describe, expect, it } from 'vitest';

const row = fc.record({
  rating: fc.integer({ min: 0, max: 10 }),
  weight: fc.double({ min: 0.01, max: 100, noNaN: true }),
  stratum: fc.constantFrom('a', 'b', 'c'),
  cluster: fc.integer({ min: 1, max: 4 }),
});
const surveys = fc.array(row, { minLength: 1, maxLength: 40 });
const where = {
  rating: 'rating',
  weight: 'weight',
  stratum: 'stratum',
  cluster: 'cluster',
  singleUnit: 'certainty',
} as const;

describe('summarizeDesign', () => {
  it('survives JSON, keeps its bounds and does not care for the order of rows', () => {
    fc.assert(
      fc.property(surveys, (rows) => {
        const summary = summarizeDesign(rows, where);
        expect(JSON.parse(JSON.stringify(summary))).toStrictEqual(summary);
        expect(summary.effectiveN as number).toBeLessThanOrEqual(rows.length);
        expect(summary.weightingEffect as number).toBeGreaterThanOrEqual(1 - 1e-12);
        const turned = summarizeDesign([...rows].reverse(), where);
        expect(turned.score).toBeCloseTo(summary.score as number, 9);
        if (summary.standardError !== null) {
          expect(turned.standardError).toBeCloseTo(summary.standardError, 8);
          const { lower = 0, upper = 0 } = summary.interval ?? {};
          expect(lower).toBeLessThanOrEqual((summary.score as number) + 1e-9);
          expect(upper).toBeGreaterThanOrEqual((summary.score as number) - 1e-9);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('does not care for the unit of the weights, and mirrors', () => {
    const scale = fc.constantFrom(1e-12, 1e-3, 7, 1e12);
    fc.assert(
      fc.property(surveys, scale, (rows, unit) => {
        const summary = summarizeDesign(rows, where);
        const scaled = summarizeDesign(
          rows.map((r) => ({ ...r, weight: r.weight * unit })),
          where,
        );
        expect(scaled.score).toBeCloseTo(summary.score as number, 8);
        if (summary.standardError === null) expect(scaled.standardError).toBeNull();
        else expect(scaled.standardError).toBeCloseTo(summary.standardError, 7);
        const opposite = (rating: number): number => (rating >= 9 ? 0 : rating >= 7 ? 7 : 10);
        const mirrored = summarizeDesign(
          rows.map((r) => ({ ...r, rating: opposite(r.rating) })),
          where,
        );
        expect(mirrored.score).toBeCloseTo(-(summary.score as number), 8);
      }),
      { numRuns: 150 },
    );
  });

  it('splits into domains that see the whole design', () => {
    fc.assert(
      fc.property(surveys, (rows) => {
        const whole = summarizeDesign(rows, where);
        const all = summarizeDesign(rows, { ...where, domain: () => true });
        expect(all).toEqual(whole);
        const some = summarizeDesign(rows, { ...where, domain: (r) => r.rating > 4 });
        expect(some.n).toBe(rows.filter((r) => r.rating > 4).length);
      }),
      { numRuns: 100 },
    );
  });
});
