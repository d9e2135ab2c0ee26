import type { Instant } from '../core/time.js';
import type { DifferenceInterval, ScoredSample } from '../inference/records.js';
import type { PeriodScore } from './period-list.js';
import type { ReferenceBaseline } from './reference.js';

/** One period of a cumulative sum. */
export interface CusumPeriod extends PeriodScore {
  /** Distance of the score from the centre in standard deviations; null when nobody answered. */
  readonly statistic: number | null;
  /** Whether the period has answers enough to be added. */
  readonly judged: boolean;
  /** Sum of what lies above the centre by more than the reference, in standard deviations, 0 or more. */
  readonly high: number;
  /** Sum of what lies below the centre by more than the reference, in standard deviations, 0 or more. */
  readonly low: number;
}

/** Sums that grow while scores keep to one side of the baseline. */
export interface CusumChart {
  /** Score of the baseline, points. */
  readonly centre: number;
  /** Distance that is forgiven at each period, in standard deviations. */
  readonly reference: number;
  /** A sum above this is a signal. */
  readonly decision: number;
  /** One for each period. */
  readonly points: readonly CusumPeriod[];
  /** The first period whose sum is above the decision; null when there is none. */
  readonly signal: {
    readonly label: string;
    readonly start: Instant;
    readonly side: 'high' | 'low';
    /** Start of the first period of that run: where the change seems to have begun. */
    readonly since: Instant;
  } | null;
}

/** Whether and where the level of the score changed. */
export interface ShiftTest {
  /** Tells this record from one that could not be made. */
  readonly status: 'tested';
  /** The period with which the new level most likely begins. */
  readonly shift: { readonly start: Instant; readonly label: string; readonly index: number };
  /** Score from that period on minus score before, points. */
  readonly difference: number;
  /** Interval of that difference that allows for the search: all splits at once have the level. */
  readonly interval: DifferenceInterval<'maximum-score'>;
  /** Chance of a difference as large at any split, if nothing had changed, 0 to 1. */
  readonly pValue: number;
  /** Difference at that split in standard deviations; the largest of all splits. */
  readonly statistic: number;
  /** Standard error of the difference if nothing had changed, points. */
  readonly standardError: number;
  /** How the test was made. */
  readonly method: 'maximum-score';
  /** All periods from the shift on. */
  readonly current: ScoredSample;
  /** All periods before. */
  readonly baseline: ScoredSample;
  /** Splits that were compared. */
  readonly splits: number;
  /** The same question for those who watch from period to period; null when the baseline has no variance. */
  readonly cusum: CusumChart | null;
}

/** Options of {@link detectShift}. */
export interface ShiftOptions {
  /** Level of the interval, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /** Least number of answers (effective ones for weights) on either side of a split. @defaultValue 30 */
  readonly minimumN?: number | undefined;
  /** The cumulative sums beside the test. */
  readonly cusum?:
    | {
        /** Periods or counts that say what is normal. @defaultValue all periods */
        readonly baseline?: ReferenceBaseline | undefined;
        /** Half the shift to be found, in standard deviations of a period, 0 to 10. @defaultValue 0.5 */
        readonly reference?: number | undefined;
        /**
         * Sum at which a signal is raised, above 0 to 100. With a reference of 0.5 and nothing changed, 4 raises one in
         * 168 periods and 5 one in 465.
         * @defaultValue 5
         */
        readonly decision?: number | undefined;
        /** Periods with fewer respondents are not added. @defaultValue 10 */
        readonly minimumN?: number | undefined;
      }
    | undefined;
}
