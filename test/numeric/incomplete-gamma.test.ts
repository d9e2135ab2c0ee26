import { expect, test } from 'vitest';
import { lowerIncompleteGamma, upperIncompleteGamma } from '../../src/numeric/incomplete-gamma.js';
import { gammaQuantile } from '../../src/numeric/incomplete-gamma-inverse.js';
import { exponentUnit } from './exponent.js';
import { largestError } from './vectors.js';

test('both tails agree with 50-digit values for a from 1e-3 to 1e9', () => {
  expect(largestError('lowerIncompleteGamma', lowerIncompleteGamma, exponentUnit)).toBeLessThan(1e-13);
  expect(largestError('upperIncompleteGamma', upperIncompleteGamma, exponentUnit)).toBeLessThan(1e-13);
});

test('a law of many, up to 1e15, agrees with 50-digit integrals', () => {
  expect(largestError('upperIncompleteGammaOfMany', upperIncompleteGamma, exponentUnit)).toBeLessThan(1e-13);
});

test('the quantile agrees with 50-digit values from 1e-300 up', () => {
  // The root inherits the error of the chance, divided by a: a relative error e of p moves x by e / a for small x.
  const unit = ([p, a]: number[]) => exponentUnit([], p as number) * Math.max(1, 1 / (a as number));
  expect(largestError('gammaQuantile', gammaQuantile, unit)).toBeLessThan(1e-13);
});

test('the ends are the ends', () => {
  expect([lowerIncompleteGamma(2, 0), lowerIncompleteGamma(2, Number.POSITIVE_INFINITY)]).toEqual([0, 1]);
  expect([upperIncompleteGamma(2, 0), upperIncompleteGamma(2, Number.POSITIVE_INFINITY)]).toEqual([1, 0]);
  expect([gammaQuantile(0, 2), gammaQuantile(1, 2)]).toEqual([0, Number.POSITIVE_INFINITY]);
  expect([
    lowerIncompleteGamma(1e5, 1e-9),
    upperIncompleteGamma(1e5, 1e9),
    upperIncompleteGamma(3, 1e9),
  ]).toEqual([0, 0, 0]);
});
