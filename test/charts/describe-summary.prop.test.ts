import fc from 'fast-check';
import {
  bootstrapInterval,
  combineBySegment,
  compareBeforeAfter,
  controlChart,
  detectShift,
  probabilityAbove,
  probabilityOfIncrease,
  rankSegments,
  scorePosterior,
  scoreTestDifference,
  shrinkScores,
  summarizeSegments,
  testHomogeneity,
  testMarginalHomogeneity,
  testPairedScores,
  testRatingShift,
  testScore,
  testScoreAnytime,
  testScoreDifferenceAnytime,
  testScoreEquivalence,
  testScoresEqual,
  testTrend,
  themeImpact,
} from 'nps-kit';
import { type Describable, describeSummary } from 'nps-kit/charts';
import { describe, expect, it } from 'vitest';
import { counts, histograms, rating, smallCounts } from '../arbitraries.js';
import { anyHeads, anyWeights, periodsWith } from '../trends/arbitraries.js';

const nonsense = /NaN|undefined|null|Infinity|\[object|[{}]|-0(?:\.0+)?(?![.\d])/;
const anyCounts = fc.oneof({ weight: 2, arbitrary: counts }, { weight: 1, arbitrary: anyWeights });
const digits = fc.integer({ min: 0, max: 10 });
const alternative = fc.constantFrom('two-sided', 'greater', 'less');

/** The sentence; fails where it holds what no sentence may. */
function sentenceOf(record: Describable, options: { digits?: number; alpha?: number } = {}): string {
  const sentence = describeSummary(record, options);
  expect(sentence).not.toMatch(nonsense);
  expect(sentence).not.toBe('');
  return sentence;
}

/** A verdict is that of the p-value. */
function expectVerdict(sentence: string, pValue: number, alpha = 0.05): void {
  expect(/, more than chance explains/.test(sentence)).toBe(pValue < alpha);
  const shown = /p = ([\d.e-]+)\)$/.exec(sentence)?.[1];
  if (shown !== undefined) expect(Number(shown) < alpha).toBe(pValue < alpha);
}

describe('sentences of every record', () => {
  it('hold no nonsense: tests of two sides', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, alternative, digits, (current, baseline, looksFor, shown) => {
        const options = { digits: shown };
        const pair = { current, baseline };
        for (const record of [
          scoreTestDifference(pair, { alternative: looksFor }),
          testScoreEquivalence(pair, { margin: 3 }),
          testScoresEqual([current, baseline, current], { pairs: false }),
          testHomogeneity([current, baseline]),
          testHomogeneity([current, baseline], { method: 'kruskal-wallis' }),
          testScore(current, { target: -7.5, alternative: looksFor }),
          compareBeforeAfter({ before: current, after: baseline, control: pairOf(baseline, current) }),
        ]) {
          sentenceOf(record, options);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('hold no nonsense: what takes longer', () => {
    fc.assert(
      fc.property(smallCounts, smallCounts, digits, (current, baseline, shown) => {
        const options = { digits: shown };
        const pair = { current, baseline };
        sentenceOf(testScoreAnytime(current, { target: 20 }), options);
        sentenceOf(testScoreDifferenceAnytime(pair), options);
        sentenceOf(bootstrapInterval(current, { draws: 100, seed: 1 }), options);
        const chances = {
          probabilityOfIncrease: probabilityOfIncrease(pair),
          probabilityAbove: probabilityAbove(current, { target: 20 }),
          target: 20,
        };
        sentenceOf({ ...scorePosterior(current), ...chances }, options);
        sentenceOf({ probabilityOfIncrease: chances.probabilityOfIncrease }, options);
      }),
      { numRuns: 30 },
    );
  });

  it('hold no nonsense: segments', () => {
    fc.assert(
      fc.property(fc.array(anyHeads, { minLength: 1, maxLength: 6 }), digits, (list, shown) => {
        const groups = list.map((heads, index) => ({ key: `s${index}`, counts: heads }));
        const tally = combineBySegment(groups, { by: 'key', counts: 'counts' });
        const rows: Describable[] = [
          ...rankSegments(tally),
          ...(shrinkScores(tally)?.segments ?? []),
          ...themeImpact(tally).themes,
          ...summarizeSegments(tally).segments,
          summarizeSegments(tally).total,
        ];
        for (const row of rows) sentenceOf(row, { digits: shown });
      }),
      { numRuns: 60 },
    );
  });

  it('hold no nonsense: periods', () => {
    fc.assert(
      fc.property(periodsWith(anyHeads), digits, alternative, (periods, shown, looksFor) => {
        const options = { digits: shown };
        sentenceOf(testTrend(periods, { alternative: looksFor, unit: 'day' }), options);
        sentenceOf(detectShift(periods), options);
        sentenceOf(controlChart(periods), options);
      }),
      { numRuns: 80 },
    );
  });
});

function pairOf<C>(before: C, after: C): { readonly before: C; readonly after: C } {
  return { before, after };
}

describe('sentences about ratings and categories', () => {
  it('say which side is higher, in more than half of the pairs, and mirror', () => {
    fc.assert(
      fc.property(histograms, histograms, (current, baseline) => {
        const test = testRatingShift({ current, baseline });
        const sentence = sentenceOf(test);
        if (test.status !== 'tested') return;
        expectVerdict(sentence, test.pValue);
        expect(sentence.includes('to be higher')).toBe(test.difference > 0);
        expect(sentence.includes('to be lower')).toBe(test.difference < 0);
        const [, share, lower, upper] = /in ([\d.]+) % of .* \((\d+) to (\d+),/.exec(sentence) ?? [];
        expect(Number(share)).toBeGreaterThanOrEqual(50);
        // The share may show more digits than its limits do.
        expect(Number(share)).toBeGreaterThanOrEqual(Number(lower) - 0.5);
        expect(Number(share)).toBeLessThanOrEqual(Number(upper) + 0.5);
      }),
      { numRuns: 200 },
    );
  });

  it('never claim a difference that chance explains', () => {
    fc.assert(
      fc.property(smallCounts, smallCounts, (one, other) => {
        const test = testHomogeneity([one, other]);
        const sentence = sentenceOf(test);
        if (test.status === 'tested') {
          expect(/detractors, more than chance/.test(sentence)).toBe(test.pValue < 0.05);
          expect(/detractors no more than chance/.test(sentence)).toBe(test.pValue >= 0.05);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('say that nobody moved exactly when nobody did', () => {
    const pairs = fc.array(fc.record({ current: rating, baseline: rating }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(pairs, (list) => {
        const test = testPairedScores(list);
        sentenceOf(test);
        const still = test.status === 'tested' && test.rose + test.fell === 0;
        expect(sentenceOf(testMarginalHomogeneity(list)).startsWith('Nobody moved')).toBe(still);
      }),
    );
  });
});

describe('sentences about the true score', () => {
  it('never say that something is certain, nor call a probability p', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (probability) => {
        const sentence = sentenceOf({ probabilityOfIncrease: probability });
        const [, sign, percent] = / with ([<>]?)([\d.]+) % probability$/.exec(sentence) ?? [];
        expect(Number(percent)).toBeGreaterThan(0);
        expect(Number(percent)).toBeLessThan(100);
        if (sign === '>') expect(probability).toBeGreaterThan(0.999);
        else if (sign === '<') expect(probability).toBeLessThan(0.001);
        else expect(Math.abs(100 * probability - Number(percent))).toBeLessThanOrEqual(0.5 + 1e-9);
        expect(sentence).not.toMatch(/\bp [=<]/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('sentences about a control chart', () => {
  it('count the judged periods that signal, each once', () => {
    const rules = ['beyond-limits', 'ewma', 'two-of-three', 'eight-one-side'] as const;
    fc.assert(
      fc.property(periodsWith(anyHeads), fc.subarray([...rules]), (periods, looksFor) => {
        const chart = controlChart(periods, { rules: looksFor });
        const sentence = sentenceOf(chart);
        if (chart.status !== 'charted') return;
        const labels = [...new Set(chart.signals.map(({ label }) => label))];
        const judged = chart.points.filter((point) => point.judged).length;
        const stated = / (\d+) of (\d+) period/.exec(sentence);
        expect(Number(stated?.[1] ?? 0)).toBe(labels.length);
        if (stated) expect(Number(stated[2])).toBe(judged);
        expect(sentence.startsWith('In control')).toBe(judged > 0 && labels.length === 0);
        expect(sentence.startsWith('Not judged')).toBe(judged === 0);
        if (labels.length > 1) {
          expect(sentence).toMatch(new RegExp(`first ${labels[0]}, last ${labels.at(-1)}$`));
        }
      }),
      { numRuns: 200 },
    );
  });
});
