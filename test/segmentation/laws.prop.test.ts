import fc from 'fast-check';
import {
  combineBySegment,
  combineCounts,
  type NpsCounts,
  rankSegments,
  type SegmentTally,
  scoreCounts,
  segmentContributions,
  shrinkScores,
  summarizeSegments,
  summarizeWeights,
  tallyBySegment,
  tallyRatings,
  tallyWeighted,
  themeImpact,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';

const value = fc.oneof(
  fc.constantFrom('a', 'b', 'c', 'a / b', '', 0, 1, '1', true, null),
  fc.string({ maxLength: 3 }),
);
const row = fc.record({
  one: value,
  other: fc.oneof(
    { weight: 4, arbitrary: value },
    { weight: 1, arbitrary: fc.array(value, { maxLength: 3 }) },
  ),
  third: fc.nat({ max: 400 }),
  rating: fc.nat({ max: 10 }),
  weight: fc.oneof(fc.double({ min: 0.001, max: 1000, noNaN: true }), fc.constant(1)),
});
const rows = fc.array(row, { maxLength: 40 });
const flat = fc.array(
  row.map((one) => ({ ...one, other: Array.isArray(one.other) ? null : one.other })),
  { minLength: 1, maxLength: 40 },
);
const counts = fc.record({
  promoters: fc.nat({ max: 300 }),
  passives: fc.nat({ max: 300 }),
  detractors: fc.nat({ max: 300 }),
});
const lists = fc.array(counts, { minLength: 1, maxLength: 8 });
const tallyOf = (list: readonly NpsCounts[]): SegmentTally<NpsCounts> =>
  combineBySegment(
    list.map((part, i) => ({ name: `s${i}`, counts: part })),
    { by: 'name', counts: 'counts' },
  );
const bySegment = <C>({ segments }: SegmentTally<C>): Map<string, C> =>
  new Map(segments.map(({ segment, counts: part }) => [segment, part]));
const by = ['one', 'other', 'third'] as const;
const mirror = ({ promoters, passives, detractors }: NpsCounts): NpsCounts => ({
  promoters: detractors,
  passives,
  detractors: promoters,
});
const survivesJson = (result: unknown): void => {
  expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
};

describe('tallies', () => {
  it('agree with a filter of the rows', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const text = (one: unknown): string | null => (one === null || one === '' ? null : String(one));
        const tally = tallyBySegment(data, { by: ['one', 'other'], rating: 'rating' });
        for (const { keys, counts: part } of tally.segments) {
          const members = data.filter(
            ({ one, other }) =>
              text(one) === keys[0]?.value &&
              (Array.isArray(other) ? (other.length ? other : [null]) : [other]).some(
                (each) => text(each) === keys[1]?.value,
              ),
          );
          expect(part).toEqual(tallyRatings(members.map(({ rating }) => rating)));
        }
        expect(tally.total).toEqual(tallyRatings(data.map(({ rating }) => rating)));
        expect(tally.overlapping).toBe(data.some(({ other }) => Array.isArray(other)));
        survivesJson(tally);
      }),
    );
  });

  it('add up to the total, and the total is the merge of the segments', () => {
    fc.assert(
      fc.property(flat, (data) => {
        const tally = tallyBySegment(data, { by, rating: 'rating' });
        expect(combineCounts(tally.segments.map((segment) => segment.counts))).toEqual(tally.total);
        expect(new Set(tally.segments.map(({ segment }) => segment)).size).toBe(tally.segments.length);
      }),
    );
  });

  it('do not depend on the order of rows or of keys', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (data, seed) => {
        const shuffled = data
          .map((one, i) => ({ one, place: (i * 7919 + seed) % 101 }))
          .sort((a, b) => a.place - b.place);
        const options = { rating: 'rating' } as const;
        const plain = tallyBySegment(data, { by, ...options });
        const moved = tallyBySegment(
          shuffled.map(({ one }) => one),
          { by, ...options },
        );
        expect(bySegment(moved)).toEqual(bySegment(plain));
        const named = (tally: SegmentTally<NpsCounts>): Map<string, NpsCounts> =>
          new Map(
            tally.segments.map(({ keys, counts: part }) => [
              JSON.stringify([...keys].sort((a, b) => (a.key < b.key ? -1 : 1))),
              part,
            ]),
          );
        expect(named(tallyBySegment(data, { by: ['third', 'one', 'other'], ...options }))).toEqual(
          named(plain),
        );
      }),
    );
  });

  it('are the same from columns, and from shards merged', () => {
    fc.assert(
      fc.property(flat, fc.nat({ max: 40 }), (data, cut) => {
        const plain = tallyBySegment(data, { by, rating: 'rating' });
        const columns = by.map((key) => ({ key, values: data.map((one) => one[key]) }));
        expect(tallyBySegment({ ratings: data.map(({ rating }) => rating), columns })).toEqual(plain);
        const shards = [data.slice(0, cut), data.slice(cut)].map((shard) =>
          tallyBySegment(shard, { by, rating: 'rating' }),
        );
        const merged = combineBySegment(
          shards.flatMap(({ segments }) => segments),
          { by: by.map((key, k) => ({ key, value: (one) => one.keys[k]?.value })), counts: 'counts' },
        );
        expect(merged).toEqual(plain);
      }),
    );
  });

  it('of weights 1 are heads, and weighted segments are what tallyWeighted gives', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const heads = tallyBySegment(data, { by: 'other', rating: 'rating' });
        const ones = tallyBySegment(data, { by: 'other', rating: 'rating', weight: () => 1 });
        heads.segments.forEach(({ counts: part }, i) => {
          const weighted = ones.segments[i]?.counts;
          expect(weighted?.promoterWeight).toBe(part.promoters);
          expect(weighted?.passiveSquaredWeight).toBe(part.passives);
          expect(weighted?.detractorWeight).toBe(part.detractors);
          expect(weighted?.n).toBe(part.promoters + part.passives + part.detractors);
        });
        const real = tallyBySegment(data, { by: 'other', rating: 'rating', weight: 'weight' });
        if (data.length > 0) {
          expect(real.total).toEqual(tallyWeighted(data, { rating: 'rating', weight: 'weight' }));
        }
      }),
    );
  });
});

describe('contributions', () => {
  it('add up to the score, and each effect is the move that leaving out makes', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const result = segmentContributions(tallyOf(list));
        survivesJson(result);
        if (result.score === null) return;
        const sum = result.segments.reduce((total, { contribution }) => total + (contribution as number), 0);
        expect(Math.abs(sum - result.score)).toBeLessThan(1e-12);
        result.segments.forEach(({ scoreWithout, effect }, i) => {
          expect(scoreWithout).toBe(scoreCounts(combineCounts(list.filter((_, j) => j !== i))));
          if (scoreWithout !== null) expect(effect).toBe((result.score as number) - scoreWithout);
        });
      }),
    );
  });

  it('of weights: the same laws', () => {
    fc.assert(
      fc.property(flat, (data) => {
        const result = segmentContributions(
          tallyBySegment(data, { by: 'one', rating: 'rating', weight: 'weight' }),
        );
        survivesJson(result);
        const sum = result.segments.reduce((total, { contribution }) => total + (contribution as number), 0);
        expect(Math.abs(sum - (result.score as number))).toBeLessThan(1e-12 * 100);
        const shares = result.segments.reduce((total, { share }) => total + (share as number), 0);
        expect(shares).toBeCloseTo(1, 12);
      }),
    );
  });

  it('mirror', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const plain = segmentContributions(tallyOf(list));
        const turned = segmentContributions(tallyOf(list.map(mirror)));
        plain.segments.forEach(({ contribution }, i) => {
          expect(turned.segments[i]?.contribution).toBeCloseTo(-(contribution ?? 0), 12);
        });
      }),
    );
  });
});

describe('summaries', () => {
  it('survive JSON, and never average scores', () => {
    fc.assert(
      fc.property(lists, fc.constantFrom('rest', 'total'), (list, compareWith) => {
        const summary = summarizeSegments(tallyOf(list), { compareWith } as never);
        survivesJson(summary);
        if (summary.total.status === 'shown')
          expect(summary.total.score).toBe(scoreCounts(combineCounts(list)));
      }),
      { numRuns: 60 },
    );
  });

  it('compare a segment with the rest as the mirrored rest with the segment', () => {
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        const { segments } = summarizeSegments(tallyOf([one, other]), { minimumN: 0 });
        const turned = summarizeSegments(tallyOf([one, other].map(mirror)), { minimumN: 0 });
        const testOf = (summary: typeof segments, i: number) => {
          const row = summary[i];
          return row?.status === 'shown' && row.comparison?.test.status === 'tested'
            ? row.comparison.test
            : null;
        };
        const [first, second, back] = [testOf(segments, 0), testOf(segments, 1), testOf(turned.segments, 1)];
        if (!first || !second || !back) return;
        expect(second.difference).toBeCloseTo(-first.difference, 12);
        expect(back.difference).toBeCloseTo(first.difference, 12);
        expect(back.pValue).toBeCloseTo(first.pValue, 9);
        expect(back.interval.lower).toBeCloseTo(first.interval.lower, 6);
        expect(back.interval.upper).toBeCloseTo(first.interval.upper, 6);
      }),
      { numRuns: 100 },
    );
  });

  it('against the total: the test against the rest in another unit', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const rest = summarizeSegments(tallyOf(list), { minimumN: 0, sort: 'n' });
        const total = summarizeSegments(tallyOf(list), { minimumN: 0, sort: 'n', compareWith: 'total' });
        rest.segments.forEach((row, i) => {
          const same = total.segments[i];
          if (row.status !== 'shown' || same?.status !== 'shown') throw new Error('hidden');
          expect(same.comparison?.adjustedPValue).toBe(row.comparison?.adjustedPValue);
          if (same.comparison?.test.status !== 'tested' || total.total.status !== 'shown') return;
          const difference = (same.score as number) - (total.total.score as number);
          expect(same.comparison.test.difference).toBeCloseTo(difference, 9);
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('ranks', () => {
  it('lie within their intervals, mirror, and survive JSON', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const ranked = rankSegments(tallyOf(list));
        survivesJson(ranked);
        const present = list.filter((part) => scoreCounts(part) !== null).length;
        const turned = new Map(rankSegments(tallyOf(list.map(mirror))).map((row) => [row.segment, row]));
        for (const { rank, interval, segment, score } of ranked) {
          expect(rank === null).toBe(score === null);
          if (rank === null || interval === null) continue;
          expect(interval.lower).toBeGreaterThanOrEqual(1);
          expect(rank).toBeGreaterThanOrEqual(interval.lower);
          expect(rank).toBeLessThanOrEqual(interval.upper);
          expect(interval.upper).toBeLessThanOrEqual(present);
          expect(turned.get(segment)?.interval?.lower).toBe(present + 1 - interval.upper);
        }
      }),
    );
  });
});

describe('shrunken scores', () => {
  it('lie between the score and the mean, and the smaller segment moves further', () => {
    fc.assert(
      fc.property(lists, fc.constantFrom('paule-mandel', 'dersimonian-laird'), (list, method) => {
        const result = shrinkScores(tallyOf(list), { method } as never);
        survivesJson(result);
        if (result === null) return;
        for (const { score, shrunken, shrinkage, interval, standardError } of result.segments) {
          expect(standardError).toBeGreaterThan(0);
          expect(interval.upper).toBeGreaterThan(interval.lower);
          expect(shrinkage).toBeGreaterThanOrEqual(0);
          expect(shrinkage).toBeLessThanOrEqual(1);
          expect(Math.abs(shrunken)).toBeLessThanOrEqual(100);
          expect(interval.lower).toBeLessThanOrEqual(shrunken + 1e-9);
          expect(interval.upper).toBeGreaterThanOrEqual(shrunken - 1e-9);
          if (score === null) continue;
          expect(shrunken).toBeGreaterThanOrEqual(Math.min(score, result.mean) - 1e-9);
          expect(shrunken).toBeLessThanOrEqual(Math.max(score, result.mean) + 1e-9);
        }
        const byN = [...result.segments].sort((one, other) => one.n - other.n);
        byN.forEach((one, i) => {
          const next = byN[i + 1];
          if (next) expect(one.shrinkage).toBeGreaterThanOrEqual(next.shrinkage - 1e-12);
        });
      }),
      {
        examples: [
          [[{ promoters: 1, passives: 0, detractors: 0 }], 'paule-mandel'],
          [
            [10, 0].map((promoters) => ({ promoters, passives: 0, detractors: 10 - promoters })),
            'paule-mandel',
          ],
        ],
      },
    );
  });
});

describe('themes', () => {
  it('hold the three formulae, with k(t - o) from the counts', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const result = themeImpact(data, { by: 'other', rating: 'rating' });
        survivesJson(result);
        const n = data.length;
        for (const theme of result.themes) {
          if (theme.test.status !== 'tested') continue;
          const raw = theme.n * ((theme.score as number) - (result.score as number));
          expect(theme.unnormalized.value).toBeCloseTo(raw, 8);
          expect(theme.contribution.value).toBeCloseTo(raw / n, 8);
          expect(theme.leaveOneOut.value).toBeCloseTo(raw / (n - theme.n), 8);
          const { lower, upper } = theme.leaveOneOut.interval as { lower: number; upper: number };
          expect(lower).toBeLessThanOrEqual((theme.leaveOneOut.value as number) + 1e-9);
          expect(upper).toBeGreaterThanOrEqual((theme.leaveOneOut.value as number) - 1e-9);
        }
        expect(result.themes.map(({ rank }) => rank)).toEqual(
          [...result.themes.map(({ rank }) => rank)].sort((one, other) => one - other),
        );
      }),
      { numRuns: 60 },
    );
  });
});

it('summarizeWeights survives scaling', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1 }),
      fc.constantFrom(1e-120, 1e3, 1e120),
      (weights, scale) => {
        const plain = summarizeWeights(weights);
        const scaled = summarizeWeights(weights.map((weight) => weight * scale));
        expect((scaled?.effectiveSampleSize ?? 0) / (plain?.effectiveSampleSize ?? 1)).toBeCloseTo(1, 9);
        expect(plain?.designEffect).toBeGreaterThanOrEqual(1);
      },
    ),
  );
});
