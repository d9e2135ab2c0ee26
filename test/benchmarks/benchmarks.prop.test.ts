import fc from 'fast-check';
import {
  compareToBenchmark,
  describeStanding,
  type PercentileRank,
  percentileAmong,
  rankAmong,
  scoreBands,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { someCounts } from '../inference/arbitraries.js';
import { benchmarkOf } from './fixture.js';

const score = fc.oneof(fc.integer({ min: -100, max: 100 }), fc.double({ min: -100, max: 100, noNaN: true }));
const distribution = fc.oneof(
  fc.array(score, { minLength: 1, maxLength: 30 }).map((values) => ({ values })),
  fc.uniqueArray(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 }).chain((shares) =>
    fc.array(score, { minLength: shares.length, maxLength: shares.length }).map((scores) => {
      const ascending = [...scores].sort((one, other) => one - other);
      const quantiles = [...shares]
        .sort((one, other) => one - other)
        .map((share, i) => ({ share, score: ascending[i] as number }));
      return { quantiles };
    }),
  ),
);

describe('percentileAmong', () => {
  it('never falls as the score rises', () => {
    fc.assert(
      fc.property(distribution, score, score, (among, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const [below, above] = [low, high].map((at) => percentileAmong(at, among)) as [
          PercentileRank,
          PercentileRank,
        ];
        expect(below.atLeast).toBeLessThanOrEqual(above.atLeast);
        expect(below.atMost).toBeLessThanOrEqual(above.atMost);
        if (below.share !== null && above.share !== null) {
          expect(below.share).toBeLessThanOrEqual(above.share);
        }
        for (const { share, atLeast, atMost } of [below, above]) {
          expect(atLeast).toBeGreaterThanOrEqual(0);
          expect(atMost).toBeLessThanOrEqual(1);
          if (share !== null) {
            expect(share).toBeGreaterThanOrEqual(atLeast);
            expect(share).toBeLessThanOrEqual(atMost);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('compareToBenchmark', () => {
  it('has its gaps add up to the way, agrees with its own standing, and survives JSON', () => {
    fc.assert(
      fc.property(someCounts, score, score, (counts, one, other) => {
        const [average, top] = [Math.min(one, other), Math.max(one, other)];
        const comparison = compareToBenchmark(counts, benchmarkOf('x', average, top));
        if (!comparison?.top) throw new Error('there are answers');
        expect(comparison.average.gap - comparison.top.gap).toBeCloseTo(top - average, 9);
        if (comparison.partOfWay !== null) {
          if (comparison.partOfWay < 0) expect(comparison.position).toBe('below');
          // A gap next to the smallest double leaves a part of 0.
          if (comparison.position === 'below') expect(comparison.partOfWay).toBeLessThanOrEqual(0);
          expect(Object.is(comparison.partOfWay, -0)).toBe(false);
        }
        expect(describeStanding(comparison).text).toContain(comparison.position);
        expect(JSON.parse(JSON.stringify(comparison))).toStrictEqual(comparison);
      }),
      { numRuns: 100 },
    );
  });
});

describe('rankAmong', () => {
  it('has the rank within its interval, whatever the order, and survives JSON', () => {
    const competitors = fc
      .array(someCounts, { maxLength: 5 })
      .map((list) => list.map((counts, i) => ({ name: `c${i}`, counts })));
    fc.assert(
      fc.property(someCounts, competitors, (own, list) => {
        const result = rankAmong(own, list);
        if (!result) throw new Error('there are answers');
        const { rank, of, interval } = result;
        expect(1 <= interval.best && interval.best <= rank && rank <= of && interval.worst <= of).toBe(true);
        expect(interval.worst).toBeGreaterThanOrEqual(interval.best);
        const back = rankAmong(own, [...list].reverse());
        expect([back?.rank, back?.interval]).toEqual([rank, interval]);
        expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
      }),
      { numRuns: 60 },
    );
  });
});

describe('scoreBands', () => {
  it('has the band of the score among the possible ones, side by side', () => {
    const bands = fc
      .uniqueArray(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 8 })
      .map((list) => list.sort((one, other) => one - other).map((from, i) => ({ name: `b${i}`, from })));
    fc.assert(
      fc.property(someCounts, bands, (counts, list) => {
        const result = scoreBands(counts, list);
        if (!result) throw new Error('there are answers');
        expect(result.possibleBands).toContain(result.band);
        const names = [null, ...list.map(({ name }) => name)];
        const first = names.indexOf(result.possibleBands[0] ?? null);
        expect(result.possibleBands).toEqual(names.slice(first, first + result.possibleBands.length));
        expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
      }),
      { numRuns: 200 },
    );
  });
});
