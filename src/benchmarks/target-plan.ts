import type { NpsCounts } from '../core/counts.js';
import { scoreCounts } from '../scoring/score.js';

/** What can be moved to raise a score, one respondent at a time. */
export type Lever = 'detractorsToPassives' | 'passivesToPromoters' | 'newPromoters';

/** How many respondents each lever moves. */
export type PlanSteps = Readonly<Record<Lever, number>>;

/** A way to reach a target and what the counts would be then. */
export interface TargetPlan {
  /** Detractors that become passives. Heads. */
  readonly detractorsToPassives: number;
  /** Passives that become promoters, former detractors of the same plan among them. Heads. */
  readonly passivesToPromoters: number;
  /** Promoters that are won on top; they raise n. Heads. */
  readonly newPromoters: number;
  /** Counts after the plan. */
  readonly counts: NpsCounts;
  /** Score after the plan, points, at the target or above. */
  readonly score: number;
}

/** No step at all. */
const noSteps: PlanSteps = { detractorsToPassives: 0, passivesToPromoters: 0, newPromoters: 0 };

/** Largest n whose hundredfold a double holds exactly, so that scores of plans compare without rounding errors. */
export const mostHeads = 90_071_992_547_409;

/** The counts after some steps. */
function applySteps(counts: NpsCounts, steps: PlanSteps): NpsCounts {
  return {
    promoters: counts.promoters + steps.passivesToPromoters + steps.newPromoters,
    passives: counts.passives + steps.detractorsToPassives - steps.passivesToPromoters,
    detractors: counts.detractors - steps.detractorsToPassives,
  };
}

/** Most that a lever can move when the other levers stand as given. */
export function mostSteps(counts: NpsCounts, lever: Lever, steps: Partial<PlanSteps> = {}): number {
  if (lever === 'detractorsToPassives') return counts.detractors;
  if (lever === 'passivesToPromoters') return counts.passives + (steps.detractorsToPassives ?? 0);
  return mostHeads - counts.promoters - counts.passives - counts.detractors;
}

/** True when the score after the steps, as `scoreCounts` gives it, is at the target or above. */
export function reachesTarget(counts: NpsCounts, target: number, steps: Partial<PlanSteps>): boolean {
  return (scoreCounts(applySteps(counts, { ...noSteps, ...steps })) as number) >= target;
}

/** The record of a plan. */
export function planOf(counts: NpsCounts, steps: Partial<PlanSteps>): TargetPlan {
  const all = { ...noSteps, ...steps };
  const after = applySteps(counts, all);
  return { ...all, counts: after, score: scoreCounts(after) as number };
}

/** Least whole number from `from` to `to` that is enough, where more is enough too; null when `to` is not. */
export function leastEnough(from: number, to: number, isEnough: (steps: number) => boolean): number | null {
  if (from > to || !isEnough(to)) return null;
  let [low, high] = [from, to];
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}
