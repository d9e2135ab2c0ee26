import { assertLevel } from '../core/assertions.js';
import { roundScore } from '../scoring/format.js';
import { type FigureRow, readLimits, type ScoreLimits } from './figures.js';
import { fillPhrase } from './phrase.js';
import type { ScoreWords } from './score-words.js';

/** A score with a fixed number of digits, as it is written out. */
export function scoreText(score: number, digits: number): string {
  return roundScore(score, digits).toFixed(digits);
}

/** A level as percent, without the dust of doubles. */
export function percentOf(level: number): number {
  return roundScore(100 * level, 6);
}

/** Limits within [-bound, bound] and their level, as sentences tell them. */
export function limitFacts(
  interval: ScoreLimits,
  bound: number,
  digits: number,
  path = 'record.interval',
): { readonly lower: string; readonly upper: string; readonly level: number } {
  const { lower, upper } = readLimits(interval, bound, path);
  assertLevel(interval.level, `${path}.level`);
  return {
    lower: scoreText(lower as number, digits),
    upper: scoreText(upper as number, digits),
    level: percentOf(interval.level as number),
  };
}

/** One sentence for a score: with its interval, without, or that there is none. */
export function scoreSentence(
  figure: FigureRow,
  level: number | null | undefined,
  words: ScoreWords,
  digits: number,
): string {
  const { score, n, lower, upper } = figure;
  const answers = n === null ? fillPhrase(words.unknownAnswers, {}) : fillPhrase(words.answers, { n });
  if (score === null) {
    return n === 0 ? fillPhrase(words.noAnswers, {}) : fillPhrase(words.noScore, { answers });
  }
  const facts = { score: scoreText(score, digits), answers };
  if (lower === null || upper === null || typeof level !== 'number') return fillPhrase(words.score, facts);
  return fillPhrase(words.scoreWithInterval, {
    ...facts,
    lower: scoreText(lower, digits),
    upper: scoreText(upper, digits),
    level: percentOf(level),
  });
}
