import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type IntervalMethod, isSignificant, testScoreDifference } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { tableMethods, tableRow } from './coverage-table.js';
import { coverageOf, generalGrid, type Law, rejectionMap } from './enumeration.js';

/**
 * Least and mean coverage, mean distance from 0.95 and mean width of 95 % intervals over the 1,176 laws of the general
 * grid, found by an independent program (numpy) when the methods were chosen; shown to three or four digits.
 */
const figures: readonly (readonly [IntervalMethod, number, number, number, number, number])[] = [
  ['wald', 10, 0.335, 0.876, 0.0744, 0.778],
  ['wald', 30, 0.705, 0.928, 0.0225, 0.485],
  ['wald', 100, 0.873, 0.943, 0.0066, 0.271],
  ['adjusted-wald', 5, 0.837, 0.952, 0.0209, 0.963],
  ['adjusted-wald', 10, 0.893, 0.952, 0.0115, 0.757],
  ['adjusted-wald', 30, 0.934, 0.95, 0.0052, 0.476],
  ['adjusted-wald', 100, 0.945, 0.95, 0.0018, 0.269],
  ['adjusted-wald', 200, 0.947, 0.95, 0.001, 0.192],
  ['agresti-min', 10, 0.892, 0.949, 0.0158, 0.772],
  ['agresti-min', 30, 0.929, 0.948, 0.0067, 0.479],
  ['agresti-min', 100, 0.944, 0.949, 0.0021, 0.27],
  ['bonett-price', 10, 0.911, 0.965, 0.0181, 0.837],
  ['bonett-price', 30, 0.936, 0.956, 0.008, 0.495],
  ['bonett-price', 100, 0.946, 0.952, 0.0027, 0.273],
  ['score', 5, 0.9, 0.972, 0.0241, 1.061],
  ['score', 10, 0.926, 0.964, 0.0151, 0.806],
  ['score', 30, 0.934, 0.952, 0.0044, 0.486],
  ['score', 100, 0.94, 0.95, 0.001, 0.271],
  ['score', 200, 0.947, 0.95, 0.0005, 0.192],
  ['likelihood-ratio', 10, 0.862, 0.94, 0.0204, 0.789],
  ['likelihood-ratio', 30, 0.899, 0.944, 0.0074, 0.484],
  ['likelihood-ratio', 100, 0.902, 0.948, 0.0018, 0.271],
  ['mover-wilson', 10, 0.871, 0.948, 0.014, 0.769],
  ['mover-wilson', 30, 0.92, 0.951, 0.0048, 0.48],
  ['mover-wilson', 100, 0.943, 0.951, 0.0014, 0.27],
  ['jeffreys', 10, 0.911, 0.951, 0.0096, 0.765],
  ['jeffreys', 30, 0.92, 0.95, 0.0034, 0.477],
  ['jeffreys', 100, 0.942, 0.95, 0.0009, 0.269],
];

describe('exact coverage over all outcomes', () => {
  it('looks at 1,176 laws', () => {
    expect(generalGrid.length).toBe(1176);
  });

  it.each(figures)('%s at n = %i', (method, n, least, mean, error, width) => {
    const coverage = coverageOf(method, n);
    const half = (digits: number): number => 0.5000001 * 10 ** -digits;
    expect(Math.abs(coverage.least - least)).toBeLessThanOrEqual(half(3));
    expect(Math.abs(coverage.mean - mean)).toBeLessThanOrEqual(half(3));
    expect(Math.abs(coverage.error - error)).toBeLessThanOrEqual(half(4));
    expect(Math.abs(coverage.width - width)).toBeLessThanOrEqual(half(3));
  });
});

describe('docs/methods.md', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/methods.md'), 'utf8');

  it.each(tableMethods)('shows the figures of %s', (method) => {
    expect(text).toContain(tableRow(method));
  });
});

const law = (p: number, d: number): Law => ({ p, d, q: 1 - p - d });

/** Both sides alike; and both sides with one score but other shapes. */
const alike = [law(0.5, 0.2), law(0.34, 0.33), law(0.8, 0.1), law(0.2, 0.5), law(0.1, 0.1), law(0.9, 0.05)];
const shapes = [
  [law(0.5, 0.2), law(0.35, 0.05)],
  [law(0.4, 0.4), law(0.1, 0.1)],
  [law(0.8, 0.2), law(0.62, 0.02)],
  [law(0.9, 0.1), law(0.82, 0.02)],
] as const;

describe('exact size of the two-sample tests at alpha 0.05', () => {
  const worst = (method: 'score' | 'mover' | 'adjusted-wald' | 'wald', sizes: [number, number]): number => {
    const chance = rejectionMap(sizes, (current, baseline) =>
      isSignificant(testScoreDifference({ current, baseline }, { method })),
    );
    return Math.max(
      ...alike.map((one) => chance(one, one)),
      ...shapes.flatMap(([one, other]) => [chance(one, other), chance(other, one)]),
    );
  };

  // Bounds: the largest size that the evaluation behind the choice of methods found (docs/methods.md).
  it.each([
    ['score', [10, 10], 0.0565],
    ['score', [20, 20], 0.0565],
    ['score', [10, 30], 0.0595],
    ['mover', [10, 10], 0.0515],
    ['mover', [10, 30], 0.0515],
    ['adjusted-wald', [20, 20], 0.0515],
    ['adjusted-wald', [10, 30], 0.0595],
  ] as const)('%s keeps to alpha at %j', (method, sizes, bound) => {
    expect(worst(method, [...sizes])).toBeLessThanOrEqual(bound);
  });

  it('shows that wald does not', () => {
    expect(worst('wald', [10, 30])).toBeGreaterThan(0.2);
  });
});
