import { assertLevel } from '../core/assertions.js';
import { roundScore } from '../scoring/format.js';
import { type FigureRow, readLimits, type ScoreLimits } from './figures.js';
import { fillPhrase } from './phrase.js';
import type { ScoreWords } from './score-words.js';

/** A score with a fixed number of digits, as it is written out. */
export function scoreText(score: number, digits: number): string {
  return roundScore(score, digits).toFixed(digits);
}

/** Limits within [-bound, bound] and their level, as sentences tell them. */
export function limitFacts(
  interval: ScoreLimits,
  bound: number,
  digits: number,
  path = 'record.interval',
): { readonly lower: string; readonly upper: string; readonly level: number } {
  const { lower, upper } = readLimits(interval, bound, path);
  assertLevel(interval?.level, `${path}.level`);
  return {
    lower: scoreText(lower as number, digits),
    upper: scoreText(upper as number, digits),
    level: roundScore(100 * (interval.level as number), 6),
  };
}

/** One sentence for a score: with its interval, without, or that there is none. */
export function scoreSentence(
  figure: Pick<FigureRow, 'score' | 'n'>,
  interval: ScoreLimits | null | undefined,
  words: ScoreWords,
  digits: number,
  path?: string,
): string {
  const { score, n } = figure;
  const answers = n === null ? fillPhrase(words.unknownAnswers) : fillPhrase(words.answers, { n });
  if (score === null) {
    return n === 0 ? fillPhrase(words.noAnswers) : fillPhrase(words.noScore, { answers });
  }
  const facts = { score: scoreText(score, digits), answers };
  return interval
    ? fillPhrase(words.scoreWithInterval, { ...facts, ...limitFacts(interval, 100, digits, path) })
    : fillPhrase(words.score, facts);
}
