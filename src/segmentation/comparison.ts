import { assertRecord } from '../core/assertions.js';
import { type AnyCounts, headsOf } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { SegmentTally } from '../core/groups.js';
import { type Adjustment, adjustTested, assertAdjustment } from '../inference/multiplicity.js';
import type { DifferenceTest, Untestable } from '../inference/records.js';
import { scoreTestDifference } from '../inference/score-difference.js';
import { scoreCounts } from '../scoring/score.js';
import { sizeOf } from '../scoring/tally-guard.js';
import { restsOf } from './rest.js';

/** How a segment differs from what it is compared with. */
export interface SegmentComparison {
  /** The test; its difference is the segment's score minus the other one, in points. */
  readonly test: DifferenceTest<'score'> | Untestable;
  /** P-value that allows for the number of segments compared, 0 to 1; null when untestable. */
  readonly adjustedPValue: number | null;
}

/** What to compare with, and how. */
export interface ComparisonOptions {
  readonly compareWith: 'rest' | 'total' | (string & {}) | { readonly segment: string };
  readonly adjust: Adjustment;
  readonly level: number;
}

/** A comparison for every segment that is not hidden; none where there is nothing to compare with. */
export function compareSegments(
  tally: SegmentTally<AnyCounts>,
  hidden: readonly boolean[],
  { compareWith, adjust, level }: ComparisonOptions,
): (SegmentComparison | null)[] {
  assertAdjustment(adjust);
  const baselineOf = baselines(tally, hidden, compareWith);
  const tests = tally.segments.map(({ counts }, index) => {
    const baseline = hidden[index] ? null : baselineOf(index);
    if (baseline === null) return null;
    const test = scoreTestDifference({ current: counts, baseline }, { level });
    return compareWith === 'total' && test.status === 'tested'
      ? againstTotal(test, baseline, tally.total)
      : test;
  });
  const adjusted = adjustTested(tests, adjust);
  return tests.map((test, index) => test && { test, adjustedPValue: adjusted[index] as number | null });
}

/** The counts that a segment is compared with. */
function baselines(
  tally: SegmentTally<AnyCounts>,
  hidden: readonly boolean[],
  compareWith: ComparisonOptions['compareWith'],
): (index: number) => AnyCounts | null {
  if (compareWith === 'rest' || compareWith === 'total') {
    const rests = restsOf(tally);
    return (index) => rests[index] as AnyCounts;
  }
  const isName = typeof compareWith === 'string';
  if (!isName) assertRecord(compareWith, 'options.compareWith', '"rest", "total", a name or { segment }');
  const segment = isName ? compareWith : compareWith.segment;
  const names = tally.segments.map((one) => one.segment);
  const reference = names.indexOf(segment);
  if (reference < 0) {
    const [field, words] = isName ? ['', '"rest", "total" or '] : ['.segment', ''];
    const expected = `${words}a segment: ${names.slice(0, 50).join(', ')}`;
    throw new NpsError('INVALID_OPTION', `options.compareWith${field}`, expected, segment);
  }
  if (tally.overlapping) {
    const expected = '"rest" or "total", because a response may stand in both segments';
    throw new NpsError('INVALID_OPTION', 'options.compareWith', expected, segment);
  }
  // Comparing with a hidden segment would show it.
  const counts = hidden[reference] ? null : (tally.segments[reference]?.counts ?? null);
  return (index) => (index === reference ? null : counts);
}

/** score - total = (share of the rest)(score - rest): the same test in another unit. */
function againstTotal(
  test: DifferenceTest<'score'>,
  rest: AnyCounts,
  total: AnyCounts,
): DifferenceTest<'score'> {
  const share = sizeOf(rest) / sizeOf(total);
  const { interval, standardError } = test;
  return {
    ...test,
    difference: test.difference * share + 0, // never -0
    interval: { ...interval, lower: interval.lower * share + 0, upper: interval.upper * share + 0 },
    standardError: standardError === null ? null : standardError * share,
    baseline: { score: scoreCounts(total) as number, n: headsOf(total) },
  };
}
