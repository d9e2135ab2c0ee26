import { normalUpperQuantile } from '../numeric/normal-tail.js';
import { wilsonLimits } from '../numeric/wilson.js';

/** A confidence interval of a rate. */
export interface RateInterval {
  /** Lower limit, 0 to 1. */
  readonly lower: number;
  /** Upper limit, 0 to 1. */
  readonly upper: number;
  /** Confidence level, above 0.5 and below 1. */
  readonly level: number;
  /** Wilson's score interval. */
  readonly method: 'wilson';
}

/** A rate with what it is made of. */
export interface Rate {
  /** How many it happened to. */
  readonly count: number;
  /** Out of how many. */
  readonly n: number;
  /** count / n, 0 to 1; null when n is 0. */
  readonly rate: number | null;
  /** Interval of the rate; null when n is 0. */
  readonly interval: RateInterval | null;
}

/** The rate count / n with its Wilson interval. */
export function rateOf({ count, n }: { readonly count: number; readonly n: number }, level: number): Rate {
  if (n === 0) return { count, n, rate: null, interval: null };
  const limits = wilsonLimits(count, n, normalUpperQuantile((1 - level) / 2));
  return { count, n, rate: count / n, interval: { ...limits, level, method: 'wilson' } };
}
