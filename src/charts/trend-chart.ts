import { assertAtLeast } from '../core/assertions.js';
import { readAlpha } from '../inference/significance.js';
import { type ComparedFigure, type NamedRow, readFigure, readNames, type ScoredFigure } from './figures.js';
import { frameChart, frameText, readLook } from './frame.js';
import { silentLayer } from './marks.js';
import { periodAxis } from './name-axis.js';
import { fillPhrase, type Phrase } from './phrase.js';
import { nameKinds, pointLayer, referenceLayers } from './point-kinds.js';
import { figureDomain, scoreAxis } from './score-axis.js';
import { readMarker, type ScoreMarker } from './score-marker.js';
import { scoreText } from './score-sentence.js';
import type { ChartOptions } from './theme.js';
import { changeNotes, trendPoint } from './trend-points.js';
import type { VegaLiteSpec } from './vega-lite.js';
import { significantDifference } from './verdict.js';

/** A period with its score, and whether it changed. */
export type TrendRow = NamedRow &
  ScoredFigure & {
    /** The test against the period before, or the one that you compare with. @defaultValue none */
    readonly comparison?: ComparedFigure | null | undefined;
    /** P-value adjusted for all comparisons, which then decides, 0 to 1. @defaultValue none */
    readonly adjustedPValue?: number | null | undefined;
  };

/** With more periods than this the differences would touch. */
const mostNotes = 30;

/** Words of {@link chartTrend}. */
export interface TrendChartLabels {
  /** Title. */
  readonly title: Phrase;
  /** Name of the axis of scores. */
  readonly axis: Phrase;
  /** Name of the axis of periods. */
  readonly periodAxis: Phrase;
  /** A rise that chance does not explain. */
  readonly rise: Phrase;
  /** A fall that chance does not explain. */
  readonly fall: Phrase;
  /** A period with nothing special. */
  readonly usual: Phrase;
  /** A period with fewer answers than `minimumN`. */
  readonly few: Phrase<'minimumN'>;
  /** The reference, as it is written at its line. */
  readonly reference: Phrase<'label' | 'score'>;
  /** There are no periods, or nobody answered in any. */
  readonly empty: Phrase;
  /** One period in words. */
  readonly point: Phrase<'label' | 'score' | 'n'>;
  /** The whole chart in words; `first` and `last` are periods with answers, `rises` and `falls` how many. */
  readonly description: Phrase<
    'title' | 'periods' | 'first' | 'firstScore' | 'last' | 'lastScore' | 'rises' | 'falls'
  >;
}

/** Options of {@link chartTrend}. */
export interface TrendChartOptions extends ChartOptions<TrendChartLabels> {
  /** A change whose p-value (the adjusted one, where given) is below it gets a marker. @defaultValue 0.05 */
  readonly alpha?: number | undefined;
  /** Periods with fewer respondents are greyed and get no marker. @defaultValue 1 */
  readonly minimumN?: number | undefined;
  /** A target or benchmark, drawn as a line across. @defaultValue none */
  readonly reference?: ScoreMarker | undefined;
}

const words: TrendChartLabels = {
  title: 'Net Promoter Score over time',
  axis: 'Net Promoter Score (points)',
  periodAxis: 'Period',
  usual: 'Score',
  rise: 'Rise beyond chance',
  fall: 'Fall beyond chance',
  few: 'Fewer than {minimumN} answers',
  reference: '{label} {score}',
  empty: 'No answers',
  point: '{label}: {score}, n {n}',
  description:
    '{title}. Periods: {periods}, from {first} ({firstScore}) to {last} ({lastScore}). Rises beyond chance: {rises}, falls: {falls}',
};

/**
 * Scores through time with the band of their intervals, and a marker at each change that chance does not explain.
 *
 * Takes what `scoreDeltas` gives, to which you may add the intervals. Periods keep their order; one without a score
 * leaves a gap. Without any score the chart says so.
 *
 * @param rows - Periods with `label`, `score`, `n` and, where known, `interval`, `comparison` and `adjustedPValue`; names
 *   must differ.
 * @throws {NpsError} INVALID_ARGUMENT when a row is malformed or a name comes twice; INVALID_OPTION when an option is
 *   out of range.
 * @example
 * ```ts
 * import { chartTrend, scoreInterval, summarizeCounts, testScoreDifference } from 'nps-kit';
 *
 * const months = [
 *   { label: '2026-01', counts: { promoters: 300, passives: 160, detractors: 40 } },
 *   { label: '2026-02', counts: { promoters: 240, passives: 160, detractors: 100 } },
 * ];
 * const rows = months.map(({ label, counts }, index) => {
 *   const before = months[index - 1];
 *   return {
 *     label,
 *     ...summarizeCounts(counts),
 *     interval: scoreInterval(counts),
 *     comparison: before ? testScoreDifference({ current: counts, baseline: before.counts }) : null,
 *   };
 * });
 * chartTrend(rows).description; // => 'Net Promoter Score over time. Periods: 2, from 2026-01 (52) to 2026-02 (28). Rises beyond chance: 0, falls: 1'
 * ```
 */
export function chartTrend(rows: readonly TrendRow[], options: TrendChartOptions = {}): VegaLiteSpec {
  const names = readNames(rows, 'rows');
  const look = readLook(options, words);
  const { theme, labels, digits } = look;
  const { minimumN = 1 } = options;
  const alpha = readAlpha(options);
  assertAtLeast(minimumN, 0, 'options.minimumN');
  const reference =
    options.reference && readMarker(options.reference, labels.reference, digits, 'options.reference');
  const kinds = nameKinds(labels, { minimumN });
  const values = rows.map((row, index) => {
    const path = `rows[${index}]`;
    const difference = significantDifference(row.comparison, row.adjustedPValue, alpha, path);
    return trendPoint(names[index] as string, readFigure(row, path), difference, { look, kinds, minimumN });
  });
  const scored = values.filter(({ score }) => score !== null);
  const [first, last] = [scored[0], scored.at(-1)];
  if (first === undefined || last === undefined) return frameText(look, fillPhrase(labels.empty));
  const domain = figureDomain(scored, reference?.score);
  const y = scoreAxis(labels.axis, domain);
  const x = periodAxis(names, fillPhrase(labels.periodAxis));
  const limits = { x, y: { ...y, field: 'lower' }, y2: { field: 'upper' } };
  const rises = scored.filter(({ difference }) => (difference ?? 0) > 0).length;
  const falls = scored.filter(({ difference }) => (difference ?? 0) < 0).length;
  const facts = {
    periods: rows.length,
    first: first.label,
    firstScore: scoreText(first.score as number, digits),
    last: last.label,
    lastScore: scoreText(last.score as number, digits),
    rises,
    falls,
  };
  return frameChart(look, facts, {
    height: 260,
    values,
    layer: [
      silentLayer({ type: 'area', color: theme.band }, limits),
      silentLayer({ type: 'rule', color: theme.band, strokeWidth: 2 }, limits),
      ...(reference ? referenceLayers(reference, y, theme) : []),
      silentLayer({ type: 'line', color: theme.score }, { x, y }),
      pointLayer(scored, kinds, theme, { x, y }),
      ...(rows.length > mostNotes ? [] : changeNotes(scored, { x, y }, domain, digits)),
    ],
  });
}
