import { assertLevel, assertOneOf, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { contrastLimits, contrastStatistic } from '../inference/contrast.js';
import { scoredSample } from '../inference/difference-record.js';
import { alternatives, finiteOrNull, pValueOf, reachOf } from '../inference/p-value.js';
import type { Alternative, DifferenceTest, ScoredSample, Untestable } from '../inference/records.js';
import { sampleOf } from '../inference/sample.js';
import { scoreTestDifference } from '../inference/score-difference.js';
import { scoreStandardError } from '../scoring/standard-error.js';

/** Counts before and after a change. */
export interface BeforeAfterCounts {
  /** Answers before the change. */
  readonly before: AnyCounts;
  /** Answers after the change. */
  readonly after: AnyCounts;
}

/** How far two groups moved. */
export interface GroupChange {
  /** After minus before, points. */
  readonly difference: number;
  /** After the change. */
  readonly current: ScoredSample;
  /** Before the change. */
  readonly baseline: ScoredSample;
}

/** Whether a group moved by more than its control group did. */
export interface DifferenceInDifferencesTest {
  /** Tells this record from one that could not be made. */
  readonly status: 'tested';
  /** Change of the group minus change of the control group, points, -400 to 400. */
  readonly difference: number;
  /**
   * Interval of that, points, -400 to 400; one-sided for a one-sided test: up to 400 for `greater`, from -400 for `less`.
   * 0 lies outside exactly when pValue is below 1 - level.
   */
  readonly interval: {
    readonly lower: number;
    readonly upper: number;
    readonly level: number;
    readonly method: 'mover';
  };
  /** Chance of a difference at least as extreme if both groups had moved alike, 0 to 1. */
  readonly pValue: number;
  /** Standard deviations to the interval limit that reaches 0; null where none does. */
  readonly statistic: number | null;
  /** Points; null where a weighted group has a single answer. */
  readonly standardError: number | null;
  /** What was looked for. */
  readonly alternative: Alternative;
  /** How the test was made. */
  readonly method: 'mover';
  /** The group that the change was made for. */
  readonly treated: GroupChange;
  /** The group that it was not made for. */
  readonly control: GroupChange;
}

/** Options of {@link compareBeforeAfter}. */
export interface BeforeAfterOptions {
  /** Level of the interval, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /** What to look for; `greater` and `less` make the interval one-sided too. @defaultValue `"two-sided"` */
  readonly alternative?: Alternative | undefined;
}

/**
 * Whether an initiative moved the score: after against before, and, with a control group, more than that group moved by
 * itself.
 *
 * Without `control` the score test of two scores, which credits the initiative with everything else that changed at the
 * same time. With it the difference in differences, which assumes that both groups would have moved alike. A group
 * without answers is untestable.
 *
 * @returns Difference, limits and standard error in points.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed; INVALID_ARGUMENT when the groups are no records.
 * @throws {NpsError} INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { compareBeforeAfter } from 'nps-kit';
 *
 * const before = { promoters: 150, passives: 80, detractors: 20 };
 * const after = { promoters: 140, passives: 75, detractors: 35 };
 * const plain = compareBeforeAfter({ before, after });
 * plain.status === 'tested' && plain.difference; // => -10
 *
 * const control = { before: { promoters: 90, passives: 60, detractors: 20 }, after: { promoters: 70, passives: 60, detractors: 40 } };
 * const effect = compareBeforeAfter({ before, after, control });
 * if (effect.status === 'tested') {
 *   effect.difference; // ≈ 13.529
 *   effect.pValue; // ≈ 0.182
 * }
 * ```
 * @see Zou, Huang and Zhang 2009, Computational Statistics and Data Analysis 53, 1080-1085 (limits)
 */
export function compareBeforeAfter(
  groups: BeforeAfterCounts & { readonly control: BeforeAfterCounts },
  options?: BeforeAfterOptions,
): DifferenceInDifferencesTest | Untestable;
export function compareBeforeAfter(
  groups: BeforeAfterCounts & { readonly control?: undefined },
  options?: BeforeAfterOptions,
): DifferenceTest<'score'> | Untestable;
export function compareBeforeAfter(
  groups: BeforeAfterCounts & { readonly control?: BeforeAfterCounts | undefined },
  options?: BeforeAfterOptions,
): DifferenceTest<'score'> | DifferenceInDifferencesTest | Untestable;
export function compareBeforeAfter(
  groups: BeforeAfterCounts & { readonly control?: BeforeAfterCounts | undefined },
  options: BeforeAfterOptions = {},
): DifferenceTest<'score'> | DifferenceInDifferencesTest | Untestable {
  assertRecord(groups, 'groups', '{ before, after }');
  assertRecord(options, 'options');
  const { level = 0.95, alternative = 'two-sided' } = options;
  assertLevel(level);
  assertOneOf(alternative, alternatives, 'options.alternative');
  const { before, after, control } = groups;
  const parts = [
    { counts: after, sample: sampleOf(after, 'after'), coefficient: 1 },
    { counts: before, sample: sampleOf(before, 'before'), coefficient: -1 },
  ];
  if (control === undefined) {
    return scoreTestDifference({ current: after, baseline: before }, { level, alternative });
  }
  assertRecord(control, 'control', '{ before, after }');
  parts.push(
    { counts: control.after, sample: sampleOf(control.after, 'control.after'), coefficient: -1 },
    { counts: control.before, sample: sampleOf(control.before, 'control.before'), coefficient: 1 },
  );
  const terms = parts.flatMap(({ sample, coefficient }) => (sample ? [{ sample, coefficient }] : []));
  if (terms.length < parts.length) return { status: 'untestable', reason: 'empty-sample' };
  const treated = changeOf({ before, after });
  const untreated = changeOf(control);
  const difference = treated.difference - untreated.difference;
  const statistic = contrastStatistic(terms);
  const limits = contrastLimits(terms, reachOf(level, alternative));
  const errors = parts.map(({ counts }) => scoreStandardError(counts));
  return {
    status: 'tested',
    difference: difference + 0,
    interval: {
      lower: Math.max(-400, 100 * limits.lower) + 0,
      upper: Math.min(400, 100 * limits.upper) + 0,
      level,
      method: 'mover',
    },
    pValue: pValueOf(statistic, alternative),
    statistic: finiteOrNull(statistic),
    standardError: errors.includes(null) ? null : Math.hypot(...(errors as number[])),
    alternative,
    method: 'mover',
    treated,
    control: untreated,
  };
}

function changeOf({ before, after }: BeforeAfterCounts): GroupChange {
  const current = scoredSample(after);
  const baseline = scoredSample(before);
  return { difference: current.score - baseline.score, current, baseline };
}
