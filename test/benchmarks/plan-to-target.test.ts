import { planToTarget } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../docs/expectations.js';

describe('planToTarget', () => {
  const counts = { promoters: 50, passives: 30, detractors: 20 };

  it('gives the least plan per lever', () => {
    const plans = planToTarget(counts, 40);
    expect(plans).toMatchObject({ score: 30, target: 40, n: 100, reached: false });
    expect(plans?.cheapest.detractorsToPassives).toEqual({
      detractorsToPassives: 10,
      passivesToPromoters: 0,
      newPromoters: 0,
      counts: { promoters: 50, passives: 40, detractors: 10 },
      score: 40,
    });
    expect(plans?.cheapest.passivesToPromoters).toMatchObject({ passivesToPromoters: 10, score: 40 });
    // 100 (30 + c) / (100 + c) >= 40 from c = 16.67 on
    expect(plans?.cheapest.newPromoters).toMatchObject({ newPromoters: 17 });
  });

  it('knows what a lever can not do', () => {
    const plans = planToTarget(counts, 60);
    expect(plans?.cheapest.detractorsToPassives).toBeNull(); // 50 at most
    expect(plans?.cheapest.passivesToPromoters?.passivesToPromoters).toBe(30);
    const all = planToTarget(counts, 100);
    expect(all?.cheapest).toEqual({
      detractorsToPassives: null,
      passivesToPromoters: null,
      newPromoters: null,
    });
    // All detractors over passives to promoters, and no new promoter can help.
    expect(all?.frontiers.map(({ total }) => total)).toEqual([1, 0, 0]);
    expect(all?.frontiers[0]?.plans[0]).toMatchObject({ detractorsToPassives: 20, passivesToPromoters: 50 });
  });

  it('lists a frontier evenly spaced with both ends when it is long', () => {
    const long = { promoters: 0, passives: 0, detractors: 1_000_000 };
    const frontier = planToTarget(long, -50, { maxPlans: 11 })?.frontiers[0];
    expect(frontier).toMatchObject({ total: 250_001, truncated: true });
    expect(frontier?.plans.map((plan) => plan.detractorsToPassives)).toEqual([
      250_000, 275_000, 300_000, 325_000, 350_000, 375_000, 400_000, 425_000, 450_000, 475_000, 500_000,
    ]);
    expect(planToTarget(long, -50, { maxPlans: 1 })?.frontiers[0]?.plans).toHaveLength(1);
    expect(planToTarget(counts, 40)?.frontiers[0]).toMatchObject({ total: 11, truncated: false });
  });

  it('asks for nothing when the target is reached', () => {
    const plans = planToTarget(counts, 30);
    expect(plans?.reached).toBe(true);
    for (const plan of Object.values(plans?.cheapest ?? {})) expect(plan?.counts).toEqual(counts);
    for (const { plans: list } of plans?.frontiers ?? []) expect(list).toHaveLength(1);
    expect(plans?.evidence.respondents).toBeNull();
  });

  it('is exact where the score is no round number', () => {
    const third = { promoters: 1, passives: 2, detractors: 0 };
    expect(planToTarget(third, 100 / 3)?.reached).toBe(true);
    expect(planToTarget(third, 100 / 3 + 1e-13)?.reached).toBe(false);
  });

  it('gives null for nobody', () => {
    expect(planToTarget({ promoters: 0, passives: 0, detractors: 0 }, 40)).toBeNull();
  });

  it('refuses what it can not compute exactly, and options out of range', async () => {
    const huge = { promoters: 2 ** 52, passives: 0, detractors: 0 };
    await expectCode(() => planToTarget(huge, 40), 'INVALID_COUNTS');
    await expectCode(() => planToTarget(counts, 101), 'INVALID_OPTION');
    await expectCode(() => planToTarget(counts, 40, { maxPlans: 0 }), 'INVALID_OPTION');
    await expectCode(() => planToTarget(counts, 40, { power: 0.2 }), 'INVALID_OPTION');
    await expectCode(() => planToTarget(counts, 40, { level: 0.05 }), 'INVALID_OPTION');
  });
});
