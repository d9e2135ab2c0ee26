import {
  type DifferenceTest,
  isSignificant,
  type NpsCounts,
  type ScoreInterval,
  scoreInterval,
  tangoInterval,
  testScoreDifference,
  type Untestable,
} from 'nps-kit';
import { expectTypeOf } from 'vitest';

declare const counts: NpsCounts;

expectTypeOf(scoreInterval(counts)).toEqualTypeOf<ScoreInterval | null>();
expectTypeOf(tangoInterval(counts)).toEqualTypeOf<ScoreInterval<'score'> | null>();
expectTypeOf(testScoreDifference({ current: counts, baseline: counts })).toExtend<
  DifferenceTest | Untestable
>();

// @ts-expect-error which side is subtracted must be said
testScoreDifference(counts, counts);
// @ts-expect-error a typing error in a method does not compile
scoreInterval(counts, { method: 'tango' });

const test = testScoreDifference({ current: counts, baseline: counts });
// @ts-expect-error a test that could not be made has no p-value
test.pValue;
if (test.status === 'tested') expectTypeOf(test.pValue).toEqualTypeOf<number>();
expectTypeOf(isSignificant(test)).toEqualTypeOf<boolean>();
// @ts-expect-error records are read only
if (test.status === 'tested') test.pValue = 0;
