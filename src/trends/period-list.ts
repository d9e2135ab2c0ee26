import { assertRecord } from '../core/assertions.js';
import { type AnyCounts, isWeighted } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { Period } from '../core/groups.js';
import { assertInstant, type Instant } from '../core/time.js';
import { type Sample, sampleOf } from '../inference/sample.js';
import { scoreCounts } from '../scoring/score.js';

/** The name and bounds of a period, with the score in it. */
export interface PeriodScore {
  /** First instant of the period, epoch milliseconds. */
  readonly start: Instant;
  /** First instant after the period, epoch milliseconds. */
  readonly end: Instant;
  /** Name of the period. */
  readonly label: string;
  /** Respondents (heads). */
  readonly n: number;
  /** Net Promoter Score in points, -100 to 100; null when nobody answered. */
  readonly score: number | null;
}

/** A checked period; `sample` is null when nobody answered. */
export interface PeriodSample {
  readonly period: Period<AnyCounts>;
  readonly sample: Sample | null;
}

/** A checked period in which somebody answered, and its place in the list. */
export interface AnsweredPeriod {
  readonly period: Period<AnyCounts>;
  readonly sample: Sample;
  readonly index: number;
}

/** Checks periods: ascending, not overlapping, heads only or sums of weights only. */
export function readPeriods(periods: readonly Period<AnyCounts>[]): PeriodSample[] {
  if (!Array.isArray(periods)) throw new NpsError('INVALID_ARGUMENT', 'periods', 'an array', periods);
  return Array.from(periods, (period: Period<AnyCounts>, index) => {
    const path = `periods[${index}]`;
    assertRecord(period, path, 'a period with start, end, label and counts');
    assertInstant(period.start, `${path}.start`);
    assertInstant(period.end, `${path}.end`);
    if (period.end <= period.start) {
      throw new NpsError('INVALID_ARGUMENT', `${path}.end`, 'an instant after the start', period.end);
    }
    if (typeof period.label !== 'string') {
      throw new NpsError('INVALID_ARGUMENT', `${path}.label`, 'a text', period.label);
    }
    const before = periods[index - 1];
    if (before && period.start < before.end) {
      const expected = 'an instant at or after the end of the period before';
      throw new NpsError('INVALID_ARGUMENT', `${path}.start`, expected, period.start);
    }
    const sample = sampleOf(period.counts, `${path}.counts`);
    if (before && isWeighted(period.counts) !== isWeighted(before.counts)) {
      throw new NpsError(
        'INVALID_COUNTS',
        `${path}.counts`,
        'heads only or sums of weights only',
        period.counts,
      );
    }
    return { period, sample };
  });
}

/** The periods in which somebody answered. */
export function answeredOf(list: readonly PeriodSample[]): AnsweredPeriod[] {
  return list.flatMap(({ period, sample }, index) => (sample ? [{ period, sample, index }] : []));
}

/** What results say of a period. */
export function periodScore({ period, sample }: PeriodSample): PeriodScore {
  const { start, end, label, counts } = period;
  return { start: start + 0, end: end + 0, label, n: sample?.heads ?? 0, score: scoreCounts(counts) };
}
