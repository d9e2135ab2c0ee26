import { describe, expect, it } from 'vitest';
import { readAccessor } from '../../src/core/accessor.js';
import {
  assertCounts,
  assertHeads,
  assertInteger,
  assertLevel,
  assertNumber,
  assertOneOf,
} from '../../src/core/assertions.js';
import type { NpsCounts, WeightedCounts } from '../../src/core/counts.js';
import { elementsOf } from '../../src/core/sequence.js';
import { expectError } from '../expectations.js';

const noCounts = [
  -1,
  0.5,
  -0,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  '3',
  3n,
  null,
  undefined,
  [],
  true,
];

describe('assertHeads', () => {
  it.each(noCounts)('refuses a count of %s with its path', (value) => {
    for (const category of ['promoters', 'passives', 'detractors']) {
      const counts = { promoters: 1, passives: 1, detractors: 1, [category]: value } as NpsCounts;
      expectError(() => assertHeads(counts, 'counts'), 'INVALID_COUNTS', `counts.${category}`);
    }
  });

  it.each([null, undefined, 3, 'x'])('refuses %s', (value) => {
    expectError(() => assertHeads(value as never, 'counts'), 'INVALID_ARGUMENT', 'counts');
  });

  it('takes 0 and 2^53 - 1', () => {
    const counts = { promoters: 0, passives: 2 ** 53 - 1, detractors: 1 };
    expect(() => assertHeads(counts, 'counts')).not.toThrow();
  });
});

const weighted: WeightedCounts = {
  n: 3,
  promoterWeight: 2,
  passiveWeight: 1,
  detractorWeight: 0.5,
  promoterSquaredWeight: 4,
  passiveSquaredWeight: 1,
  detractorSquaredWeight: 0.25,
};

describe('assertCounts', () => {
  it.each([-1, -0, Number.NaN, Number.POSITIVE_INFINITY, 1e301, '2', 2n, null, undefined])(
    'refuses a sum of %s with its path',
    (value) => {
      for (const field of Object.keys(weighted).filter((name) => name !== 'n')) {
        const counts = { ...weighted, [field]: value } as WeightedCounts;
        expectError(() => assertCounts(counts, 'counts'), 'INVALID_COUNTS', `counts.${field}`);
      }
    },
  );

  it.each(noCounts)('refuses n of %s', (n) => {
    expectError(
      () => assertCounts({ ...weighted, n } as WeightedCounts, 'counts'),
      'INVALID_COUNTS',
      'counts.n',
    );
  });

  it.each([
    ['weight without respondents', { n: 0 }],
    ['fewer respondents than the weights need', { n: 2 }],
    ['squares left at 0', { promoterSquaredWeight: 0, passiveSquaredWeight: 0, detractorSquaredWeight: 0 }],
    ['squares too large for the sums', { promoterSquaredWeight: 400 }],
    ['respondents without weight', { promoterWeight: 0, passiveWeight: 0, detractorWeight: 0 }],
  ])('refuses %s', (_, wrong) => {
    expectError(() => assertCounts({ ...weighted, ...wrong }, 'counts'), 'INVALID_COUNTS', 'counts');
  });

  it('takes sums that weights can have, and nobody', () => {
    expect(() => assertCounts(weighted, 'counts')).not.toThrow();
    expect(() => assertCounts({ ...weighted, n: 10 }, 'counts')).not.toThrow();
    const nobody = Object.fromEntries(Object.keys(weighted).map((name) => [name, 0]));
    expect(() => assertCounts(nobody as unknown as WeightedCounts, 'counts')).not.toThrow();
  });
});

describe('options', () => {
  it.each([0.05, 0.5, 1, Number.NaN, '0.95', null])('refuses a level of %s', (level) => {
    expectError(() => assertLevel(level), 'INVALID_OPTION', 'options.level');
  });

  it('names the choices', () => {
    expect(() => assertOneOf('x', ['a', 'b'], 'options.keep')).toThrow(
      'options.keep: expected a or b, got "x"',
    );
  });

  it('bounds numbers and whole numbers', () => {
    expect(() => assertNumber(11, 0, 10, 'x')).toThrow('x: expected a number 0 to 10, got 11');
    expect(() => assertNumber(Number.POSITIVE_INFINITY, 0, Number.POSITIVE_INFINITY, 'x')).toThrow(
      'a number 0 to Infinity',
    );
    expect(() => assertNumber(1n, 0, 10, 'x')).toThrow('got 1n');
    expect(() => assertInteger(1.5, 0, 10, 'x')).toThrow('x: expected a whole number 0 to 10, got 1.5');
  });
});

describe('readAccessor', () => {
  it('reads a field or calls a function with the index', () => {
    expect(readAccessor<{ a: number }, number>('a', 'x')({ a: 3 }, 0)).toBe(3);
    expect(readAccessor<number, number>((row, index) => row + index, 'x')(3, 4)).toBe(7);
  });

  it.each([null, undefined, 3, '', {}])('refuses %s', (accessor) => {
    expectError(() => readAccessor(accessor as never, 'options.rating'), 'INVALID_OPTION', 'options.rating');
  });

  it.each([null, undefined])('finds no field in a row that is %s', (row) => {
    expect(readAccessor('a' as never, 'x')(row, 7)).toBeUndefined();
  });
});

describe('elementsOf', () => {
  it('walks arrays, typed arrays, iterables and what has a length', () => {
    expect([...elementsOf([1, 2], 'x')]).toEqual([1, 2]);
    expect([...elementsOf(new Float32Array([1, 2]), 'x')]).toEqual([1, 2]);
    expect([...elementsOf(new Set([1, 2]), 'x')]).toEqual([1, 2]);
    expect([...elementsOf({ length: 2, 0: 1, 1: 2 }, 'x')]).toEqual([1, 2]);
    expect([...elementsOf({ length: 0 }, 'x')]).toEqual([]);
  });

  it.each([null, undefined, 3, '99', {}, { length: -1 }, () => 1])('refuses %s', (value) => {
    expectError(() => elementsOf(value as never, 'ratings'), 'INVALID_ARGUMENT', 'ratings');
  });
});
