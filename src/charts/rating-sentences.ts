import type { HomogeneityTest } from '../inference/homogeneity.js';
import type { MarginalHomogeneityTest } from '../inference/marginal-homogeneity.js';
import type { RatingShiftTest } from '../inference/rating-shift.js';
import { roundScore } from '../scoring/format.js';
import { byDirection, judgedSentence, limitsText, shownSize, type Telling } from './change-sentence.js';
import { readLimits, readNumber } from './figures.js';
import { fillPhrase } from './phrase.js';
import type { SummaryWords } from './summary-words.js';
import { differSentence } from './test-sentences.js';

/** A test of the categories of groups, or of the same people at two times. */
export type DescribedMix = (HomogeneityTest | MarginalHomogeneityTest) & {
  /** That is a test of rates, such as how many answer in each channel. */
  readonly smallestExpected?: never;
};

/** How often the one answer is higher: (1 + Cliff's delta) / 2, ties counted half; told of the side that is higher. */
export function ratingShiftSentence(test: RatingShiftTest, telling: Telling<SummaryWords>): string {
  const { words, digits } = telling;
  const { difference, interval, alternative } = test;
  const delta = readNumber(difference, -1, 1, 'record.difference');
  const side = delta < 0 ? -50 : 50;
  const { lower, upper } = readLimits(interval, 1, 'record.interval') as { lower: number; upper: number };
  const ends = [50 + side * lower, 50 + side * upper];
  const change = fillPhrase(words.ratings, {
    direction: fillPhrase(byDirection(delta, words.lower, words.neither, words.higher)),
    baseline: fillPhrase(words.baseline),
    share: roundScore(50 + shownSize(50 * delta, digits), 10),
    limits: limitsText(
      { interval: { ...interval, lower: Math.min(...ends), upper: Math.max(...ends) }, alternative },
      telling,
    ),
  });
  return judgedSentence(change, test, telling);
}

/** What tests of categories look for, by their methods. */
export const mixes = {
  'chi-square': 'groupsMix',
  'kruskal-wallis': 'groupsHeight',
  'stuart-maxwell': 'peopleMix',
} as const;

export function mixSentence(test: DescribedMix, telling: Telling<SummaryWords>): string {
  const { words } = telling;
  const { method, pValue } = test;
  return method === 'stuart-maxwell' && test.degreesOfFreedom === 0
    ? fillPhrase(words.nobodyMoved)
    : differSentence(fillPhrase(words[mixes[method]]), pValue, telling);
}
