import type { Telling } from './change-sentence.js';
import { assertFigures } from './check-figures.js';
import { readFigure, type ScoreLimits } from './figures.js';
import { fillPhrase } from './phrase.js';
import { limitFacts, scoreSentence, scoreText } from './score-sentence.js';
import type { SummaryWords } from './summary-words.js';

/** A score and its rank, as `rankSegments` tells it. */
export interface DescribedRank {
  /** Net Promoter Score in points, -100 to 100; null when nobody answered. */
  readonly score: number | null;
  /** Respondents (heads). */
  readonly n: number;
  /** 1 for the highest score; null when nobody answered. */
  readonly rank: number | null;
  /** Ranks that the true score may have; null when nobody answered. */
  readonly interval: (ScoreLimits & { readonly method: 'holm-score' }) | null;
}

/** A score drawn toward the mean of the segments, as `shrinkScores` tells it. */
export interface DescribedShrinkage {
  /** Its own score in points, -100 to 100; null when nobody answered. */
  readonly score: number | null;
  /** Respondents (heads). */
  readonly n: number;
  /** The score drawn toward the mean, points, -100 to 100. */
  readonly shrunken: number;
  /** Limits of that one. */
  readonly interval: ScoreLimits;
}

/** The limits are ranks, not points. */
export function rankSentence(
  record: DescribedRank & { readonly interval: ScoreLimits },
  telling: Telling<SummaryWords>,
): string {
  assertFigures(record, ['rank']);
  return fillPhrase(telling.words.ranked, {
    ...limitFacts(record.interval, 2 ** 53, 0),
    score: ownSentence(record, telling),
    rank: record.rank as number,
  });
}

/** The limits are those of the shrunken score. */
export function shrinkageSentence(record: DescribedShrinkage, telling: Telling<SummaryWords>): string {
  const { words, digits } = telling;
  return fillPhrase(words.shrunken, {
    ...limitFacts(record.interval, 100, digits),
    score: ownSentence(record, telling),
    shrunken: scoreText(record.shrunken, digits),
  });
}

export function hiddenSentence(_row: object, { words }: Telling<SummaryWords>): string {
  return fillPhrase(words.suppressed);
}

/** The score alone, where the limits are those of something else. */
function ownSentence(
  { score, n }: DescribedRank | DescribedShrinkage,
  { words, digits }: Telling<SummaryWords>,
): string {
  return scoreSentence(readFigure({ score, n }, 'record'), null, words, digits);
}
