import { assertLevel, assertRecord } from '../core/assertions.js';
import type { Category } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { elementsOf } from '../core/sequence.js';
import { assertInstant, type Instant } from '../core/time.js';
import { lifetimeQuantile } from '../numeric/kaplan-meier.js';
import type { ScaleOptions } from '../scoring/scale.js';
import { answersByCustomer, assertPast, type CustomerAnswer } from './answers.js';
import { assertLoopCase, type LoopCase, type LoopStep, openedAt } from './loop.js';
import { type Rate, rateOf } from './rate.js';
import { type DetractorRecovery, recoveryOf } from './recovery.js';

/** Options of {@link closedLoopMetrics}. */
export interface ClosedLoopOptions extends ScaleOptions {
  /** Present time, epoch milliseconds; no step and no answer may be later. */
  readonly now: Instant;
  /** Ratings of the same customers, to see who recovered. @defaultValue none: `recovery` is null */
  readonly answers?: Iterable<CustomerAnswer> | undefined;
  /** Part of the cases that `slow` is about, above 0 and below 1. @defaultValue 0.9 */
  readonly percentile?: number | undefined;
  /** Confidence level of the rates, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/** How long cases take from opening to closing; to the last closing if they were reopened. */
export interface TimeToClose {
  /** Milliseconds by which half of all cases are closed; null when it has not come to that. */
  readonly median: number | null;
  /** Milliseconds by which the part `percentile` of all cases is closed; null when it has not come to that. */
  readonly slow: number | null;
  /** The part that `slow` is about, 0 to 1. */
  readonly percentile: number;
  /** Open cases count for as long as they have been open, so that a backlog does not look fast. */
  readonly method: 'kaplan-meier';
}

/** What was done with a group of cases. */
export interface LoopMetrics {
  /** Cases opened. */
  readonly cases: number;
  /** Closed as resolved. */
  readonly resolved: number;
  /** Closed as unresolved. */
  readonly unresolved: number;
  /** Part of the cases that is closed, either way. */
  readonly closureRate: Rate;
  /** Part of the cases that is closed as resolved. */
  readonly resolutionRate: Rate;
  /** Cases that were reopened at least once. */
  readonly reopened: number;
  /** Not closed, and past their due time. */
  readonly overdue: number;
  /** Closed, but after their due time. */
  readonly closedLate: number;
  /** How long it takes. */
  readonly timeToClose: TimeToClose;
}

/** What was done with all cases and with those of each category. */
export interface ClosedLoopMetrics {
  /** All cases. */
  readonly total: LoopMetrics;
  /** Cases by category. */
  readonly byCategory: Readonly<Record<Category, LoopMetrics>>;
  /** What became of detractors; null when no answers were given. */
  readonly recovery: DetractorRecovery | null;
}

/**
 * How well the loop is closed: closure rates, time to close, what is overdue, and which detractors came back happier.
 *
 * Times to close count open cases too (Kaplan-Meier): a median of closed cases alone makes a backlog look fast.
 *
 * @returns Rates as parts of one, times in milliseconds; no cases give zeros and nulls.
 * @throws {NpsError} INVALID_ARGUMENT, INVALID_OPTION or INVALID_TRANSITION when a case is malformed or comes twice;
 *   INVALID_INSTANT when a step or an answer is later than `now`; RATING_OUT_OF_RANGE when an answer is no rating;
 *   INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { advanceLoopCase, closedLoopMetrics, openLoopCase } from 'nps-kit';
 *
 * const hour = 3600000;
 * const first = openLoopCase({ id: 'c1', customer: 'u1', category: 'detractor', openedAt: 0, dueAt: 24 * hour });
 * const second = openLoopCase({ id: 'c2', customer: 'u2', category: 'detractor', openedAt: 0, dueAt: 24 * hour });
 * const contacted = advanceLoopCase(first, { status: 'contacted', at: 2 * hour });
 * const closed = advanceLoopCase(contacted, { status: 'resolved', at: 6 * hour });
 * const { total } = closedLoopMetrics([closed, second], { now: 30 * hour });
 * total.closureRate.rate; // => 0.5
 * total.overdue; // => 1
 * total.timeToClose; // => { median: 21600000, slow: null, percentile: 0.9, method: 'kaplan-meier' }
 * ```
 * @see Kaplan and Meier 1958, Journal of the American Statistical Association 53, 457-481; Wilson 1927, same journal 22,
 *   209-212
 */
export function closedLoopMetrics(cases: Iterable<LoopCase>, options: ClosedLoopOptions): ClosedLoopMetrics {
  assertRecord(options, 'options');
  const { now, answers, percentile = 0.9, level = 0.95, scale } = options;
  assertInstant(now, 'options.now');
  if (!(typeof percentile === 'number' && percentile > 0 && percentile < 1)) {
    throw new NpsError('INVALID_OPTION', 'options.percentile', 'above 0 and below 1', percentile);
  }
  assertLevel(level);
  const list = [...elementsOf(cases, 'cases')];
  const ids = new Set<string>();
  list.forEach((loopCase, i) => {
    assertLoopCase(loopCase, `cases[${i}]`);
    if (ids.has(loopCase.id)) {
      throw new NpsError('INVALID_ARGUMENT', `cases[${i}].id`, 'each case once', loopCase.id);
    }
    ids.add(loopCase.id);
    assertPast(lastStep(loopCase).at, now, `cases[${i}].steps[${loopCase.steps.length - 1}].at`);
  });
  const known = answers === undefined ? null : answersByCustomer(answers, 'options.answers', { scale, now });
  const of = (category: Category): LoopCase[] => list.filter((loopCase) => loopCase.category === category);
  const detractors = of('detractor');
  const measure = (group: readonly LoopCase[]): LoopMetrics => metricsOf(group, { now, percentile, level });
  return {
    total: measure(list),
    byCategory: {
      detractor: measure(detractors),
      passive: measure(of('passive')),
      promoter: measure(of('promoter')),
    },
    recovery: known && recoveryOf(detractors, known, level),
  };
}

const lastStep = (loopCase: LoopCase): LoopStep => loopCase.steps.at(-1) as LoopStep;
const isClosed = ({ status }: LoopCase): boolean => status === 'resolved' || status === 'unresolved';

function metricsOf(
  cases: readonly LoopCase[],
  { now, percentile, level }: { readonly now: Instant; readonly percentile: number; readonly level: number },
): LoopMetrics {
  const count = (holds: (loopCase: LoopCase) => boolean): number => cases.filter(holds).length;
  const resolved = count(({ status }) => status === 'resolved');
  const unresolved = count(({ status }) => status === 'unresolved');
  // A case that is not closed lasts until now at least.
  const endOf = (loopCase: LoopCase): Instant => (isClosed(loopCase) ? lastStep(loopCase).at : now);
  const isLate = (loopCase: LoopCase): boolean => loopCase.dueAt !== null && endOf(loopCase) > loopCase.dueAt;
  const lifetimes = cases.map((loopCase) => ({
    time: endOf(loopCase) - openedAt(loopCase),
    ended: isClosed(loopCase),
  }));
  return {
    cases: cases.length,
    resolved,
    unresolved,
    closureRate: rateOf({ count: resolved + unresolved, n: cases.length }, level),
    resolutionRate: rateOf({ count: resolved, n: cases.length }, level),
    reopened: count(({ steps }) => steps.some(({ status }) => status === 'reopened')),
    overdue: count((loopCase) => !isClosed(loopCase) && isLate(loopCase)),
    closedLate: count((loopCase) => isClosed(loopCase) && isLate(loopCase)),
    timeToClose: {
      median: lifetimeQuantile(lifetimes, 0.5),
      slow: lifetimeQuantile(lifetimes, percentile),
      percentile,
      method: 'kaplan-meier',
    },
  };
}
