import {
  combineBySegment,
  type DifferenceTest,
  type NpsCounts,
  rakeWeights,
  type SegmentSummaries,
  type SegmentTally,
  summarizeSegments,
  tallyBySegment,
  themeImpact,
  type Untestable,
  type WeightedCounts,
} from 'nps-kit';
import { expectTypeOf, test } from 'vitest';

interface Row {
  area: string | null;
  themes: string[];
  rating: number;
  weight: number;
}
declare const rows: Row[];
declare const heads: SegmentTally<NpsCounts>;
declare const weighted: SegmentTally<WeightedCounts>;

test('weights change the type of the counts', () => {
  const options = { by: 'area', rating: 'rating' } as const;
  expectTypeOf(tallyBySegment(rows, options)).toEqualTypeOf<SegmentTally<NpsCounts>>();
  expectTypeOf(tallyBySegment(rows, { ...options, weight: 'weight' })).toEqualTypeOf<
    SegmentTally<WeightedCounts>
  >();
  const columns = [{ key: 'area', values: ['a'] }];
  expectTypeOf(tallyBySegment({ ratings: [9], columns })).toEqualTypeOf<SegmentTally<NpsCounts>>();
  expectTypeOf(tallyBySegment({ ratings: [9], columns, weights: [1] })).toEqualTypeOf<
    SegmentTally<WeightedCounts>
  >();
});

test('names of fields are checked', () => {
  tallyBySegment(rows, {
    by: ['area', (row) => row.themes, { key: 'half', value: (_, i) => i % 2 }],
    rating: 'rating',
  });
  // @ts-expect-error no such field
  tallyBySegment(rows, { by: 'region', rating: 'rating' });
  // @ts-expect-error a rating is needed
  tallyBySegment(rows, { by: 'area' });
  // @ts-expect-error an object is no value of a key
  tallyBySegment(rows, { by: (row: Row) => ({ area: row.area }), rating: 'rating' });
  // @ts-expect-error no such field
  rakeWeights(rows, [{ by: 'region', targets: {} }]);
  // @ts-expect-error targets are needed
  rakeWeights(rows, [{ by: 'area' }]);
});

test('scores without counts do not pool', () => {
  const scores = [{ channel: 'web', score: 85 }];
  // @ts-expect-error a score is no counts
  combineBySegment(scores, { by: 'channel', counts: (row) => row.score });
  // @ts-expect-error a score is no counts
  combineBySegment(scores, { by: 'channel', counts: 'score' });
});

test('ready-made counts keep their kind', () => {
  expectTypeOf(combineBySegment(weighted.segments, { by: 'segment', counts: 'counts' })).toEqualTypeOf<
    SegmentTally<WeightedCounts>
  >();
  expectTypeOf(
    combineBySegment(heads.segments, { by: 'segment', counts: (row) => row.counts }),
  ).toEqualTypeOf<SegmentTally<NpsCounts>>();
});

test('summaries keep the kind of counts and must be narrowed', () => {
  const summary = summarizeSegments(weighted);
  const [first] = summary.segments;
  if (first?.status === 'shown') {
    expectTypeOf(first.counts).toEqualTypeOf<WeightedCounts>();
    expectTypeOf(first.comparison?.test).toEqualTypeOf<DifferenceTest<'score'> | Untestable | undefined>();
  }
  // @ts-expect-error a suppressed segment has no score
  void first?.score;
  // @ts-expect-error the total may be suppressed
  void summary.total.score;
});

test('lists of named counts need no keys, and keep the kind of counts', () => {
  const list = [{ segment: 'a', counts: heads.total }];
  expectTypeOf(summarizeSegments(list, { compareWith: 'a' })).toEqualTypeOf<SegmentSummaries<NpsCounts>>();
  expectTypeOf(summarizeSegments(weighted.segments)).toEqualTypeOf<SegmentSummaries<WeightedCounts>>();
  // @ts-expect-error neither a name nor words
  summarizeSegments(list, { compareWith: 7 });
  // @ts-expect-error themes overlap: a list has no total of theirs
  themeImpact(list);
});

test('themes take a tally or rows', () => {
  themeImpact(heads, { rankBy: 'leaveOneOut' });
  themeImpact(rows, { by: 'themes', rating: 'rating', level: 0.9 });
  // @ts-expect-error not a formula
  themeImpact(heads, { rankBy: 'magic' });
});
