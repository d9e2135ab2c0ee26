export type { PeriodSpec } from '../calendar/period-table.js';
export type { CalendarUnit } from '../calendar/periods.js';
export type { AnyCounts, NpsCounts, RatingHistogram, WeightedCounts } from '../core/counts.js';
export { isNpsError, NpsError, type NpsErrorCode } from '../core/errors.js';
export type { Period, Segment, SegmentKey, SegmentTally } from '../core/groups.js';
export type { Instant } from '../core/time.js';
export type { RatingScale, ScaleOptions } from '../scoring/scale.js';
export type { InstantStorage, RollupPeriodUnit, SqlDialect, SqlValue } from './dialect-rules.js';
export type { RollupFilter } from './filters.js';
export type { RollupKey, RollupLayout } from './layout.js';
export { mergeRollups } from './merge-rollups.js';
export { type ReadRollupOptions, readRollup } from './read-rollup.js';
export type { Rollup, RollupCell, RollupPeriod } from './rollup.js';
export { type InstantColumn, type RollupQuery, rollupQuery, type SqlQuery } from './rollup-query.js';
export {
  type SumByPeriodOptions,
  type SumBySegmentOptions,
  sumRollupByPeriod,
  sumRollupBySegment,
} from './sum-rollup.js';
