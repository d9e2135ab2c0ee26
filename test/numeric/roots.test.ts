import { describe, expect, test } from 'vitest';
import { findRoot } from '../../src/numeric/roots.js';

describe('findRoot', () => {
  test.each([
    ['a cube', (x: number) => x * x * x - 2, 0, 2, Math.cbrt(2), 12],
    ['an exponential from far away', (x: number) => Math.exp(x) - 1e-5, -50, 1, Math.log(1e-5), 16],
    ['an infinite value at an end', (x: number) => Math.log(x) + 3, 0, 1, Math.exp(-3), 16],
    ['a falling function', (x: number) => 1 - x * x, 0, 5, 1, 16],
    ['a pole', (x: number) => 1 / x - 1e8, 0, 1, 1e-8, 60],
    ['a flat ninth power', (x: number) => (x - 0.3) ** 9, 0, 1, 0.3, 70],
    ['a jump', (x: number) => (x < 0.7 ? -1 : 1), 0, 1, 0.7, 60],
  ])('%s, to the last bits and within its steps', (_name, f, lower, upper, root, most) => {
    let calls = 0;
    const found = findRoot(
      (x) => {
        calls++;
        return f(x);
      },
      lower,
      upper,
    );
    expect(Math.abs(found - root)).toBeLessThanOrEqual(4e-16 * Math.abs(root));
    expect(calls).toBeLessThanOrEqual(most);
  });

  test('a root at an end, and at 0', () => {
    expect(findRoot((x) => x, 0, 1)).toBe(0);
    expect(findRoot((x) => x - 1, 0, 1)).toBe(1);
    expect(findRoot((x) => x, -1, 1.7)).toBe(0);
  });

  test('without a change of sign, the end that comes nearest to it', () => {
    expect(findRoot((x) => x + 2, 0, 1)).toBe(0);
    expect(findRoot((x) => x - 2, 0, 1)).toBe(1);
  });

  test('a tolerance ends the search early', () => {
    let calls = 0;
    const found = findRoot(
      (x) => {
        calls++;
        return x < 0.7 ? -1 : 1;
      },
      0,
      1,
      1e-3,
    );
    expect(Math.abs(found - 0.7)).toBeLessThan(1e-3);
    expect(calls).toBeLessThan(14);
  });

  test('a root too near to 0 for a relative error stops at the cap of steps', () => {
    let calls = 0;
    findRoot(
      (x) => {
        calls++;
        return x > 1e-320 ? 1 : -1;
      },
      -1,
      1,
    );
    expect(calls).toBe(202);
  });
});
