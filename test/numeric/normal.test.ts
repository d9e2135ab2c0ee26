import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { normalCdf, normalQuantile, normalSurvival } from '../../src/numeric/normal.js';
import { largestError } from './vectors.js';

const middle: { x: number; survival: number }[] = JSON.parse(
  readFileSync(new URL('../vectors/normal-middle.json', import.meta.url), 'utf8'),
);

// The series below 2.2 subtracts numbers 36 times the result; what is lost buys 350 bytes in every interval.
test('normalSurvival agrees with 50-digit values where its two formulae meet', () => {
  const errors = middle.map(({ x, survival }) => Math.abs(normalSurvival(x) / survival - 1));
  expect(errors.length).toBe(200);
  expect(Math.max(...errors)).toBeLessThan(3e-14);
});

test('normalSurvival and normalCdf agree with 50-digit values over the whole range', () => {
  // x is taken as exact: no allowance for conditioning, even at 38.
  expect(largestError('normalSurvival', normalSurvival)).toBeLessThan(2e-15);
  expect(largestError('normalSurvival', (x) => normalCdf(-x))).toBeLessThan(2e-15);
});

test('normalQuantile agrees with 50-digit values from 1e-305 to 1 - 2^-53', () => {
  expect(largestError('normalQuantile', normalQuantile)).toBeLessThan(5e-15);
});

test('the ends are the ends', () => {
  expect([normalCdf(Number.NEGATIVE_INFINITY), normalCdf(0), normalCdf(Number.POSITIVE_INFINITY)]).toEqual([
    0, 0.5, 1,
  ]);
  expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
  expect(normalSurvival(40)).toBe(0);
});
