import type { AnyCounts } from './counts.js';
import type { Instant } from './time.js';

/** One value of one segment key. */
export interface SegmentKey {
  /** Name of the key, such as `"region"`. */
  readonly key: string;
  /** The segment's value of that key; null when it is missing. */
  readonly value: string | null;
}

/** One named group and its counts. */
export interface Segment<C> {
  /** Name of the segment, made from its keys. */
  readonly segment: string;
  /** The keys that define the segment, one per grouping key. */
  readonly keys: readonly SegmentKey[];
  /** Heads or sums of weights of the group. */
  readonly counts: C;
}

/** Groups and their total. */
export interface SegmentTally<C> {
  /** The groups. */
  readonly segments: readonly Segment<C>[];
  /** All responses, each counted once. */
  readonly total: C;
  /** True when a response may stand in several groups, so that the total is not the sum of the groups. */
  readonly overlapping: boolean;
}

/**
 * A tally by segment, or a list of named counts: segments that share no response, of which the total is the sum. `keys`
 * may be left out of a list.
 */
export type SegmentedCounts<C extends AnyCounts = AnyCounts> =
  | SegmentTally<C>
  | readonly (Omit<Segment<C>, 'keys'> & { readonly keys?: readonly SegmentKey[] | undefined })[];

/** A half-open span of time [start, end) and its counts. */
export interface Period<C> {
  /** First instant of the period, epoch milliseconds. */
  readonly start: Instant;
  /** First instant after the period, epoch milliseconds. */
  readonly end: Instant;
  /** Name for people, such as `"2026-03"`. */
  readonly label: string;
  /** Heads or sums of weights of the period. */
  readonly counts: C;
}
