import {
  adjustPValues,
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
    expect(testHomogeneity([all, all])).toEqual({ status: 'untestable', reason: 'zero-variance' });
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
