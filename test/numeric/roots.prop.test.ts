import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRoot } from '../../src/numeric/roots.js';

const root = fc.double({ min: -1, max: 1, noNaN: true }).filter((x) => x === 0 || Math.abs(x) > 1e-100);
const shapes = fc.constantFrom(
  (x: number) => x,
  (x: number) => Math.expm1(5 * x),
  (x: number) => x * x * x,
  (x: number) => Math.atan(1e6 * x),
  (x: number) => Math.sign(x),
);

test('the root of a monotone function is found, down to 1e-30, from any bracket, both ways up', () => {
  fc.assert(
    fc.property(root, shapes, fc.boolean(), (at, shape, falling) => {
      const f = (x: number) => (falling ? -1 : 1) * shape(x - at);
      const found = findRoot(f, -1.5, 2);
      expect(Math.abs(found - at)).toBeLessThanOrEqual(4e-16 * Math.abs(at) + 1e-30);
    }),
  );
});
