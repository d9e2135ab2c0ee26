import {
  adjustPValues,
  histogramRatings,
  isSignificant,
  type NpsCounts,
  scoreInterval,
  scoreTestDifference,
  tallyWeighted,
  tangoInterval,
  testHomogeneity,
  testRatingShift,
  testScore,
  testScoreDifference,
  testScoreEquivalence,
  testScoresEqual,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../docs/expectations.js';

const nobody: NpsCounts = { promoters: 0, passives: 0, detractors: 0 };
const june: NpsCounts = { promoters: 150, passives: 80, detractors: 20 };
const july: NpsCounts = { promoters: 140, passives: 75, detractors: 35 };
const countsOf = ([promoters = 0, passives = 0, detractors = 0]: readonly number[]): NpsCounts => ({
  promoters,
  passives,
  detractors,
});
const empty = { status: 'untestable', reason: 'empty-sample' };

describe('nobody answered', () => {
  it('gives null or names the reason', () => {
    expect(scoreInterval(nobody)).toBeNull();
    expect(tangoInterval(nobody)).toBeNull();
    expect(scoreInterval(tallyWeighted({ ratings: [], weights: [] }))).toBeNull();
    expect(testScore(nobody, { target: 0 })).toEqual(empty);
    expect(testScoreDifference({ current: nobody, baseline: june })).toEqual(empty);
    expect(testScoreDifference({ current: june, baseline: nobody }, { method: 'wald' })).toEqual(empty);
    expect(testScoreEquivalence({ current: june, baseline: nobody }, { margin: 5 })).toEqual(empty);
    expect(testScoresEqual([june, nobody])).toEqual(empty);
    expect(testHomogeneity([june, nobody])).toEqual(empty);
    const none = { min: 0, max: 10, bins: new Array<number>(11).fill(0) };
    expect(testRatingShift({ current: none, baseline: none })).toEqual(empty);
  });

  it('is told apart from too few groups and no variance', () => {
    expect(testScoresEqual([june])).toEqual({ status: 'untestable', reason: 'too-few-groups' });
    expect(testHomogeneity([])).toEqual({ status: 'untestable', reason: 'too-few-groups' });
    const all: NpsCounts = { promoters: 5, passives: 0, detractors: 0 };
    expect(testScoresEqual([all, june], { method: 'welch' })).toEqual({
      status: 'untestable',
      reason: 'zero-variance',
    });
    for (const method of ['wald', 'welch'] as const) {
      expect(testScoreDifference({ current: all, baseline: all }, { method })).toEqual({
        status: 'untestable',
        reason: 'zero-variance',
      });
    }
  });
});

describe('extremes', () => {
  // w * (1 / w) is not 1 in doubles: a share of all was above or below 1.
  it('one answer has one interval, whatever it weighs', () => {
    for (const weight of [1, 3.6695815453529357, 4.799231422901154, 0.1, 1 / 3, 48.100_000_000_000_02]) {
      const interval = tangoInterval(tallyWeighted({ ratings: [10], weights: [weight] }));
      expect(interval).toMatchObject({ lower: expect.closeTo(-58.690137, 5), upper: 100 });
      expect(tangoInterval(tallyWeighted({ ratings: [0], weights: [weight] }))?.lower).toBe(-100);
    }
  });

  // Every test sees exactly its null value: 0/0 is decided as 0.
  it('all answers of all groups in one category are alike', () => {
    const groups = [5, 4, 1].flatMap((heads) => [
      { promoters: heads, passives: 0, detractors: 0 },
      tallyWeighted({ ratings: [10, 9], weights: [0.1, 0.7] }),
    ]);
    const alike = { status: 'tested', statistic: 0, pValue: 1 };
    expect(testHomogeneity(groups)).toEqual({ ...alike, degreesOfFreedom: 0, method: 'chi-square' });
    expect(testHomogeneity(groups, { method: 'kruskal-wallis' })).toEqual({
      ...alike,
      degreesOfFreedom: 5,
      method: 'kruskal-wallis',
    });
    expect(testScoresEqual(groups)).toMatchObject(alike);
    const [current, baseline] = [histogramRatings([9, 9]), histogramRatings([9])];
    expect(testRatingShift({ current, baseline })).toMatchObject(alike);
  });

  it('one answer', () => {
    const one: NpsCounts = { promoters: 1, passives: 0, detractors: 0 };
    // (n - z^2) / (n + z^2) at n = 1
    expect(tangoInterval(one)).toEqual({
      lower: expect.closeTo(-58.690137, 5),
      upper: 100,
      level: 0.95,
      method: 'score',
    });
  });

  // C(promoters, passives, detractors). The limits at a reach z by Wilson's formula in 40 digits, z by bisection.
  it.each([
    { a: [600, 300, 0], b: [500, 400, 0], z: 4.72189030036091, p: 2.3366270968673e-6 },
    { a: [29, 107, 0], b: [18, 0, 1], z: -2.99942295832503, p: 0.00270491521510537 },
    { a: [5, 0, 0], b: [0, 1, 5], z: 10.4241980557687, p: 1.92274449002534e-25 },
    { a: [0, 7, 3], b: [0, 4, 6], z: 1.22001156794602, p: 0.22246048967657 },
    { a: [5, 0, 0], b: [4, 1, 0], z: 0.823703932374097, p: 0.410107804518951 },
    { a: [1000, 1, 0], b: [0, 0, 1000], z: 2000.37529271857, p: 0 },
  ])('mover-wilson reads an empty category like any other: $a against $b', ({ a, b, z, p }) => {
    const [current, baseline] = [countsOf(a), countsOf(b)];
    const test = testScoreDifference({ current, baseline }, { method: 'mover-wilson' });
    expect(test).toMatchObject({ status: 'tested', statistic: expect.closeTo(z, 9) });
    const { pValue } = test as { pValue: number };
    expect(p === 0 ? pValue + 1 : pValue / p).toBeCloseTo(1, 9);
  });

  // Wilson's limits of 5 of 5 and 0 of 5 go to 0 and 1, so the lower limit goes to 2 - sqrt(1 + 1 + 1 + 1) = 0.
  it('has no finite statistic where no limit reaches 0, however few answered', () => {
    const [current, baseline] = [countsOf([5, 0, 0]), countsOf([0, 0, 5])];
    for (const [pair, alternative, pValue] of [
      [{ current, baseline }, 'two-sided', 0],
      [{ current, baseline }, 'less', 1],
      [{ current: baseline, baseline: current }, 'less', 0],
    ] as const) {
      const test = testScoreDifference(pair, { method: 'mover-wilson', alternative });
      expect(test).toMatchObject({ status: 'tested', statistic: null, pValue });
    }
    // Tango's lower limit of n of n is (n - z^2) / (n + z^2): 2 = sqrt(2) 2 z^2 / (n + z^2) at z^2 = n (1 + sqrt(2)).
    for (const n of [5, 2 ** 40]) {
      const pair = { current: countsOf([n, 0, 0]), baseline: countsOf([0, 0, n]) };
      const { statistic } = testScoreDifference(pair, { method: 'mover' }) as { statistic: number };
      expect(statistic / Math.sqrt(n * (1 + Math.SQRT2))).toBeCloseTo(1, 9);
    }
  });

  it('a target of 100 against contrary answers has no finite statistic and p = 0', () => {
    const test = testScore(june, { target: 100 });
    expect(test).toMatchObject({ status: 'tested', statistic: null, pValue: 0 });
    expect(testScore(june, { target: 100, alternative: 'greater' })).toMatchObject({ pValue: 1 });
    expect(testScore({ promoters: 4, passives: 0, detractors: 0 }, { target: 100 })).toMatchObject({
      statistic: 0,
      pValue: 1,
    });
  });

  it('counts near 2^53 keep their digits', () => {
    const huge: NpsCounts = { promoters: 2 ** 52, passives: 2 ** 51, detractors: 2 ** 51 };
    const interval = tangoInterval(huge);
    // 1.96 * 100 * sqrt(v / n), v = 4pd + q(p + d) = 0.6875
    const half = (195.9963984540054 * Math.sqrt(0.6875)) / Math.sqrt(2 ** 53);
    expect((interval?.upper as number) - 25).toBeCloseTo(half, 12);
    const test = testScoreDifference({ current: huge, baseline: huge });
    expect(test).toMatchObject({ pValue: 1, difference: 0 });
  });

  it('one-sided intervals end at the end of the range', () => {
    const less = testScore(june, { target: 40, alternative: 'less' });
    expect(less).toMatchObject({ interval: { lower: -100 } });
    const greater = testScoreDifference({ current: july, baseline: june }, { alternative: 'greater' });
    expect(greater).toMatchObject({ interval: { upper: 200 } });
    for (const method of ['mover', 'adjusted-wald', 'wald', 'welch'] as const) {
      const test = testScoreDifference({ current: july, baseline: june }, { alternative: 'less', method });
      expect(test).toMatchObject({ interval: { lower: -200 } });
    }
  });
});

describe('the two dashboards', () => {
  it('52 and 42 are not told apart', () => {
    const test = testScoreDifference({ current: july, baseline: june });
    expect(test).toMatchObject({
      status: 'tested',
      difference: -10,
      current: { score: 42, n: 250 },
      baseline: { score: 52, n: 250 },
    });
    if (test.status !== 'tested') return;
    expect(test.standardError).toBeCloseTo(6.10966, 5);
    expect(test.pValue).toBeGreaterThan(0.09);
    expect(test.pValue).toBeLessThan(0.11);
    expect(isSignificant(test)).toBe(false);
  });

  it('a margin turns the test into one of non-inferiority', () => {
    const lower = scoreTestDifference(
      { current: july, baseline: june },
      { alternative: 'greater', nullDifference: -25 },
    );
    expect(isSignificant(lower as never)).toBe(true);
  });
});

describe('bad input', () => {
  it('is named by code and path', async () => {
    await expectCode(() => scoreInterval(june, { level: 0.05 }), 'INVALID_OPTION');
    await expectCode(() => scoreInterval(june, { method: 'exact' as never }), 'INVALID_OPTION');
    await expectCode(() => scoreInterval({ promoters: -1, passives: 0, detractors: 0 }), 'INVALID_COUNTS');
    await expectCode(() => testScore(june, { target: 101 }), 'INVALID_OPTION');
    await expectCode(() => testScore(june, {} as never), 'INVALID_OPTION');
    await expectCode(() => testScore(june, { target: 5, method: 'exact' }), 'INVALID_OPTION');
    const weighted = tallyWeighted({ ratings: [10, 0], weights: [1, 2] });
    await expectCode(() => testScore(weighted, { target: 0, method: 'exact' }), 'INVALID_OPTION');
    const many: NpsCounts = { promoters: 1001, passives: 0, detractors: 0 };
    await expectCode(() => testScore(many, { target: 5, method: 'estimated-exact' }), 'INVALID_OPTION');
    await expectCode(
      () => testScoreDifference({ current: june, baseline: june }, { alternative: 'larger' as never }),
      'INVALID_OPTION',
    );
    await expectCode(
      () => testScoreEquivalence({ current: june, baseline: july }, {} as never),
      'INVALID_OPTION',
    );
    await expectCode(() => testScoresEqual('abc' as never), 'INVALID_ARGUMENT');
    await expectCode(() => testScoresEqual([june, july], { adjust: 'none' as never }), 'INVALID_OPTION');
    await expectCode(() => adjustPValues([0.1, 1.5]), 'INVALID_ARGUMENT');
    await expectCode(
      () => isSignificant({ status: 'tested', pValue: 0.01 }, { alpha: 0.95 }),
      'INVALID_OPTION',
    );
    await expectCode(() => isSignificant({} as never), 'INVALID_ARGUMENT');
    const scale = (max: number) => ({ min: 0, max, bins: new Array<number>(max + 1).fill(1) });
    await expectCode(() => testRatingShift({ current: scale(10), baseline: scale(5) }), 'SCALE_MISMATCH');
  });
});

describe('an estimated exact test of a target that the answers contradict', () => {
  // Under a true score of 100 everybody is a promoter: other answers have no chance.
  it.each([
    [{ promoters: 0, passives: 0, detractors: 30 }, 100, 'two-sided', 0],
    [{ promoters: 5, passives: 0, detractors: 4 }, 100, 'less', 0],
    [{ promoters: 5, passives: 3, detractors: 2 }, -100, 'greater', 0],
    [{ promoters: 5, passives: 3, detractors: 2 }, -100, 'less', 1],
    [{ promoters: 5, passives: 0, detractors: 0 }, 100, 'two-sided', 1],
  ] as const)('%j against %d, %s: p = %d', (counts, target, alternative, pValue) => {
    const test = testScore(counts, { target, alternative, method: 'estimated-exact' });
    expect(test.status === 'tested' && test.pValue).toBe(pValue);
  });
});
