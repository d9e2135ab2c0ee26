import fc from 'fast-check';
import { type Lever, type NpsCounts, planToTarget, scoreCounts, type TargetPlan } from 'nps-kit';
import { describe, expect, it } from 'vitest';

const levers: readonly Lever[] = ['detractorsToPassives', 'passivesToPromoters', 'newPromoters'];

/** The score after some steps, or null where there are not so many people to move. */
function scoreAfter(counts: NpsCounts, a: number, b: number, c: number): number | null {
  if (a < 0 || b < 0 || c < 0 || a > counts.detractors || b > counts.passives + a) return null;
  return scoreCounts({
    promoters: counts.promoters + b + c,
    passives: counts.passives + a - b,
    detractors: counts.detractors - a,
  });
}

const reaches = (counts: NpsCounts, target: number, steps: readonly number[]): boolean =>
  (scoreAfter(counts, steps[0] as number, steps[1] as number, steps[2] as number) ??
    Number.NEGATIVE_INFINITY) >= target;

const stepsOf = (plan: TargetPlan): number[] => levers.map((lever) => plan[lever]);

/** All plans of two levers that reach the target and of which none with fewer steps of either lever does. */
function bruteFrontier(
  counts: NpsCounts,
  target: number,
  [one, other]: readonly Lever[],
  most: number,
): string[] {
  const found: string[] = [];
  const steps = (x: number, y: number): number[] =>
    levers.map((lever) => (lever === one ? x : lever === other ? y : 0));
  for (let x = 0; x <= most; x += 1) {
    for (let y = 0; y <= most; y += 1) {
      if (!reaches(counts, target, steps(x, y))) continue;
      if (!reaches(counts, target, steps(x - 1, y)) && !reaches(counts, target, steps(x, y - 1))) {
        found.push(JSON.stringify(steps(x, y)));
      }
    }
  }
  return found.sort();
}

const few = fc.nat({ max: 6 });
const smallCounts = fc
  .record({ promoters: few, passives: few, detractors: few })
  .filter(({ promoters, passives, detractors }) => promoters + passives + detractors > 0);
const targets = fc.oneof(
  fc.constantFrom(-100, -50, -100 / 3, 0, 25, 100 / 3, 50, 90, 100),
  fc.double({ min: -100, max: 90, noNaN: true }),
);

describe('planToTarget', () => {
  it('finds exactly the frontiers and least plans that trying everything finds', () => {
    fc.assert(
      fc.property(smallCounts, targets, (counts, target) => {
        const plans = planToTarget(counts, target, { maxPlans: 10_000 });
        // 18 respondents and a target of 90: (s + c) / (n + c) >= 0.9 needs c <= 10 (0.9 n - s) <= 342
        const most = target <= 50 ? 60 : 350;
        for (const frontier of plans?.frontiers ?? []) {
          const found = frontier.plans.map((plan) => JSON.stringify(stepsOf(plan))).sort();
          expect(found).toEqual(bruteFrontier(counts, target, frontier.levers, most));
          expect(frontier.total).toBe(found.length);
          expect(frontier.truncated).toBe(false);
        }
        levers.forEach((lever, i) => {
          const amounts = Array.from({ length: most + 1 }, (_, amount) => amount);
          const least = amounts.find((amount) =>
            reaches(
              counts,
              target,
              levers.map((_, j) => (i === j ? amount : 0)),
            ),
          );
          expect(plans?.cheapest[lever]?.[lever] ?? undefined).toBe(least);
        });
      }),
      { numRuns: 150 },
    );
  });

  const heads = fc.oneof(
    fc.nat({ max: 50 }),
    fc.nat({ max: 1_000_000 }),
    fc.maxSafeNat().map((n) => Math.floor(n / 300)),
  );
  const anyCounts = fc
    .record({ promoters: heads, passives: heads, detractors: heads })
    .filter(({ promoters, passives, detractors }) => promoters + passives + detractors > 0);

  it('reaches the target with every plan and with no smaller one, at any size', () => {
    fc.assert(
      fc.property(
        anyCounts,
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.integer({ min: 1, max: 12 }),
        (counts, target, maxPlans) => {
          const result = planToTarget(counts, target, { maxPlans });
          if (!result) throw new Error('there are respondents');
          const single = Object.values(result.cheapest).filter((plan) => plan !== null);
          for (const plan of [...single, ...result.frontiers.flatMap(({ plans }) => plans)]) {
            const steps = stepsOf(plan);
            expect(plan.score).toBeGreaterThanOrEqual(target);
            expect(plan.score).toBe(scoreCounts(plan.counts));
            expect(reaches(counts, target, steps)).toBe(true);
            steps.forEach((_, i) => {
              const smaller = steps.map((step, j) => (i === j ? step - 1 : step));
              expect(reaches(counts, target, smaller)).toBe(false);
            });
          }
          for (const frontier of result.frontiers) {
            expect(frontier.plans.length).toBe(Math.min(frontier.total, maxPlans));
            expect(new Set(frontier.plans.map((plan) => stepsOf(plan).join())).size).toBe(
              frontier.plans.length,
            );
          }
          expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
        },
      ),
      { numRuns: 300 },
    );
  });
});
