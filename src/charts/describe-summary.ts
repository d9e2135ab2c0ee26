import { assertInteger, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { readAlpha } from '../inference/significance.js';
import { controlledSentence, type Telling } from './change-sentence.js';
import { assertFigures } from './check-figures.js';
import { controlSentence } from './control-sentence.js';
import type { Describable } from './describable.js';
import { hiddenSentence, shrinkageSentence } from './group-sentences.js';
import { intervalSentence } from './interval-sentence.js';
import { fillPhrase, type Overrides, readLabels } from './phrase.js';
import { chanceSentence, posteriorSentence } from './posterior-sentence.js';
import { mixes, mixSentence, ratingShiftSentence } from './rating-sentences.js';
import {
  adjustedSentence,
  benchmarkSentence,
  differenceSentence,
  scoredSentence,
  targetSentence,
  untestableSentence,
} from './scored-sentence.js';
import { type SummaryWords, summaryWords } from './summary-words.js';
import { equalSentence, equivalenceSentence, shiftSentence, trendSentence } from './test-sentences.js';

/** Options of {@link describeSummary}. */
export interface DescribeOptions {
  /** Words that differ from the English ones: texts with facts in braces, or functions of the facts. */
  readonly words?: Overrides<SummaryWords> | undefined;
  /** Digits after the point, 0 to 10; differences that would round to 0 show more. @defaultValue 0 */
  readonly digits?: number | undefined;
  /** Accepted chance of a false alarm, above 0 and below 0.5. @defaultValue 0.05 */
  readonly alpha?: number | undefined;
}

/**
 * One plain sentence for a summary, an interval, a test or a trend.
 *
 * The words are English and can be replaced one by one; no locale is read. What nobody answered and what can not be
 * tested has a sentence of its own. Scores are rounded for the eye, half away from zero. A record that it can not tell
 * rightly is refused.
 *
 * @param record - One of these:
 *   - a score: what summarizeCounts, summarizeDesign or compareToBenchmark gives, a row of scoreDeltas, summarizeSegments,
 *     scoreByQuantile, segmentContributions, themeImpact, rankSegments or shrinkScores, or your own score and n, with
 *     `interval` and `comparison` where you have them;
 *   - an interval of one score: scoreInterval, tangoInterval, bootstrapInterval, scoreConfidenceSequence;
 *   - what scorePosterior gives, with `probabilityOfIncrease` or `probabilityAbove` and `target` where you have them, or
 *     these alone;
 *   - a test: any function whose name begins with test, scoreTestDifference, or one pair of testScoresEqual;
 *   - periods: what testTrend, detectShift, controlChart or compareBeforeAfter gives.
 * @throws {NpsError} INVALID_ARGUMENT when the record is none of these; INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { describeSummary, scoreInterval, summarizeCounts, testScoreDifference } from 'nps-kit';
 *
 * const current = { promoters: 150, passives: 80, detractors: 20 };
 * const baseline = { promoters: 140, passives: 75, detractors: 35 };
 * const summary = summarizeCounts(current);
 * describeSummary(summary); // => 'NPS 52 from 250 answers'
 *
 * const comparison = testScoreDifference({ current, baseline });
 * const record = { ...summary, interval: scoreInterval(current), comparison };
 * describeSummary(record, { words: { baseline: 'last quarter' } }); // => 'NPS 52 (44 to 59, 95 %) from 250 answers; 10 points above last quarter, no more than chance explains (p = 0.1)'
 *
 * const nobody = { promoters: 0, passives: 0, detractors: 0 };
 * describeSummary(summarizeCounts(nobody)); // => 'No NPS: nobody answered'
 * describeSummary(testScoreDifference({ current, baseline: nobody })); // => 'No comparison: nobody answered on at least one side'
 * ```
 * @example
 * ```ts
 * import { controlChart, describeSummary, probabilityOfIncrease, scorePosterior, testHomogeneity } from 'nps-kit';
 *
 * const current = { promoters: 15, passives: 13, detractors: 8 };
 * const baseline = { promoters: 7, passives: 7, detractors: 12 };
 * const pair = { current, baseline };
 * describeSummary({ ...scorePosterior(current), probabilityOfIncrease: probabilityOfIncrease(pair) }); // => 'True NPS between -6 and 43 with 95 % probability, on average 19; above the baseline with 96 % probability'
 * describeSummary(testHomogeneity([current, baseline])); // => 'The groups differ in their mix of promoters, passives and detractors no more than chance explains (p = 0.14)'
 *
 * const week = (index: number, promoters: number, detractors: number) => ({
 *   start: index * 604_800_000,
 *   end: (index + 1) * 604_800_000,
 *   label: `week ${index + 1}`,
 *   counts: { promoters, passives: 30, detractors },
 * });
 * const weeks = [week(0, 50, 20), week(1, 48, 22), week(2, 52, 18), week(3, 22, 48)];
 * describeSummary(controlChart(weeks, { baseline: { first: 3 } })); // => 'Out of control about NPS 30: 1 of 4 periods signals, week 4'
 * ```
 */
export function describeSummary(record: Describable, options: DescribeOptions = {}): string {
  assertRecord(options, 'options');
  const { digits = 0 } = options;
  assertInteger(digits, 0, 10, 'options.digits');
  const alpha = readAlpha(options);
  const words = readLabels(summaryWords(), options.words, 'options.words');
  if (record === null) return fillPhrase(words.noAnswers);
  const fields = Object(record) as Readonly<Record<string, unknown>>;
  const [, sentence, figures] =
    (fields.status === 'tested' ? tests : others).find(
      ([field, , , values]) =>
        Object.hasOwn(fields, field) && (values === undefined || values.includes(fields[field])),
    ) ?? [];
  if (!sentence) {
    throw new NpsError('INVALID_ARGUMENT', 'record', 'a summary, an interval or a test', record);
  }
  assertFigures(fields, figures);
  return sentence(record as never, { words, digits, alpha });
}

type Sentence = (record: never, telling: Telling<SummaryWords>) => string;

/**
 * What tells records apart: a field, or a field with one of some values. The first that fits says how the record is
 * told, and which figures it must have; null is a record that looks like another one and is not told.
 */
type Rule = readonly [
  field: string,
  sentence: Sentence | null,
  figures?: readonly string[] | undefined,
  values?: readonly unknown[],
];

const tests: readonly Rule[] = [
  ['smallestExpected', null], // a test of rates by chi-square
  ['method', ratingShiftSentence, ['pValue'], ['mann-whitney']],
  ['method', mixSentence, ['pValue', 'degreesOfFreedom'], /* @__PURE__ */ Object.keys(mixes)],
  ['slope', trendSentence, ['slope', 'pValue', 'periods']],
  ['shift', shiftSentence, ['difference', 'pValue']],
  ['margin', equivalenceSentence, ['margin', 'pValue']],
  ['treated', controlledSentence, ['difference', 'pValue']],
  ['groups', equalSentence, ['pValue']],
  ['target', targetSentence, ['target', 'difference', 'pValue']],
  ['baseline', differenceSentence],
];

const others: readonly Rule[] = [
  ['status', untestableSentence, undefined, ['untestable', 'not-compared']],
  ['status', hiddenSentence, undefined, ['suppressed']],
  ['status', controlSentence, ['centre'], ['charted']],
  ['prior', posteriorSentence, ['mean']],
  ['probabilityOfIncrease', chanceSentence],
  ['probabilityAbove', chanceSentence],
  ['target', null], // a plan, or a score beside a target that nobody tested
  ['shrunken', shrinkageSentence, ['shrunken']],
  ['provenance', benchmarkSentence],
  ['score', scoredSentence],
  ['test', adjustedSentence],
  ['lower', intervalSentence],
];
