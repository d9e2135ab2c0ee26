import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Accumulator, addTo, compensatedSum, totalOf } from '../../src/numeric/sums.js';

test('what a plain loop loses is kept', () => {
  expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
  expect(compensatedSum(new Float64Array(10).fill(0.1))).toBe(1);
  expect(compensatedSum([])).toBe(0);
});

test('the sum of doubles of one sign is right to a rounding, in any order, in both forms', () => {
  const values = fc.array(fc.integer({ min: 0, max: 2 ** 52 }), { maxLength: 60 });
  fc.assert(
    fc.property(values, (whole) => {
      const exact = Number(whole.reduce((sum, value) => sum + BigInt(value), 0n)) / 2 ** 40;
      const parts = whole.map((value) => value / 2 ** 40);
      expect(Math.abs(compensatedSum(parts) - exact)).toBeLessThanOrEqual(2.3e-16 * exact);
      const running: Accumulator = { sum: 0, carry: 0 };
      for (const part of parts) addTo(running, part);
      expect(totalOf(running)).toBe(compensatedSum(parts));
      expect(Math.abs(compensatedSum([...parts].reverse()) - exact)).toBeLessThanOrEqual(2.3e-16 * exact);
    }),
  );
});
