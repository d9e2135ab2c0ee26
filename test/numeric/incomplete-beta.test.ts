import { expect, test } from 'vitest';
import { betaPower, incompleteBeta } from '../../src/numeric/incomplete-beta.js';
import { exponentUnit } from './exponent.js';
import { largestError } from './vectors.js';

test('both tails agree with 50-digit values for parameters from 1e-3 to 1e9', () => {
  expect(largestError('incompleteBeta', incompleteBeta, exponentUnit)).toBeLessThan(1e-13);
  expect(
    largestError('incompleteBetaUpper', (a, b, x) => incompleteBeta(b, a, 1 - x, x), exponentUnit),
  ).toBeLessThan(1e-13);
});

test('a law of many, up to 2^52 on both sides, agrees with 50-digit integrals', () => {
  expect(largestError('incompleteBetaOfMany', incompleteBeta, exponentUnit)).toBeLessThan(1e-13);
});

test('the far tail of a tiny parameter keeps its digits', () => {
  // mpmath: 1 - betainc(0.001, 2, 0, 0.15856672392073068, regularized=True) and so on, 60 digits
  expect(incompleteBeta(2, 1e-3, 1 - 0.15856672392073068, 0.15856672392073068)).toBeCloseTo(
    0.001000000000000001,
    16,
  );
  expect(incompleteBeta(5, 1e-3, 1 - 2e-4, 2e-4)).toBeCloseTo(0.006414707704446693, 15);
});

test('the ends are the ends', () => {
  expect([incompleteBeta(2, 3, 0), incompleteBeta(2, 3, 1), betaPower(2, 3, 0, 1)]).toEqual([0, 1, 0]);
  expect(incompleteBeta(1e6, 1e6, 0.1)).toBe(0);
});
