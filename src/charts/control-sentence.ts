import { NpsError } from '../core/errors.js';
import type { Telling } from './change-sentence.js';
import { assertFigures } from './check-figures.js';
import type { ControlledScores } from './control-chart.js';
import { fillPhrase } from './phrase.js';
import { scoreText } from './score-sentence.js';
import type { SummaryWords } from './summary-words.js';

/** Whether any period signals, how many, and which come first and last. A period that two rules find counts once. */
export function controlSentence(chart: ControlledScores, { words, digits }: Telling<SummaryWords>): string {
  assertFigures(chart, ['centre']);
  const { centre, points } = chart;
  if (!Array.isArray(points)) throw new NpsError('INVALID_ARGUMENT', 'record.points', 'an array', points);
  const judged = (points as ControlledScores['points']).filter((point) => point.judged);
  const found = judged.filter(({ rules }) => rules.length > 0);
  const facts = {
    centre: scoreText(centre, digits),
    periods: fillPhrase(words.periods, { periods: judged.length }),
    signals: found.length,
    first: found[0]?.label ?? '',
    last: found.at(-1)?.label ?? '',
  };
  if (judged.length === 0) return fillPhrase(words.unjudged, {});
  return fillPhrase([words.inControl, words.signal][found.length] ?? words.signals, facts);
}
