import {
  countsFromShares,
  effectiveSampleSize,
  type NpsCounts,
  type RatingScale,
  scoreCounts,
  scoreRatings,
  scoreStandardError,
  tallyRatings,
  tallyWeighted,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectPoints, expectWithin, readVectors, type Vector } from './expectations.js';

// Scores and standard errors are parts of one there and points here; their variance is that of one answer.
const vectors = readVectors('scoring.json');

const expectCounts = (counts: NpsCounts, { expected, tolerance }: Vector): void => {
  expectPoints(scoreCounts(counts), expected.nps, tolerance);
  const standardError = scoreStandardError(counts);
  if (expected.se !== undefined) expectPoints(standardError, expected.se, tolerance);
  const n = counts.promoters + counts.passives + counts.detractors;
  expectWithin(n * ((standardError as number) / 100) ** 2, expected.variance, tolerance);
};

const scaleOf = ({ scores, breaks }: Vector['input']): RatingScale | undefined =>
  breaks && {
    min: Math.min(...scores),
    max: Math.max(...scores),
    promoterFrom: breaks.passiveMax + 1,
    detractorTo: breaks.detractorMax,
  };

const runners: Record<string, (vector: Vector) => void> = {
  'score.fromCounts': (vector) => expectCounts(vector.input, vector),
  'score.variance': (vector) => expectCounts(vector.input, vector),
  'score.fromScores': (vector) => {
    const { input, expected, tolerance } = vector;
    const scale = scaleOf(input);
    const counts = tallyRatings(input.scores as number[], { scale });
    const { promoters, passives, detractors } = expected;
    expect(counts).toStrictEqual({ promoters, passives, detractors });
    expectCounts(counts, vector);
    expectPoints(scoreRatings(input.scores as number[], { scale }), expected.nps, tolerance);
  },
  'score.varianceFromShares': (vector) => {
    const { promoterShare, passiveShare, detractorShare } = vector.input;
    const shares = { promoters: promoterShare, passives: passiveShare, detractors: detractorShare };
    expectCounts(countsFromShares({ shares, n: 6 }), vector);
  },
  'weighted.svymean': ({ input, expected, tolerance }) => {
    const weighted = tallyWeighted({ ratings: input.scores, weights: input.weights });
    expectPoints(scoreCounts(weighted), expected.nps, tolerance);
    expectPoints(scoreStandardError(weighted), expected.se, tolerance);
    expectWithin(effectiveSampleSize(weighted), expected.kishN, tolerance);
  },
};

describe.each(Object.keys(runners))('%s', (family) => {
  it.each(vectors.filter((vector) => vector.function === family))('$id ($source)', (vector) => {
    expect.hasAssertions();
    runners[family]?.(vector);
  });
});

it('runs every vector of the file', () => {
  expect(vectors.filter((vector) => !(vector.function in runners))).toEqual([]);
  expect(vectors.length).toBe(15);
});
