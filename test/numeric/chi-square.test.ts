import { expect, test } from 'vitest';
import { chiSquareSurvival } from '../../src/numeric/chi-square.js';
import { exponentUnit } from './exponent.js';
import { largestError } from './vectors.js';

test('the upper tail agrees with 50-digit values for df from 1 to 1e8', () => {
  expect(largestError('chiSquareSurvival', chiSquareSurvival, exponentUnit)).toBeLessThan(1e-13);
});

test('a tabled value', () => {
  // R 4.2: pchisq(3.841458820694124, 1, lower.tail = FALSE)
  expect(chiSquareSurvival(3.841458820694124, 1)).toBeCloseTo(0.05, 15);
});

test('the ends are the ends', () => {
  expect([chiSquareSurvival(0, 3), chiSquareSurvival(Number.POSITIVE_INFINITY, 3)]).toEqual([1, 0]);
  expect([chiSquareSurvival(1e-9, 2e5), chiSquareSurvival(1e9, 2e5), chiSquareSurvival(1e9, 3)]).toEqual([
    1, 0, 0,
  ]);
});
