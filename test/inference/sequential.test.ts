import {
  isSignificant,
  type NpsCounts,
  scoreConfidenceSequence,
  testScore,
  testScoreAnytime,
  testScoreDifferenceAnytime,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { bettingGrid, logCapital, mirrorCounts } from '../../src/inference/betting.js';
import { scoreStatistic } from '../../src/inference/constrained.js';
import { createRandom } from '../../src/numeric/random.js';
import { expectCode } from '../docs/expectations.js';
import { outcomesOf, probabilitiesOf } from './enumeration.js';

const nobody = { promoters: 0, passives: 0, detractors: 0 };
const laws = [
  { p: 0.5, q: 0.3, d: 0.2 },
  { p: 0.8, q: 0.15, d: 0.05 },
  { p: 0.1, q: 0.8, d: 0.1 },
];

describe('the capital of the bettors', () => {
  it.each(laws)('is 1 on average at the true score of %o, whatever the number of answers', (law) => {
    const grid = bettingGrid(500, 0.05);
    const m = (1 + law.p - law.d) / 2;
    for (const n of [1, 2, 7, 30]) {
      const chances = probabilitiesOf(n, law);
      let [above, below] = [0, 0];
      outcomesOf(n).forEach((counts, i) => {
        above += (chances[i] as number) * Math.exp(logCapital(m, counts, grid));
        below += (chances[i] as number) * Math.exp(logCapital(1 - m, mirrorCounts(counts), grid));
      });
      expect(above).toBeCloseTo(1, 10);
      expect(below).toBeCloseTo(1, 10);
    }
  });
});

describe('2,000 answers, looked at after each one', () => {
  const [runs, looks] = [300, 2000];
  const law = { p: 0.5, q: 0.3, d: 0.2 };
  const theta = law.p - law.d;

  /** How many of the runs a rule misses the truth in at least once. */
  const runsWithMiss = (seed: number, misses: (counts: NpsCounts, n: number) => boolean): number => {
    const random = createRandom(seed);
    let missed = 0;
    for (let run = 0; run < runs; run += 1) {
      const counts = { promoters: 0, passives: 0, detractors: 0 };
      let miss = false;
      for (let n = 1; n <= looks; n += 1) {
        const u = random();
        if (u < law.p) counts.promoters += 1;
        else if (u < law.p + law.d) counts.detractors += 1;
        else counts.passives += 1;
        miss ||= misses(counts, n);
      }
      if (miss) missed += 1;
    }
    return missed;
  };

  it('the 95 % score interval misses the truth in far more than 5 % of the runs', () => {
    // The truth is outside when the statistic at it is beyond 1.96; only from the 30th answer on.
    const missed = runsWithMiss(1, (counts, n) => {
      const statistic = scoreStatistic(theta, { ...counts, n, heads: n });
      return n >= 30 && Math.abs(statistic) > 1.959964;
    });
    expect(missed / runs).toBeGreaterThan(0.3);
  });

  it('the mixture misses it in at most 5 %, but for the noise of 300 runs', () => {
    const grid = bettingGrid(500, 0.05);
    const threshold = Math.log(2 / 0.05);
    const m = (1 + theta) / 2;
    const missed = runsWithMiss(2, (counts) => {
      // The truth is outside when one of the bettors has won 2 / alpha.
      return (
        logCapital(m, counts, grid) >= threshold || logCapital(1 - m, mirrorCounts(counts), grid) >= threshold
      );
    });
    expect(missed / runs).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
  });
});

describe('scoreConfidenceSequence', () => {
  it('is null for nobody, and has a width for a single answer', () => {
    expect(scoreConfidenceSequence(nobody)).toBeNull();
    const one = scoreConfidenceSequence({ ...nobody, promoters: 1 });
    expect(one?.upper).toBe(100);
    expect(one?.lower).toBeLessThan(-90);
  });

  it('refuses what it does not know', async () => {
    const counts = { promoters: 5, passives: 3, detractors: 2 };
    await expectCode(() => scoreConfidenceSequence(counts, { plannedN: 0 }), 'INVALID_OPTION');
    await expectCode(() => scoreConfidenceSequence(counts, { level: 0.05 }), 'INVALID_OPTION');
    // @ts-expect-error no such method
    await expectCode(() => scoreConfidenceSequence(counts, { method: 'wald' }), 'INVALID_OPTION');
    await expectCode(() => scoreConfidenceSequence({ ...counts, passives: 0.5 }), 'INVALID_COUNTS');
  });

  it('costs about 1.6 times the width of a single look near the planned n', () => {
    const counts = { promoters: 250, passives: 150, detractors: 100 };
    const watched = scoreConfidenceSequence(counts);
    const once = testScore(counts, { target: 0 });
    if (once.status !== 'tested' || watched === null) throw new Error('there are answers');
    const ratio = (watched.upper - watched.lower) / (once.interval.upper - once.interval.lower);
    expect(ratio).toBeGreaterThan(1.5);
    expect(ratio).toBeLessThan(1.7);
  });
});

describe('testScoreAnytime', () => {
  it('gives null and 0 where no double holds the evidence', () => {
    const test = testScoreAnytime({ promoters: 10, passives: 1, detractors: 0 }, { target: 100 });
    expect(test).toMatchObject({ status: 'tested', eValue: null, pValue: 0, statistic: null });
    const many = testScoreAnytime({ promoters: 1e6, passives: 0, detractors: 0 }, { target: 0 });
    expect(many).toMatchObject({ eValue: null, pValue: 0 });
  });

  it('is untestable for nobody and refuses bad options', async () => {
    expect(testScoreAnytime(nobody, { target: 0 })).toEqual({ status: 'untestable', reason: 'empty-sample' });
    await expectCode(() => testScoreAnytime(nobody, { target: 101 }), 'INVALID_OPTION');
    // @ts-expect-error a target is needed
    await expectCode(() => testScoreAnytime(nobody), 'INVALID_ARGUMENT');
  });
});

describe('testScoreDifferenceAnytime', () => {
  it('is untestable with an empty side, and sees nothing in alike ones', () => {
    const counts = { promoters: 50, passives: 30, detractors: 20 };
    const untestable = { status: 'untestable', reason: 'empty-sample' };
    expect(testScoreDifferenceAnytime({ current: nobody, baseline: counts })).toEqual(untestable);
    const test = testScoreDifferenceAnytime({ current: counts, baseline: counts });
    expect(test).toMatchObject({ status: 'tested', difference: 0, pValue: 1 });
    expect(isSignificant(test)).toBe(false);
  });
});
