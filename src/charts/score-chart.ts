import { assertArray } from '../core/assertions.js';
import { readFigure, type ScoredFigure } from './figures.js';
import { frameChart, frameText, type Look, readLook } from './frame.js';
import { silentLayer, spokenLayer, textLayer } from './marks.js';
import type { Phrase } from './phrase.js';
import { scoreAxis } from './score-axis.js';
import { type MarkerNote, readMarker, type ScoreMarker } from './score-marker.js';
import { scoreSentence, scoreText } from './score-sentence.js';
import { type ScoreWords, scoreWords } from './score-words.js';
import type { ChartOptions } from './theme.js';
import type { VegaLiteScale, VegaLiteSpec } from './vega-lite.js';

/** Words of {@link chartScore}. */
export interface ScoreChartLabels extends ScoreWords {
  /** Title. */
  readonly title: Phrase;
  /** Name of the axis. */
  readonly axis: Phrase;
  /** A marker, as it is written below its line. */
  readonly marker: Phrase<'label' | 'score'>;
  /** The whole chart in words. */
  readonly description: Phrase<'title' | 'sentence' | 'markers'>;
}

/** Options of {@link chartScore}. */
export interface ScoreChartOptions extends ChartOptions<ScoreChartLabels> {
  /** Scores to hold it against, drawn as lines across. @defaultValue none */
  readonly markers?: readonly ScoreMarker[] | undefined;
}

/** English words. A function, since a module level spread would stay in every bundle. */
function words(): ScoreChartLabels {
  return {
    ...scoreWords,
    title: 'Net Promoter Score',
    axis: 'Net Promoter Score (points)',
    marker: '{label} {score}',
    description: '{title}. {sentence}. {markers}',
  };
}

/** The bullet's place from the top, in pixels; lines of text stand below it. */
const top = 22;
const bottom = 46;
const line = 16;

/**
 * A score with its interval on the whole scale from -100 to 100, against benchmarks or targets: a bullet chart.
 *
 * Takes a summary with its interval, a target test, a comparison with a benchmark: of each its own score, while what it
 * is held against is drawn where `markers` name it. A score of null gives a chart that says so.
 *
 * @param figure - Score and limits in points.
 * @returns A Vega-Lite specification, plain data.
 * @throws {NpsError} INVALID_ARGUMENT when the score, its limits or n are out of range.
 * @throws {NpsError} INVALID_OPTION when an option is; INVALID_ARGUMENT when a marker is malformed.
 * @example
 * ```ts
 * import { chartScore, scoreInterval, summarizeCounts } from 'nps-kit';
 *
 * const counts = { promoters: 150, passives: 80, detractors: 20 };
 * const spec = chartScore(
 *   { ...summarizeCounts(counts), interval: scoreInterval(counts) },
 *   { markers: [{ label: 'Target', score: 55 }] },
 * );
 * spec.description; // => 'Net Promoter Score. NPS 52 (44 to 59, 95 %) from 250 answers. Target 55'
 * ```
 * @see Few, "Information Dashboard Design", 2nd edition 2013, chapter 8 (bullet graphs)
 */
export function chartScore(figure: ScoredFigure, options: ScoreChartOptions = {}): VegaLiteSpec {
  const row = readFigure(figure, 'figure');
  const look = readLook(options, words());
  const { theme, labels, digits } = look;
  const markers = readMarkers(options.markers ?? [], look);
  const sentence = scoreSentence(row, figure.interval, labels, digits, 'figure.interval');
  if (row.score === null) return frameText(look, sentence);
  const x = scoreAxis(labels.axis, [-100, 100]);
  const across = { y: { value: top }, y2: { value: bottom } };
  const markerLayers = markers.flatMap(({ score, text }, index) => {
    const y = bottom + 6 + line * (index + 1);
    return [
      spokenLayer(
        { type: 'rule', color: theme.reference, strokeWidth: 2 },
        { x, y: { value: top - 6 }, y2: { value: y - line / 2 } },
        [{ score, description: text }],
      ),
      textLayer({ align: besides(score), baseline: 'middle', aria: false }, { x, y: { value: y } }, [
        { score, text },
      ]),
    ];
  });
  const facts = { sentence, markers: markers.map(({ text }) => text).join(', ') };
  return frameChart(look, facts, {
    subtitle: sentence,
    trimmed: true,
    height: bottom + 14 + line * markers.length,
    values: [{ ...row, text: scoreText(row.score, digits), description: sentence }],
    layer: [
      silentLayer(
        { type: 'rect', color: theme.grid },
        {
          x: { datum: -100, type: 'quantitative', scale: x.scale as VegaLiteScale },
          x2: { datum: 100 },
          ...across,
        },
      ),
      silentLayer(
        { type: 'rect', color: theme.muted },
        { x: { ...x, field: 'lower' }, x2: { field: 'upper' }, ...across },
      ),
      ...markerLayers,
      spokenLayer({ type: 'rule', color: theme.score, strokeWidth: 4 }, { x, ...across }),
      textLayer(
        { fontSize: 14, fontWeight: 'bold', baseline: 'bottom', aria: false },
        { x, y: { value: top - 4 } },
      ),
    ],
  });
}

/** Where a text stands to a line at that score, so that it stays inside the plot. */
function besides(score: number): 'left' | 'center' | 'right' {
  return score > 50 ? 'right' : score < -50 ? 'left' : 'center';
}

function readMarkers(
  markers: readonly ScoreMarker[],
  { labels, digits }: Look<ScoreChartLabels>,
): MarkerNote[] {
  assertArray(markers, 'options.markers', 'an array');
  return Array.from(markers, (marker, index) =>
    readMarker(marker, labels.marker, digits, `options.markers[${index}]`),
  );
}
