/** Methods of an interval for one score; `docs/methods.md` tells when to use which. */
export type IntervalMethod =
  | 'score'
  | 'adjusted-wald'
  | 'bonett-price'
  | 'agresti-min'
  | 'mover-wilson'
  | 'likelihood-ratio'
  | 'wald'
  | 'jeffreys';

/** A confidence interval for a score. */
export interface ScoreInterval<Method extends string = IntervalMethod> {
  /** Lower limit in points, -100 to 100. */
  readonly lower: number;
  /** Upper limit in points, -100 to 100. */
  readonly upper: number;
  /** Confidence level, above 0.5 and below 1. */
  readonly level: number;
  /** How the limits were found. */
  readonly method: Method;
}

/** A confidence interval for a difference of two scores. */
export interface DifferenceInterval<Method extends string = string> {
  /** Lower limit in points, -200 to 200. */
  readonly lower: number;
  /** Upper limit in points, -200 to 200. */
  readonly upper: number;
  /** Confidence level, above 0.5 and below 1. */
  readonly level: number;
  /** How the limits were found. */
  readonly method: Method;
}

/**
 * What a test looks for: any difference, only a higher, or only a lower value. Its interval looks the same way: `greater`
 * has only a lower limit, `less` only an upper one, and the other limit is the end of the range.
 */
export type Alternative = 'two-sided' | 'greater' | 'less';

/** Why a test can not be made. */
export type UntestableReason = 'empty-sample' | 'zero-variance' | 'too-few-groups';

/** A test that can not be made, and why. */
export interface Untestable {
  /** Tells this record from a test that was made. */
  readonly status: 'untestable';
  /** Nobody answered, no variance where the method divides by it, or fewer than two groups. */
  readonly reason: UntestableReason;
}

/** One side of a comparison. */
export interface ScoredSample {
  /** Net Promoter Score in points, -100 to 100. */
  readonly score: number;
  /** Respondents (heads). */
  readonly n: number;
}

/** A test of one score against a target. */
export interface TargetTest<Method extends string = string> {
  /** Tells this record from one that could not be made. */
  readonly status: 'tested';
  /** Score minus target, points. */
  readonly difference: number;
  /**
   * Interval of the score by the matching method: the target lies outside exactly when pValue is below 1 - level.
   * Two-sided for a two-sided test; else one-sided, with an upper limit of 100 for `greater` and a lower one of -100 for
   * `less`. The exact, mid-p and estimated-exact tests carry the score interval, which need not agree with them near that
   * line.
   */
  readonly interval: ScoreInterval<string>;
  /** Probability of a result at least as extreme if the target were the true score, 0 to 1. */
  readonly pValue: number;
  /** Standardised difference; null where it has no finite value or the method has none. */
  readonly statistic: number | null;
  /** Standard error of the score in points, of the answers as they are; `statistic` divides by that of its own method. */
  readonly standardError: number | null;
  /** What was looked for. */
  readonly alternative: Alternative;
  /** How the test was made. */
  readonly method: Method;
  /** Net Promoter Score in points, -100 to 100. */
  readonly score: number;
  /** The score it was held against, points, -100 to 100. */
  readonly target: number;
  /** Respondents (heads). */
  readonly n: number;
}

/** A test of two scores against each other. */
export interface DifferenceTest<Method extends string = string> {
  /** Tells this record from one that could not be made. */
  readonly status: 'tested';
  /** Current minus baseline, points, -200 to 200. */
  readonly difference: number;
  /**
   * Interval of the difference, points. Two-sided for a two-sided test; else one-sided, with an upper limit of 200 for
   * `greater` and a lower one of -200 for `less`. Of a test of equal scores whose method it shares, 0 lies outside exactly
   * when pValue is below 1 - level.
   */
  readonly interval: DifferenceInterval;
  /** Probability of a difference at least as extreme if both scores were equal, 0 to 1. */
  readonly pValue: number;
  /** Standardised difference; null where it has no finite value or the method has none. */
  readonly statistic: number | null;
  /**
   * Standard error of the difference in points, of the answers as they are. Only by `wald`, on heads, is `statistic` the
   * difference over it: `adjusted-wald` adjusts both, and the others have an error of their own.
   */
  readonly standardError: number | null;
  /** What was looked for. */
  readonly alternative: Alternative;
  /** How the test was made. */
  readonly method: Method;
  /** The sample whose score comes first in the difference. */
  readonly current: ScoredSample;
  /** The sample that it is compared with. */
  readonly baseline: ScoredSample;
}
