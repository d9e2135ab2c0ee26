import {
  designEffect,
  NpsError,
  poststratifyWeights,
  rakeWeights,
  summarizeWeights,
  tallyWeighted,
  trimWeights,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';

const codeOf = (call: () => unknown): string => {
  try {
    call();
  } catch (error) {
    if (error instanceof NpsError) return `${error.code} ${error.path}`;
    throw error;
  }
  return 'no error';
};

const rows = [
  { sex: 'f', age: 'young', w: 1 },
  { sex: 'f', age: 'old', w: 1 },
  { sex: 'm', age: 'old', w: 2 },
];
const sex = { by: 'sex', targets: { f: 0.5, m: 0.5 } } as const;
const age = { by: 'age', targets: { young: 0.4, old: 0.6 } } as const;

describe('rakeWeights', () => {
  it('says so when margins contradict each other', () => {
    // Of the young all are female: 40 % young and 30 % female can not be.
    const raked = rakeWeights(rows, [{ by: 'sex', targets: { f: 0.3, m: 0.7 } }, age]);
    expect(raked.status).toBe('not-converged');
    expect(raked.largestError).toBeGreaterThan(0.1);
    expect(raked.weights.every((weight) => weight > 0 && weight < 1)).toBe(true);
    expect(rakeWeights(rows, [sex, age], { maxRounds: 1, tolerance: 0 }).status).toBe('not-converged');
  });

  it('takes several keys in one margin, missing values and rows of weight 0', () => {
    const some = [
      { a: 'x', b: 1 },
      { a: 'x', b: 2 },
      { a: null, b: 2 },
    ];
    const raked = rakeWeights(some, [
      { by: ['a', 'b'], targets: { 'x / 1': 1, 'x / 2': 2, '(missing) / 2': 3, 'y / 9': 0 } },
    ]);
    expect(raked.weights).toEqual([1, 2, 3]);
    const zero = rakeWeights([...rows, { sex: 'f', age: 'young', w: 0 }], [sex, age], { weight: 'w' });
    expect(zero.weights[3]).toBe(0);
    expect(zero.status).toBe('converged');
  });

  it('scales shares and percent to a total', () => {
    const percent = { by: 'age', targets: { young: 40, old: 60 } } as const;
    const raked = rakeWeights(rows, [sex, percent], { total: 3 });
    expect(raked.summary?.sum).toBeCloseTo(3, 12);
    expect(codeOf(() => rakeWeights(rows, [sex, percent]))).toBe('INVALID_OPTION margins[1].targets');
  });

  it('reports by how much trimming misses the margins', () => {
    const raked = rakeWeights(rows, [sex, age], { total: 3, trim: { upper: 1.3 } });
    expect(raked.trimmed).toBe(1);
    expect(Math.max(...raked.weights)).toBeLessThanOrEqual(1.3);
    expect(raked.largestError).toBeGreaterThan(0.01);
    expect(raked.summary?.sum).toBeCloseTo(3, 12);
  });

  it('gives no weights for nobody', () => {
    expect(rakeWeights([] as typeof rows, [{ by: 'sex', targets: { f: 0 } }])).toStrictEqual({
      status: 'converged',
      weights: [],
      rounds: 0,
      largestError: 0,
      trimmed: 0,
      summary: null,
    });
    expect(poststratifyWeights([] as typeof rows, { by: 'sex', targets: {} })).toStrictEqual({
      weights: [],
      summary: null,
    });
  });

  it.each<[string, () => unknown]>([
    [
      'UNREACHABLE_TARGET margins[0].targets["x"]',
      () => rakeWeights(rows, [{ by: 'sex', targets: { f: 0.5, m: 0.4, x: 0.1 } }]),
    ],
    [
      'UNREACHABLE_TARGET margins[0].targets["m"]',
      () => rakeWeights(rows, [sex, age], { weight: (row) => (row.sex === 'm' ? 0 : 1) }),
    ],
    ['INVALID_OPTION margins[0].targets', () => rakeWeights(rows, [{ by: 'sex', targets: { f: 1 } }])],
    [
      'INVALID_OPTION margins[0].targets["m"]',
      () => rakeWeights(rows, [{ by: 'sex', targets: { f: 1, m: 0 } }]),
    ],
    [
      'INVALID_OPTION margins[0].targets["m"]',
      () => rakeWeights(rows, [{ by: 'sex', targets: { f: 1, m: Number.NaN } }]),
    ],
    ['INVALID_ARGUMENT margins[0].targets', () => rakeWeights(rows, [{ by: 'sex' } as never])],
    ['INVALID_ARGUMENT margins[0]', () => rakeWeights(rows, [null as never])],
    ['INVALID_ARGUMENT margins', () => rakeWeights(rows, [])],
    [
      'INVALID_ARGUMENT margins[0].by',
      () => rakeWeights([{ t: ['a', 'b'] }], [{ by: 't', targets: { a: 1 } }]),
    ],
    ['INVALID_OPTION options.tolerance', () => rakeWeights(rows, [sex], { tolerance: -1 })],
    ['INVALID_OPTION options.maxRounds', () => rakeWeights(rows, [sex], { maxRounds: 0 })],
    ['INVALID_OPTION options.total', () => rakeWeights(rows, [sex], { total: 0 })],
    ['INVALID_WEIGHT rows[0].weight', () => rakeWeights(rows, [sex], { weight: () => -1 })],
    [
      'INVALID_ARGUMENT weights',
      () =>
        rakeWeights({ columns: [{ key: 'sex', values: ['f'] }], weights: [] }, [
          { by: 'sex', targets: { f: 1 } },
        ]),
    ],
    ['INVALID_ARGUMENT rows', () => rakeWeights(5 as never, [sex])],
    ['INVALID_ARGUMENT columns', () => rakeWeights({ columns: null } as never, [sex])],
    [
      'UNREACHABLE_TARGET options.targets["x"]',
      () => poststratifyWeights(rows, { by: 'sex', targets: { f: 1, m: 1, x: 1 } }),
    ],
    [
      'UNREACHABLE_TARGET options.targets["m"]',
      () =>
        poststratifyWeights(rows, {
          by: 'sex',
          targets: { f: 1, m: 1 },
          weight: (row) => (row.sex === 'm' ? 0 : 1),
        }),
    ],
    ['INVALID_OPTION options.targets', () => poststratifyWeights(rows, { by: 'sex', targets: { f: 1 } })],
  ])('refuses with %s', (expected, call) => {
    expect(codeOf(call)).toBe(expected);
  });
});

describe('trimWeights and summaries', () => {
  it('leaves alone what lies within the limits', () => {
    expect(trimWeights([1, 2, 3])).toEqual({ weights: [1, 2, 3], trimmed: 0 });
    expect(trimWeights([], { upper: 1 })).toEqual({ weights: [], trimmed: 0 });
  });

  it('keeps the sum when no weight lies within', () => {
    const { weights, trimmed } = trimWeights([1, 9, 9], { lower: 4, upper: 6.4 });
    expect(trimmed).toBe(3);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(19, 12);
    expect(Math.max(...weights)).toBeLessThanOrEqual(6.4);
  });

  it('says what weights cost', () => {
    expect(summarizeWeights([])).toBeNull();
    expect(summarizeWeights(new Float64Array([2, 2]))).toEqual({
      n: 2,
      sum: 4,
      smallest: 2,
      largest: 2,
      designEffect: 1,
      effectiveSampleSize: 2,
    });
    expect(designEffect(tallyWeighted({ ratings: [9, 10], weights: [1, 3] }))).toEqual({
      kish: expect.closeTo(1.25, 12),
      score: null,
    });
    expect(designEffect(tallyWeighted({ ratings: [9], weights: [1] }))).toBeNull();
  });

  it.each<[string, () => unknown]>([
    ['INVALID_OPTION options.lower', () => trimWeights([1, 2], { lower: 1.6 })],
    ['INVALID_OPTION options.upper', () => trimWeights([1, 2], { upper: 1.4 })],
    ['INVALID_OPTION options.upper', () => trimWeights([1, 2], { lower: 1, upper: 0.5 })],
    ['INVALID_OPTION options.lower', () => trimWeights([1, 2], { lower: -1 })],
    ['INVALID_WEIGHT weights[1]', () => trimWeights([1, Number.NaN])],
    ['INVALID_WEIGHT weights', () => summarizeWeights([0, 0])],
    ['INVALID_ARGUMENT weights', () => summarizeWeights(null as never)],
    ['INVALID_COUNTS weighted', () => designEffect({ promoters: 1, passives: 1, detractors: 1 } as never)],
  ])('refuses with %s', (expected, call) => {
    expect(codeOf(call)).toBe(expected);
  });
});
