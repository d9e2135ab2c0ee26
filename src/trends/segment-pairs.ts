import type { AnyCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { SegmentedCounts } from '../core/groups.js';
import { type Sample, sampleOf } from '../inference/sample.js';
import { readTally, sizeOf } from '../scoring/tally-guard.js';

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
  const { segments, total, overlapping } = readTally(side, path);
  if (overlapping) {
    throw new NpsError('INVALID_ARGUMENT', `${path}.overlapping`, 'segments that share no answer', true);
  }
  return { total, segments: new Map(segments.map(({ segment, counts }) => [segment, counts])) };
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
