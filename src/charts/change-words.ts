import type { Phrase } from './phrase.js';

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
  /** The change of a group is above that of its control group. */
  readonly gained: Phrase<'points' | 'limits'>;
  /** It is below that. */
  readonly lost: Phrase<'points' | 'limits'>;
  /** Both changes are equal. */
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
export const changeWords: ChangeWords = {
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
  gained: 'A change {points} above that of the control group{limits}',
  lost: 'A change {points} below that of the control group{limits}',
  moved: 'The same change as in the control group{limits}',
  untestable: 'No comparison: {reason}',
  emptySample: 'nobody answered on at least one side',
  zeroVariance: 'all answers are alike',
  tooFewGroups: 'too few groups or periods have answers',
  noBaseline: 'nothing to compare with',
  belowMinimumN: 'too few answers',
};
