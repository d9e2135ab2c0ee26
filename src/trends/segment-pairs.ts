import { assertCounts, assertRecord } from '../core/assertions.js';
import { type AnyCounts, isWeighted } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { Segment, SegmentTally } from '../core/groups.js';
import { type Sample, sampleOf } from '../inference/sample.js';
import { poolCounts } from './pooled-counts.js';

/** One side of a decomposition: a tally by segment, or a list of named counts. */
export type SegmentedCounts<C extends AnyCounts = AnyCounts> =
  | SegmentTally<C>
  | readonly Pick<Segment<C>, 'segment' | 'counts'>[];

/** A segment on one side. */
export interface SegmentSide {
  readonly counts: AnyCounts;
  readonly sample: Sample;
  /** Heads or weight of the segment over that of its side. */
  readonly share: number;
}

/** A segment on both sides; a side on which it has no answer is null. */
export interface SegmentPair {
  readonly segment: string;
  readonly current: SegmentSide | null;
  readonly baseline: SegmentSide | null;
}

/** One side: its counts in total and by segment. */
export interface CheckedSide {
  readonly total: AnyCounts;
  readonly segments: ReadonlyMap<string, AnyCounts>;
}

/** Checks one side of a decomposition and adds it up. */
export function readSegments(side: SegmentedCounts, path: string): CheckedSide {
  const list = Array.isArray(side) ? side : segmentsOfTally(side as SegmentTally<AnyCounts>, path);
  const base = Array.isArray(side) ? path : `${path}.segments`;
  const segments = new Map<string, AnyCounts>();
  for (const [index, item] of list.entries()) {
    assertRecord(item, `${base}[${index}]`, 'a segment name and its counts');
    const { segment, counts } = item;
    if (typeof segment !== 'string' || segments.has(segment)) {
      throw new NpsError('INVALID_ARGUMENT', `${base}[${index}].segment`, 'a name that comes once', segment);
    }
    assertCounts(counts, `${base}[${index}].counts`);
    segments.set(segment, counts);
  }
  return { total: poolCounts([...segments.values()], base), segments };
}

function segmentsOfTally(
  tally: SegmentTally<AnyCounts>,
  path: string,
): readonly Pick<Segment<AnyCounts>, 'segment' | 'counts'>[] {
  assertRecord(tally, path, 'a tally by segment or a list of segments');
  if (!Array.isArray(tally.segments)) {
    throw new NpsError('INVALID_ARGUMENT', `${path}.segments`, 'a list of segments', tally.segments);
  }
  if (tally.overlapping) {
    throw new NpsError('INVALID_ARGUMENT', `${path}.overlapping`, 'segments that share no answer', true);
  }
  return tally.segments;
}

/** Every segment of either side, in the order of the current side and then of the baseline. */
export function pairSegments(current: CheckedSide, baseline: CheckedSide): SegmentPair[] {
  const currentSize = sizeOf(current.total);
  const baselineSize = sizeOf(baseline.total);
  return [...new Set([...current.segments.keys(), ...baseline.segments.keys()])].map((segment) => ({
    segment,
    current: sideOf(current.segments.get(segment), currentSize),
    baseline: sideOf(baseline.segments.get(segment), baselineSize),
  }));
}

function sideOf(counts: AnyCounts | undefined, total: number): SegmentSide | null {
  const sample = counts && sampleOf(counts, 'counts');
  return counts && sample ? { counts, sample, share: sizeOf(counts) / total } : null;
}

/** Heads or sum of weights. */
function sizeOf(counts: AnyCounts): number {
  return isWeighted(counts)
    ? counts.promoterWeight + counts.passiveWeight + counts.detractorWeight
    : counts.promoters + counts.passives + counts.detractors;
}
