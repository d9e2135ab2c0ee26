import {
  compareBeforeAfter,
  controlChart,
  type DifferenceInDifferencesTest,
  type DifferenceTest,
  decomposeDelta,
  type NpsCounts,
  rollingScores,
  type ScoredPeriod,
  tallyByPeriod,
  tallyWeightedByPeriod,
  testTrend,
  type Untestable,
  type WeightedCounts,
} from 'nps-kit';
import { expectTypeOf } from 'vitest';

const rows = [{ at: 0, rating: 9, weight: 1 }];
const counts: NpsCounts = { promoters: 1, passives: 1, detractors: 1 };

expectTypeOf(
  tallyByPeriod(rows, { at: 'at', rating: 'rating', period: 'month', timeZone: 'UTC' }),
).toEqualTypeOf<ScoredPeriod<NpsCounts>[]>();
expectTypeOf(
  tallyWeightedByPeriod(rows, {
    at: 'at',
    rating: 'rating',
    weight: 'weight',
    period: 'month',
    timeZone: 'UTC',
  }),
).toEqualTypeOf<ScoredPeriod<WeightedCounts>[]>();

// @ts-expect-error a time zone is never guessed
tallyByPeriod(rows, { at: 'at', rating: 'rating', period: 'month' });
// @ts-expect-error no such field
tallyByPeriod(rows, { at: 'when', rating: 'rating', period: 'month', timeZone: 'UTC' });
// @ts-expect-error no such unit
tallyByPeriod(rows, { at: 'at', rating: 'rating', period: 'decade', timeZone: 'UTC' });

const windows = rollingScores(rows, { at: 'at', rating: 'rating', window: { days: 90 }, timeZone: 'UTC' });
// @ts-expect-error windows overlap and are no periods
testTrend(windows);

expectTypeOf(compareBeforeAfter({ before: counts, after: counts })).toEqualTypeOf<
  DifferenceTest<'score'> | Untestable
>();
expectTypeOf(
  compareBeforeAfter({ before: counts, after: counts, control: { before: counts, after: counts } }),
).toEqualTypeOf<DifferenceInDifferencesTest | Untestable>();

// @ts-expect-error one way to name the baseline
controlChart([], { baseline: { first: 3, counts } });
// @ts-expect-error no such rule
controlChart([], { rules: ['seven-in-a-row'] });
// @ts-expect-error sides have names
decomposeDelta([], []);
