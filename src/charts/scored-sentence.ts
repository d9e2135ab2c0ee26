import { assertRecord } from '../core/assertions.js';
import type { DifferenceTest, TargetTest, Untestable } from '../inference/records.js';
import {
  againstText,
  changeSentence,
  type JudgedDifference,
  reasonText,
  type Telling,
} from './change-sentence.js';
import { assertFigures } from './check-figures.js';
import { readFigure, readNumber, type ScoredFigure, type ScoreLimits } from './figures.js';
import { type DescribedRank, rankSentence } from './group-sentences.js';
import { assertOwn, type DescribedIntervalMethod, isScoreMethod } from './interval-sentence.js';
import { fillPhrase } from './phrase.js';
import { scoreSentence } from './score-sentence.js';
import type { SummaryWords } from './summary-words.js';

/** Why two periods were not compared, as `scoreDeltas` tells it. */
export interface DescribedAbsence {
  /** Tells this record from a test. */
  readonly status: 'not-compared';
  /** There is nothing to compare with, or one side has too few answers. */
  readonly reason: 'no-baseline' | 'below-minimum-n';
}

/** A test whose p-value is adjusted for all others, as `summarizeSegments` and the pairs of `testScoresEqual` give it. */
export interface AdjustedComparison {
  /** The test, or why there is none. */
  readonly test: DifferenceTest | Untestable;
  /** The adjusted p-value, which decides, 0 to 1; null when untestable. */
  readonly adjustedPValue: number | null;
}

/** Limits of a score that say their level, and perhaps how they were made. */
export interface DescribedLimits extends ScoreLimits {
  /** Confidence level, above 0.5 and below 1. */
  readonly level: number;
  /** A method of intervals of one score. @defaultValue unknown */
  readonly method?: DescribedIntervalMethod | undefined;
}

/** A score with what is known about it: a summary, a row of segments or periods, or one that you put together. */
export interface DescribedScore extends Omit<ScoredFigure, 'interval'> {
  /** Limits of the score, with their level; null or left out when there are none. @defaultValue none */
  readonly interval?: DescribedLimits | null | undefined;
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
  /** The comparison, as `themeImpact` gives it. @defaultValue none */
  readonly test?: DifferenceTest | Untestable | undefined;
  /** A score with a target alone says nothing of chance: `testScore` makes a test of it. */
  readonly target?: undefined;
}

/** A score held against a benchmark, as `compareToBenchmark` tells it. */
export interface DescribedBenchmark extends Omit<ScoredFigure, 'interval'> {
  /** Limits of the score, with their level; null or left out when there are none. @defaultValue none */
  readonly interval?: DescribedLimits | null | undefined;
  /** The comparison with the average. */
  readonly average: { readonly test: DifferenceTest | TargetTest | Untestable };
  /** Where the benchmark comes from; tells this record from others. */
  readonly provenance: object;
}

/** A score and how it compares. */
export function scoredSentence(record: DescribedScore, telling: Telling<SummaryWords>): string {
  const { words, digits } = telling;
  const { interval } = record as DescribedRank;
  // Limits of a rank look like limits of a score; their method tells.
  if (interval?.method === 'holm-score')
    return rankSentence({ ...(record as DescribedRank), interval }, telling);
  const figure = readFigure(record, 'record');
  const score = scoreSentence(figure, record.interval, words, digits);
  const limits = figure.score === null ? null : record.interval;
  assertOwn(!limits || isAbout(figure.score as number, limits), 'interval', limits);
  const comparison = record.comparison ?? record.test;
  if (figure.score === null || !comparison) return score;
  const { test = comparison as Exclude<typeof comparison, AdjustedComparison>, adjustedPValue } = {
    adjustedPValue: record.adjustedPValue,
    ...(comparison as Partial<AdjustedComparison>),
  };
  assertRecord(test, 'record.comparison');
  if ('reason' in test) return fillPhrase(words.unjoined, { score, reason: reasonText(test, words) });
  // Tests of other things, and of other scores, have differences too.
  const own = 'target' in test ? test : test.current;
  const fits = own?.score === figure.score && own.n === (figure.n ?? own.n);
  assertOwn(fits && !('margin' in test), 'comparison', test);
  assertFigures(test, ['difference', 'pValue'], 'record.comparison');
  // The limits of the difference would stand beside those of the score and confuse.
  return joinedSentence(score, { ...test, interval: null }, adjustedPValue, telling);
}

/**
 * Limits of a difference have the shape of those of a score. Their method tells them apart, or their place: a score may
 * lie a little outside its limits, where these are drawn towards the middle, but not farther than they are wide.
 */
function isAbout(score: number, { lower, upper, method }: DescribedLimits): boolean {
  const near = Math.abs(2 * score - lower - upper) <= 3 * (upper - lower);
  return near && (method === undefined || isScoreMethod(method));
}

function joinedSentence(
  score: string,
  test: JudgedDifference & { readonly target?: number | undefined },
  adjusted: number | null | undefined,
  telling: Telling<SummaryWords>,
): string {
  const judged =
    adjusted === null || adjusted === undefined
      ? test
      : { ...test, pValue: readNumber(adjusted, 0, 1, 'record.adjustedPValue'), isAdjusted: true };
  const change = changeSentence(judged, againstText(test, telling), telling);
  return fillPhrase(telling.words.joined, { score, change });
}

/** The test against the average of a benchmark is one against a target or a baseline, but is neither to the reader. */
export function benchmarkSentence(record: DescribedBenchmark, telling: Telling<SummaryWords>): string {
  const { benchmark } = telling.words;
  const words = { ...telling.words, target: benchmark, baseline: benchmark };
  assertRecord(record.average, 'record.average');
  return scoredSentence({ ...record, comparison: record.average.test }, { ...telling, words });
}

export function targetSentence(test: TargetTest, telling: Telling<SummaryWords>): string {
  // One end of the interval of a one-sided test is that of the scale.
  const interval = test.alternative === 'two-sided' ? (test.interval as DescribedLimits) : null;
  return scoredSentence({ ...test, target: undefined, interval, comparison: test }, telling);
}

export function differenceSentence(
  test: DifferenceTest,
  telling: Telling<SummaryWords>,
  adjusted?: number | null,
): string {
  const { words, digits } = telling;
  assertFigures(test, ['difference', 'pValue']);
  const score = scoreSentence(readFigure(test.current, 'record.current'), null, words, digits);
  return joinedSentence(score, test, adjusted, telling);
}

/** One comparison of several. */
export function adjustedSentence(
  { test, adjustedPValue }: AdjustedComparison,
  telling: Telling<SummaryWords>,
): string {
  assertRecord(test, 'record.test');
  return 'reason' in test
    ? untestableSentence(test, telling)
    : differenceSentence(test, telling, adjustedPValue);
}

export function untestableSentence(
  record: Untestable | DescribedAbsence,
  { words }: Telling<SummaryWords>,
): string {
  return fillPhrase(words.untestable, { reason: reasonText(record, words) });
}
