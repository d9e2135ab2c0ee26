import type { Phrase } from './phrase.js';

/** Words for tests of more than two scores, of ratings and categories, and of periods. */
export interface TestWords {
  /** Scores rise; `points` is the phrase of that name, `limits` may be empty. */
  readonly rises: Phrase<'points' | 'unit' | 'limits' | 'periods'>;
  /** Scores fall. */
  readonly falls: Phrase<'points' | 'unit' | 'limits' | 'periods'>;
  /** Scores neither rise nor fall. */
  readonly steady: Phrase<'unit' | 'limits' | 'periods'>;
  /** One step from period to period. */
  readonly period: Phrase;
  /** One day. */
  readonly day: Phrase;
  /** How many periods a trend or a control chart sees. */
  readonly periods: Phrase<'periods'>;
  /** The score changed its level at a period; `change` tells by how much. */
  readonly shifted: Phrase<'since' | 'change'>;
  /** What the periods before a shift are called. */
  readonly before: Phrase;
  /** No period of a control chart has a signal; `periods` is the phrase of that name, of those that are judged. */
  readonly inControl: Phrase<'centre' | 'periods'>;
  /** One period has. */
  readonly signal: Phrase<'centre' | 'periods' | 'first'>;
  /** Several periods have, each counted once; `first` and `last` are names of periods. */
  readonly signals: Phrase<'centre' | 'periods' | 'signals' | 'first' | 'last'>;
  /** No period has answers enough to be judged. */
  readonly unjudged: Phrase;
  /** Two scores are the same but for a margin. */
  readonly equivalent: Phrase<'points' | 'p'>;
  /** That was not shown. */
  readonly notEquivalent: Phrase<'points' | 'p'>;
  /** What a test of several scores looks for. */
  readonly scoresDiffer: Phrase<'groups'>;
  /**
   * Ratings are higher or lower on the whole; `direction` is one of the next three phrases, `share` the percentage of
   * pairs, one answer of each side, in which the current one is that, ties counted half.
   */
  readonly ratings: Phrase<'direction' | 'baseline' | 'share' | 'limits'>;
  /** How the current ratings are where they tend to be higher. */
  readonly higher: Phrase;
  /** How they are where they tend to be lower. */
  readonly lower: Phrase;
  /** How they are where they are neither; the share is 50. */
  readonly neither: Phrase;
  /** What a test of the categories of several groups looks for. */
  readonly groupsMix: Phrase;
  /** What Kruskal and Wallis' test of them looks for. */
  readonly groupsHeight: Phrase;
  /** What a test of the categories of the same people at two times looks for. */
  readonly peopleMix: Phrase;
  /** Of these people, nobody changed the category. */
  readonly nobodyMoved: Phrase;
  /** That things differ or changed, and that chance explains it; where chance does not, `judged` joins them. */
  readonly explained: Phrase<'change' | 'verdict'>;
}

/** English words for tests. */
export const testWords: TestWords = {
  rises: 'NPS rises by {points} per {unit}{limits} over {periods}',
  falls: 'NPS falls by {points} per {unit}{limits} over {periods}',
  steady: 'NPS neither rises nor falls{limits} over {periods}',
  period: 'period',
  day: 'day',
  periods: ({ periods }) => (periods === 1 ? '1 period' : `${periods} periods`),
  shifted: 'Since {since}: {change}',
  before: 'the time before',
  inControl: 'In control about NPS {centre}: no signal in {periods}',
  signal: 'Out of control about NPS {centre}: 1 of {periods} signals, {first}',
  signals: 'Out of control about NPS {centre}: {signals} of {periods} signal, first {first}, last {last}',
  unjudged: 'Not judged: no period has answers enough',
  equivalent: 'The same within {points} ({p})',
  notEquivalent: 'Not shown to be the same within {points} ({p})',
  scoresDiffer: 'The {groups} scores differ',
  ratings:
    'Ratings tend to be {direction} than {baseline}, in {share} % of pairs with ties counted half{limits}',
  higher: 'higher',
  lower: 'lower',
  neither: 'neither higher nor lower',
  groupsMix: 'The groups differ in their mix of promoters, passives and detractors',
  groupsHeight: 'The groups differ in how high they answer',
  peopleMix: 'The same people changed their mix of promoters, passives and detractors',
  nobodyMoved: 'Nobody moved between promoters, passives and detractors',
  explained: '{change} {verdict}',
};
