import {
  combineBySegment,
  correlateRatings,
  crossTabulate,
  designEffect,
  isNpsError,
  poststratifyWeights,
  rakeWeights,
  rankSegments,
  scoreByQuantile,
  segmentContributions,
  shrinkScores,
  summarizeSegments,
  summarizeWeights,
  tallyBySegment,
  tallyWeighted,
  themeImpact,
  trimWeights,
  valueWeightedScore,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';

const symbol = Symbol('junk');
/** What a program without types may pass by mistake. */
const junk: readonly unknown[] = [
  undefined,
  null,
  true,
  false,
  0,
  -0,
  1,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  5e-324,
  1e308,
  2 ** 53,
  7n,
  symbol,
  '',
  'a',
  'length',
  '__proto__',
  [],
  [null],
  [undefined, null],
  [[]],
  ['a', 'a'],
  [symbol],
  {},
  Object.create(null),
  { length: 2 },
  { length: -1 },
  { length: 2 ** 40 },
  { length: Number.POSITIVE_INFINITY },
  { columns: 5 },
  { key: symbol, value: null },
  { segment: symbol },
  { promoters: 1, passives: -1, detractors: 0.5 },
  { n: 2, promoterWeight: 0, passiveWeight: 0, detractorWeight: 0 },
  () => undefined,
  () => symbol,
  () => 7n,
  () => ({}),
  new Date(Number.NaN),
  new Map([[1, 2]]),
  new Set(['a']),
  new Float64Array([1, Number.NaN]),
  new BigInt64Array([1n, 2n]),
];

/** The value with junk in the place of one of its parts; classes and functions have no parts. */
function* spoilt(value: unknown, bad: unknown, path: string): Generator<[string, unknown]> {
  yield [path, bad];
  if (Array.isArray(value)) {
    for (let i = 0; i < Math.min(2, value.length); i += 1) {
      for (const [at, part] of spoilt(value[i], bad, `${path}[${i}]`))
        yield [at, [...value.slice(0, i), part, ...value.slice(i + 1)]];
    }
  } else if (Object.getPrototypeOf(Object(value)) === Object.prototype) {
    for (const [name, part] of Object.entries(value as object)) {
      for (const [at, other] of spoilt(part, bad, `${path}.${name}`)) {
        yield [at, { ...(value as object), [name]: other }];
      }
    }
  }
}

const scale = { min: 0, max: 10, promoterFrom: 9, detractorTo: 6 };
const rows = [
  { a: 'x', b: 1, themes: ['p', 'q'], rating: 10, weight: 2, value: 5 },
  { a: 'y', b: 2, themes: ['p'], rating: 3, weight: 1, value: 2 },
  { a: 'x', b: 1, themes: [], rating: 8, weight: 0, value: null },
  { a: 'y', b: 1, themes: null, rating: 7, weight: 3, value: 9 },
];
const worth = rows.map((row) => ({ ...row, value: row.value ?? 0 }));
const weighted = tallyWeighted(rows, { rating: 'rating', weight: 'weight' });
const heads = { promoters: 3, passives: 2, detractors: 1 };
const parts = [
  { a: 'x', b: 'y', counts: heads },
  { a: 'z', b: 'y', counts: heads },
];
const tally = combineBySegment(parts, { by: ['a', 'b'], counts: 'counts' });
const themes = tallyBySegment(rows, { by: 'themes', rating: 'rating', weight: 'weight' });
const columns = {
  columns: [
    { key: 'a', values: ['x', 'y'] },
    { key: 'b', codes: [0, -1], labels: ['z'] },
  ],
  weights: [1, 2],
};
const targets = { x: 0.5, y: 0.5 };
const limits = { lower: 0.1, upper: 5, strict: true };
const summary = { minimumN: 2, complementary: true, level: 0.9, adjust: 'holm', sort: 'score' };
const pairs = { rating: 'rating', value: 'value', scale, level: 0.9 };

type Junk = (...args: never[]) => unknown;
const calls: readonly [string, Junk, readonly unknown[]][] = [
  ['summarizeSegments', summarizeSegments, [tally, { ...summary, compareWith: 'total' }]],
  ['summarizeSegments of one', summarizeSegments, [tally, { ...summary, compareWith: { segment: 'x / y' } }]],
  ['summarizeSegments of themes', summarizeSegments, [themes, { ...summary, compareWith: 'rest' }]],
  ['rankSegments', rankSegments, [tally, { level: 0.9 }]],
  ['segmentContributions', segmentContributions, [tally]],
  ['shrinkScores', shrinkScores, [tally, { method: 'paule-mandel', level: 0.9 }]],
  ['shrinkScores of weights', shrinkScores, [themes, { method: 'dersimonian-laird' }]],
  ['themeImpact', themeImpact, [themes, { level: 0.9, rankBy: 'leaveOneOut' }]],
  ['themeImpact of rows', themeImpact, [rows, { by: 'themes', rating: 'rating', weight: 'weight', scale }]],
  ['combineBySegment', combineBySegment, [parts, { by: ['a', { key: 'c', value: 'b' }], counts: 'counts' }]],
  [
    'combineBySegment to a total',
    combineBySegment,
    [parts, { by: 'a', counts: 'counts', total: { promoters: 9, passives: 9, detractors: 9 } }],
  ],
  ['crossTabulate', crossTabulate, [rows, { by: ['a', 'b'], rating: 'rating', weight: 'weight', scale }]],
  ['crossTabulate of counts', crossTabulate, [parts, { by: ['a', 'b'], counts: 'counts' }]],
  ['correlateRatings', correlateRatings, [rows, pairs]],
  ['scoreByQuantile', scoreByQuantile, [rows, { ...pairs, groups: 2 }]],
  ['valueWeightedScore', valueWeightedScore, [worth, pairs]],
  ['trimWeights', trimWeights, [[1, 2, 3], limits]],
  ['summarizeWeights', summarizeWeights, [[1, 2, 3]]],
  ['designEffect', designEffect, [weighted]],
  ['poststratifyWeights', poststratifyWeights, [rows, { by: 'a', targets, weight: 'weight', total: 4 }]],
  [
    'poststratifyWeights of columns',
    poststratifyWeights,
    [columns, { targets: { 'x / z': 1, 'y / (missing)': 2 } }],
  ],
  [
    'rakeWeights',
    rakeWeights,
    [
      rows,
      [
        { by: 'a', targets },
        { by: [{ key: 'b', value: 'b' }], targets: { 1: 2, 2: 2 } },
      ],
      { weight: 'weight', total: 4, tolerance: 1e-6, maxRounds: 50, trim: limits },
    ],
  ],
  ['rakeWeights of columns', rakeWeights, [columns, [{ by: 'a', targets }], { total: 2 }]],
  ['tallyBySegment', tallyBySegment, [rows, { by: ['a'], rating: 'rating', weight: 'weight', scale }]],
  [
    'tallyBySegment of columns',
    tallyBySegment,
    [
      { ...columns, ratings: [9, 3] },
      { by: ['a', 'b'], scale },
    ],
  ],
];

describe('junk in any place', () => {
  it.each(calls)('of %s gives a result or an NpsError', (_, call, args) => {
    expect(() => call(...(args as never[]))).not.toThrow();
    const others: string[] = [];
    for (const bad of junk) {
      for (const [path, list] of spoilt(args, bad, 'arguments')) {
        if (!Array.isArray(list)) continue;
        try {
          call(...(list as never[]));
        } catch (error) {
          if (!isNpsError(error)) others.push(`${path}: ${error}`);
        }
      }
    }
    expect(others).toEqual([]);
  });
});
