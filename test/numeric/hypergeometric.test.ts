import { expect, test } from 'vitest';
import { hypergeometricLogPmf, hypergeometricPmf } from '../../src/numeric/hypergeometric.js';
import { largestError } from './vectors.js';

test('the logarithm of the chance agrees with 50-digit values for populations up to 2^53', () => {
  // The terms of three binomial chances, each of the order of ln(population), nearly cancel where the chance is near 1.
  const unit = ([, population]: number[], value: number) =>
    Math.max(1, Math.log(population as number) / Math.abs(value));
  expect(
    largestError(
      'hypergeometricLogPmf',
      (k, population, marked, draws) =>
        hypergeometricLogPmf(k as number, {
          population: population as number,
          marked: marked as number,
          draws: draws as number,
        }),
      unit,
    ),
  ).toBeLessThan(1e-13);
});

test('the chances add up to 1, and nothing is outside the support', () => {
  const urn = { population: 60, marked: 25, draws: 40 };
  let sum = 0;
  for (let k = 0; k <= 40; k++) sum += hypergeometricPmf(k, urn);
  expect(sum).toBeCloseTo(1, 14);
  expect([4, 26, -1].map((k) => hypergeometricPmf(k, urn))).toEqual([0, 0, 0]);
  expect(hypergeometricPmf(0, { population: 0, marked: 0, draws: 0 })).toBe(1);
  expect(hypergeometricPmf(3, { population: 5, marked: 3, draws: 5 })).toBe(1);
});
