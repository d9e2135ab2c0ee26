import { assertCounts, assertInteger, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { Period } from '../core/groups.js';
import { assertInstant, type Instant } from '../core/time.js';
import { type Sample, sampleOf } from '../inference/sample.js';
import { poolCounts } from '../scoring/pooled-counts.js';

/**
 * What periods are held against: the first so many of them, all that end by an instant, or counts from elsewhere (a
 * frozen baseline). Without it all periods together.
 */
export type ReferenceBaseline =
  | {
      /** How many periods from the first on. */ readonly first: number;
      readonly until?: never;
      readonly counts?: never;
    }
  | {
      /** Periods that end at or before this instant. */ readonly until: Instant;
      readonly first?: never;
      readonly counts?: never;
    }
  | {
      /** Counts of the process when it was in order. */ readonly counts: AnyCounts;
      readonly first?: never;
      readonly until?: never;
    };

/** Pooled counts of the baseline, and which periods are in it. */
export interface Reference {
  /** Null when nobody answered. */
  readonly sample: Sample | null;
  readonly includes: (period: Period<AnyCounts>, index: number) => boolean;
}

/** Checks the baseline option and pools what it names. */
export function readReference(
  periods: readonly Period<AnyCounts>[],
  baseline: ReferenceBaseline | undefined,
  path: string,
): Reference {
  const includes = baseline === undefined ? () => true : readChoice(baseline, periods.length, path);
  if (baseline?.counts !== undefined) {
    return { sample: sampleOf(baseline.counts, `${path}.counts`), includes };
  }
  const counts = periods.filter(includes).map((period) => period.counts);
  return { sample: sampleOf(poolCounts(counts, 'periods'), 'periods'), includes };
}

function readChoice(baseline: ReferenceBaseline, length: number, path: string): Reference['includes'] {
  assertRecord(baseline, path, '{ first }, { until } or { counts }');
  const { first, until, counts } = baseline;
  if ([first, until, counts].filter((choice) => choice !== undefined).length !== 1) {
    throw new NpsError('INVALID_OPTION', path, 'one of first, until and counts', baseline);
  }
  if (counts !== undefined) {
    assertCounts(counts, `${path}.counts`);
    return () => true;
  }
  if (first !== undefined) {
    assertInteger(first, 1, Math.max(1, length), `${path}.first`);
    return (_, index) => index < first;
  }
  assertInstant(until, `${path}.until`);
  return (period) => period.end <= (until as Instant);
}
