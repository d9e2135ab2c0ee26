import fc from 'fast-check';
import {
  type AnyCounts,
  combineBySegment,
  combineCounts,
  crossTabulate,
  rankSegments,
  type SegmentTally,
  scoreCounts,
  segmentContributions,
  shrinkScores,
  summarizeSegments,
  type TallyBySegmentOptions,
  tallyBySegment,
  themeImpact,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';

const most = Number.MAX_SAFE_INTEGER;
/** Parts of one category that add up to no more than a double counts exactly. */
const parts = (k: number): fc.Arbitrary<number[]> =>
  fc
    .array(fc.oneof(fc.nat({ max: 3 }), fc.integer({ min: 0, max: most })), { minLength: k, maxLength: k })
    .map((list) => {
      let left = most;
      return list.map((part) => {
        const fits = Math.min(part, left);
        left -= fits;
        return fits;
      });
    });
const hugeTally = fc.integer({ min: 1, max: 5 }).chain((k) =>
  fc.tuple(parts(k), parts(k), parts(k)).map(([promoters, passives, detractors]) =>
    combineBySegment(
      promoters.map((count, i) => ({
        i,
        counts: { promoters: count, passives: passives[i] as number, detractors: detractors[i] as number },
      })),
      { by: 'i', counts: 'counts' },
    ),
  ),
);
const farWeight = fc.oneof(
  fc.double({ min: -140, max: 140, noNaN: true }).map((power) => 10 ** power),
  fc.double({ min: -12, max: 12, noNaN: true }).map((power) => 10 ** power),
  fc.constantFrom(1e-140, 1, 1e140),
);
const row = fc.record({
  one: fc.constantFrom('a', 'b', 'c', null),
  list: fc.oneof(fc.constantFrom('x', 'y', null), fc.subarray<string | null>(['x', 'y', 'z', null])),
  rating: fc.nat({ max: 10 }),
  weight: farWeight,
});
const rows = fc.array(row, { minLength: 1, maxLength: 25 });

const everyView = (tally: SegmentTally<AnyCounts>): unknown[] => [
  summarizeSegments(tally),
  summarizeSegments(tally, { minimumN: 0, compareWith: 'total', sort: 'contribution' }),
  segmentContributions(tally),
  shrinkScores(tally),
  shrinkScores(tally, { method: 'dersimonian-laird' }),
  themeImpact(tally, { rankBy: 'leaveOneOut' }),
  tally.overlapping ? [] : rankSegments(tally),
];
const arePlain = (results: unknown[]): void => {
  for (const result of results) expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
};
const addUp = (tally: SegmentTally<AnyCounts>): void => {
  const { score, segments } = segmentContributions(tally);
  if (score === null) return;
  const sum = segments.reduce((total, { contribution }) => total + (contribution as number), 0);
  expect(Math.abs(sum - score)).toBeLessThan(1e-12 * 100);
};

describe('at the ends of what there is', () => {
  it('counts near 2^53 add up, in plain records', () => {
    fc.assert(
      fc.property(hugeTally, (tally) => {
        arePlain(everyView(tally));
        addUp(tally);
        expect(combineCounts(tally.segments.map(({ counts }) => counts))).toEqual(tally.total);
      }),
      { numRuns: 60 },
    );
  });

  it('weights of any size give plain records, and contributions that add up', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const tally = tallyBySegment(data, { by: 'one', rating: 'rating', weight: 'weight' });
        arePlain(everyView(tally));
        addUp(tally);
        arePlain(everyView(tallyBySegment(data, { by: 'list', rating: 'rating', weight: 'weight' })));
        arePlain([crossTabulate(data, { by: ['one', 'list'], rating: 'rating', weight: 'weight' })]);
        const odd = { key: 'odd', value: (each: { rating: number }) => each.rating % 2 };
        arePlain([crossTabulate(data, { by: ['one', odd], rating: 'rating', weight: 'weight' })]);
      }),
      {
        numRuns: 150,
        // Differences so small that their share of the whole is nothing.
        examples: [
          [
            [
              { one: 'a', list: 'x', rating: 0, weight: 1 },
              { one: 'a', list: [], rating: 9, weight: 1 },
              { one: 'b', list: [], rating: 7, weight: 1e140 },
              { one: 'b', list: [], rating: 0, weight: 1e-140 },
            ],
          ],
        ],
      },
    );
  });

  it('one segment, or keys that nobody has, are everybody', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (data, weighted) => {
        const by = { key: 'nothing', value: () => null };
        const weight = weighted ? ('weight' as const) : undefined;
        const tally = tallyBySegment<(typeof data)[0]>(data, {
          by,
          rating: 'rating',
          weight,
        } as TallyBySegmentOptions<(typeof data)[0]>);
        expect(tally.segments.map(({ segment }) => segment)).toEqual(['(missing)']);
        expect(tally.segments[0]?.counts).toEqual(tally.total);
        const [own] = segmentContributions(tally).segments;
        const score = scoreCounts(tally.total) as number;
        expect(own?.share).toBe(1);
        expect(own?.contribution).toBeCloseTo(score, 12);
        expect(own).toMatchObject({ score, scoreWithout: null, effect: null });
        expect(rankSegments(tally)[0]).toMatchObject({ rank: 1, interval: { lower: 1, upper: 1 } });
        expect(shrinkScores(tally)?.segments[0]?.shrunken).toBeCloseTo(score, 9);
        expect(themeImpact(tally)).toEqual({ score, n: data.length, themes: [] });
        arePlain(everyView(tally));
      }),
      { numRuns: 60 },
    );
  });
});
