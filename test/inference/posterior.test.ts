import { probabilityAbove, probabilityOfIncrease, scorePosterior } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../docs/expectations.js';

const nobody = { promoters: 0, passives: 0, detractors: 0 };
const counts = { promoters: 50, passives: 30, detractors: 20 };

describe('scorePosterior', () => {
  it('is the prior for nobody', () => {
    const { mean, standardDeviation, interval, prior } = scorePosterior(nobody);
    expect(mean).toBe(0);
    expect(standardDeviation).toBeCloseTo(100 * Math.sqrt(2 / 3 / 2.5), 10);
    expect(interval.lower).toBeCloseTo(-interval.upper, 9);
    expect(prior).toEqual({ promoters: 0.5, passives: 0.5, detractors: 0.5 });
  });

  it('takes prior counts like answers', () => {
    const prior = { promoters: 50.5, passives: 30.5, detractors: 20.5 };
    const { prior: used, ...rest } = scorePosterior(nobody, { prior });
    expect(used).toEqual(prior);
    expect(used).not.toBe(prior);
    expect(rest).toEqual({ ...scorePosterior(counts), prior: undefined });
  });

  it('refuses priors that are no belief', async () => {
    for (const promoters of [0, 0.1, -1, Number.NaN, 2e9]) {
      const prior = { promoters, passives: 1, detractors: 1 };
      await expectCode(() => scorePosterior(counts, { prior }), 'INVALID_OPTION');
    }
    // @ts-expect-error a prior is a record
    await expectCode(() => scorePosterior(counts, { prior: 1 }), 'INVALID_ARGUMENT');
    await expectCode(() => scorePosterior(counts, { level: 0.4 }), 'INVALID_OPTION');
  });
});

describe('probabilityAbove', () => {
  it('is 1 at -100 and 0 at 100', () => {
    expect(probabilityAbove(counts, { target: -100 })).toBeCloseTo(1, 12);
    expect(probabilityAbove(counts, { target: 100 })).toBe(0);
    expect(probabilityAbove(nobody, { target: 0 })).toBeCloseTo(0.5, 12);
  });

  it('refuses a target beyond the scale', async () => {
    await expectCode(() => probabilityAbove(counts, { target: 101 }), 'INVALID_OPTION');
    // @ts-expect-error a target is needed
    await expectCode(() => probabilityAbove(counts), 'INVALID_ARGUMENT');
  });
});

describe('probabilityOfIncrease', () => {
  it('is a half for alike sides, also for nobody and for huge ones', () => {
    const huge = { promoters: 5e11, passives: 3e11, detractors: 2e11 };
    const sharp = { promoters: 1e12, passives: 0, detractors: 0 };
    for (const side of [nobody, counts, huge, sharp]) {
      expect(probabilityOfIncrease({ current: side, baseline: side })).toBeCloseTo(0.5, 8);
    }
  });

  it('tells a small side from a large one', () => {
    // A sharp baseline at 30 points is as good as a target there.
    const baseline = { promoters: 5e9, passives: 3e9, detractors: 2e9 };
    const current = { promoters: 12, passives: 4, detractors: 3 };
    expect(probabilityOfIncrease({ current, baseline })).toBeCloseTo(
      probabilityAbove(current, { target: 30 }),
      6,
    );
  });
});
