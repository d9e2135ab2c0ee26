import type { Alternative } from '../inference/records.js';
import { roundScore } from '../scoring/format.js';
import type { ChangeWords } from './change-words.js';
import { readText, type ScoreLimits } from './figures.js';
import { fillPhrase } from './phrase.js';
import { limitFacts, scoreText } from './score-sentence.js';

/** The limits of a test, which it tells when it is two-sided. */
interface TestedLimits {
  readonly interval?: { readonly lower: number | null; readonly upper: number | null } | null | undefined;
  readonly alternative?: Alternative | undefined;
}

/** What a sentence about a test needs of it. */
export interface JudgedDifference {
  /** Points. */
  readonly difference: number;
  /** Limits of the difference. */
  readonly interval?: ScoreLimits | null | undefined;
  /** 0 to 1. */
  readonly pValue: number;
  /** What was looked for. @defaultValue `"two-sided"` */
  readonly alternative?: Alternative | undefined;
  /** Whether the p-value is adjusted for other comparisons. @defaultValue false */
  readonly isAdjusted?: boolean;
}

/** How a sentence is made. */
export interface Telling<Words> {
  readonly words: Words;
  readonly digits: number;
  readonly alpha: number;
}

/** The value without its sign, with as many more digits as it takes not to show 0 for what is none. */
export function shownSize(value: number, digits: number): number {
  const rounded = roundScore(Math.abs(value), digits);
  return rounded > 0 || digits >= 10 ? rounded : shownSize(value, digits + 1);
}

/** A p-value as text, with two figures, or as many as keep it on its side of alpha. */
export function pValueText(
  test: { readonly pValue: number; readonly alternative?: string | undefined; readonly isAdjusted?: boolean },
  { words, alpha }: Telling<ChangeWords>,
): string {
  const { pValue, alternative, isAdjusted } = test;
  const phrase = isAdjusted
    ? words.adjustedPValue
    : isOneSided(alternative)
      ? words.oneSidedPValue
      : words.pValue;
  if (pValue < 0.001) return fillPhrase(phrase, { sign: '<', p: 0.001 });
  let p: number;
  let figures = 2;
  do {
    p = Number(pValue.toPrecision(figures));
    figures += 1; // 17 figures tell all doubles apart
  } while (p < alpha !== pValue < alpha);
  return fillPhrase(phrase, { sign: '=', p });
}

/** What chance has to do with it. */
function verdictOf(
  test: Pick<JudgedDifference, 'pValue' | 'alternative' | 'isAdjusted'>,
  telling: Telling<ChangeWords>,
): string {
  const { words, alpha } = telling;
  const { pValue, alternative } = test;
  const phrase =
    pValue < alpha
      ? words.beyondChance
      : alternative === 'greater'
        ? words.notHigher
        : alternative === 'less'
          ? words.notLower
          : words.withinChance;
  return fillPhrase(phrase, { p: pValueText(test, telling) });
}

function isOneSided(alternative: string | undefined): boolean {
  return alternative === 'greater' || alternative === 'less';
}

/** Limits of a difference; nothing for a one-sided test, one end of whose interval is that of the scale. */
export function limitsText(
  { interval, alternative }: TestedLimits,
  { words, digits }: Telling<ChangeWords>,
): string {
  if (isOneSided(alternative) || !interval || interval.lower === null) return '';
  return fillPhrase(words.limits, limitFacts(interval as ScoreLimits, 1e300, digits));
}

/** What is said of less, of the same and of more. */
export function byDirection<T>(difference: number, less: T, same: T, more: T): T {
  return difference === 0 ? same : difference > 0 ? more : less;
}

/** A statement, and whether chance explains it. */
export function judgedSentence(
  change: string,
  test: Parameters<typeof verdictOf>[0],
  telling: Telling<ChangeWords>,
  phrase: ChangeWords['judged'] = telling.words.judged,
): string {
  return fillPhrase(phrase, { change, verdict: verdictOf(test, telling) });
}

/** Points without their sign, in words. */
export function pointsText(value: number, { words, digits }: Telling<ChangeWords>): string {
  return fillPhrase(words.points, { points: shownSize(value, digits) });
}

/** What a score is compared with: a target, where the record has one. */
export function againstText(
  record: { readonly target?: number | undefined },
  { words, digits }: Telling<ChangeWords>,
): string {
  return 'target' in record
    ? fillPhrase(words.target, { target: scoreText(record.target as number, digits) })
    : fillPhrase(words.baseline);
}

/** How far above or below what, and whether chance explains it. */
export function changeSentence(
  test: JudgedDifference,
  baseline: string,
  telling: Telling<ChangeWords>,
): string {
  const { words } = telling;
  const phrase = byDirection(test.difference, words.below, words.level, words.above);
  const distance = fillPhrase(phrase, { points: pointsText(test.difference, telling), baseline });
  return judgedSentence(distance + limitsText(test, telling), test, telling);
}

/** How much more a group moved than its control group, and whether chance explains it. */
export function controlledSentence(test: JudgedDifference, telling: Telling<ChangeWords>): string {
  const { words } = telling;
  const phrase = byDirection(test.difference, words.lost, words.moved, words.gained);
  const facts = { points: pointsText(test.difference, telling), limits: limitsText(test, telling) };
  return judgedSentence(fillPhrase(phrase, facts), test, telling);
}

/** Why a test can not be made; a reason that is not known here stands for itself. */
export function reasonText(
  { reason }: { readonly reason: string },
  words: ChangeWords,
  path = 'record',
): string {
  const text = readText(reason, `${path}.reason`);
  return Object.hasOwn(reasons, text) ? fillPhrase(words[reasons[text] as ReasonWord]) : text;
}

type ReasonWord = 'emptySample' | 'zeroVariance' | 'tooFewGroups' | 'noBaseline' | 'belowMinimumN';

const reasons: Readonly<Record<string, ReasonWord>> = {
  'empty-sample': 'emptySample',
  'zero-variance': 'zeroVariance',
  'too-few-groups': 'tooFewGroups',
  'no-baseline': 'noBaseline',
  'below-minimum-n': 'belowMinimumN',
};
