import {
  type AnyCounts,
  type Category,
  classifyRating,
  combineCounts,
  combineWeightedCounts,
  countResponses,
  countResponsesAsync,
  countsFromHistogram,
  effectiveSampleSize,
  histogramRatings,
  isRating,
  type NpsCounts,
  type NpsSummary,
  type Rating,
  type RatingHistogram,
  type ResponseCounts,
  scoreCounts,
  scoreStandardError,
  subtractCounts,
  summarizeCounts,
  tallyRatings,
  tallyWeighted,
  type WeightedCounts,
  type WholePercentages,
  wholePercentages,
} from 'nps-kit';
import { expectTypeOf } from 'vitest';

declare const heads: NpsCounts;
declare const weighted: WeightedCounts;
declare const either: AnyCounts;
declare const histogram: RatingHistogram;
declare const rows: readonly { readonly rating: number; readonly user: string; readonly weight: number }[];
declare const values: unknown[];

// Heads and sums of weights are told apart by shape.
expectTypeOf(scoreCounts(heads)).toEqualTypeOf<number | null>();
expectTypeOf(scoreCounts(weighted)).toEqualTypeOf<number | null>();
expectTypeOf(scoreStandardError(either)).toEqualTypeOf<number | null>();
// @ts-expect-error heads and sums of weights do not add up
combineCounts([heads, weighted]);
// @ts-expect-error sums of weights and heads do not add up
combineWeightedCounts([weighted, heads]);
// @ts-expect-error sums of weights have no heads to subtract
subtractCounts({ whole: heads, part: weighted });
// @ts-expect-error alike things are named, not positional
subtractCounts(heads, heads);
// @ts-expect-error Kish's size is of weights
effectiveSampleSize(heads);
// @ts-expect-error whole percentages are of heads
wholePercentages(weighted);
// @ts-expect-error a histogram is no counts
scoreCounts(histogram);
// @ts-expect-error counts are no histogram
countsFromHistogram(heads);

// Guards and literal unions.
expectTypeOf(classifyRating(9)).toEqualTypeOf<Category>();
expectTypeOf(values.filter(isRating)).toEqualTypeOf<Rating[]>();
const value = values[0];
if (isRating(value)) expectTypeOf(value).toEqualTypeOf<Rating>();
const scale = { min: 1, max: 5, promoterFrom: 5, detractorTo: 3 };
if (isRating(value, { scale })) expectTypeOf(value).toEqualTypeOf<number>();
// @ts-expect-error texts are no ratings
tallyRatings(['9']);
// @ts-expect-error nor are bigints
tallyRatings(new BigInt64Array(1));
// @ts-expect-error rows need to be told where the rating is
tallyRatings(rows);
// @ts-expect-error a field that rows do not have
tallyRatings(rows, { rating: 'score' });
// @ts-expect-error a function that gives no number
histogramRatings(rows, { rating: (row) => row.user });

// Inputs.
expectTypeOf(tallyRatings([9, 10])).toEqualTypeOf<NpsCounts>();
expectTypeOf(tallyRatings(new Uint8Array())).toEqualTypeOf<NpsCounts>();
expectTypeOf(tallyRatings(new Set([9]))).toEqualTypeOf<NpsCounts>();
expectTypeOf(tallyRatings(rows, { rating: 'rating' })).toEqualTypeOf<NpsCounts>();
expectTypeOf(histogramRatings(rows, { rating: (row) => row.rating })).toEqualTypeOf<RatingHistogram>();
expectTypeOf(tallyWeighted(rows, { rating: 'rating', weight: 'weight' })).toEqualTypeOf<WeightedCounts>();
expectTypeOf(tallyWeighted({ ratings: [9], weights: new Float64Array(1) })).toEqualTypeOf<WeightedCounts>();
// @ts-expect-error rows need both accessors
tallyWeighted(rows, { rating: 'rating' });

// Results keep what came in, and are read only.
expectTypeOf(summarizeCounts(heads)).toEqualTypeOf<NpsSummary<NpsCounts>>();
expectTypeOf(summarizeCounts(weighted)).toEqualTypeOf<NpsSummary<WeightedCounts>>();
expectTypeOf(summarizeCounts(histogram)).toEqualTypeOf<NpsSummary<NpsCounts>>();
expectTypeOf(wholePercentages(heads)).toEqualTypeOf<WholePercentages | null>();
// @ts-expect-error counts are read only
heads.promoters = 3;
// @ts-expect-error bins are read only
histogram.bins[0] = 3;

// Counting rules.
expectTypeOf(countResponses(rows, { rating: 'rating' })).toEqualTypeOf<ResponseCounts>();
declare const stream: AsyncIterable<{ readonly rating: number }>;
expectTypeOf(countResponsesAsync(stream, { rating: 'rating' })).toEqualTypeOf<Promise<ResponseCounts>>();
// @ts-expect-error an unknown way to keep duplicates
countResponses(rows, { rating: 'rating', respondent: 'user', keep: 'last' });
// @ts-expect-error test rows are in no vendor's denominator
countResponses(rows, { rating: 'rating', denominator: ['test'] });
