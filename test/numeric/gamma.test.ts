import { expect, test } from 'vitest';
import { logBeta, logFactorial, logGamma, logGammaAboveOne, stirlingError } from '../../src/numeric/gamma.js';
import { largestError } from './vectors.js';

test('logGamma agrees with 50-digit values from 1e-3 to 2^53, beside its zeros 1 and 2 too', () => {
  expect(largestError('logGamma', logGamma)).toBeLessThan(1e-14);
  expect(logGamma(1)).toBeCloseTo(0, 300);
  expect(logGamma(2)).toBeCloseTo(0, 300);
  expect(logGammaAboveOne(1e-300)).toBeCloseTo(-5.772156649015329e-301, 310);
});

test('logBeta agrees with 50-digit values from 1e-3 to 2^52', () => {
  expect(largestError('logBeta', logBeta)).toBeLessThan(1e-14);
});

test('stirlingError agrees with 50-digit values', () => {
  expect(largestError('stirlingError', stirlingError)).toBeLessThan(1e-14);
});

test('factorials', () => {
  expect(Math.exp(logFactorial(10))).toBeCloseTo(3628800, 6);
  expect(logFactorial(0)).toBeCloseTo(0, 300);
});
