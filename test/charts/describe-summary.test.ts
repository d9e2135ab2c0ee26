import fc from 'fast-check';
import {
  type DifferenceTest,
  isNpsError,
  scoreInterval,
  summarizeCounts,
  testScore,
  testScoreDifference,
  testScoreEquivalence,
  testScoresEqual,
} from 'nps-kit';
import { type Describable, type DescribedTrend, type DescribeOptions, describeSummary } from 'nps-kit/charts';
import { describe, expect, it } from 'vitest';
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
    ['NPS 52 (44 to 59, 95 %) from 250 answers', scored(june)],
    ['NPS between 44 and 59 (95 %)', scoreInterval(june)],
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
      'Since 2026-03: 10 points above the time before (5 to 15, 90 %), more than chance explains (p = 0.01)',
      difference(10, 0.01, { shift: { label: '2026-03' }, alternative: undefined }),
    ],
    [
      'Moved up by 10 points more than the control group (5 to 15, 90 %), more than chance explains (p = 0.01)',
      difference(10, 0.01, { treated: {}, control: {} }),
    ],
    [
      'Moved down by 10 points more than the control group (-15 to -5, 90 %), more than chance explains (p = 0.01)',
      difference(-10, 0.01, { treated: {}, control: {} }),
    ],
  ])('%s', (sentence, record) => {
    expect(describeSummary(record)).toBe(sentence);
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
    ['INVALID_ARGUMENT record.comparison.pValue', { score: 1, n: 4, comparison: difference(1, -1) }],
    ['INVALID_OPTION record.level', { lower: 1, upper: 2 }],
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
