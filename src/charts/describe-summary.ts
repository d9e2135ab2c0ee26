import { assertInteger, assertLevel, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import type { EquivalenceTest } from '../inference/equivalence.js';
import type { ScoresEqualTest } from '../inference/many-scores.js';
import type { DifferenceTest, ScoreInterval, TargetTest, Untestable } from '../inference/records.js';
import { changeSentence, controlledSentence, reasonText, type Telling } from './change-sentence.js';
import { readFigure, readLimits, readNumber, type ScoredFigure } from './figures.js';
import { fillPhrase, type Overrides, readLabels } from './phrase.js';
import { percentOf, scoreSentence, scoreText } from './score-sentence.js';
import { type SummaryWords, summaryWords } from './summary-words.js';
import {
  type DescribedControl,
  type DescribedShift,
  type DescribedTrend,
  equalSentence,
  equivalenceSentence,
  shiftSentence,
  trendSentence,
} from './test-sentences.js';
import { assertAlpha } from './verdict.js';

/** Why two periods were not compared, as `scoreDeltas` tells it. */
export interface DescribedAbsence {
  /** Tells this record from a test. */
  readonly status: 'not-compared';
  /** There is nothing to compare with, or one side has too few answers. */
  readonly reason: 'no-baseline' | 'below-minimum-n';
}

/** A test whose p-value is adjusted for all others, as `summarizeSegments` gives it. */
export interface AdjustedComparison {
  /** The test, or why there is none. */
  readonly test: DifferenceTest | Untestable;
  /** The adjusted p-value, which decides, 0 to 1; null when untestable. */
  readonly adjustedPValue: number | null;
}

/** A score, with its interval and its comparison where you have them: a summary, or one that you put together. */
export interface DescribedScore extends ScoredFigure {
  /** The comparison of the score with another, or with a target. @defaultValue none */
  readonly comparison?:
    | DifferenceTest
    | TargetTest
    | Untestable
    | DescribedAbsence
    | AdjustedComparison
    | null
    | undefined;
  /** P-value of the comparison adjusted for all others, which then decides, 0 to 1. @defaultValue none */
  readonly adjustedPValue?: number | null | undefined;
}

/** Everything that {@link describeSummary} can put into a sentence; null is an interval of nobody. */
export type Describable =
  | DescribedScore
  | ScoreInterval<string>
  | TargetTest
  | DifferenceTest
  | EquivalenceTest
  | ScoresEqualTest
  | DescribedTrend
  | DescribedShift
  | DescribedControl
  | Untestable
  | DescribedAbsence
  | null;

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
 * tested has a sentence of its own. Scores are rounded for the eye, half away from zero.
 *
 * @param record - What summarizeCounts, scoreInterval, testScore, testScoreDifference, testScoreEquivalence,
 *   testScoresEqual, testTrend, detectShift or compareBeforeAfter gives, a row of scoreDeltas or summarizeSegments, or a score with
 *   `interval` and `comparison`.
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
 */
export function describeSummary(record: Describable, options: DescribeOptions = {}): string {
  assertRecord(options, 'options');
  const { digits = 0, alpha = 0.05 } = options;
  assertInteger(digits, 0, 10, 'options.digits');
  assertAlpha(alpha);
  const words = readLabels(summaryWords(), options.words, 'options.words');
  const telling: Telling<SummaryWords> = { words, digits, alpha };
  if (record === null) return fillPhrase(words.noAnswers, {});
  const refuse = () => new NpsError('INVALID_ARGUMENT', 'record', 'a summary, an interval or a test', record);
  if (typeof record !== 'object' || Array.isArray(record)) throw refuse();
  assertFigures(record, 'record');
  if ('reason' in record) return fillPhrase(words.untestable, { reason: reasonText(record, words) });
  if ('slope' in record) return trendSentence(record, telling);
  if ('shift' in record) return shiftSentence(record, telling);
  if ('margin' in record) return equivalenceSentence(record, telling);
  if ('treated' in record) return controlledSentence(record, telling);
  if ('groups' in record) return equalSentence(record, telling);
  if ('target' in record) return targetSentence(record, telling);
  if ('baseline' in record) return differenceSentence(record, telling);
  if ('score' in record) return describedSentence(record, telling);
  if ('lower' in record) return intervalSentence(record, telling);
  throw refuse();
}

/** Least and most of the figures that sentences tell. */
const ranges: Readonly<Record<string, readonly [number, number]>> = {
  adjustedPValue: [0, 1],
  difference: [-400, 400],
  margin: [0, 200],
  pValue: [0, 1],
  slope: [-Number.MAX_VALUE, Number.MAX_VALUE],
  target: [-100, 100],
};

function assertFigures(record: object, path: string): void {
  for (const [field, [least, most]] of Object.entries(ranges)) {
    const value = (record as Record<string, unknown>)[field];
    if (value !== undefined && value !== null) readNumber(value, least, most, `${path}.${field}`);
  }
}

function describedSentence(record: DescribedScore, telling: Telling<SummaryWords>): string {
  const { words, digits } = telling;
  const figure = readFigure(record, 'record');
  const score = scoreSentence(figure, record.interval?.level, words, digits);
  if (figure.score === null || !record.comparison) return score;
  assertRecord(record.comparison, 'record.comparison', 'a test record');
  assertFigures(record.comparison, 'record.comparison');
  const { test: comparison, adjustedPValue: adjusted } =
    'test' in record.comparison
      ? record.comparison
      : { test: record.comparison, adjustedPValue: record.adjustedPValue };
  assertRecord(comparison, 'record.comparison.test', 'a test record');
  assertFigures(comparison, 'record.comparison');
  if ('reason' in comparison) {
    return fillPhrase(words.unjoined, { score, reason: reasonText(comparison, words) });
  }
  // The limits of the difference would stand beside those of the score and confuse.
  const { difference, pValue, alternative } = comparison;
  const isAdjusted = adjusted !== null && adjusted !== undefined;
  const judged = { difference, pValue: isAdjusted ? adjusted : pValue, alternative, isAdjusted };
  const sentence = changeSentence(judged, baselineOf(comparison, telling), telling);
  return fillPhrase(words.joined, { score, change: sentence });
}

function targetSentence(test: TargetTest, telling: Telling<SummaryWords>): string {
  const { interval } = test;
  const own = test.alternative === 'two-sided' ? interval : null;
  return describedSentence({ score: test.score, n: test.n, interval: own, comparison: test }, telling);
}

function differenceSentence(test: DifferenceTest, telling: Telling<SummaryWords>): string {
  const { words, digits } = telling;
  const figure = readFigure(test.current, 'record.current');
  const score = scoreSentence(figure, null, words, digits);
  const change = changeSentence(test, baselineOf(test, telling), telling);
  return fillPhrase(words.joined, { score, change });
}

function baselineOf(test: DifferenceTest | TargetTest, { words, digits }: Telling<SummaryWords>): string {
  return 'target' in test
    ? fillPhrase(words.target, { target: scoreText(test.target, digits) })
    : fillPhrase(words.baseline, {});
}

function intervalSentence(interval: ScoreInterval<string>, { words, digits }: Telling<SummaryWords>): string {
  const { lower, upper } = readLimits(interval, 100, 'record');
  assertLevel(interval.level, 'record.level');
  return fillPhrase(words.interval, {
    lower: scoreText(lower ?? -100, digits),
    upper: scoreText(upper ?? 100, digits),
    level: percentOf(interval.level),
  });
}
