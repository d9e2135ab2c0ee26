import {
  type AdjustmentMethod,
  adjustPValues,
  type IntervalMethod,
  isSignificant,
  type NpsCounts,
  scoreInterval,
  tangoInterval,
  testHomogeneity,
  testScore,
  testScoreDifference,
  testScoresEqual,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { constrainedShares } from '../../src/inference/constrained.js';
import { sampleOf, thetaOf } from '../../src/inference/sample.js';
import { commonTheta } from '../../src/inference/score-difference.js';
import { expectPoints, expectWithin, readVectors, type Vector } from './expectations.js';

const vectors = readVectors('inference.json');

/** Methods that are not offered, and why; their vectors are left out by name. */
const notOffered = new Map([
  ['ci.goodman', 'two degrees of freedom where there is one: far too wide'],
  ['ci.mayJohnson', 'misses nearly always at the ends'],
  ['ci.tMeans', 'Student on -1/0/1 adds nothing to wald'],
]);

const intervalMethods: Record<string, IntervalMethod> = {
  'ci.tango': 'score',
  'ci.wald': 'wald',
  'ci.adjustedWald': 'adjusted-wald',
  'ci.agrestiMin': 'agresti-min',
  'ci.bonettPrice': 'bonett-price',
  'ci.moverWilson': 'mover-wilson',
  'ci.likelihoodRatio': 'likelihood-ratio',
};

const adjustments: Record<string, AdjustmentMethod> = {
  'adjust.bh': 'benjamini-hochberg',
  'adjust.by': 'benjamini-yekutieli',
  'adjust.bonferroni': 'bonferroni',
  'adjust.hochberg': 'hochberg',
  'adjust.holm': 'holm',
};

/** Counts of an input, or of each of its groups. */
const countsOf = ({ promoters, passives, detractors }: NpsCounts): NpsCounts => ({
  promoters,
  passives,
  detractors,
});
const groupsOf = (input: Record<keyof NpsCounts, number[]>): NpsCounts[] =>
  input.promoters.map((promoters, i) => ({
    promoters,
    passives: input.passives[i] as number,
    detractors: input.detractors[i] as number,
  }));
const tested = <T extends { status: string }>(test: T): Extract<T, { status: 'tested' }> => {
  expect(test.status).toBe('tested');
  return test as Extract<T, { status: 'tested' }>;
};
const pairOf = (input: { a: NpsCounts; b: NpsCounts }) => ({
  current: countsOf(input.a),
  baseline: countsOf(input.b),
});

const checks: Record<string, (vector: Vector) => void> = {
  'test.score': ({ input, expected, tolerance }) => {
    const sample = sampleOf(countsOf(input), 'counts');
    const shares = constrainedShares(input.target, sample as NonNullable<typeof sample>);
    expectWithin(shares.promoters, expected.mlePromoter, tolerance);
    expectWithin(shares.detractors, expected.mleDetractor, tolerance);
    const both = tested(testScore(countsOf(input), { target: 100 * input.target }));
    expectWithin(both.statistic, expected.z, tolerance);
    expectWithin(both.pValue, expected.pTwoSided, tolerance);
    const greater = tested(
      testScore(countsOf(input), { target: 100 * input.target, alternative: 'greater' }),
    );
    expectWithin(greater.pValue, expected.pGreater, tolerance);
  },
  'test.againstZero': ({ input, expected, tolerance }) => {
    const byScore = tested(testScore(countsOf(input), { target: 0 }));
    expectWithin(byScore.statistic, expected.z, tolerance);
    expectWithin(byScore.pValue, expected.asymptotic, tolerance);
    const exact = tested(testScore(countsOf(input), { target: 0, method: 'exact' }));
    expectWithin(exact.pValue, expected.exact, tolerance);
    const midP = tested(testScore(countsOf(input), { target: 0, method: 'mid-p' }));
    expectWithin(midP.pValue, expected.midP, tolerance);
  },
  'test.exactEstimated': ({ input, expected, tolerance }) => {
    const test = tested(
      testScore(countsOf(input), { target: 100 * input.target, method: 'estimated-exact' }),
    );
    expectWithin(test.pValue, expected.p, tolerance);
  },
  'test.benchmarkAdjustedWald': ({ input, expected, tolerance }) => {
    const options = { target: 100 * input.target, method: 'adjusted-wald' } as const;
    const both = tested(testScore(countsOf(input), options));
    expectWithin(both.statistic, expected.z, tolerance);
    expectWithin(both.pValue, expected.pTwoSided, tolerance);
    const greater = tested(testScore(countsOf(input), { ...options, alternative: 'greater' }));
    expectWithin(greater.pValue, expected.pGreater, tolerance);
  },
  'diff.scoreTest': ({ input, expected, tolerance }) => {
    const pair = pairOf(input);
    const test = tested(testScoreDifference(pair));
    expectWithin(test.statistic, expected.z, tolerance);
    expectWithin(test.pValue, expected.pTwoSided, tolerance);
    const [one, other] = [sampleOf(pair.current, 'a'), sampleOf(pair.baseline, 'b')];
    if (one && other) {
      expectWithin(commonTheta(0, one, other), expected.commonNps, tolerance);
      const withoutFactor = (test.statistic as number) * Math.sqrt((one.n + other.n) / (one.n + other.n - 1));
      expectWithin(withoutFactor, expected.zWithoutFactor, tolerance);
      expect(thetaOf(one)).toBeTypeOf('number');
    }
  },
  'diff.scoreCI': ({ input, expected, tolerance }) => {
    const { interval } = tested(testScoreDifference(pairOf(input), { level: input.level }));
    expectPoints(interval.lower, expected.lower, tolerance);
    expectPoints(interval.upper, expected.upper, tolerance);
  },
  'diff.moverTango': ({ input, expected, tolerance }) => {
    const { interval } = tested(testScoreDifference(pairOf(input), { level: input.level, method: 'mover' }));
    expectPoints(interval.lower, expected.lower, tolerance);
    expectPoints(interval.upper, expected.upper, tolerance);
  },
  'diff.moverWilson': ({ input, expected, tolerance }) => {
    const { interval } = tested(
      testScoreDifference(pairOf(input), { level: input.level, method: 'mover-wilson' }),
    );
    expectPoints(interval.lower, expected.lower, tolerance);
    expectPoints(interval.upper, expected.upper, tolerance);
  },
  'diff.adjustedWald': ({ input, expected, tolerance }) => {
    const test = tested(testScoreDifference(pairOf(input), { level: input.level, method: 'adjusted-wald' }));
    expectWithin(test.statistic, expected.z, tolerance);
    expectWithin(test.pValue, expected.pTwoSided, tolerance);
    expectPoints(test.interval.lower, expected.lower, tolerance);
    expectPoints(test.interval.upper, expected.upper, tolerance);
  },
  'diff.wald': ({ input, expected, tolerance }) => {
    const test = testScoreDifference(pairOf(input), { level: input.level, method: 'wald' });
    if (expected.z === null) {
      expect(test).toEqual({ status: 'untestable', reason: 'zero-variance' });
      expect(isSignificant(test)).toBe(false);
      return;
    }
    const { difference, standardError, statistic, pValue, interval } = tested(test);
    expectPoints(difference, expected.estimate, tolerance);
    expectPoints(standardError, expected.se, tolerance);
    expectWithin(statistic, expected.z, Math.abs(expected.z) * tolerance);
    expectWithin(pValue, expected.pTwoSided, tolerance);
    expectPoints(interval.lower, expected.lower, tolerance);
    expectPoints(interval.upper, expected.upper, tolerance);
  },
  'diff.welchT': ({ input, expected, tolerance }) => {
    const test = tested(testScoreDifference(pairOf(input), { level: input.level, method: 'welch' }));
    expectPoints(test.difference, expected.estimate, tolerance);
    expectWithin(test.statistic, expected.t, tolerance);
    expectWithin(test.pValue, expected.p, tolerance);
    expectPoints(test.interval.lower, expected.lower, tolerance);
    expectPoints(test.interval.upper, expected.upper, tolerance);
  },
  'kgroup.scoreQ': ({ input, expected, tolerance }) => {
    const test = tested(testScoresEqual(groupsOf(input)));
    expectWithin(test.statistic, expected.X2, tolerance);
    expect(test.degreesOfFreedom).toBe(expected.df);
    expectWithin(test.pValue, expected.p, tolerance);
    expectPoints(test.commonScore, expected.commonNps, tolerance);
  },
  'kgroup.adjustedWaldQ': ({ input, expected, tolerance }) => {
    const test = tested(testScoresEqual(groupsOf(input), { method: 'adjusted-wald' }));
    expectWithin(test.statistic, expected.X2, tolerance);
    expectWithin(test.pValue, expected.p, tolerance);
    expectPoints(test.commonScore, expected.pooled, tolerance);
  },
  'kgroup.welchF': ({ input, expected, tolerance }) => {
    const test = tested(testScoresEqual(groupsOf(input), { method: 'welch' }));
    expectWithin(test.statistic, expected.F, tolerance);
    expect(test.degreesOfFreedom).toBe(expected.df1);
    expectWithin(test.denominatorDegreesOfFreedom, expected.df2, 1e-7);
    expectWithin(test.pValue, expected.p, tolerance);
  },
  'kgroup.homogeneity': ({ input, expected, tolerance }) => {
    const test = tested(testHomogeneity(groupsOf(input)));
    expectWithin(test.statistic, expected.X2, tolerance);
    expect(test.degreesOfFreedom).toBe(expected.df);
    expectWithin(test.pValue, expected.p, tolerance);
  },
  'kgroup.kruskal': ({ input, expected, tolerance }) => {
    const test = tested(testHomogeneity(groupsOf(input), { method: 'kruskal-wallis' }));
    expectWithin(test.statistic, expected.H, tolerance);
    expect(test.degreesOfFreedom).toBe(expected.df);
    expectWithin(test.pValue, expected.p, tolerance);
  },
};

describe.each(vectors.filter((vector) => !notOffered.has(vector.function)))('$id', (vector) => {
  const { function: family, input, expected, tolerance } = vector;
  it(`agrees with ${vector.source.slice(0, 80)}`, () => {
    const method = intervalMethods[family];
    if (method) {
      const interval = scoreInterval(countsOf(input), { level: input.level, method });
      expectPoints(interval?.lower, expected.lower, tolerance);
      expectPoints(interval?.upper, expected.upper, tolerance);
      if (method === 'score') expect(tangoInterval(countsOf(input), input.level)).toEqual(interval);
    } else if (adjustments[family]) {
      const adjusted = adjustPValues(input.p, { method: adjustments[family] });
      expect(adjusted.length).toBe(expected.adjusted.length);
      adjusted.forEach((p, i) => {
        expectWithin(p, expected.adjusted[i], tolerance);
      });
    } else {
      const check = checks[family];
      expect(check, `no check for ${family}`).toBeDefined();
      check?.(vector);
    }
  });
});
