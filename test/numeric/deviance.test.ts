import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviance, excessOverLog, productError } from '../../src/numeric/deviance.js';

test('the error of a product is exact', () => {
  const whole = fc.integer({ min: 0, max: 2 ** 53 - 1 });
  fc.assert(
    fc.property(whole, whole, (a, b) => {
      expect(BigInt(a * b) + BigInt(productError(a, b))).toBe(BigInt(a) * BigInt(b));
    }),
  );
});

// mpmath, 50 digits: x - log1p(x)
test.each([
  [1e-9, 4.999999996666667e-19],
  [-1e-9, 5.000000003333334e-19],
  [0.1, 0.00468982019567514],
  [-0.4, 0.1108256237659907],
  [-0.5, 0.19314718055994531],
  [0.7, 0.16937174893782958],
  [1, 0.3068528194400547],
  [30, 26.566012795514855],
  [-0.99, 3.6151701859880907],
])('x - ln(1 + x) at %d', (x, expected) => {
  expect(Math.abs(excessOverLog(x) / expected - 1)).toBeLessThan(2e-15);
});

test('the deviance of a count from its mean', () => {
  expect(deviance(0, 3, 3)).toBe(3);
  expect(deviance(5, 5, 0)).toBe(0);
  // mpmath: x log(x / m) + m - x
  expect(deviance(20, 4, -16)).toBeCloseTo(16.188758248682007, 13);
  expect(deviance(3, 8, 5)).toBeCloseTo(2.057512240964821, 14);
});
