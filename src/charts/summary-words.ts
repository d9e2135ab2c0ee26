import { type ChangeWords, changeWords } from './change-words.js';
import { type GroupWords, groupWords } from './group-words.js';
import type { Phrase } from './phrase.js';
import { type ScoreWords, scoreWords } from './score-words.js';
import { type TestWords, testWords } from './test-words.js';

/** Words for all that {@link describeSummary} can tell. */
export interface SummaryWords extends ScoreWords, ChangeWords, TestWords, GroupWords {
  /** What stands between a score and what is said about it. */
  readonly joined: Phrase<'score' | 'change'>;
  /** A score whose comparison can not be made. */
  readonly unjoined: Phrase<'score' | 'reason'>;
  /** An interval alone. */
  readonly interval: Phrase<'lower' | 'upper' | 'level'>;
}

/** English words of {@link describeSummary}. A function, since a module level spread would stay in every bundle. */
export function summaryWords(): SummaryWords {
  return {
    ...scoreWords,
    ...changeWords,
    ...testWords,
    ...groupWords,
    joined: '{score}; {change}',
    unjoined: '{score}; no comparison: {reason}',
    interval: 'Between {lower} and {upper} points ({level} %)',
  };
}
