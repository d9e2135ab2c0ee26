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

  it('refuses limits of trim by their path, before anything is fitted', () => {
    const refused = (trim: unknown): string =>
      codeOf(() => rakeWeights(rows, [sex, age], { total: 3, trim: trim as never }));
    expect(refused({ upper: 0.9 })).toBe('INVALID_OPTION options.trim.upper');
    expect(refused({ lower: 1.1 })).toBe('INVALID_OPTION options.trim.lower');
    expect(refused({ upper: -1 })).toBe('INVALID_OPTION options.trim.upper');
    expect(refused({ strict: 'yes' })).toBe('INVALID_OPTION options.trim.strict');
    expect(refused(null)).toBe('INVALID_ARGUMENT options.trim');
    expect(refused(5)).toBe('INVALID_ARGUMENT options.trim');
    // The weights alone would fail first, were the limits not looked at before the fit.
    const noWeight = codeOf(() =>
      rakeWeights(rows, [sex, age], {
        total: 3,
        trim: { upper: 0.9 },
        weight: (row) => (row.sex === 'm' ? 0 : 1),
      }),
    );
    expect(noWeight).toBe('INVALID_OPTION options.trim.upper');
    expect(codeOf(() => rakeWeights([], [{ by: 'a' as never, targets: {} }], { trim: 5 as never }))).toBe(
      'INVALID_ARGUMENT options.trim',
    );
  });

  it('names the target that is too small to give weights', () => {
    const [f, m] = [1e-30, 1 - 1e-30];
    expect(codeOf(() => rakeWeights(rows, [{ by: 'sex', targets: { f, m } }, age], { total: 1e-100 }))).toBe(
      'INVALID_OPTION margins[0].targets["f"]',
    );
    expect(codeOf(() => poststratifyWeights(rows, { by: 'sex', targets: { f: 1, m: 5e-324 } }))).toBe(
      'INVALID_OPTION options.targets["m"]',
    );
    expect(
      codeOf(() => poststratifyWeights(rows, { by: 'sex', targets: { f: 5e-324, m: 5e-324 }, total: 1 })),
    ).toBe('INVALID_OPTION options.targets["f"]');
  });

  it('gives weights that are weights where margins contradict each other, however small the total', () => {
    for (const total of [1e-100, 1, 1e100]) {
      const raked = rakeWeights(rows, [{ by: 'sex', targets: { f: 0.1, m: 0.9 } }, age], {
        total,
        maxRounds: 5000,
      });
      expect(raked.status).toBe('not-converged');
      expect(raked.weights[1]).toBe(1e-140);
      expect(raked.summary?.n).toBe(3);
    }
  });

  it('converges from weights that are nothing beside the others', () => {
    // Of a 2 x 2 table the margins and the odds ratio, here 1, say all: every cell is half of its row.
    const table = [1e-140, 1e140, 1e-140, 1e140].map((w, i) => ({ w, sex: 'fm'[i >> 1], age: i & 1 }));
    const margins = [sex, { by: 'age', targets: { 0: 0.5, 1: 0.5 } }] as const;
    const raked = rakeWeights(table, margins, { weight: 'w' });
    expect(raked.status).toBe('converged');
    for (const weight of raked.weights) expect(weight).toBeCloseTo(0.25, 12);
    // One cell of 1e-120 beside ones: x (0.1 + x) / ((0.5 - x)(0.4 - x)) = 1e-120, so that x is 2e-120.
    const far = [1e-120, 1, 1, 1].map((w, i) => ({ w, sex: 'fm'[i >> 1], age: i & 1 }));
    const bent = rakeWeights(far, [sex, { by: 'age', targets: { 0: 0.4, 1: 0.6 } }], {
      weight: 'w',
      tolerance: 1e-14,
    });
    expect(bent.status).toBe('converged');
    expect((bent.weights[0] as number) / 2e-120).toBeCloseTo(1, 9);
  });

  it('gives no weights for nobody, whom no target above 0 can reach', () => {
    const none = [] as typeof rows;
    expect(codeOf(() => rakeWeights(none, [sex]))).toBe('UNREACHABLE_TARGET margins[0].targets["f"]');
    expect(codeOf(() => poststratifyWeights(none, { by: 'sex', targets: { f: 0, m: 2 } }))).toBe(
      'UNREACHABLE_TARGET options.targets["m"]',
    );
    expect(
      codeOf(() => poststratifyWeights({ columns: [{ key: 'a', values: [] }] }, { targets: { b: 1 } })),
    ).toBe('UNREACHABLE_TARGET options.targets["b"]');
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

  it('refuses to share out so much that a weight falls below 0', () => {
    const weights = [0, 0, 0, 0.95, 4];
    expect(codeOf(() => trimWeights(weights, { lower: 0.9, strict: false }))).toBe(
      'INVALID_OPTION options.strict',
    );
    // 2.7 to share: all to 0.9 but the last, 4.95 - 4 x 0.9.
    const { weights: trimmed } = trimWeights(weights, { lower: 0.9 });
    trimmed.forEach((weight, i) => {
      expect(weight).toBeCloseTo([0.9, 0.9, 0.9, 0.9, 1.35][i] as number, 12);
    });
    // What is raised from 0 must be a weight: 1e-140 or more.
    expect(trimWeights([0, 1], { lower: 1e-300 }).weights).toEqual([1e-140, 1]);
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
