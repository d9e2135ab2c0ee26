import { assertCounts, assertRecord, partsOf } from '../core/assertions.js';
import { type AnyCounts, isWeighted } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { SegmentTally } from '../core/groups.js';
import { isSegmentKey } from '../core/segment-name.js';

/** Heads, or weight, in all. */
export function sizeOf(counts: AnyCounts): number {
  const { promoters, passives, detractors } = partsOf(counts, 'counts');
  return promoters + passives + detractors;
}

/** What must add up: heads per category, or weight per category and heads in all. */
function addendsOf(counts: AnyCounts): readonly number[] {
  const { promoters, passives, detractors } = partsOf(counts, 'counts');
  return [promoters, passives, detractors, isWeighted(counts) ? counts.n : 0];
}

/** Sums of weights agree when they differ by no more than rounding. */
const rounding = 1e-9;

/**
 * Throws unless the value is a tally: named segments, all heads or all weights, which add up to the total, or, where
 * they overlap, are each within it.
 */
export function assertTally(tally: SegmentTally<AnyCounts>, path = 'tally'): void {
  assertRecord(tally, path, 'a tally of segments, such as tallyBySegment gives');
  const { segments, total, overlapping } = tally;
  if (!Array.isArray(segments)) {
    throw new NpsError('INVALID_ARGUMENT', `${path}.segments`, 'an array of segments', segments);
  }
  if (typeof overlapping !== 'boolean') {
    throw new NpsError('INVALID_ARGUMENT', `${path}.overlapping`, 'true or false', overlapping);
  }
  assertCounts(total, `${path}.total`);
  const names = new Set<string>();
  const sums = [0, 0, 0, 0];
  const whole = addendsOf(total);
  for (const [index, segment] of segments.entries()) {
    const at = `${path}.segments[${index}]`;
    assertRecord(segment, at, 'a segment with a name, keys and counts');
    if (typeof segment.segment !== 'string' || names.has(segment.segment)) {
      throw new NpsError('INVALID_ARGUMENT', `${at}.segment`, 'a name of its own', segment.segment);
    }
    if (!Array.isArray(segment.keys) || ![...segment.keys].every(isSegmentKey)) {
      throw new NpsError('INVALID_ARGUMENT', `${at}.keys`, 'an array of keys', segment.keys);
    }
    names.add(segment.segment);
    const counts = `${path}.segments[${JSON.stringify(segment.segment)}].counts`;
    assertCounts(segment.counts, counts);
    if (isWeighted(segment.counts) !== isWeighted(total)) {
      throw new NpsError('INVALID_COUNTS', counts, 'heads or weights as in the total', segment.counts);
    }
    addendsOf(segment.counts).forEach((part, i) => {
      sums[i] = (sums[i] as number) + part;
      if (part > (whole[i] as number) * (1 + rounding)) {
        throw new NpsError('INVALID_COUNTS', counts, `no more than the total, ${whole[i]}`, part);
      }
    });
  }
  if (overlapping) return;
  sums.forEach((sum, i) => {
    const part = whole[i] as number;
    if (isWeighted(total) ? Math.abs(sum - part) > rounding * part : sum !== part) {
      throw new NpsError('INVALID_COUNTS', `${path}.total`, `the sum of the segments, ${sum}`, part);
    }
  });
}
