import type { Phrase } from './phrase.js';

/** Words for a score alone. */
export interface ScoreWords {
  /** How many answered. */
  readonly answers: Phrase<'n'>;
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
export const scoreWords: ScoreWords = /* @__PURE__ */ Object.freeze<ScoreWords>({
  answers: ({ n }) => (n === 1 ? '1 answer' : `${n} answers`),
  score: 'NPS {score} from {answers}',
  scoreWithInterval: 'NPS {score} ({lower} to {upper}, {level} %) from {answers}',
  noAnswers: 'No NPS: nobody answered',
  noScore: 'No NPS shown for {answers}',
});

/** Words for a difference and what chance has to do with it. */
export interface ChangeWords {
  /** A distance. */
  readonly points: Phrase<'points'>;
  /** What a score is compared with, unless it is a target: `"last quarter"`. */
  readonly baseline: Phrase;
  /** What a score is compared with when that is a target. */
  readonly target: Phrase<'target'>;
  /** The score is higher; `points` is the phrase of that name. */
  readonly above: Phrase<'points' | 'baseline'>;
  /** The score is lower. */
  readonly below: Phrase<'points' | 'baseline'>;
  /** The scores are equal. */
  readonly level: Phrase<'baseline'>;
  /** A statement and the verdict of a test on it. */
  readonly judged: Phrase<'change' | 'verdict'>;
  /** Limits of a difference, written behind it; `level` in percent. */
  readonly limits: Phrase<'lower' | 'upper' | 'level'>;
  /** A p-value; `sign` is `=` or `<`. */
  readonly pValue: Phrase<'sign' | 'p'>;
  /** A p-value of a test that looks to one side. */
  readonly oneSidedPValue: Phrase<'sign' | 'p'>;
  /** A p-value that is adjusted for other comparisons. */
  readonly adjustedPValue: Phrase<'sign' | 'p'>;
  /** The p-value is below alpha. */
  readonly beyondChance: Phrase<'p'>;
  /** The p-value is not below alpha. */
  readonly withinChance: Phrase<'p'>;
  /** A test for a higher score does not show one. */
  readonly notHigher: Phrase<'p'>;
  /** A test for a lower score does not show one. */
  readonly notLower: Phrase<'p'>;
  /** A group rose by more than its control group. */
  readonly gained: Phrase<'points' | 'limits'>;
  /** A group rose by less than its control group, or fell by more. */
  readonly lost: Phrase<'points' | 'limits'>;
  /** Both groups moved alike. */
  readonly moved: Phrase<'limits'>;
  /** A test can not be made; `reason` is one of the next five. */
  readonly untestable: Phrase<'reason'>;
  /** Nobody answered. */
  readonly emptySample: Phrase;
  /** All answers are alike. */
  readonly zeroVariance: Phrase;
  /** Too few groups or periods. */
  readonly tooFewGroups: Phrase;
  /** There is no earlier period. */
  readonly noBaseline: Phrase;
  /** One side has fewer answers than was asked for. */
  readonly belowMinimumN: Phrase;
}

/** English words for a difference. */
export const changeWords: ChangeWords = /* @__PURE__ */ Object.freeze<ChangeWords>({
  points: ({ points }) => (points === 1 ? '1 point' : `${points} points`),
  baseline: 'the baseline',
  target: 'the target of {target}',
  above: '{points} above {baseline}',
  below: '{points} below {baseline}',
  level: 'level with {baseline}',
  judged: '{change}, {verdict}',
  limits: ' ({lower} to {upper}, {level} %)',
  pValue: 'p {sign} {p}',
  oneSidedPValue: 'one-sided p {sign} {p}',
  adjustedPValue: 'adjusted p {sign} {p}',
  beyondChance: 'more than chance explains ({p})',
  withinChance: 'no more than chance explains ({p})',
  notHigher: 'not shown to be higher ({p})',
  notLower: 'not shown to be lower ({p})',
  gained: 'Moved up by {points} more than the control group{limits}',
  lost: 'Moved down by {points} more than the control group{limits}',
  moved: 'Moved as the control group did{limits}',
  untestable: 'No comparison: {reason}',
  emptySample: 'nobody answered on at least one side',
  zeroVariance: 'all answers are alike',
  tooFewGroups: 'too few groups or periods have answers',
  noBaseline: 'nothing to compare with',
  belowMinimumN: 'too few answers',
});

/** Words for all that {@link describeSummary} can tell. */
export interface SummaryWords extends ScoreWords, ChangeWords {
  /** What stands between a score and its comparison. */
  readonly joined: Phrase<'score' | 'change'>;
  /** A score whose comparison can not be made. */
  readonly unjoined: Phrase<'score' | 'reason'>;
  /** An interval alone. */
  readonly interval: Phrase<'lower' | 'upper' | 'level'>;
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
  /** How many periods a trend is seen in. */
  readonly periods: Phrase<'periods'>;
  /** The score changed its level at a period; `change` tells by how much. */
  readonly shifted: Phrase<'since' | 'change'>;
  /** What the periods before a shift are called. */
  readonly before: Phrase;
  /** Two scores are the same but for a margin. */
  readonly equivalent: Phrase<'points' | 'p'>;
  /** That was not shown. */
  readonly notEquivalent: Phrase<'points' | 'p'>;
  /** Several scores differ more than chance explains. */
  readonly unequal: Phrase<'groups' | 'p'>;
  /** They do not. */
  readonly equal: Phrase<'groups' | 'p'>;
}

/** English words of {@link describeSummary}. A function, since a module level spread would stay in every bundle. */
export function summaryWords(): SummaryWords {
  return {
    ...scoreWords,
    ...changeWords,
    joined: '{score}; {change}',
    unjoined: '{score}; no comparison: {reason}',
    interval: 'NPS between {lower} and {upper} ({level} %)',
    rises: 'NPS rises by {points} per {unit}{limits} over {periods}',
    falls: 'NPS falls by {points} per {unit}{limits} over {periods}',
    steady: 'NPS neither rises nor falls{limits} over {periods}',
    period: 'period',
    day: 'day',
    periods: ({ periods }) => (periods === 1 ? '1 period' : `${periods} periods`),
    shifted: 'Since {since}: {change}',
    before: 'the time before',
    equivalent: 'The same within {points} ({p})',
    notEquivalent: 'Not shown to be the same within {points} ({p})',
    unequal: 'The {groups} scores differ, more than chance explains ({p})',
    equal: 'The {groups} scores differ no more than chance explains ({p})',
  };
}
