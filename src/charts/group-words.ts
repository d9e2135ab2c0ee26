import type { Phrase } from './phrase.js';

/** Words for a score among others, and for where the true one may be. */
export interface GroupWords {
  /** A segment that is not shown. */
  readonly suppressed: Phrase;
  /** A score and its rank among the others, with the ranks that it may have; `score` is the sentence of the score. */
  readonly ranked: Phrase<'score' | 'rank' | 'lower' | 'upper' | 'level'>;
  /** A score, and where it lies once drawn toward the mean of the segments; `level` in percent. */
  readonly shrunken: Phrase<'score' | 'shrunken' | 'lower' | 'upper' | 'level'>;
  /** What a score is compared with when that is the average of a benchmark. */
  readonly benchmark: Phrase;
  /** Where the true score lies after the answers; `level` in percent. */
  readonly posterior: Phrase<'mean' | 'lower' | 'upper' | 'level'>;
  /** How probable it is that the true score is above another; `sign` is `>` or `<` near the ends, or empty. */
  readonly chance: Phrase<'baseline' | 'sign' | 'percent'>;
  /** The same where nothing stands before it; `chance` is the phrase of that name. */
  readonly chanceAlone: Phrase<'chance'>;
}

/** English words for scores among others. */
export const groupWords: GroupWords = {
  suppressed: 'No NPS shown',
  ranked: 'Rank {rank} ({lower} to {upper}, {level} %): {score}',
  shrunken: '{score}; {shrunken} ({lower} to {upper}, {level} %) when drawn toward the mean',
  benchmark: 'the benchmark',
  posterior: 'True NPS between {lower} and {upper} with {level} % probability, on average {mean}',
  chance: 'above {baseline} with {sign}{percent} % probability',
  chanceAlone: 'True NPS {chance}',
};
