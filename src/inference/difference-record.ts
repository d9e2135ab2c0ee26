import { type AnyCounts, headsOf } from '../core/counts.js';
import { scoreCounts } from '../scoring/score.js';
import { scoreStandardError } from '../scoring/standard-error.js';
import { type Limits, limitsInPoints } from './limits.js';
import { finiteOrNull } from './p-value.js';
import type { Alternative, DifferenceTest, ScoredSample } from './records.js';

/** The record of a test of two scores, both of which have answers; limits come as parts of one. */
export function differenceRecord<Method extends string>(
  { current, baseline }: { readonly current: AnyCounts; readonly baseline: AnyCounts },
  test: {
    readonly method: Method;
    readonly statistic: number;
    readonly pValue: number;
    readonly limits: Limits;
    readonly alternative: Alternative;
    readonly level: number;
    /** Name of the interval's method where it is not that of the test. */
    readonly intervalMethod?: string;
  },
): DifferenceTest<Method> {
  const { statistic, limits, level, intervalMethod = test.method, ...rest } = test;
  const sides = { current: scoredSample(current), baseline: scoredSample(baseline) };
  const [error, other] = [scoreStandardError(current), scoreStandardError(baseline)];
  return {
    status: 'tested',
    difference: sides.current.score - sides.baseline.score,
    interval: { ...limitsInPoints(limits, 2), level, method: intervalMethod },
    statistic: finiteOrNull(statistic),
    standardError: error === null || other === null ? null : Math.hypot(error, other),
    ...rest,
    ...sides,
  };
}

/** Score and heads of counts that are not empty. */
export function scoredSample(counts: AnyCounts): ScoredSample {
  return { score: scoreCounts(counts) as number, n: headsOf(counts) };
}
