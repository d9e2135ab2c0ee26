import { expect, test } from 'vitest';
import { chiSquareCdf, chiSquareQuantile, chiSquareSurvival } from '../../src/numeric/chi-square.js';
import { exponentUnit } from './exponent.js';
import { largestError } from './vectors.js';

test('both tails and the quantile agree with 50-digit values', () => {
  expect(largestError('chiSquareSurvival', chiSquareSurvival, exponentUnit)).toBeLessThan(1e-13);
  expect(largestError('chiSquareCdf', chiSquareCdf, exponentUnit)).toBeLessThan(1e-13);
  // As for the gamma quantile: the error of p, divided by df / 2.
  const unit = ([p, df]: number[]) => exponentUnit([], p as number) * Math.max(1, 2 / (df as number));
  expect(largestError('chiSquareQuantile', chiSquareQuantile, unit)).toBeLessThan(1e-13);
});

test('tabled values', () => {
  // R 4.2: qchisq(0.95, c(1, 2, 10)), pchisq(3.841458820694124, 1, lower.tail = FALSE)
  expect(chiSquareQuantile(0.95, 1)).toBeCloseTo(3.841458820694124, 13);
  expect(chiSquareQuantile(0.95, 10)).toBeCloseTo(18.30703805327515, 12);
  expect(chiSquareSurvival(3.841458820694124, 1)).toBeCloseTo(0.05, 15);
});
