import type { Telling } from './change-sentence.js';
import type { ControlledScores } from './control-chart.js';
import { readList, readText } from './figures.js';
import { fillPhrase } from './phrase.js';
import { scoreText } from './score-sentence.js';
import type { SummaryWords } from './summary-words.js';

/** Whether any period signals, how many, and which come first and last. A period that two rules find counts once. */
export function controlSentence(chart: ControlledScores, { words, digits }: Telling<SummaryWords>): string {
  const { centre, points } = chart;
  const judged = readList(points, 'record.points').filter((point, index) => {
    const path = `record.points[${index}]`;
    readList(point?.rules, `${path}.rules`);
    readText(point.label, `${path}.label`);
    return point.judged;
  });
  const found = judged.filter(({ rules }) => rules.length > 0);
  const facts = {
    centre: scoreText(centre, digits),
    periods: fillPhrase(words.periods, { periods: judged.length }),
    signals: found.length,
    first: found[0]?.label ?? '',
    last: found.at(-1)?.label ?? '',
  };
  if (judged.length === 0) return fillPhrase(words.unjudged);
  return fillPhrase([words.inControl, words.signal][found.length] ?? words.signals, facts);
}
