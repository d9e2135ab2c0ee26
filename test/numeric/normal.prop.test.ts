import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalCdf, normalQuantile, normalSurvival } from '../../src/numeric/normal.js';

const x = fc.double({ min: -38, max: 38, noNaN: true });
const exponent = fc.double({ min: -300, max: -0.31, noNaN: true });

test('a cdf never falls by more than its rounding, and its two sides add up to 1', () => {
  fc.assert(
    fc.property(x, x, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      expect(normalCdf(low)).toBeLessThanOrEqual(normalCdf(high) * (1 + 5e-14));
      expect(normalCdf(a) + normalSurvival(a)).toBe(1);
      expect(normalCdf(-a)).toBe(normalSurvival(a));
    }),
  );
});

test('the quantile undoes the cdf in the lower tail and is odd about a half', () => {
  fc.assert(
    fc.property(exponent, (e) => {
      const p = 10 ** e;
      const quantile = normalQuantile(p);
      // d ln p = -x²-ish relative error of x: the round trip multiplies the error by about x².
      expect(Math.abs(normalCdf(quantile) / p - 1)).toBeLessThan(3e-14 * (1 + quantile * quantile));
      const upper = 1 - p; // the double, whose complement is exact
      expect(normalQuantile(upper)).toBe(-normalQuantile(1 - upper) + 0);
    }),
  );
});

test('the quantile is monotone', () => {
  fc.assert(
    fc.property(exponent, exponent, (a, b) => {
      const [low, high] = a < b ? [10 ** a, 10 ** b] : [10 ** b, 10 ** a];
      expect(normalQuantile(low)).toBeLessThanOrEqual(normalQuantile(high) * (1 - 5e-15));
    }),
  );
});
