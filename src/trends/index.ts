export type { Accessor } from '../core/accessor.js';
export type { AnyCounts, NpsCounts, WeightedCounts } from '../core/counts.js';
export { isNpsError, NpsError, type NpsErrorCode } from '../core/errors.js';
export type { Period, Segment, SegmentKey, SegmentTally } from '../core/groups.js';
export type { Duration, Instant } from '../core/time.js';
export {
  type DecomposeOptions,
  type DeltaDecomposition,
  decomposeDelta,
  type SegmentEffect,
  type SegmentStanding,
} from './decompose-delta.js';
export type { DeltaEffect } from './delta-effect.js';
export type { SegmentedCounts } from './segment-pairs.js';
