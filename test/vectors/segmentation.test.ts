import {
  combineBySegment,
  correlateRatings,
  crossTabulate,
  designEffect,
  effectiveSampleSize,
  type NpsCounts,
  poststratifyWeights,
  rakeWeights,
  rankSegments,
  type SegmentTally,
  scoreByQuantile,
  scoreCounts,
  scoreStandardError,
  shrinkScores,
  summarizeSegments,
  summarizeWeights,
  tallyBySegment,
  tallyWeighted,
  trimWeights,
  type WeightedCounts,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectPoints, expectWithin, readVectors, type Vector } from './expectations.js';

const vectors = readVectors('segmentation.json');

type Columns = Record<string, (string | number)[]>;
const rowsOf = (input: Columns): Record<string, never>[] =>
  Object.values(input)[0]?.map((_, i) =>
    Object.fromEntries(Object.entries(input).map(([key, column]) => [key, (column as never[])[i]])),
  ) as Record<string, never>[];
const expectAll = (
  actual: readonly (number | null)[],
  expected: readonly number[],
  tolerance: number,
): void => {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expectWithin(actual[i] as number | null, value, tolerance);
  });
};
const tallyOf = (counts: readonly (readonly number[])[]): SegmentTally<NpsCounts> =>
  combineBySegment(
    counts.map(([promoters = 0, passives = 0, detractors = 0], i) => ({
      name: `s${i}`,
      counts: { promoters, passives, detractors },
    })),
    { by: 'name', counts: 'counts' },
  );
const scored = (scores: number[], weights: readonly number[]): WeightedCounts =>
  tallyWeighted({ ratings: scores, weights });

const checks: Record<string, (vector: Vector) => void> = {
  'weighted.rake': ({ input, expected, tolerance }) => {
    const { sex, age, targets, scores } = input;
    const raked = rakeWeights(rowsOf({ sex, age }), [
      { by: 'sex', targets: targets.sex },
      { by: 'age', targets: targets.age },
    ]);
    expect(raked.status).toBe('converged');
    expectAll(raked.weights, expected.weights, tolerance);
    expectWithin(raked.summary?.effectiveSampleSize, expected.kishN, tolerance);
    expectPoints(scoreCounts(scored(scores, raked.weights)), expected.nps, tolerance);
  },
  'weighted.rake3': ({ input, expected, tolerance }) => {
    const { sex, age, area, weight, targets } = input;
    const margins = ['sex', 'age', 'area'].map((by) => ({ by, targets: targets[by] }));
    const raked = rakeWeights(rowsOf({ sex, age, area, weight }), margins, { weight: 'weight' });
    expectAll(raked.weights, expected.weights, tolerance);
    const columns = ['sex', 'age', 'area'].map((key) => ({ key, values: input[key] }));
    expect(rakeWeights({ columns, weights: weight }, margins)).toStrictEqual(raked);
  },
  'weighted.trim': ({ input, expected, tolerance }) => {
    const { sex, age, targets, upper, strict } = input;
    const margins = [
      { by: 'sex', targets: targets.sex },
      { by: 'age', targets: targets.age },
    ];
    const raked = rakeWeights(rowsOf({ sex, age }), margins, { trim: { upper, strict } });
    expectAll(raked.weights, expected.weights, tolerance);
    expectWithin(raked.summary?.sum, expected.total, tolerance);
  },
  'weighted.trimBoth': ({ input, expected, tolerance }) => {
    const { weights, lower, upper, strict } = input;
    expectAll(trimWeights(weights, { lower, upper, strict }).weights, expected.weights, tolerance);
  },
  'weighted.poststratify': ({ input, expected, tolerance }) => {
    const { sex, target, scores } = input;
    const { weights } = poststratifyWeights(rowsOf({ sex }), { by: 'sex', targets: target });
    expectAll(weights, expected.weights, tolerance);
    expectPoints(scoreCounts(scored(scores, weights)), expected.nps, tolerance);
  },
  'weighted.poststratifyCells': ({ input, expected, tolerance }) => {
    const { sex, age, weight, targets } = input;
    const options = { by: ['sex', 'age'], targets } as const;
    const { weights } = poststratifyWeights(rowsOf({ sex, age, weight }), {
      ...options,
      weight: 'weight',
    } as never);
    expectAll(weights, expected.weights, tolerance);
    const columns = [
      { key: 'age', values: age },
      { key: 'sex', values: sex },
    ];
    expectAll(
      poststratifyWeights({ columns, weights: weight }, options).weights,
      expected.weights,
      tolerance,
    );
  },
  'weighted.deff': ({ input, expected, tolerance }) => {
    const effect = designEffect(scored(input.scores, input.weights));
    expectWithin(effect?.kish, expected.kishDeff, tolerance);
    expectWithin(summarizeWeights(input.weights)?.designEffect, expected.kishDeff, tolerance);
    // R's deff = TRUE takes the sum of weights as the size of a finite population; ours has none ("replace").
    const sum = input.weights.reduce((total: number, weight: number) => total + weight, 0);
    const n = input.weights.length;
    expectWithin((effect?.score ?? 0) * (sum / (sum - n)), expected.deff, tolerance);
  },
  'weighted.deffReplace': ({ input, expected, tolerance }) => {
    const effect = designEffect(scored(input.ratings, input.weights));
    expectWithin(effect?.kish, expected.kish, tolerance);
    expectWithin(effect?.score, expected.score, tolerance);
  },
  'weighted.domain': ({ input, expected, tolerance }) => {
    const tally = tallyBySegment({
      ratings: input.scores,
      weights: input.weights as number[],
      columns: [{ key: 'domain', values: input.domain }],
    });
    const { segments } = summarizeSegments(tally, { minimumN: 0 });
    segments.forEach((segment, i) => {
      expect(segment.segment).toBe(expected.levels[i]);
      if (segment.status !== 'shown') throw new Error('hidden');
      expectPoints(segment.score, expected.nps[i], tolerance);
      expectPoints(segment.standardError, expected.se[i], tolerance);
    });
  },
  'airport.weighted': ({ input, expected, tolerance }) => {
    const rows = (input.areas as string[]).map((area, i) => {
      const [n, p1, q1, d1, p2, q2, d2] = input.sums[i];
      const counts: WeightedCounts = {
        n,
        promoterWeight: p1,
        passiveWeight: q1,
        detractorWeight: d1,
        promoterSquaredWeight: p2,
        passiveSquaredWeight: q2,
        detractorSquaredWeight: d2,
      };
      return { area, counts };
    });
    const tally = combineBySegment(rows, { by: 'area', counts: 'counts' });
    expectPoints(scoreCounts(tally.total), expected.score, tolerance);
    expectPoints(scoreStandardError(tally.total), expected.se, tolerance);
    expectWithin(effectiveSampleSize(tally.total), expected.effective, 1e-6);
    const shown = summarizeSegments(tally).segments;
    shown.forEach((segment, i) => {
      if (segment.status !== 'shown') throw new Error('hidden');
      expectPoints(segment.score, expected.scores[i], tolerance);
      expectPoints(segment.standardError, expected.errors[i], tolerance);
    });
  },
  'cross.chisq': ({ input, expected, tolerance }) => {
    const rows = (input.table as number[][]).flatMap((line, i) =>
      line.map((count, j) => ({
        a: `a${i}`,
        b: `b${j}`,
        counts: { promoters: count, passives: 0, detractors: 0 },
      })),
    );
    const table = crossTabulate(rows, { by: ['a', 'b'], counts: 'counts' });
    const { association, cells } = table;
    if (association?.status !== 'tested') throw new Error('untested');
    expectWithin(association.statistic, expected.statistic, tolerance);
    expectWithin(association.pValue, expected.pValue, tolerance);
    expect(association.degreesOfFreedom).toBe(expected.df);
    expectWithin(association.cramersV, expected.cramersV, tolerance);
    expectWithin(association.smallestExpected, expected.smallest, tolerance);
    expectAll(
      cells.map(({ deviation }) => deviation?.residual ?? null),
      expected.residuals.flat(),
      tolerance,
    );
    expectAll(
      cells.map(({ deviation }) => deviation?.standardizedResidual ?? null),
      expected.stdres.flat(),
      tolerance,
    );
  },
  correlate: ({ input, expected, tolerance }) => {
    const rows = rowsOf({ value: input.values, rating: input.ratings });
    const { spearman, kendall } = correlateRatings(rows, { rating: 'rating', value: 'value' });
    if (spearman.status !== 'tested' || kendall.status !== 'tested') throw new Error('untested');
    expectWithin(spearman.coefficient, expected.rho, tolerance);
    expectWithin(spearman.pValue, expected.rhoP, tolerance);
    expectWithin(spearman.interval?.lower, expected.rhoLower, tolerance);
    expectWithin(spearman.interval?.upper, expected.rhoUpper, tolerance);
    expectWithin(kendall.coefficient, expected.tau, tolerance);
    expectWithin(kendall.pValue, expected.tauP, tolerance);
  },
  spearman: ({ input, expected, tolerance }) => {
    const rows = rowsOf({ value: input.values, rating: input.ratings });
    const { spearman } = correlateRatings(rows, { rating: 'rating', value: 'value' });
    if (spearman.status !== 'tested') throw new Error('untested');
    expectWithin(spearman.coefficient, expected.rho, tolerance);
    expectWithin(spearman.pValue, expected.pValue, tolerance);
  },
  kendallLimits: ({ input, expected, tolerance }) => {
    const rows = rowsOf({ value: input.values, rating: input.ratings });
    const { kendall } = correlateRatings(rows, { rating: 'rating', value: 'value' });
    if (kendall.status !== 'tested') throw new Error('untested');
    expectWithin(kendall.coefficient, expected.tau, tolerance);
    expectWithin(kendall.interval?.lower, expected.lower, tolerance);
    expectWithin(kendall.interval?.upper, expected.upper, tolerance);
  },
  quantiles: ({ input, expected, tolerance }) => {
    const rows = rowsOf({ value: input.values, rating: input.ratings });
    const { groups } = scoreByQuantile(rows, { rating: 'rating', value: 'value', groups: input.groups });
    // R keeps a range between two cut points that holds nobody, as null.
    const some = (values: (number | null)[]): number[] => values.filter((value) => value !== null);
    expect(groups.map(({ n }) => n)).toEqual(some(expected.n));
    expectAll(
      groups.map(({ score }) => score),
      some(expected.scores),
      tolerance,
    );
    expect(groups.map(({ lowest }) => lowest)).toEqual(some(expected.lowest));
    expect(groups.map(({ highest }) => highest)).toEqual(some(expected.highest));
  },
  shrink: ({ input, expected, tolerance }) => {
    const shrunken = shrinkScores(tallyOf(input.counts), { method: input.method });
    expectWithin(shrunken?.mean, expected.mean, tolerance);
    expectWithin(shrunken?.spread, expected.spread, tolerance);
    expectAll(shrunken?.segments.map((row) => row.shrunken) ?? [], expected.shrunken, tolerance);
    expectAll(shrunken?.segments.map((row) => row.standardError) ?? [], expected.standardErrors, tolerance);
  },
  ranks: ({ input, expected }) => {
    const ranked = rankSegments(tallyOf(input.counts), { level: input.level });
    const inOrder = input.counts.map((_: unknown, i: number) =>
      ranked.find(({ segment }) => segment === `s${i}`),
    );
    expect(inOrder.map((row: (typeof ranked)[0]) => row.interval?.lower)).toEqual(expected.lower);
    expect(inOrder.map((row: (typeof ranked)[0]) => row.interval?.upper)).toEqual(expected.upper);
  },
};

describe('segmentation against other programs', () => {
  it.each(vectors)('$id', (vector) => {
    const check = checks[vector.function];
    if (!check) throw new Error(`no check of ${vector.function}`);
    check(vector);
  });
});
