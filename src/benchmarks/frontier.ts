import type { NpsCounts } from '../core/counts.js';
import {
  type Lever,
  leastEnough,
  leastSteps,
  mostSteps,
  planOf,
  reachesTarget,
  type TargetPlan,
} from './target-plan.js';

/** All ways to reach a target with two levers of which no smaller one does. */
export interface PlanFrontier {
  /** The two levers. */
  readonly levers: readonly Lever[];
  /** Plans along the frontier; from each, one step less of either lever misses the target. */
  readonly plans: readonly TargetPlan[];
  /** Plans on the whole frontier. */
  readonly total: number;
  /** True when only some of them are listed, evenly spaced, with both ends among them. */
  readonly truncated: boolean;
}

/**
 * The frontier of two levers, at most `maxPlans` of its plans.
 *
 * Let x be the lever whose step is worth no more than that of y. Then every x of the frontier has exactly one y, so that
 * plans can be picked without walking along it. A conversion moves P - D by 1, a new promoter by 1 and n by 1: it is
 * worth less than a conversion for targets above 0 and more below.
 */
export function frontierOf(
  counts: NpsCounts,
  target: number,
  [one, other]: readonly [Lever, Lever],
  maxPlans: number,
): PlanFrontier {
  const [x, y] = other === 'newPromoters' && target < 0 ? [other, one] : [one, other];
  const after = (atX: number): NpsCounts => planOf(counts, { [x]: atX }).counts;
  const mostX = mostSteps(counts, x);
  const first = leastEnough(0, mostX, (atX) =>
    reachesTarget(after(atX), target, y, mostSteps(after(atX), y)),
  );
  if (first === null) return { levers: [one, other], plans: [], total: 0, truncated: false };
  const last = leastSteps(counts, target, x) ?? mostX;
  const total = last - first + 1;
  const shown = Math.min(total, maxPlans);
  const plans: TargetPlan[] = [];
  for (let i = 0; i < shown; i += 1) {
    const atX =
      i === shown - 1 && i > 0 ? last : first + Math.round(i * ((total - 1) / Math.max(1, shown - 1)));
    const atY = leastSteps(after(atX), target, y) as number;
    plans.push(planOf(counts, { [x]: atX, [y]: atY }));
  }
  return { levers: [one, other], plans, total, truncated: shown < total };
}
