import { describe, expect, it } from 'vitest';
import { doubleExponentialRule, integrateRange, smoothRule } from '../../src/numeric/range-rules.js';

const singular = doubleExponentialRule();
const smooth = smoothRule();

describe('both rules', () => {
  it.each([
    ['double exponential', singular],
    ['smooth', smooth],
  ])('%s: parts from either end add up to 1, weights add up to 1', (_, rule) => {
    let sum = 0;
    for (let i = 0; i < rule.weights.length; i += 1) {
      sum += rule.weights[i] as number;
      expect((rule.fromLower[i] as number) + (rule.fromUpper[i] as number)).toBeCloseTo(1, 15);
    }
    expect(sum).toBeCloseTo(1, 14);
  });

  it('integrate polynomials and a narrow peak', () => {
    for (const rule of [singular, smooth]) {
      expect(integrateRange((x) => x * x * x, 2, rule)).toBeCloseTo(4, 12);
      // A normal density 17 standard deviations wide: all of it but 2e-17.
      const density = (x: number): number => Math.exp(-((x - 8.5) ** 2) / 2) / Math.sqrt(2 * Math.PI);
      expect(integrateRange(density, 17, rule)).toBeCloseTo(1, 13);
    }
  });
});

describe('the double exponential rule', () => {
  it('takes singular ends down to distance^-0.75', () => {
    for (const power of [-0.75, -0.5, -0.1]) {
      expect(integrateRange((x) => x ** power, 1, singular) * (1 + power)).toBeCloseTo(1, 12);
      expect(integrateRange((_, y) => y ** power, 1, singular) * (1 + power)).toBeCloseTo(1, 12);
    }
    // Both ends: the beta function B(1/2, 1/2) = pi.
    expect(integrateRange((x, y) => 1 / Math.sqrt(x * y), 1, singular)).toBeCloseTo(Math.PI, 12);
  });

  it('finds a step near an end', () => {
    // The integral of tanh(x / s) is s ln cosh(1 / s), which is 1 - s ln 2 for a small s. The error shown is 6e-12.
    const scale = 1e-6;
    const value = integrateRange((x) => Math.tanh(x / scale), 1, singular);
    expect(Math.abs(value - 1 + scale * Math.LN2)).toBeLessThan(1e-11);
  });
});
