import type { Alternative, ScoredSample } from '../inference/records.js';
import {
  byDirection,
  changeSentence,
  judgedSentence,
  limitsText,
  pointsText,
  pValueText,
  type Telling,
} from './change-sentence.js';
import { readList, readText, type ScoreLimits } from './figures.js';
import { fillPhrase } from './phrase.js';
import type { SummaryWords } from './summary-words.js';

/** Whether scores rise or fall in a line, as `testTrend` tells it. */
export interface DescribedTrend {
  /** Tells this record from one that could not be made. */
  readonly status: 'tested';
  /** Points per unit of time. */
  readonly slope: number;
  /** Limits of the slope; null where a one-sided interval has none. */
  readonly interval: { readonly lower: number | null; readonly upper: number | null; readonly level: number };
  /** 0 to 1. */
  readonly pValue: number;
  /** What was looked for. */
  readonly alternative: Alternative;
  /** Unit of time. */
  readonly unit: 'period' | 'day';
  /** Periods in which somebody answered. */
  readonly periods: number;
}

/** Whether and when the level of a score changed, as `detectShift` tells it. */
export interface DescribedShift {
  /** Tells this record from one that could not be made. */
  readonly status: 'tested';
  /** The period with which the new level begins. */
  readonly shift: { readonly label: string };
  /** Score since then minus score before, points. */
  readonly difference: number;
  /** Limits of that difference. */
  readonly interval: ScoreLimits;
  /** 0 to 1. */
  readonly pValue: number;
  /** All periods since the shift. */
  readonly current: ScoredSample;
  /** All periods before. */
  readonly baseline: ScoredSample;
}

/** Whether a group moved more than its control group, as `compareBeforeAfter` tells it. */
export interface DescribedControl {
  /** Tells this record from one that could not be made. */
  readonly status: 'tested';
  /** Change of the group minus change of the control group, points. */
  readonly difference: number;
  /** Limits of that. */
  readonly interval: ScoreLimits;
  /** 0 to 1. */
  readonly pValue: number;
  /** What was looked for. */
  readonly alternative: Alternative;
  /** The group that the change was made for. */
  readonly treated: object;
  /** The group that it was not made for. */
  readonly control: object;
}

/** Slopes are small, so they show a digit more than scores. */
export function trendSentence(test: DescribedTrend, telling: Telling<SummaryWords>): string {
  const { words } = telling;
  const finer = { ...telling, digits: Math.min(10, telling.digits + 1) };
  const { slope, unit, periods } = test;
  const change = fillPhrase(byDirection(slope, words.falls, words.steady, words.rises), {
    points: pointsText(slope, finer),
    unit: fillPhrase(unit === 'day' ? words.day : words.period),
    limits: limitsText(test, finer),
    periods: fillPhrase(words.periods, { periods }),
  });
  return judgedSentence(change, test, telling);
}

export function shiftSentence(test: DescribedShift, telling: Telling<SummaryWords>): string {
  const { words } = telling;
  const change = changeSentence(test, fillPhrase(words.before), telling);
  return fillPhrase(words.shifted, { since: readText(test.shift?.label, 'record.shift.label'), change });
}

export function equivalenceSentence(
  test: { readonly margin: number; readonly pValue: number },
  telling: Telling<SummaryWords>,
): string {
  const { words, alpha } = telling;
  const points = pointsText(test.margin, telling);
  const phrase = test.pValue < alpha ? words.equivalent : words.notEquivalent;
  return fillPhrase(phrase, { points, p: pValueText(test, telling) });
}

export function equalSentence(
  test: { readonly groups: readonly ScoredSample[]; readonly pValue: number },
  telling: Telling<SummaryWords>,
): string {
  const { groups, pValue } = test;
  return differSentence(
    fillPhrase(telling.words.scoresDiffer, { groups: readList(groups, 'record.groups').length }),
    pValue,
    telling,
  );
}

/** That things differ is no claim where chance explains it, so that no comma parts the two. */
export function differSentence(change: string, pValue: number, telling: Telling<SummaryWords>): string {
  const { words, alpha } = telling;
  return judgedSentence(change, { pValue }, telling, pValue < alpha ? words.judged : words.explained);
}
