import { normalSurvival } from '../numeric/normal.js';
import { normalUpperQuantile } from '../numeric/normal-tail.js';
import type { Alternative } from './records.js';

/** The alternatives a test can have, for the guard of the option. */
export const alternatives: readonly Alternative[] = /* @__PURE__ */ Object.freeze([
  'two-sided',
  'greater',
  'less',
] as const);

/** P-value of a statistic whose law is symmetric about 0 and has that upper tail; normal unless said otherwise. */
export function pValueOf(
  statistic: number,
  alternative: Alternative,
  survival: (x: number) => number = normalSurvival,
): number {
  if (alternative === 'two-sided') return Math.min(1, 2 * survival(Math.abs(statistic)));
  return survival(alternative === 'greater' ? statistic : -statistic);
}

/** A statistic that survives JSON: null where it is infinite, never -0. */
export function finiteOrNull(statistic: number): number | null {
  return Number.isFinite(statistic) ? statistic + 0 : null;
}

/** Standard deviations from the estimate to each limit; infinite where a limit is the end of the range. */
export interface Reach {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The reach of an interval that matches a test: half of 1 - level outside on both sides, or all of it on the side that
 * the alternative can tell apart.
 */
export function reachOf(
  level: number,
  alternative: Alternative = 'two-sided',
  upperQuantile: (tail: number) => number = normalUpperQuantile,
): Reach {
  const z = upperQuantile(alternative === 'two-sided' ? (1 - level) / 2 : 1 - level);
  return {
    lower: alternative === 'less' ? Number.POSITIVE_INFINITY : z,
    upper: alternative === 'greater' ? Number.POSITIVE_INFINITY : z,
  };
}
