import { assertRecord } from '../core/assertions.js';
import type { Alternative, Untestable } from '../inference/records.js';
import { readAlpha } from '../inference/significance.js';
import { beforeAfterLayers, plotHeight, readGroup } from './before-after-layers.js';
import {
  changeSentence,
  controlledSentence,
  type JudgedDifference,
  reasonText,
  type Telling,
} from './change-sentence.js';
import { type ChangeWords, changeWords } from './change-words.js';
import { assertFigures } from './check-figures.js';
import type { ScoredFigure, ScoreLimits } from './figures.js';
import { frameChart, frameText, readLook } from './frame.js';
import { fillPhrase, type Phrase } from './phrase.js';
import { limitFacts } from './score-sentence.js';
import type { ChartOptions } from './theme.js';
import type { VegaLiteSpec } from './vega-lite.js';

/** A score before and after a change. */
export interface BeforeAfterScores {
  /** After. */
  readonly current: ScoredFigure;
  /** Before. */
  readonly baseline: ScoredFigure;
}

/** What a test says of the change; the subtitle tells it. */
export interface TestedChange {
  /** Difference in points: after minus before, or that of the group minus that of its control group. */
  readonly difference?: number | undefined;
  /** Limits of the difference. */
  readonly interval?: ScoreLimits | null | undefined;
  /** 0 to 1. */
  readonly pValue?: number | undefined;
  /** What was looked for. */
  readonly alternative?: Alternative | undefined;
}

/** One group before and after, with its test where there is one. */
export type PlainBeforeAfter = BeforeAfterScores & TestedChange;

/** A group for which something was changed, one for which nothing was, and their test where there is one. */
export interface ControlledBeforeAfter extends TestedChange {
  /** The group that the change was made for. */
  readonly treated: BeforeAfterScores;
  /** The group that it was not made for. */
  readonly control: BeforeAfterScores;
}

/** Words of {@link chartBeforeAfter}. */
export interface BeforeAfterChartLabels extends ChangeWords {
  /** Title. */
  readonly title: Phrase;
  /** Name of the axis. */
  readonly axis: Phrase;
  /** The time before. */
  readonly before: Phrase;
  /** The time after. */
  readonly after: Phrase;
  /** The group that the change was made for. */
  readonly treated: Phrase;
  /** The group that it was not made for. */
  readonly control: Phrase;
  /** A side in which nobody answered. */
  readonly noAnswers: Phrase;
  /** One group in words. */
  readonly group: Phrase<'group' | 'before' | 'after'>;
  /** The whole chart in words. */
  readonly description: Phrase<'title' | 'groups' | 'sentence'>;
}

/** Options of {@link chartBeforeAfter}. */
export interface BeforeAfterChartOptions extends ChartOptions<BeforeAfterChartLabels> {
  /** Accepted chance of a false alarm, for the sentence. @defaultValue 0.05 */
  readonly alpha?: number | undefined;
}

/** English words. A function, since a module level spread would stay in every bundle. */
function words(): BeforeAfterChartLabels {
  return {
    ...changeWords,
    baseline: 'the score before',
    title: 'Net Promoter Score before and after',
    axis: 'Net Promoter Score (points)',
    before: 'Before',
    after: 'After',
    treated: 'Changed group',
    control: 'Control group',
    noAnswers: 'no answers',
    group: '{group} {before} to {after}',
    description: '{title}. {groups}. {sentence}',
  };
}

/**
 * A score before and after a change, with the intervals of both sides where they are given, and beside a control group.
 *
 * Takes what `compareBeforeAfter` or `testScoreDifference` gives; the subtitle tells its verdict. An untestable record
 * gives a chart that says why.
 *
 * @throws {NpsError} INVALID_ARGUMENT when a side is malformed; INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { chartBeforeAfter, testScoreDifference } from 'nps-kit';
 *
 * const test = testScoreDifference({
 *   current: { promoters: 140, passives: 75, detractors: 35 },
 *   baseline: { promoters: 150, passives: 80, detractors: 20 },
 * });
 * chartBeforeAfter(test).title.subtitle; // => '10 points below the score before (-22 to 2, 95 %), no more than chance explains (p = 0.1)'
 * ```
 */
export function chartBeforeAfter(
  comparison: PlainBeforeAfter | ControlledBeforeAfter | Untestable,
  options: BeforeAfterChartOptions = {},
): VegaLiteSpec {
  assertRecord(comparison, 'comparison');
  const look = readLook(options, words());
  const { labels, digits } = look;
  const telling: Telling<ChangeWords> = { words: labels, digits, alpha: readAlpha(options) };
  if ('reason' in comparison) {
    const reason = reasonText(comparison, labels, 'comparison');
    return frameText(look, fillPhrase(labels.untestable, { reason }));
  }
  const controlled = 'treated' in comparison;
  const groups = controlled
    ? (['control', 'treated'] as const).map((key) =>
        readGroup(comparison[key], key, look, `comparison.${key}`),
      )
    : [readGroup(comparison, 'treated', look, 'comparison')];
  const sentence = sentenceOf(comparison, controlled, telling);
  const rows = groups.flatMap(({ sides }) => sides);
  const facts = { groups: groups.map(({ text }) => text).join('; '), sentence };
  return frameChart(look, facts, {
    subtitle: sentence,
    trimmed: true,
    height: plotHeight,
    values: rows,
    layer: beforeAfterLayers(groups, rows, look),
  });
}

function sentenceOf(
  comparison: PlainBeforeAfter | ControlledBeforeAfter,
  controlled: boolean,
  telling: Telling<ChangeWords>,
): string {
  if (comparison.difference === undefined || comparison.pValue === undefined) return '';
  assertFigures(comparison, ['difference', 'pValue'], 'comparison');
  if (comparison.interval) limitFacts(comparison.interval, 400, telling.digits, 'comparison.interval');
  const test = comparison as JudgedDifference;
  return controlled
    ? controlledSentence(test, telling)
    : changeSentence(test, fillPhrase(telling.words.baseline), telling);
}
