import { assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import type { Untestable } from '../inference/records.js';
import { readHeads, readLimits, readNames, readNumber, readScore, type ScoreLimits } from './figures.js';
import { frameChart, frameText, readLook } from './frame.js';
import { silentLayer } from './marks.js';
import { periodAxis } from './name-axis.js';
import { fillPhrase, type Phrase } from './phrase.js';
import { nameKinds, pointLayer, pointOf, referenceLayers } from './point-kinds.js';
import { figureDomain, scoreAxis } from './score-axis.js';
import { scoreText } from './score-sentence.js';
import type { ChartOptions } from './theme.js';
import type { VegaLiteSpec } from './vega-lite.js';

/** A period on a control chart. */
export interface ControlledPoint {
  /** Name of the period. */
  readonly label: string;
  /** Net Promoter Score in points, -100 to 100; null when nobody answered. */
  readonly score: number | null;
  /** Respondents (heads). */
  readonly n: number;
  /** Lower limit for a period of that size, points; null when nobody answered. */
  readonly lower: number | null;
  /** Upper limit for a period of that size, points; null when nobody answered. */
  readonly upper: number | null;
  /** Whether the period has answers enough to be held against rules. */
  readonly judged: boolean;
  /** Rules whose pattern ends here; any makes the point a signal. */
  readonly rules: readonly string[];
}

/** A control chart: the centre and the points with their limits. */
export interface ControlledScores {
  /** Tells this record from one that could not be made. */
  readonly status: 'charted';
  /** The line in the middle, points, -100 to 100. */
  readonly centre: number;
  /** One for each period. */
  readonly points: readonly ControlledPoint[];
}

/** Words of {@link chartControl}. */
export interface ControlChartLabels {
  /** Title. */
  readonly title: Phrase;
  /** Name of the axis of scores. */
  readonly axis: Phrase;
  /** Name of the axis of periods. */
  readonly periodAxis: Phrase;
  /** A period within its limits. */
  readonly usual: Phrase;
  /** A period with too few answers to be judged. */
  readonly few: Phrase;
  /** A signal above the centre. */
  readonly rise: Phrase;
  /** A signal below the centre, or on it. */
  readonly fall: Phrase;
  /** What stands at the centre line. */
  readonly centre: Phrase<'score'>;
  /** One period in words. */
  readonly point: Phrase<'label' | 'score' | 'n'>;
  /** There is nothing to draw. */
  readonly empty: Phrase;
  /** The whole chart in words; `signals` lists the periods, `none` where there are none. */
  readonly description: Phrase<'title' | 'periods' | 'centre' | 'signals'>;
  /** What stands for no signals in the description. */
  readonly none: Phrase;
}

const words: ControlChartLabels = {
  title: 'Net Promoter Score and what is normal for it',
  axis: 'Net Promoter Score (points)',
  periodAxis: 'Period',
  point: '{label}: {score}, n {n}',
  usual: 'Within its limits',
  few: 'Too few answers to judge',
  rise: 'Signal above the centre',
  fall: 'Signal below the centre',
  centre: 'Centre {score}',
  empty: 'No answers, or all alike: nothing to hold the periods against',
  description: '{title}. Periods: {periods}. {centre}. Signals: {signals}',
  none: 'none',
};

/**
 * A control chart: scores through time, the limits that each period's size allows, and the signals.
 *
 * Takes what `controlChart` gives. An untestable record, or one without points, gives a chart that says so.
 *
 * @throws {NpsError} INVALID_ARGUMENT when the record is malformed or a name comes twice; INVALID_OPTION when an option
 *   is out of range.
 * @example
 * ```ts
 * import { chartControl } from 'nps-kit';
 *
 * const spec = chartControl({
 *   status: 'charted',
 *   centre: 30,
 *   points: [
 *     { label: 'week 1', score: 30, n: 100, lower: 6, upper: 54, judged: true, rules: [] },
 *     { label: 'week 2', score: -26, n: 100, lower: 6, upper: 54, judged: true, rules: ['beyond-limits'] },
 *   ],
 * });
 * spec.description; // => 'Net Promoter Score and what is normal for it. Periods: 2. Centre 30. Signals: week 2'
 * ```
 */
export function chartControl(
  chart: ControlledScores | Untestable,
  options: ChartOptions<ControlChartLabels> = {},
): VegaLiteSpec {
  assertRecord(chart, 'chart');
  const look = readLook(options, words);
  const { theme, labels, digits } = look;
  const nothing = (): VegaLiteSpec => frameText(look, fillPhrase(labels.empty));
  if (chart.status === 'untestable') return nothing();
  if (chart.status !== 'charted') {
    throw new NpsError(
      'INVALID_ARGUMENT',
      'chart.status',
      'charted or untestable',
      (chart as { status: unknown }).status,
    );
  }
  const names = readNames(chart.points, 'chart.points');
  const centre = readNumber(chart.centre, -100, 100, 'chart.centre');
  const kinds = nameKinds(labels, {});
  const values = chart.points.map((point, index) => {
    const path = `chart.points[${index}]`;
    const score = readScore(point.score, `${path}.score`);
    const signal = readRules(point.rules, `${path}.rules`);
    const limits = point.lower === null || point.upper === null ? null : point;
    const kind = !point.judged ? 'few' : signal === '' ? 'usual' : (score ?? 0) > centre ? 'rise' : 'fall';
    const n = readHeads(point.n, `${path}.n`);
    const figure = { score, n, ...readLimits(limits as ScoreLimits | null, 100, path) };
    const row = pointOf(names[index] as string, figure, kind, kinds, look);
    return { ...row, description: row.description + (signal && `: ${signal}`), rules: signal };
  });
  const scored = values.filter(({ score }) => score !== null);
  if (scored.length === 0) return nothing();
  const y = scoreAxis(labels.axis, figureDomain(scored, centre));
  const x = periodAxis(names, fillPhrase(labels.periodAxis), { paddingInner: 0, paddingOuter: 0 });
  const centreText = fillPhrase(labels.centre, { score: scoreText(centre, digits) });
  const signals = values.filter(({ rules }) => rules !== '').map(({ label }) => label);
  const facts = {
    periods: values.length,
    centre: centreText,
    signals: signals.join(', ') || fillPhrase(labels.none),
  };
  return frameChart(look, facts, {
    height: 260,
    values,
    layer: [
      silentLayer(
        { type: 'bar', color: theme.band, stroke: theme.band, strokeWidth: 0.5 },
        { x, y: { ...y, field: 'lower' }, y2: { field: 'upper' } },
      ),
      ...referenceLayers({ score: centre, text: centreText }, y, theme),
      silentLayer({ type: 'line', color: theme.score, strokeWidth: 1.5 }, { x, y }),
      pointLayer(scored, kinds, theme, { x, y }),
    ],
  });
}

function readRules(rules: readonly string[], path: string): string {
  if (!Array.isArray(rules) || [...rules].some((rule) => typeof rule !== 'string')) {
    throw new NpsError('INVALID_ARGUMENT', path, 'a list of rule names', rules);
  }
  return rules.join(', ');
}
