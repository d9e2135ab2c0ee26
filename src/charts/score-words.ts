import type { Phrase } from './phrase.js';

/** Words for a score alone. */
export interface ScoreWords {
  /** How many answered. */
  readonly answers: Phrase<'n'>;
  /** How many answered is not to be told. */
  readonly unknownAnswers: Phrase;
  /** A score; `answers` is the phrase of that name. */
  readonly score: Phrase<'score' | 'answers'>;
  /** A score with its limits; `level` in percent. */
  readonly scoreWithInterval: Phrase<'score' | 'lower' | 'upper' | 'level' | 'answers'>;
  /** Nobody answered. */
  readonly noAnswers: Phrase;
  /** Answers are there, but the score is not shown. */
  readonly noScore: Phrase<'answers'>;
}

/** English words for a score alone. */
export const scoreWords: ScoreWords = {
  answers: ({ n }) => (n === 1 ? '1 answer' : `${n} answers`),
  unknownAnswers: 'an unknown number of answers',
  score: 'NPS {score} from {answers}',
  scoreWithInterval: 'NPS {score} ({lower} to {upper}, {level} %) from {answers}',
  noAnswers: 'No NPS: nobody answered',
  noScore: 'No NPS shown for {answers}',
};
