import { roundScore } from '../scoring/format.js';
import { againstText, type Telling } from './change-sentence.js';
import { assertFigures } from './check-figures.js';
import type { ScoreLimits } from './figures.js';
import { fillPhrase } from './phrase.js';
import { limitFacts, scoreText } from './score-sentence.js';
import type { SummaryWords } from './summary-words.js';

/** How probable it is that the true score is above that of the baseline. */
export interface DescribedIncrease {
  /** What `probabilityOfIncrease` gives, 0 to 1. */
  readonly probabilityOfIncrease: number;
}

/** How probable it is that the true score is above a target. */
export interface DescribedChance {
  /** What `probabilityAbove` gives, 0 to 1. */
  readonly probabilityAbove: number;
  /** The target, points, -100 to 100. */
  readonly target: number;
}

/** Where the true score lies after the answers, as `scorePosterior` tells it, with a probability where you add one. */
export interface DescribedPosterior {
  /** Mean of the true score, points. */
  readonly mean: number;
  /** Limits between which it lies with the probability `level`. */
  readonly interval: ScoreLimits & { readonly level: number };
  /** Tells this record from other means. */
  readonly prior: object;
  /** What `probabilityOfIncrease` gives, 0 to 1; not told beside `probabilityAbove`. @defaultValue none */
  readonly probabilityOfIncrease?: number | undefined;
  /** What `probabilityAbove` gives, 0 to 1. @defaultValue none */
  readonly probabilityAbove?: number | undefined;
  /** The target of `probabilityAbove`, points. @defaultValue none */
  readonly target?: number | undefined;
}

export function posteriorSentence(record: DescribedPosterior, telling: Telling<SummaryWords>): string {
  const { words, digits } = telling;
  const score = fillPhrase(words.posterior, {
    ...limitFacts(record.interval, 100, digits),
    mean: scoreText(record.mean, digits),
  });
  const change = chanceText(record, telling);
  return change === '' ? score : fillPhrase(words.joined, { score, change });
}

export function chanceSentence(
  record: DescribedIncrease | DescribedChance,
  telling: Telling<SummaryWords>,
): string {
  return fillPhrase(telling.words.chanceAlone, { chance: chanceText(record, telling) });
}

/** How probable what is; nothing where no probability is given. */
function chanceText(
  record: Pick<DescribedPosterior, 'probabilityOfIncrease' | 'probabilityAbove' | 'target'>,
  telling: Telling<SummaryWords>,
): string {
  const { probabilityOfIncrease, probabilityAbove } = record;
  const probability = probabilityAbove ?? probabilityOfIncrease;
  if (probability === undefined) return '';
  const isAbove = probability === probabilityAbove;
  assertFigures(record, isAbove ? ['probabilityAbove', 'target'] : ['probabilityOfIncrease']);
  // Never certain: a probability of 1 is one that doubles can not tell from it.
  const shown = Math.max(0.001, Math.min(0.999, probability));
  return fillPhrase(telling.words.chance, {
    baseline: againstText(isAbove ? record : {}, telling),
    sign: shown < probability ? '>' : shown > probability ? '<' : '',
    percent: roundScore(100 * shown, shown > 0.99 || shown < 0.01 ? 1 : 0),
  });
}
