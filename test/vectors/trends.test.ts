import {
  type AnyCounts,
  combineWeightedCounts,
  compareBeforeAfter,
  controlChart,
  decomposeDelta,
  detectShift,
  type NpsCounts,
  nelsonRules,
  scoreCounts,
  tallyByPeriod,
  testScoreDifference,
  testTrend,
  westernElectricRules,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { pValueOf } from '../../src/inference/p-value.js';
import { bridgeMaximumSurvival } from '../../src/trends/bridge-maximum.js';
import { type ControlRule, ruleHolds } from '../../src/trends/control-rules.js';
import { cumulateDistances } from '../../src/trends/cusum.js';
import { mannKendall } from '../../src/trends/mann-kendall.js';
import { movingAverages } from '../../src/trends/moving-average.js';
import { theilSen } from '../../src/trends/theil-sen.js';
import { expectPoints, expectWithin, readVectors, type Vector } from './expectations.js';

const shared = readVectors('trends.json');
const vectors = [...shared, ...readVectors('trends-r.json'), ...readVectors('trends-py.json')];
const airport = vectors.find(({ id }) => id === 'airport-areas') as Vector;

/** Consecutive periods, one at each time, from columns of counts. */
const periodsOf = (input: Record<keyof NpsCounts, number[]> & { time?: number[] }) =>
  input.promoters.map((promoters, i) => ({
    start: input.time?.[i] ?? i,
    end: (input.time?.[i] ?? i) + 1,
    label: `${i}`,
    counts: {
      promoters,
      passives: input.passives[i] as number,
      detractors: input.detractors[i] as number,
    },
  }));
const segmentsOf = (side: Record<string, AnyCounts>) =>
  Object.entries(side).map(([segment, counts]) => ({ segment, counts }));
const given = <T extends { status: string }>(result: T): Exclude<T, { status: 'untestable' }> => {
  expect(result.status).not.toBe('untestable');
  return result as Exclude<T, { status: 'untestable' }>;
};

const checks: Record<string, (vector: Vector) => void> = {
  'decompose.categories': ({ input, expected, tolerance }) => {
    const parts = decomposeDelta({
      current: [{ segment: 'all', counts: input.after }],
      baseline: [{ segment: 'all', counts: input.before }],
    });
    expectPoints(parts?.difference, expected.change, tolerance);
    expectPoints(parts?.categories.promoters.points, expected.fromPromoters, tolerance);
    expectPoints(parts?.categories.detractors.points, expected.fromDetractors, tolerance);
  },
  'decompose.kitagawa': ({ id, input, expected, tolerance }) => {
    const weighted = id === 'airport-areas-weighted';
    const parts = decomposeDelta({
      current: segmentsOf(weighted ? airport.input.weightedAfter : input.after),
      baseline: segmentsOf(weighted ? airport.input.weightedBefore : input.before),
    });
    expectPoints(parts?.difference, expected.change, tolerance);
    expectPoints(parts?.within.points, expected.within, tolerance);
    expectPoints(parts?.mix.points, expected.mix, tolerance);
    expect(parts?.segments.length).toBe(Object.keys(expected.segments).length);
    for (const { segment, within, mix } of parts?.segments ?? []) {
      expectPoints(within.points, expected.segments[segment].within, tolerance);
      expectPoints(mix.points, expected.segments[segment].mix, tolerance);
    }
  },
  'decompose.threeFold': ({ input, expected, tolerance }) => {
    const parts = decomposeDelta({ current: segmentsOf(input.after), baseline: segmentsOf(input.before) });
    expectPoints(parts?.threeFold.mix, expected.mix, tolerance);
    expectPoints(parts?.threeFold.within, expected.within, tolerance);
    expectPoints(parts?.threeFold.interaction, expected.interaction, tolerance);
  },
  'decompose.errors': ({ input, expected, tolerance }) => {
    const side = (rows: number[][]) =>
      rows.map(([promoters = 0, passives = 0, detractors = 0], i) => ({
        segment: `${i}`,
        counts: { promoters, passives, detractors },
      }));
    const sides = { current: side(input.after), baseline: side(input.before) };
    const observed = decomposeDelta(sides);
    const sampled = decomposeDelta(sides, { shares: 'sampled' });
    expectPoints(observed?.within.standardError, expected.withinObserved, tolerance);
    expectPoints(observed?.mix.standardError, expected.mixObserved, tolerance);
    expectPoints(sampled?.within.standardError, expected.withinSampled, tolerance);
    expectPoints(sampled?.mix.standardError, expected.mixSampled, tolerance);
  },
  'beforeAfter.control': ({ input, expected, tolerance }) => {
    const counts = ([promoters = 0, passives = 0, detractors = 0]: number[]) => ({
      promoters,
      passives,
      detractors,
    });
    const test = given(
      compareBeforeAfter({
        before: counts(input.before),
        after: counts(input.after),
        control: { before: counts(input.controlBefore), after: counts(input.controlAfter) },
      }),
    );
    expectPoints(test.difference, expected.difference, tolerance);
    expectPoints(test.interval.lower, expected.lower, tolerance);
    expectPoints(test.interval.upper, expected.upper, tolerance);
    expectWithin(test.pValue, expected.p, tolerance);
  },
  'trend.mannKendall': ({ input, expected, tolerance }) => {
    const test = mannKendall(input.y);
    expect(test.s).toBe(expected.S);
    expectWithin(test.variance, expected.varS, tolerance);
    expectWithin(test.statistic, expected.z, tolerance);
    expectWithin(test.tau, expected.tauB, tolerance);
    expectWithin(pValueOf(test.statistic, 'two-sided'), expected.pNormal, tolerance);
    expectWithin(test.pValue, expected.pExact ?? expected.pNormal, tolerance);
    const times = input.y.map((_: number, i: number) => i + 1);
    const line = theilSen(times, input.y, 1.959963984540054, test.variance);
    expectWithin(line.slope, expected.senSlope, tolerance);
    expectWithin(line.intercept, expected.senIntercept, tolerance);
    if (expected.senLower === null) expect(line.limits).toBeNull();
    else {
      expectWithin(line.limits?.lower, expected.senLower, tolerance);
      expectWithin(line.limits?.upper, expected.senUpper, tolerance);
    }
  },
  'trend.kendall': ({ input, expected, tolerance }) => {
    expectWithin(mannKendall(input.y).tau, expected.tau, tolerance);
    expectWithin(mannKendall(input.y).pValue, expected.p, tolerance);
  },
  'trend.weightedLinear': ({ input, expected, tolerance }) => {
    const test = given(testTrend(periodsOf(input)));
    const known = given(testTrend(periodsOf(input), { dispersion: 'sampling' }));
    expectPoints(test.slope, expected.slope, tolerance);
    expectPoints(test.intercept - test.slope, expected.intercept, tolerance);
    expectPoints(known.standardError, expected.seSlopeKnownVariance, tolerance);
    expectWithin(known.statistic, expected.z, tolerance);
    expectWithin(known.pValue, expected.pNormal, tolerance);
    expectWithin(test.lackOfFit?.statistic, expected.lackOfFitX2, tolerance);
    expectWithin(test.lackOfFit?.pValue, expected.lackOfFitP, tolerance);
    expect(test.lackOfFit?.degreesOfFreedom).toBe(expected.lackOfFitDf);
    if (expected.lackOfFitX2 <= expected.lackOfFitDf) {
      expect(test.degreesOfFreedom).toBeNull();
      expectWithin(test.pValue, expected.pNormal, tolerance);
    } else {
      expectPoints(test.standardError, expected.seSlopeLm, tolerance);
      expectWithin(test.statistic, expected.tLm, tolerance);
      expectWithin(test.pValue, expected.pLm, tolerance);
    }
  },
  'trend.line.own': (vector) => checkLine(vector, 'own'),
  'trend.line.pooled': (vector) => checkLine(vector, 'pooled'),
  'trend.maximum': ({ input, expected, tolerance }) => {
    expectWithin(bridgeMaximumSurvival(input.bound, input.parts), expected.p, tolerance);
  },
  'trend.periods': ({ input, expected }) => {
    const { times, ratings, zone, unit } = input;
    const periods = tallyByPeriod({ times, ratings }, { period: unit, timeZone: zone });
    const found = periods.filter(({ score }) => score !== null);
    expect(
      Object.fromEntries(
        found.map(({ label, counts }) => [label, [counts.promoters, counts.passives, counts.detractors]]),
      ),
    ).toEqual(expected);
  },
  'spc.limits': ({ input, expected, tolerance }) => {
    const chart = given(controlChart(periodsOf(input), { sigmas: input.sigmas }));
    expectPoints(chart.centre, expected.centre, tolerance);
    expectWithin(chart.standardDeviation ** 2 / 1e4, expected.variance, tolerance);
    chart.points.forEach(({ lower, upper, statistic }, i) => {
      expectPoints(lower, expected.lower[i], tolerance);
      expectPoints(upper, expected.upper[i], tolerance);
      expectWithin(statistic, expected.z[i], tolerance);
    });
  },
  'spc.laney': ({ input, expected, tolerance }) => {
    const chart = given(controlChart(periodsOf(input), { dispersion: 'laney' }));
    expectWithin(chart.sigmaZ, expected.sigmaZ, tolerance);
    chart.points.forEach(({ lower, upper }, i) => {
      expectPoints(lower, expected.lower[i], tolerance);
      expectPoints(upper, expected.upper[i], tolerance);
    });
  },
  'spc.ewma': ({ input, expected, tolerance }) => {
    movingAverages(distancesOf(input), input.lambda_, input.L).forEach(({ ewma, limit }, i) => {
      expectWithin(ewma, expected.ewma[i], tolerance);
      expectWithin(limit, expected.limit[i], tolerance);
    });
  },
  'spc.cusum': ({ input, expected, tolerance }) => {
    const sums = cumulateDistances(distancesOf(input), input.k);
    sums.forEach(({ high, low }, i) => {
      expectWithin(high, expected.high[i], tolerance);
      expectWithin(low, expected.low[i], tolerance);
    });
    expect(sums.findIndex(({ high, low }) => Math.max(high, low) > input.h)).toBe(expected.firstSignalIndex);
    // The second of the vectors has the pooled periods as its target, which is the default baseline.
    const { cusum } = given(
      detectShift(periodsOf(input), { cusum: { reference: input.k, decision: input.h } }),
    );
    if (Math.abs((cusum?.centre ?? 0) / 100 - input.target) > 1e-9) return;
    cusum?.points.forEach(({ statistic, high, low }, i) => {
      expectWithin(statistic, expected.z[i], tolerance);
      expectWithin(high, expected.high[i], tolerance);
      expectWithin(low, expected.low[i], tolerance);
    });
    expect(cusum?.signal?.label).toBe(`${expected.firstSignalIndex}`);
  },
  'spc.rules': ({ input, expected }) => {
    const points = input.z.map((z: number) => ({ z, score: z, beyond: Math.abs(z) > 3, drifted: false }));
    const rules = [...new Set<ControlRule>([...westernElectricRules, ...nelsonRules])];
    const found = points.map((_: unknown, i: number) =>
      rules.filter((rule) => ruleHolds(rule, points, i)).sort(),
    );
    expect(found).toEqual(expected.rules);
    // Every rule has spoken at least once, so that none passes by silence.
    expect(new Set(found.flat()).size).toBe(rules.length);
  },
};

function checkLine({ input, expected, tolerance }: Vector, variance: 'own' | 'pooled'): void {
  const milliseconds = { ...input, time: input.time.map((day: number) => day * 86_400_000) };
  const test = given(testTrend(periodsOf(milliseconds), { variance, unit: 'day' }));
  expectPoints(test.slope, expected.slope, tolerance);
  expectPoints(test.intercept, expected.intercept, tolerance);
  expectPoints(test.standardError, expected.standardError, tolerance);
  expectWithin(test.pValue, expected.p, tolerance);
  expectPoints(test.interval.lower, expected.lower, tolerance);
  expectPoints(test.interval.upper, expected.upper, tolerance);
  expectWithin(test.lackOfFit?.statistic, expected.x2, tolerance);
  expectWithin(test.lackOfFit?.pValue, expected.lackOfFitP, tolerance);
}

/** z_t = (theta_t - target) / sqrt(variance / n_t). */
function distancesOf(
  input: Record<keyof NpsCounts, number[]> & { target: number; variance: number },
): number[] {
  return periodsOf(input).map(({ counts }) => {
    const n = counts.promoters + counts.passives + counts.detractors;
    return ((scoreCounts(counts) as number) / 100 - input.target) / Math.sqrt(input.variance / n);
  });
}

describe('figures of other programs', () => {
  it('reads every shared family', () => {
    expect(shared.length).toBe(16);
  });
  it.each(vectors.map((vector) => [`${vector.id} (${vector.source})`, vector] as const))(
    '%s',
    (_, vector) => {
      expect(Object.keys(checks)).toContain(vector.function);
      checks[vector.function]?.(vector);
    },
  );
});

describe('the airport survey, 2017 to 2018', () => {
  const sum = (side: Record<string, NpsCounts>): NpsCounts => ({
    promoters: Object.values(side).reduce((total, { promoters }) => total + promoters, 0),
    passives: Object.values(side).reduce((total, { passives }) => total + passives, 0),
    detractors: Object.values(side).reduce((total, { detractors }) => total + detractors, 0),
  });
  const before = sum(airport.input.before);
  const after = sum(airport.input.after);

  it('fell by 8.86 points beyond chance', () => {
    const wald = given(testScoreDifference({ current: after, baseline: before }, { method: 'wald' }));
    expectWithin(wald.difference, -8.85863, 5e-6);
    expectWithin(wald.standardError, 1.964656, 5e-7);
    expectWithin(wald.pValue, 6.513e-6, 5e-10);
    const score = given(compareBeforeAfter({ before, after }));
    expectWithin(score.difference, -8.85863, 5e-6);
    expectWithin(score.pValue, 6.562e-6, 5e-10);
  });

  it('fell by 5.28 points with its weights', () => {
    const weighted = compareBeforeAfter({
      before: combineWeightedCounts(Object.values(airport.input.weightedBefore)),
      after: combineWeightedCounts(Object.values(airport.input.weightedAfter)),
    });
    expectWithin(given(weighted).difference, -5.285, 5e-4);
    expectWithin(given(weighted).pValue, 0.014, 1e-3);
  });

  it('rose in boarding area E while the whole fell, and the parts add up', () => {
    const parts = decomposeDelta({
      current: segmentsOf(airport.input.after),
      baseline: segmentsOf(airport.input.before),
    });
    expect(parts?.segments.find(({ segment }) => segment === 'E')?.within.points).toBeGreaterThan(0);
    const total = parts?.segments.reduce((all, segment) => all + segment.total, 0);
    expectWithin(total, parts?.difference as number, 1e-12);
  });
});

describe('250 answers before and 250 after', () => {
  it('is no reason to call a meeting', () => {
    const test = given(
      compareBeforeAfter({
        before: { promoters: 150, passives: 80, detractors: 20 },
        after: { promoters: 140, passives: 75, detractors: 35 },
      }),
    );
    expect(test.difference).toBe(-10);
    expectWithin(test.standardError, 6.10966, 5e-6);
    expectWithin(test.pValue, 0.1, 5e-3);
  });
});
