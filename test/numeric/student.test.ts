import { expect, test } from 'vitest';
import { studentCdf, studentQuantile, studentSurvival } from '../../src/numeric/student.js';
import { exponentUnit } from './exponent.js';
import { largestError } from './vectors.js';

test('the tails agree with 50-digit values for df from 0.1 to 1e9', () => {
  expect(largestError('studentSurvival', studentSurvival, exponentUnit)).toBeLessThan(1e-13);
  expect(largestError('studentSurvival', (t, df) => studentCdf(-t, df), exponentUnit)).toBeLessThan(1e-13);
});

test('the quantile agrees with 50-digit values down to 1e-300', () => {
  // The root inherits the error of p, divided by df where the tail is a power of t.
  const unit = ([p, df]: number[]) => exponentUnit([], p as number) * Math.max(1, 1 / (df as number));
  expect(largestError('studentQuantile', studentQuantile, unit)).toBeLessThan(1e-13);
});

test('the ends are the ends, and the middle is the middle', () => {
  expect([studentQuantile(0, 3), studentQuantile(0.5, 3), studentQuantile(1, 3)]).toEqual([
    Number.NEGATIVE_INFINITY,
    0,
    Number.POSITIVE_INFINITY,
  ]);
  expect(studentSurvival(Number.POSITIVE_INFINITY, 3)).toBe(0);
  expect(studentCdf(Number.POSITIVE_INFINITY, 3)).toBe(1);
});
