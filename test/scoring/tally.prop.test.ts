import fc from 'fast-check';
import {
  classifyRating,
  combineCounts,
  countsFromHistogram,
  histogramRatings,
  scoreRatings,
  tallyRatings,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { headsOf, mirror, ratings } from '../arbitraries.js';
import { expectPlain } from '../expectations.js';

describe('laws of tallies', () => {
  it('count as one by one', () => {
    fc.assert(
      fc.property(ratings, (list) => {
        const of = (category: string) => list.filter((value) => classifyRating(value) === category).length;
        const expected = { promoters: of('promoter'), passives: of('passive'), detractors: of('detractor') };
        expect(tallyRatings(list)).toStrictEqual(expected);
        expect(tallyRatings(Uint8Array.from(list))).toStrictEqual(expected);
        expect(tallyRatings(Float64Array.from(list))).toStrictEqual(expected);
        expect(tallyRatings(list.values())).toStrictEqual(expected);
        expect(
          tallyRatings(
            list.map((value) => ({ value })),
            { rating: 'value' },
          ),
        ).toStrictEqual(expected);
        expect(countsFromHistogram(histogramRatings(list))).toStrictEqual(expected);
        expect(headsOf(tallyRatings(list))).toBe(list.length);
      }),
    );
  });

  it('merge as concatenation', () => {
    fc.assert(
      fc.property(ratings, ratings, (one, other) => {
        expect(combineCounts([tallyRatings(one), tallyRatings(other)])).toStrictEqual(
          tallyRatings([...one, ...other]),
        );
      }),
    );
  });

  it('do not depend on the order', () => {
    fc.assert(
      fc.property(ratings, (list) => {
        const turned = [...list].reverse();
        expect(tallyRatings(turned)).toStrictEqual(tallyRatings(list));
        expect(histogramRatings(turned)).toStrictEqual(histogramRatings(list));
      }),
    );
  });

  it('mirror on a mirrored scale, exactly', () => {
    // 1 to 7 turned round its middle: the categories change places.
    const scale = { min: 1, max: 7, promoterFrom: 6, detractorTo: 2 };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 400 }), (list) => {
        const turned = list.map((value) => 8 - value);
        expect(tallyRatings(turned, { scale })).toStrictEqual(mirror(tallyRatings(list, { scale })));
        const score = scoreRatings(list, { scale });
        expect(scoreRatings(turned, { scale })).toBe(score === null ? null : 0 - score);
      }),
    );
  });

  it('refuse any list with a value that is none, at its place', () => {
    const bad = fc
      .anything()
      .filter((value) => !(Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 10));
    fc.assert(
      fc.property(ratings, bad, ratings, (before, value, after) => {
        const message = `ratings[${before.length}]: expected an integer 0 to 10`;
        expect(() => tallyRatings([...before, value, ...after] as number[])).toThrow(message);
      }),
    );
  });

  it('leave the input as it is and survive JSON', () => {
    fc.assert(
      fc.property(ratings, (list) => {
        const frozen = Object.freeze([...list]);
        expectPlain(tallyRatings(frozen));
        expectPlain(histogramRatings(frozen));
        expect(frozen).toStrictEqual(list);
      }),
    );
  });
});
