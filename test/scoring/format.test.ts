import fc from 'fast-check';
import { formatScore, roundScore } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectError } from '../expectations.js';

describe('roundScore', () => {
  it.each([
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [0.5, 0, 1],
    [-0.5, 0, -1],
    [0.4, 0, 0],
    [-0.4, 0, 0],
    [-0, 0, 0],
    [0.49999999999999994, 0, 0],
    [1.005, 2, 1.01],
    [-1.005, 2, -1.01],
    [8.345, 2, 8.35],
    [38.46153846, 2, 38.46],
    [50.98039215686275, 0, 51],
    [1e-7, 7, 1e-7],
    [5e-324, 10, 0],
    [1e21, 3, 1e21],
    [1e308, 10, 1e308],
    [-1.7976931348623157e308, 10, -1.7976931348623157e308],
    [2 ** 53 - 1, 10, 2 ** 53 - 1],
  ])('%d to %d digits is %d', (score, digits, rounded) => {
    expect(roundScore(score, digits)).toBe(rounded);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, '3', null, undefined, 3n])(
    'refuses a score of %s',
    (score) => {
      expectError(() => roundScore(score as never), 'INVALID_OPTION', 'score');
    },
  );

  it.each([-1, 11, 0.5, '2', null, Number.NaN])('refuses %s digits', (digits) => {
    expectError(() => roundScore(3, digits as never), 'INVALID_OPTION', 'digits');
  });

  it('is symmetric, never -0, at most half a digit off, and done once', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -200, max: 200, noNaN: true }),
        fc.integer({ min: 0, max: 10 }),
        (score, digits) => {
          const rounded = roundScore(score, digits);
          expect(Object.is(rounded, -0)).toBe(false);
          expect(roundScore(-score, digits)).toBe(0 - rounded);
          expect(Math.abs(rounded - score)).toBeLessThanOrEqual(0.5 * 10 ** -digits * (1 + 1e-5));
          expect(roundScore(rounded, digits)).toBe(rounded);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('formatScore', () => {
  it.each([
    [32.4, {}, '+32'],
    [-5, {}, '-5'],
    [0, {}, '0'],
    [-0.4, {}, '0'],
    [0.04, { digits: 1 }, '0.0'],
    [-0.04, { digits: 1 }, '0.0'],
    [38.4615, { digits: 1 }, '+38.5'],
    [-1.005, { digits: 2 }, '-1.01'],
    [100, { digits: 3 }, '+100.000'],
    [null, {}, 'n/a'],
    [null, { empty: '–' }, '–'],
  ])('shows %s with %o as %s', (score, options, text) => {
    expect(formatScore(score, options)).toBe(text);
  });

  it('refuses what is no score', () => {
    expectError(() => formatScore(Number.NaN), 'INVALID_OPTION', 'score');
    expectError(() => formatScore(undefined as never), 'INVALID_OPTION', 'score');
    expectError(() => formatScore(3, { digits: 11 }), 'INVALID_OPTION', 'digits');
    expectError(() => formatScore(null, { digits: 11 }), 'INVALID_OPTION', 'digits');
    expectError(() => formatScore(null, { empty: 0 as never }), 'INVALID_OPTION', 'options.empty');
  });
});
