import { assertCounts, assertRecord, partsOf } from '../core/assertions.js';
import { type AnyCounts, isWeighted } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { Segment, SegmentedCounts, SegmentTally } from '../core/groups.js';
import { isSegmentKey } from '../core/segment-name.js';
import { poolCounts } from './pooled-counts.js';

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

/** A tally, checked; a list becomes one, whose total is the sum of its segments. */
export function readTally<C extends AnyCounts>(groups: SegmentedCounts<C>, path = 'tally'): SegmentTally<C> {
  if (!Array.isArray(groups)) {
    assertTally(groups as SegmentTally<C>, path);
    return groups as SegmentTally<C>;
  }
  const segments = Array.from(groups, (segment) => ({ ...segment, keys: segment?.keys ?? [] }));
  assertSegments(segments, path);
  const total = poolCounts(
    segments.map(({ counts }) => counts),
    path,
  ) as C;
  return { segments, total, overlapping: false };
}

/** Throws unless all are segments with keys and counts, each with a name of its own. */
function assertSegments(segments: readonly Segment<AnyCounts>[], path: string): void {
  if (!Array.isArray(segments)) {
    throw new NpsError('INVALID_ARGUMENT', path, 'an array of segments', segments);
  }
  const names = new Set<string>();
  for (const [index, segment] of segments.entries()) {
    const at = `${path}[${index}]`;
    assertRecord(segment, at, 'a segment with a name, keys and counts');
    if (typeof segment.segment !== 'string' || names.has(segment.segment)) {
      throw new NpsError('INVALID_ARGUMENT', `${at}.segment`, 'a name of its own', segment.segment);
    }
    if (!Array.isArray(segment.keys) || ![...segment.keys].every(isSegmentKey)) {
      throw new NpsError('INVALID_ARGUMENT', `${at}.keys`, 'an array of keys', segment.keys);
    }
    names.add(segment.segment);
    assertCounts(segment.counts, `${path}[${JSON.stringify(segment.segment)}].counts`);
  }
}

/**
 * Throws unless the value is a tally: named segments, all heads or all weights, which add up to the total, or, where
 * they overlap, are each within it.
 */
export function assertTally(tally: SegmentTally<AnyCounts>, path = 'tally'): void {
  assertRecord(tally, path, 'a tally of segments, such as tallyBySegment gives');
  const { segments, total, overlapping } = tally;
  assertSegments(segments, `${path}.segments`);
  if (typeof overlapping !== 'boolean') {
    throw new NpsError('INVALID_ARGUMENT', `${path}.overlapping`, 'true or false', overlapping);
  }
  assertCounts(total, `${path}.total`);
  const sums = [0, 0, 0, 0];
  const whole = addendsOf(total);
  for (const segment of segments) {
    const counts = `${path}.segments[${JSON.stringify(segment.segment)}].counts`;
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
