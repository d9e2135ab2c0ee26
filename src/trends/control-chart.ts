import { assertAtLeast, assertNumber, assertOneOf, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { Period } from '../core/groups.js';
import type { Instant } from '../core/time.js';
import type { ScoredSample, Untestable } from '../inference/records.js';
import { thetaOf, varianceOf } from '../inference/sample.js';
import { type ControlPoint, drawPoints, laneySigma, standardize } from './control-points.js';
import { type ControlRule, controlRules } from './control-rules.js';
import { readPeriods } from './period-list.js';
import { type ReferenceBaseline, readReference } from './reference.js';

/** Scores through time with limits that follow the sample size of each period. */
export interface ControlChart {
  /** Tells this record from one that could not be made. */
  readonly status: 'charted';
  /** Score of the baseline, points: the line in the middle. */
  readonly centre: number;
  /** The baseline as a whole. */
  readonly baseline: ScoredSample;
  /** Standard deviation of one answer in the baseline, points; a period's is that over the root of its n. */
  readonly standardDeviation: number;
  /** Limits stand that many standard deviations from the centre. */
  readonly sigmas: number;
  /** How much more the periods scatter than their sizes explain (Laney's sigma z); null with fewer than two. */
  readonly sigmaZ: number | null;
  /** What the standard deviations were multiplied by, 1 or more. */
  readonly widening: number;
  /** One for each period. */
  readonly points: readonly ControlPoint[];
  /** All patterns that were found, in order of time. */
  readonly signals: readonly {
    readonly rule: ControlRule;
    readonly label: string;
    readonly start: Instant;
    readonly end: Instant;
  }[];
}

/** Options of {@link controlChart}. */
export interface ControlChartOptions {
  /** Periods or counts that say what is normal. @defaultValue all periods */
  readonly baseline?: ReferenceBaseline | undefined;
  /** Distance of the limits in standard deviations, above 0 and at most 10. @defaultValue 3 */
  readonly sigmas?: number | undefined;
  /**
   * Patterns to look for, each of which adds false alarms. One that is named twice is looked for once.
   * @defaultValue `["beyond-limits"]`
   */
  readonly rules?: readonly ControlRule[] | undefined;
  /**
   * `"laney"` widens the limits where the periods of the baseline scatter more than their sizes explain; it never
   * narrows them.
   * @defaultValue `"sampling"`
   */
  readonly dispersion?: 'sampling' | 'laney' | undefined;
  /** Weight of the newest period, above 0 to 1, and distance of the limits in standard deviations. */
  readonly ewma?:
    | {
        /** @defaultValue 0.2 */ readonly lambda?: number | undefined;
        /** @defaultValue 2.86 */ readonly sigmas?: number | undefined;
      }
    | undefined;
  /** Periods with fewer respondents are drawn but held against no rule. @defaultValue 10 */
  readonly minimumN?: number | undefined;
}

/**
 * A control chart of scores: which periods are beyond what chance does to samples of their size?
 *
 * The limits follow each period's number of answers, so that a month of 40 answers may swing more than one of 400. Below 30
 * answers `beyond-limits` is judged by the score test, which may spare a point that is drawn outside the limits.
 * A baseline with no answers is untestable (`empty-sample`), and so is one whose answers are all alike
 * (`zero-variance`).
 *
 * @returns Centre, limits and distances; scores and limits in points.
 * @throws {NpsError} INVALID_ARGUMENT when periods overlap, are out of order or have no counts.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed; INVALID_INSTANT when a bound is no instant.
 * @throws {NpsError} INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { controlChart } from 'nps-kit';
 *
 * const week = (index: number, promoters: number, detractors: number) => ({
 *   start: index * 604_800_000,
 *   end: (index + 1) * 604_800_000,
 *   label: `week ${index + 1}`,
 *   counts: { promoters, passives: 30, detractors },
 * });
 * const chart = controlChart([week(0, 50, 20), week(1, 48, 22), week(2, 52, 18), week(3, 22, 48)], {
 *   baseline: { first: 3 },
 * });
 * chart.status === 'charted' && chart.centre; // => 30
 * chart.status === 'charted' && chart.signals.map(({ label }) => label); // => ['week 4']
 * ```
 * @see Montgomery, "Introduction to Statistical Quality Control", 7th edition 2012, section 7.3 (limits that follow n);
 *   Laney 2002, Quality Engineering 14, 531-537
 */
export function controlChart(
  periods: readonly Period<AnyCounts>[],
  options: ControlChartOptions = {},
): ControlChart | Untestable {
  assertRecord(options, 'options');
  const { baseline, sigmas = 3, rules = ['beyond-limits'], dispersion = 'sampling' } = options;
  const { ewma = {}, minimumN = 10 } = options;
  assertNumber(sigmas, Number.MIN_VALUE, 10, 'options.sigmas');
  if (!Array.isArray(rules)) throw new NpsError('INVALID_OPTION', 'options.rules', 'a list of rules', rules);
  for (const [index, rule] of rules.entries()) {
    assertOneOf(rule, controlRules(), `options.rules[${index}]`);
  }
  assertOneOf(dispersion, ['sampling', 'laney'], 'options.dispersion');
  assertRecord(ewma, 'options.ewma');
  const { lambda = 0.2, sigmas: reach = 2.86 } = ewma;
  assertNumber(lambda, Number.MIN_VALUE, 1, 'options.ewma.lambda');
  assertNumber(reach, Number.MIN_VALUE, 10, 'options.ewma.sigmas');
  assertAtLeast(minimumN, 1, 'options.minimumN');
  const list = readPeriods(periods);
  const reference = readReference(periods, baseline, 'options.baseline');
  if (reference.sample === null) return { status: 'untestable', reason: 'empty-sample' };
  const centre = thetaOf(reference.sample);
  const variance = varianceOf(reference.sample);
  if (variance === 0) return { status: 'untestable', reason: 'zero-variance' };
  const measured = list.map(({ period, sample }, index) => ({
    period,
    sample,
    z: sample && standardize(sample, centre, variance),
    judged: sample !== null && sample.heads >= minimumN,
    normal: reference.includes(period, index),
  }));
  const sigmaZ = laneySigma(
    measured.flatMap(({ z, judged, normal }) => (z !== null && judged && normal ? [z] : [])),
  );
  const widening = dispersion === 'laney' ? Math.max(1, sigmaZ ?? 1) : 1;
  const points = drawPoints(measured, {
    ...{ centre, variance, sigmas, widening, lambda, reach },
    rules: [...new Set(rules)],
  });
  return {
    status: 'charted',
    centre: 100 * centre,
    baseline: { score: 100 * centre, n: reference.sample.heads },
    standardDeviation: 100 * Math.sqrt(variance),
    sigmas,
    sigmaZ,
    widening,
    points,
    signals: points.flatMap(({ rules: found, label, start, end }) =>
      found.map((rule) => ({ rule, label, start, end })),
    ),
  };
}
