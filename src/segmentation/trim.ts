import { assertBoolean, assertNumber, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { isWeight, smallestWeight } from '../scoring/weight-sums.js';
import { summarizeWeights } from './weight-summary.js';

/** Limits for weights. */
export interface TrimOptions {
  /** No weight stays below this, in the unit of the weights, 0 or more. @defaultValue 0 */
  readonly lower?: number | undefined;
  /** No weight stays above this, in the unit of the weights. @defaultValue no limit */
  readonly upper?: number | undefined;
  /**
   * Whether the limits hold in the end. What was cut is shared out, which can push other weights over a limit: strict
   * trims again until none is, otherwise that is left standing, and refused where a weight would fall below 0.
   * @defaultValue true
   */
  readonly strict?: boolean | undefined;
}

/** Weights within limits. */
export interface TrimmedWeights {
  /** The weights in their order; they add up to the same sum as before. */
  readonly weights: readonly number[];
  /** How many weights lay outside the limits at first. */
  readonly trimmed: number;
}

/**
 * Cuts weights to limits and shares what was cut out equally among the weights that were within them.
 *
 * Same as `trimWeights` of R's survey package (there `strict` is off unless asked for). The sum stays. No weights give
 * no weights.
 *
 * @throws {NpsError} INVALID_OPTION when a limit is out of range, or when the mean weight lies outside the limits, so
 *   that no weights could keep both the limits and the sum.
 * @throws {NpsError} INVALID_WEIGHT or INVALID_ARGUMENT when a weight, or the list, is none.
 * @example
 * ```ts
 * import { trimWeights } from 'nps-kit';
 *
 * trimWeights([1, 1, 2, 8], { upper: 5 }); // => { weights: [2, 2, 3, 5], trimmed: 1 }
 * trimWeights([1, 1, 2, 8], { upper: 2 }); // throws INVALID_OPTION
 * ```
 * @see Lumley, R package survey 4.1, trimWeights
 */
export function trimWeights(weights: ArrayLike<number>, options: TrimOptions = {}): TrimmedWeights {
  assertRecord(options, 'options');
  const summary = summarizeWeights(weights);
  const limits = checkedLimits(options, summary && summary.sum / summary.n, 'options');
  return trimTo(weights, limits, 'options');
}

/** Limits once checked, each there. */
export type Limits = { readonly [Name in keyof TrimOptions]-?: NonNullable<TrimOptions[Name]> };

/** Throws unless weights of that mean, where there are any, can keep the limits. */
export function checkedLimits(options: TrimOptions, mean: number | null, path: string): Limits {
  assertRecord(options, path);
  const { lower: given = 0, upper = Number.POSITIVE_INFINITY, strict = true } = options;
  assertNumber(given, 0, Number.MAX_VALUE, `${path}.lower`);
  // What is raised must be a weight.
  const lower = given && Math.max(given, smallestWeight);
  if (upper !== Number.POSITIVE_INFINITY) assertNumber(upper, lower, Number.MAX_VALUE, `${path}.upper`);
  assertBoolean(strict, `${path}.strict`);
  const slack = 1 + 1e-12;
  if (mean !== null && lower > mean * slack)
    throw new NpsError('INVALID_OPTION', `${path}.lower`, `at most the mean weight, ${mean}`, lower);
  if (mean !== null && upper * slack < mean)
    throw new NpsError('INVALID_OPTION', `${path}.upper`, `at least the mean weight, ${mean}`, upper);
  return { lower, upper, strict };
}

/** Cuts weights to checked limits. */
export function trimTo(
  weights: ArrayLike<number>,
  { lower, upper, strict }: Limits,
  path: string,
): TrimmedWeights {
  const result = Array.from(weights);
  const trimmed = trimOnce(result, lower, upper);
  let outside = trimmed;
  for (let round = 1; strict && outside > 0 && round < mostRounds; round += 1) {
    outside = trimOnce(result, lower, upper);
  }
  if (strict) return { weights: result.map((weight) => clamp(weight, lower, upper)), trimmed };
  if (!result.every(isWeight)) {
    throw new NpsError(
      'INVALID_OPTION',
      `${path}.strict`,
      'true, because weights would fall below 0',
      strict,
    );
  }
  return { weights: result, trimmed };
}

/** What is left to share shrinks in every round; after this many it is far below rounding. */
const mostRounds = 10_000;

/** One round, in place; gives back how many weights lay outside. */
function trimOnce(weights: number[], lower: number, upper: number): number {
  let cut = 0;
  let outside = 0;
  for (const weight of weights) {
    if (weight < lower || weight > upper) outside += 1;
    cut += weight - clamp(weight, lower, upper);
  }
  if (outside === 0) return 0;
  const share = cut / (outside === weights.length ? outside : weights.length - outside);
  weights.forEach((weight, i) => {
    const kept = clamp(weight, lower, upper);
    weights[i] = kept === weight || outside === weights.length ? kept + share : kept;
  });
  return outside;
}

function clamp(weight: number, lower: number, upper: number): number {
  return Math.max(lower, Math.min(upper, weight));
}
