import fc from 'fast-check';
import { probabilityAbove, probabilityOfIncrease, scorePosterior } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { levels, mirror, someCounts } from './arbitraries.js';

const part = fc.double({ min: 0.25, max: 20, noNaN: true });
const priors = fc.option(fc.record({ promoters: part, passives: part, detractors: part }), {
  nil: undefined,
});
const few = fc.record({
  promoters: fc.nat({ max: 60 }),
  passives: fc.nat({ max: 60 }),
  detractors: fc.nat({ max: 60 }),
});

describe('scorePosterior', () => {
  it('mirrors exactly and survives JSON', () => {
    fc.assert(
      fc.property(someCounts, levels, (counts, level) => {
        const posterior = scorePosterior(counts, { level });
        const mirrored = scorePosterior(mirror(counts), { level });
        expect(JSON.parse(JSON.stringify(posterior))).toStrictEqual(posterior);
        expect(mirrored.interval.lower).toBe(-posterior.interval.upper + 0);
        expect(mirrored.mean).toBe(-posterior.mean + 0);
        expect(posterior.interval.lower).toBeLessThan(posterior.interval.upper);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves half of 1 - level on either side', () => {
    fc.assert(
      fc.property(few, levels, priors, (counts, level, prior) => {
        const { interval } = scorePosterior(counts, { level, prior });
        const [above, below] = [interval.upper, interval.lower].map((target) =>
          probabilityAbove(counts, { target, prior }),
        );
        expect(above).toBeCloseTo((1 - level) / 2, 9);
        expect(below).toBeCloseTo((1 + level) / 2, 9);
      }),
      { numRuns: 60 },
    );
  });
});

describe('probabilityAbove', () => {
  it('falls with the target and mirrors', () => {
    const target = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(few, target, target, priors, (counts, one, other, prior) => {
        const lower = probabilityAbove(counts, { target: Math.min(one, other), prior });
        const higher = probabilityAbove(counts, { target: Math.max(one, other), prior });
        expect(higher).toBeLessThanOrEqual(lower + 1e-11);
        const mirrored = prior && mirror(prior);
        const turned = probabilityAbove(mirror(counts), { target: -one, prior: mirrored });
        expect(turned).toBeCloseTo(1 - probabilityAbove(counts, { target: one, prior }), 10);
      }),
      { numRuns: 150 },
    );
  });
});

describe('probabilityOfIncrease', () => {
  it('adds up to 1 with the decrease, and mirrors', () => {
    fc.assert(
      fc.property(few, few, priors, (current, baseline, prior) => {
        const increase = probabilityOfIncrease({ current, baseline }, { prior });
        const decrease = probabilityOfIncrease({ current: baseline, baseline: current }, { prior });
        expect(increase + decrease).toBeCloseTo(1, 9);
        const turned = { current: mirror(baseline), baseline: mirror(current) };
        const mirrored = probabilityOfIncrease(turned, { prior: prior && mirror(prior) });
        expect(mirrored).toBeCloseTo(increase, 9);
      }),
      { numRuns: 12 },
    );
  });
});
