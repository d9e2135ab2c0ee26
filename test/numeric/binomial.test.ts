import { expect, test } from 'vitest';
import { binomialCdf, binomialLogPmf, binomialPmf, binomialSurvival } from '../../src/numeric/binomial.js';
import { exponentUnit } from './exponent.js';
import { largestError } from './vectors.js';

test('the logarithm of the chance agrees with 50-digit values for n up to 2^53', () => {
  expect(largestError('binomialLogPmf', binomialLogPmf)).toBeLessThan(1e-13);
});

test('both tails agree with 50-digit values', () => {
  expect(largestError('binomialCdf', binomialCdf, exponentUnit)).toBeLessThan(1e-13);
  expect(largestError('binomialSurvival', binomialSurvival, exponentUnit)).toBeLessThan(1e-13);
});

test('half of an odd number of fair coins, up to 2^53 - 1 of them', () => {
  for (const n of [1, 9, 9999, 1e9 + 1, 2 ** 53 - 1]) {
    expect(Math.abs(binomialCdf((n - 1) / 2, n, 0.5) - 0.5)).toBeLessThan(2e-15);
    expect(Math.abs(binomialSurvival((n - 1) / 2, n, 0.5) - 0.5)).toBeLessThan(2e-15);
  }
});

test('outside the support and at its ends', () => {
  expect([binomialPmf(-1, 5, 0.3), binomialPmf(6, 5, 0.3), binomialPmf(0, 0, 0.3)]).toEqual([0, 0, 1]);
  expect([
    binomialCdf(-1, 5, 0.3),
    binomialCdf(5, 5, 0.3),
    binomialSurvival(-1, 5, 0.3),
    binomialSurvival(5, 5, 0.3),
  ]).toEqual([0, 1, 1, 0]);
  expect([binomialPmf(0, 5, 0), binomialPmf(1, 5, 0), binomialPmf(5, 5, 1), binomialPmf(4, 5, 1)]).toEqual([
    1, 0, 1, 0,
  ]);
  expect([binomialCdf(2, 5, 0), binomialCdf(2, 5, 1)]).toEqual([1, 0]);
});
