import fc from 'fast-check';
import {
  combineBySegment,
  compareToBenchmark,
  controlChart,
  type DifferenceTest,
  histogramRatings,
  isNpsError,
  probabilityAbove,
  probabilityOfIncrease,
  scoreInterval,
  scorePosterior,
  summarizeCounts,
  testHomogeneity,
  testMarginalHomogeneity,
  testRatingShift,
  testScore,
  testScoreDifference,
  testScoreEquivalence,
  testScoresEqual,
  themeImpact,
} from 'nps-kit';
import { type Describable, type DescribedTrend, type DescribeOptions, describeSummary } from 'nps-kit/charts';
import { describe, expect, it } from 'vitest';
import { benchmarkOf } from '../benchmarks/fixture.js';
import { someCounts } from '../inference/arbitraries.js';
import { july, june, nobody, scored } from './cases.js';

const tested = {
  status: 'tested',
  standardError: null,
  statistic: null,
  alternative: 'two-sided',
  method: 'score',
} as const;
const difference = (points: number, pValue: number, more: object = {}): Describable =>
  ({
    ...tested,
    difference: points,
    interval: { lower: points - 5, upper: points + 5, level: 0.9, method: 'score' },
    pValue,
    current: { score: 52, n: 250 },
    baseline: { score: 52 - points, n: 1 },
    ...more,
  }) as Describable;
const trend: DescribedTrend = {
  status: 'tested',
  slope: 1.25,
  interval: { lower: 0.44, upper: 2.06, level: 0.95 },
  pValue: 0.0031,
  alternative: 'two-sided',
  unit: 'period',
  periods: 12,
};

describe('sentences', () => {
  it.each<readonly [string, Describable]>([
    ['No NPS: nobody answered', null],
    ['No NPS: nobody answered', summarizeCounts(nobody)],
    [
      'No NPS: nobody answered',
      { ...scored(nobody), comparison: testScoreDifference({ current: nobody, baseline: june }) },
    ],
    ['No NPS shown for 3 answers', { score: null, n: 3 }],
    ['NPS 52 from 250 answers', summarizeCounts(june)],
    ['NPS 100 from 1 answer', { score: 100, n: 1 }],
    ['NPS 0 from 2 answers', { score: -0.4, n: 2 }],
    ['NPS 0 from 18014398509481984 answers', { score: 0, n: 2 ** 54 }], // a sum of categories that are each below 2^53
    ['NPS 52 (44 to 59, 95 %) from 250 answers', scored(june)],
    ['Between 44 and 59 points (95 %)', scoreInterval(june)],
    [
      'NPS 52 (44 to 59, 95 %) from 250 answers; 2 points above the target of 50, no more than chance explains (p = 0.63)',
      testScore(june, { target: 50 }),
    ],
    [
      'NPS 52 from 250 answers; 2 points above the target of 50, not shown to be higher (one-sided p = 0.31)',
      testScore(june, { target: 50, alternative: 'greater' }),
    ],
    [
      'NPS 42 from 250 answers; 10 points below the baseline (-22 to 2, 95 %), no more than chance explains (p = 0.1)',
      testScoreDifference({ current: july, baseline: june }),
    ],
    [
      'NPS 52 from 250 answers; 10 points above the baseline (5 to 15, 90 %), more than chance explains (p = 0.01)',
      difference(10, 0.01),
    ],
    [
      'NPS 52 from 250 answers; 1 point above the baseline (-4 to 6, 90 %), no more than chance explains (p = 1)',
      difference(1, 1),
    ],
    [
      'NPS 52 from 250 answers; 0.03 points below the baseline (-5 to 5, 90 %), no more than chance explains (p = 0.99)',
      difference(-0.03, 0.99),
    ],
    [
      'NPS 52 from 250 answers; level with the baseline (-5 to 5, 90 %), no more than chance explains (p = 1)',
      difference(0, 1),
    ],
    [
      'NPS 52 from 250 answers; 10 points above the baseline, not shown to be lower (one-sided p = 0.96)',
      difference(10, 0.96, { alternative: 'less' }),
    ],
    [
      'NPS 52 from 250 answers; 10 points below the baseline, more than chance explains (one-sided p < 0.001)',
      difference(-10, 1e-300, { alternative: 'less' }),
    ],
    [
      'No comparison: nobody answered on at least one side',
      testScoreDifference({ current: nobody, baseline: june }),
    ],
    ['No comparison: all answers are alike', { status: 'untestable', reason: 'zero-variance' }],
    ['No comparison: too few groups or periods have answers', testScoresEqual([june])],
    [
      'NPS 52 from 250 answers; no comparison: nobody answered on at least one side',
      { ...summarizeCounts(june), comparison: testScoreDifference({ current: june, baseline: nobody }) },
    ],
    [
      'NPS 52 from 250 answers; 10 points above the baseline, no more than chance explains (adjusted p = 0.09)',
      { score: 52, n: 250, comparison: difference(10, 0.01) as DifferenceTest, adjustedPValue: 0.09 },
    ],
    [
      'NPS 52 from 250 answers; no comparison: nothing to compare with',
      {
        score: 52,
        n: 250,
        comparison: { status: 'not-compared', reason: 'no-baseline' },
        adjustedPValue: null,
      },
    ],
    [
      'NPS 52 from 250 answers; 10 points above the baseline, no more than chance explains (adjusted p = 0.09)',
      {
        score: 52,
        n: 250,
        comparison: { test: difference(10, 0.01) as DifferenceTest, adjustedPValue: 0.09 },
      },
    ],
    [
      'NPS 52 from 250 answers; no comparison: nobody answered on at least one side',
      {
        score: 52,
        n: 250,
        comparison: { test: { status: 'untestable', reason: 'empty-sample' }, adjustedPValue: null },
      },
    ],
    ['No comparison: too few answers', { status: 'not-compared', reason: 'below-minimum-n' }],
    [
      'Not shown to be the same within 5 points (p = 0.79)',
      testScoreEquivalence({ current: july, baseline: june }, { margin: 5 }),
    ],
    [
      'NPS rises by 1.3 points per period (0.4 to 2.1, 95 %) over 12 periods, more than chance explains (p = 0.0031)',
      trend,
    ],
    [
      'NPS falls by 0.02 points per day over 1 period, no more than chance explains (p = 0.5)',
      {
        ...trend,
        slope: -0.02,
        unit: 'day',
        periods: 1,
        pValue: 0.5,
        interval: { lower: null, upper: null, level: 0.95 },
      },
    ],
    [
      'NPS neither rises nor falls (-1.0 to 1.0, 95 %) over 12 periods, no more than chance explains (p = 1)',
      { ...trend, slope: 0, pValue: 1, interval: { lower: -1, upper: 1, level: 0.95 } },
    ],
    [
      'NPS 52 from 250 answers; 10 points above the baseline (5 to 15, 90 %), no more than chance explains (adjusted p = 0.09)',
      { test: difference(10, 0.01) as DifferenceTest, adjustedPValue: 0.09 },
    ],
    [
      'No comparison: all answers are alike',
      { test: { status: 'untestable', reason: 'zero-variance' }, adjustedPValue: null },
    ],
    ['No NPS shown', { status: 'suppressed' }],
    [
      'Rank 12 (9 to 140, 95 %): NPS 52 from 250 answers',
      {
        score: 52,
        n: 250,
        rank: 12,
        interval: { lower: 9, upper: 140, level: 0.95, method: 'holm-score' },
      },
    ],
    ['No NPS: nobody answered', { score: null, n: 0, rank: null, interval: null }],
    [
      'NPS 100 from 3 answers; 64 (41 to 87, 95 %) when drawn toward the mean',
      { score: 100, n: 3, shrunken: 63.8, interval: { lower: 40.6, upper: 87.1, level: 0.95 } },
    ],
    [
      'No NPS: nobody answered; 45 (10 to 80, 95 %) when drawn toward the mean',
      { score: null, n: 0, shrunken: 45, interval: { lower: 10, upper: 80, level: 0.95 } },
    ],
    [
      'Since 2026-03: 10 points above the time before (5 to 15, 90 %), more than chance explains (p = 0.01)',
      difference(10, 0.01, { shift: { label: '2026-03' }, alternative: undefined }),
    ],
    [
      'A change 10 points above that of the control group (5 to 15, 90 %), more than chance explains (p = 0.01)',
      difference(10, 0.01, { treated: {}, control: {} }),
    ],
    [
      'A change 10 points below that of the control group (-15 to -5, 90 %), more than chance explains (p = 0.01)',
      difference(-10, 0.01, { treated: {}, control: {} }),
    ],
  ])('%s', (sentence, record) => {
    expect(describeSummary(record)).toBe(sentence);
  });

  it('tells a score and its benchmark', () => {
    expect(describeSummary(compareToBenchmark(june, benchmarkOf('Retail', 40, 70)))).toMatch(
      /^NPS 52 \(44 to 59, 95 %\) from 250 answers; 12 points above the benchmark, more than chance explains \(p = 0\.00\d+\)$/,
    );
    const nowhere = {
      score: 52,
      n: 250,
      provenance: {},
      average: { test: difference(-9, 0.5) as DifferenceTest },
    };
    expect(describeSummary(nowhere)).toBe(
      'NPS 52 from 250 answers; 9 points below the benchmark, no more than chance explains (p = 0.5)',
    );
  });

  it('tells a theme beside those who do not name it', () => {
    // 50 of 250 name it, with a score of 20; the others have 60.
    const themes = themeImpact(
      combineBySegment([{ theme: 'waiting', counts: { promoters: 25, passives: 10, detractors: 15 } }], {
        by: 'theme',
        counts: 'counts',
        total: june,
      }),
    ).themes.map((theme) => describeSummary(theme, { words: { baseline: 'the others' } }));
    expect(themes).toEqual([
      'NPS 20 from 50 answers; 40 points below the others, more than chance explains (p < 0.001)',
    ]);
  });

  it('tells whether several scores differ', () => {
    expect(describeSummary(testScoresEqual([june, july, june]))).toMatch(
      /^The 3 scores differ no more than chance explains \(p = 0\.\d+\)$/,
    );
    expect(describeSummary(testScoresEqual([june, { promoters: 20, passives: 80, detractors: 150 }]))).toBe(
      'The 2 scores differ, more than chance explains (p < 0.001)',
    );
  });

  it('shows digits and obeys alpha', () => {
    expect(describeSummary(scored(june), { digits: 1 })).toBe(
      'NPS 52.0 (43.6 to 59.5, 95 %) from 250 answers',
    );
    expect(describeSummary(difference(10, 0.01), { alpha: 0.005 })).toContain('no more than chance');
  });

  it('shows a p-value on its own side of alpha', () => {
    expect(describeSummary(difference(10, 0.0499))).toContain('more than chance explains (p = 0.0499)');
    expect(describeSummary(difference(10, 0.0501))).toContain('no more than chance explains (p = 0.05)');
    expect(describeSummary(difference(10, 0.05))).toContain('no more than chance explains (p = 0.05)');
  });

  it('speaks other languages', () => {
    const words = {
      answers: ({ n }) => (n === 1 ? '1 Antwort' : `${n} Antworten`),
      scoreWithInterval: 'NPS {score} ({lower} bis {upper}, {level} %) aus {answers}',
      points: '{points} Punkte',
      baseline: 'dem letzten Quartal',
      below: '{points} unter {baseline}',
      withinChance: 'nicht mehr, als der Zufall erklärt ({p})',
    } satisfies DescribeOptions['words'];
    const comparison = testScoreDifference({ current: july, baseline: june });
    expect(describeSummary({ ...scored(july), comparison }, { words })).toBe(
      'NPS 42 (33 bis 50, 95 %) aus 250 Antworten; 10 Punkte unter dem letzten Quartal, nicht mehr, als der Zufall erklärt (p = 0.1)',
    );
  });
});

describe('sentences about ratings and categories', () => {
  const ratings = (...list: number[]) => histogramRatings(list);
  const shift = (delta: number, lower: number, upper: number, pValue: number): Describable => ({
    status: 'tested',
    difference: delta,
    interval: { lower, upper, level: 0.95, method: 'newcombe-5' },
    pValue,
    statistic: null,
    standardError: null,
    alternative: 'two-sided',
    method: 'mann-whitney',
    n: { current: 40, baseline: 50 },
  });

  it.each<readonly [string, Describable]>([
    // (1 + 0.24) / 2 of the pairs; limits likewise.
    [
      'Ratings tend to be higher than the baseline, in 62 % of pairs with ties counted half (55 to 69, 95 %), more than chance explains (p = 0.002)',
      shift(0.24, 0.1, 0.38, 0.002),
    ],
    [
      'Ratings tend to be lower than the baseline, in 62 % of pairs with ties counted half (55 to 69, 95 %), more than chance explains (p = 0.002)',
      shift(-0.24, -0.38, -0.1, 0.002),
    ],
    [
      'Ratings tend to be higher than the baseline, in 50.2 % of pairs with ties counted half (40 to 60, 95 %), no more than chance explains (p = 0.97)',
      shift(0.004, -0.2, 0.2, 0.97),
    ],
    [
      'Ratings tend to be neither higher nor lower than the baseline, in 50 % of pairs with ties counted half (40 to 60, 95 %), no more than chance explains (p = 1)',
      shift(0, -0.2, 0.2, 1),
    ],
    // 9 against 9, 1 twice: two pairs higher, two ties. U = 3 of 4, its variance (5 - 24 / 12) / 48 = 1/16: z = 1.
    [
      'Ratings tend to be higher than the baseline, in 75 % of pairs with ties counted half, not shown to be higher (one-sided p = 0.16)',
      testRatingShift({ current: ratings(9, 9), baseline: ratings(9, 1) }, { alternative: 'greater' }),
    ],
    [
      'Ratings tend to be higher than the baseline, in 75 % of pairs with ties counted half, not shown to be lower (one-sided p = 0.84)',
      testRatingShift({ current: ratings(9, 9), baseline: ratings(9, 1) }, { alternative: 'less' }),
    ],
    [
      'No comparison: nobody answered on at least one side',
      testRatingShift({ current: ratings(), baseline: ratings(9) }),
    ],
    // Expected 15, 10, 15 in each group: 4 * 25 / 15 = 6.67 with 2 degrees of freedom, e^(-6.67 / 2) = 0.0357.
    [
      'The groups differ in their mix of promoters, passives and detractors, more than chance explains (p = 0.036)',
      testHomogeneity([
        { promoters: 20, passives: 10, detractors: 10 },
        { promoters: 10, passives: 10, detractors: 20 },
      ]),
    ],
    [
      'The groups differ in their mix of promoters, passives and detractors no more than chance explains (p = 1)',
      testHomogeneity([june, june]),
    ],
    // The mean ranks of 50/0/50 and 0/100/0 are equal.
    [
      'The groups differ in how high they answer no more than chance explains (p = 1)',
      testHomogeneity(
        [
          { promoters: 50, passives: 0, detractors: 50 },
          { promoters: 0, passives: 100, detractors: 0 },
        ],
        { method: 'kruskal-wallis' },
      ),
    ],
    ['No comparison: too few groups or periods have answers', testHomogeneity([june])],
    [
      'The groups differ in their mix of promoters, passives and detractors no more than chance explains (p = 1)',
      testHomogeneity([nobody, nobody].map((c) => ({ ...c, promoters: 1 }))),
    ],
    // McNemar: 1 who rose, 0 who fell: chi-square 1 with 1 degree of freedom.
    [
      'The same people changed their mix of promoters, passives and detractors no more than chance explains (p = 0.32)',
      testMarginalHomogeneity([{ current: 9, baseline: 3 }]),
    ],
    // 9 rose: chi-square 9.
    [
      'The same people changed their mix of promoters, passives and detractors, more than chance explains (p = 0.0027)',
      testMarginalHomogeneity(Array.from({ length: 9 }, () => ({ current: 9, baseline: 3 }))),
    ],
    [
      'Nobody moved between promoters, passives and detractors',
      testMarginalHomogeneity([{ current: 9, baseline: 10 }]),
    ],
    ['No comparison: nobody answered on at least one side', testMarginalHomogeneity([])],
  ])('%s', (sentence, record) => {
    expect(describeSummary(record)).toBe(sentence);
  });
});

describe('sentences about the true score', () => {
  const posterior = {
    mean: 29.557,
    interval: { lower: 14.017, upper: 44.273, level: 0.95 },
    prior: { promoters: 0.5, passives: 0.5, detractors: 0.5 },
  };
  const even = { promoters: 20, passives: 3, detractors: 20 };

  it.each<readonly [string, Describable]>([
    ['True NPS between 14 and 44 with 95 % probability, on average 30', posterior],
    [
      'True NPS between 14 and 44 with 95 % probability, on average 30; above the baseline with 96 % probability',
      { ...posterior, probabilityOfIncrease: 0.9648 },
    ],
    [
      'True NPS between 14 and 44 with 95 % probability, on average 30; above the target of 20 with 89 % probability',
      { ...posterior, probabilityAbove: 0.89, target: 20 },
    ],
    // Alike on both sides, so that neither is likelier to be higher.
    [
      'True NPS above the baseline with 50 % probability',
      { probabilityOfIncrease: probabilityOfIncrease({ current: even, baseline: even }) },
    ],
    [
      'True NPS above the target of 0 with 50 % probability',
      { probabilityAbove: probabilityAbove(even, { target: 0 }), target: 0 },
    ],
    ['True NPS above the baseline with 99.5 % probability', { probabilityOfIncrease: 0.9954 }],
    ['True NPS above the baseline with 99.9 % probability', { probabilityOfIncrease: 0.999 }],
    ['True NPS above the baseline with >99.9 % probability', { probabilityOfIncrease: 0.9996 }],
    ['True NPS above the baseline with >99.9 % probability', { probabilityOfIncrease: 1 }],
    ['True NPS above the baseline with 0.4 % probability', { probabilityOfIncrease: 0.004 }],
    ['True NPS above the baseline with <0.1 % probability', { probabilityOfIncrease: 0 }],
    ['Between 14 and 44 points (95 %)', { ...posterior.interval, method: 'dirichlet' }],
  ])('%s', (sentence, record) => {
    expect(describeSummary(record)).toBe(sentence);
  });

  it('says what is believed of nobody: the prior alone, about 0', () => {
    expect(describeSummary(scorePosterior(nobody))).toMatch(
      /^True NPS between -(\d+) and \1 with 95 % probability, on average 0$/,
    );
  });
});

describe('sentences about a control chart', () => {
  const point = (label: string, rules: readonly string[] = [], judged = true) => ({
    label,
    score: 30,
    n: 100,
    lower: 6,
    upper: 54,
    judged,
    rules,
  });
  const chart = (...points: ReturnType<typeof point>[]): Describable => ({
    status: 'charted',
    centre: 30.4,
    points,
  });

  it.each<readonly [string, Describable]>([
    ['In control about NPS 30: no signal in 2 periods', chart(point('May'), point('June'))],
    ['In control about NPS 30: no signal in 1 period', chart(point('May'), point('June', [], false))],
    [
      'Out of control about NPS 30: 1 of 2 periods signals, June',
      chart(point('May'), point('June', ['beyond-limits', 'two-of-three'])),
    ],
    [
      'Out of control about NPS 30: 2 of 3 periods signal, first May, last July',
      chart(point('May', ['ewma']), point('June'), point('July', ['ewma'])),
    ],
    ['Not judged: no period has answers enough', chart(point('May', [], false))],
    ['Not judged: no period has answers enough', chart()],
    [
      'No comparison: all answers are alike',
      controlChart([{ start: 0, end: 1, label: 'May', counts: { ...nobody, promoters: 9 } }]),
    ],
  ])('%s', (sentence, record) => {
    expect(describeSummary(record)).toBe(sentence);
  });
});

describe('nonsense', () => {
  const codeOf = (record: unknown, options: unknown = {}): string => {
    try {
      return describeSummary(record as Describable, options as never);
    } catch (error) {
      if (isNpsError(error)) return `${error.code} ${error.path}`;
      throw error;
    }
  };
  it.each<readonly [string, unknown, unknown?]>([
    ['INVALID_ARGUMENT record', 52],
    ['INVALID_ARGUMENT record', {}],
    ['INVALID_ARGUMENT record', []],
    ['INVALID_ARGUMENT record.score', { score: 101, n: 4 }],
    ['INVALID_ARGUMENT record.n', { score: 10, n: -4 }],
    ['INVALID_ARGUMENT record.pValue', difference(10, 2)],
    ['INVALID_ARGUMENT record.difference', difference(Number.NaN, 0.5)],
    ['INVALID_ARGUMENT record.comparison.pValue', { score: 52, n: 250, comparison: difference(1, -1) }],
    ['INVALID_ARGUMENT record.comparison', { score: 1, n: 4, comparison: 5 }],
    [
      'INVALID_ARGUMENT record.comparison',
      { score: 52, n: 250, comparison: difference(1, 0.5, { margin: 5 }) },
    ],
    [
      'INVALID_ARGUMENT record.comparison',
      { score: 1, n: 4, comparison: { ...tested, difference: 1, pValue: 1 } },
    ],
    [
      'INVALID_ARGUMENT record.adjustedPValue',
      { score: 52, n: 250, comparison: difference(1, 1), adjustedPValue: 2 },
    ],
    // A comparison of another score, of as high a score of others, and limits that are none of this score.
    ['INVALID_ARGUMENT record.comparison', { score: 1, n: 250, comparison: difference(10, 0.01) }],
    ['INVALID_ARGUMENT record.comparison', { score: 52, n: 251, comparison: difference(10, 0.01) }],
    ['INVALID_ARGUMENT record.comparison', { ...scored(june), comparison: testScore(july, { target: 40 }) }],
    [
      'INVALID_ARGUMENT record.interval',
      { ...scored(june), interval: { lower: 40, upper: 60, level: 0.95, method: 'mover' } },
    ],
    [
      'INVALID_ARGUMENT record.interval',
      {
        ...scored(june),
        interval: (testScoreDifference({ current: june, baseline: july }) as DifferenceTest).interval,
      },
    ],
    // Limits without their level.
    ['INVALID_OPTION record.interval.level', { score: 52, n: 250, interval: { lower: 44, upper: 59 } }],
    ['INVALID_OPTION record.interval.level', difference(10, 0.01, { interval: { lower: 5, upper: 15 } })],
    ['INVALID_ARGUMENT record.reason', { status: 'untestable', reason: {} }],
    ['INVALID_OPTION record.level', { lower: 1, upper: 2 }],
    ['INVALID_ARGUMENT record.method', { lower: 1, upper: 2, level: 0.95 }],
    ['INVALID_ARGUMENT record.method', { lower: 0.1, upper: 0.2, level: 0.95, method: 'wilson' }],
    ['INVALID_ARGUMENT record.upper', { lower: -20, upper: 120, level: 0.95, method: 'score' }],
    ['INVALID_ARGUMENT record', { score: 30, n: 4, target: 40 }],
    [
      'INVALID_ARGUMENT record',
      { ...tested, method: 'chi-square', degreesOfFreedom: 1, pValue: 0.5, smallestExpected: 9 },
    ],
    ['INVALID_ARGUMENT record', { ...tested, method: 'welch', difference: 4, pValue: 0.5 }],
    ['INVALID_ARGUMENT record.degreesOfFreedom', { ...tested, method: 'chi-square', pValue: 0.5 }],
    ['INVALID_ARGUMENT record.pValue', { ...tested, slope: 1 }],
    ['INVALID_ARGUMENT record.slope', { ...tested, slope: null, pValue: 1, periods: 3 }],
    ['INVALID_ARGUMENT record.difference', { ...tested, method: 'mann-whitney', difference: 10, pValue: 1 }],
    ['INVALID_ARGUMENT record.points', { status: 'charted', centre: 30 }],
    ['INVALID_ARGUMENT record.probabilityOfIncrease', { probabilityOfIncrease: 96 }],
    ['INVALID_ARGUMENT record.target', { probabilityAbove: 0.9 }],
    ['INVALID_ARGUMENT record.average', { score: 1, n: 4, provenance: {} }],
    ['INVALID_ARGUMENT record', { reason: 'empty-sample' }],
    ['INVALID_OPTION options.words', null, { words: { nonsense: 'x' } }],
    ['INVALID_OPTION options.words.points', null, { words: { points: 3 } }],
    ['INVALID_OPTION options.digits', null, { digits: -1 }],
    ['INVALID_OPTION options.alpha', null, { alpha: 0.95 }],
  ])('throws %s', (expected, record, options) => {
    expect(codeOf(record, options)).toBe(expected);
  });
});

describe('laws', () => {
  it('has the direction of the difference and the verdict of the p-value', () => {
    fc.assert(
      fc.property(someCounts, someCounts, (current, baseline) => {
        const test = testScoreDifference({ current, baseline });
        const text = describeSummary(test);
        expect(text).not.toMatch(/NaN|undefined|null|[{}]/);
        if (test.status !== 'tested') return;
        expect(text.includes(' above ')).toBe(test.difference > 0);
        expect(text.includes(' below ')).toBe(test.difference < 0);
        expect(text.includes('; ') && /, more than chance/.test(text)).toBe(test.pValue < 0.05);
        const shown = /p = ([\d.e-]+)\)$/.exec(text)?.[1];
        if (shown !== undefined) expect(Number(shown) < 0.05).toBe(test.pValue < 0.05);
      }),
      { numRuns: 200 },
    );
  });
});

it('tells no number of answers where none is to be told', () => {
  expect(describeSummary({ score: 3, n: null })).toBe('NPS 3 from an unknown number of answers');
  expect(describeSummary({ score: null, n: null })).toBe('No NPS shown for an unknown number of answers');
});
