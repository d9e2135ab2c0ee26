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

/** Largest n whose hundredfold a double holds exactly, so that scores of plans compare without rounding errors. */
export const mostHeads = 90_071_992_547_409;

/** The record of a plan; a lever that is left out does not move. */
export function planOf(
  { promoters, passives, detractors }: NpsCounts,
  { detractorsToPassives = 0, passivesToPromoters = 0, newPromoters = 0 }: Partial<PlanSteps>,
): TargetPlan {
  const counts = {
    promoters: promoters + passivesToPromoters + newPromoters,
    passives: passives + detractorsToPassives - passivesToPromoters,
    detractors: detractors - detractorsToPassives,
  };
  const score = scoreCounts(counts) as number;
  return { detractorsToPassives, passivesToPromoters, newPromoters, counts, score };
}

/** Most that a lever alone can move. */
export function mostSteps({ promoters, passives, detractors }: NpsCounts, lever: Lever): number {
  if (lever === 'detractorsToPassives') return detractors;
  return lever === 'passivesToPromoters' ? passives : mostHeads - promoters - passives - detractors;
}

/** True when the score, as `scoreCounts` gives it, is at the target or above after those steps of a lever. */
export function reachesTarget(counts: NpsCounts, target: number, lever: Lever, steps: number): boolean {
  return planOf(counts, { [lever]: steps }).score >= target;
}

/** Least steps of a lever alone that reach the target; null when it can not. */
export function leastSteps(counts: NpsCounts, target: number, lever: Lever): number | null {
  return leastEnough(0, mostSteps(counts, lever), (steps) => reachesTarget(counts, target, lever, steps));
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
