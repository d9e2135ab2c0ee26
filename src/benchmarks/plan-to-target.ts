import { assertHeads, assertInteger, assertLevel, assertNumber, assertRecord } from '../core/assertions.js';
import { headsOf, type NpsCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { scoreCounts } from '../scoring/score.js';
import { evidenceFor, type TargetEvidence } from './evidence.js';
import { frontierOf, type PlanFrontier } from './frontier.js';
import { type Lever, leastSteps, mostHeads, planOf, type TargetPlan } from './target-plan.js';

/** Options of {@link planToTarget}. */
export interface PlanOptions {
  /** Most plans listed per frontier, 1 to 10,000. @defaultValue 100 */
  readonly maxPlans?: number | undefined;
  /** Confidence level of the evidence, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /** Chance to show the rise, 0.5 to 0.999. @defaultValue 0.8 */
  readonly power?: number | undefined;
}

/** What it takes to bring a score to a target. */
export interface TargetPlans {
  /** Present score in points. */
  readonly score: number;
  /** The target in points. */
  readonly target: number;
  /** Present respondents (heads). */
  readonly n: number;
  /** True when the present score is at the target or above: all plans are empty then. */
  readonly reached: boolean;
  /** The least plan of each lever alone; null where that lever alone can not reach the target. */
  readonly cheapest: Readonly<Record<Lever, TargetPlan | null>>;
  /** The frontiers of the three pairs of levers. */
  readonly frontiers: readonly PlanFrontier[];
  /** Answers needed to show that the target was reached. */
  readonly evidence: TargetEvidence;
}

const pairs: readonly (readonly [Lever, Lever])[] = [
  ['detractorsToPassives', 'passivesToPromoters'],
  ['detractorsToPassives', 'newPromoters'],
  ['passivesToPromoters', 'newPromoters'],
];

/**
 * What it takes to reach a target score: how many detractors must become passives, passives promoters, or new promoters
 * be won.
 *
 * Gives the least plan of each lever and the frontier of each pair: every plan reaches the target (as `scoreCounts`
 * gives it) and no smaller one does. The plans are arithmetic on this sample, not a forecast.
 *
 * @param target - Points, -100 to 100.
 * @returns Null when nobody answered.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed or above 9e13 respondents.
 * @throws {NpsError} INVALID_OPTION when the target or an option is out of range.
 * @example
 * ```ts
 * import { planToTarget } from 'nps-kit';
 *
 * const plans = planToTarget({ promoters: 50, passives: 30, detractors: 20 }, 40);
 * plans?.score; // => 30
 * plans?.cheapest.detractorsToPassives?.counts; // => { promoters: 50, passives: 40, detractors: 10 }
 * plans?.cheapest.passivesToPromoters?.passivesToPromoters; // => 10
 * plans?.cheapest.newPromoters?.newPromoters; // => 17
 * plans?.frontiers[0]?.total; // => 11
 * ```
 */
export function planToTarget(
  counts: NpsCounts,
  target: number,
  options: PlanOptions = {},
): TargetPlans | null {
  assertHeads(counts, 'counts');
  const n = headsOf(counts);
  if (n > mostHeads) {
    throw new NpsError('INVALID_COUNTS', 'counts', `at most ${mostHeads} respondents`, n);
  }
  assertNumber(target, -100, 100, 'target');
  assertRecord(options, 'options');
  const { maxPlans = 100, level = 0.95, power = 0.8 } = options;
  assertInteger(maxPlans, 1, 10_000, 'options.maxPlans');
  assertLevel(level);
  assertNumber(power, 0.5, 0.999, 'options.power');
  const score = scoreCounts(counts);
  if (score === null) return null;
  const cheapest = (lever: Lever): TargetPlan | null => {
    const steps = leastSteps(counts, target, lever);
    return steps === null ? null : planOf(counts, { [lever]: steps });
  };
  return {
    score,
    target: target + 0, // never -0
    n,
    reached: score >= target,
    cheapest: {
      detractorsToPassives: cheapest('detractorsToPassives'),
      passivesToPromoters: cheapest('passivesToPromoters'),
      newPromoters: cheapest('newPromoters'),
    },
    frontiers: pairs.map((pair) => frontierOf(counts, target, pair, maxPlans)),
    evidence: evidenceFor(counts, target, { level, power }),
  };
}
