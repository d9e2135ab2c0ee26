import fc from 'fast-check';
import { combineCounts, combineHistograms, countsFromHistogram, scoreCounts, subtractCounts } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { histograms, smallCounts } from '../arbitraries.js';
import { expectPlain } from '../expectations.js';

const list = fc.array(smallCounts, { maxLength: 12 });

describe('laws of merging', () => {
  it('counts: in any order, in any grouping, from any iterable', () => {
    fc.assert(
      fc.property(list, list, (one, other) => {
        const all = combineCounts([...one, ...other]);
        expect(combineCounts([...other, ...one])).toStrictEqual(all);
        expect(combineCounts([combineCounts(one), combineCounts(other)])).toStrictEqual(all);
        expect(combineCounts([...one, ...other].values())).toStrictEqual(all);
        expectPlain(all);
      }),
    );
  });

  it('counts: subtracting takes adding back', () => {
    fc.assert(
      fc.property(smallCounts, smallCounts, (one, other) => {
        const whole = combineCounts([one, other]);
        expect(subtractCounts({ whole, part: other })).toStrictEqual(one);
        expectPlain(subtractCounts({ whole, part: whole }));
      }),
    );
  });

  it('counts: a merged score lies between the scores', () => {
    fc.assert(
      fc.property(smallCounts, smallCounts, (one, other) => {
        const scores = [one, other].map(scoreCounts).filter((score) => score !== null);
        const merged = scoreCounts(combineCounts([one, other]));
        if (merged === null) expect(scores).toEqual([]);
        else {
          expect(merged).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-12);
          expect(merged).toBeLessThanOrEqual(Math.max(...scores) + 1e-12);
        }
      }),
    );
  });

  it('histograms: summing to categories and merging change places', () => {
    fc.assert(
      fc.property(fc.array(histograms, { minLength: 1, maxLength: 6 }), (some) => {
        const merged = combineHistograms(some);
        expect(merged && countsFromHistogram(merged)).toStrictEqual(
          combineCounts(some.map((histogram) => countsFromHistogram(histogram))),
        );
        expect(combineHistograms([...some].reverse())).toStrictEqual(merged);
        expectPlain(merged);
      }),
    );
  });
});
