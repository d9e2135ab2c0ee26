import { assertAtLeast } from '../core/assertions.js';
import { type NamedRow, readFigure, readNames, type ScoredFigure } from './figures.js';
import { frameChart, frameText, listRows, readLook, rowHeight } from './frame.js';
import { pointMark, referenceMark, silentLayer, spokenLayer, textLayer } from './marks.js';
import { rowAxis } from './name-axis.js';
import { fillPhrase, type Phrase } from './phrase.js';
import { figureDomain, scoreAxis } from './score-axis.js';
import { readMarker, type ScoreMarker } from './score-marker.js';
import { scoreText } from './score-sentence.js';
import type { ChartOptions } from './theme.js';
import type { VegaLiteSpec } from './vega-lite.js';

/** A segment that is not shown, because it is too small or would give another one away. */
export interface HiddenFigure {
  /** Tells it from a segment with a score. */
  readonly status: 'suppressed';
}

/** A named segment with its score, or one that is not shown. */
export type SegmentRow = NamedRow & (ScoredFigure | HiddenFigure);

/** Words of {@link chartSegments}. */
export interface SegmentsChartLabels {
  /** Title. */
  readonly title: Phrase;
  /** Name of the axis. */
  readonly axis: Phrase;
  /** What stands behind a row with a score. */
  readonly row: Phrase<'score' | 'n'>;
  /** What stands behind a row whose n is not shown. */
  readonly rowWithoutN: Phrase<'score'>;
  /** What stands behind a row in which nobody answered. */
  readonly noAnswers: Phrase;
  /** What stands behind a row whose score is not shown. */
  readonly hidden: Phrase;
  /** What explains the grey rows. */
  readonly few: Phrase<'minimumN'>;
  /** The reference, as it is written at its line. */
  readonly reference: Phrase<'label' | 'score'>;
  /** There are no rows. */
  readonly empty: Phrase;
  /** The whole chart in words; `rows` lists name and score of each. */
  readonly description: Phrase<'title' | 'rows'>;
}

/** Options of {@link chartSegments}. */
export interface SegmentsChartOptions extends ChartOptions<SegmentsChartLabels> {
  /** Segments with fewer respondents are greyed: their scores are mostly chance. @defaultValue 30 */
  readonly minimumN?: number | undefined;
  /** The total, a target or a benchmark, drawn as a line. @defaultValue none */
  readonly reference?: ScoreMarker | undefined;
}

const words: SegmentsChartLabels = {
  title: 'Net Promoter Score by segment',
  axis: 'Net Promoter Score (points)',
  row: '{score}, n {n}',
  rowWithoutN: '{score}',
  noAnswers: 'no answers',
  hidden: 'not shown',
  few: 'Grey: fewer than {minimumN} answers',
  reference: '{label} {score}',
  empty: 'No segments',
  description: '{title}. {rows}',
};

/**
 * Scores of segments with their intervals, one below the other: a forest plot. Small segments are greyed.
 *
 * Takes the segments of `summarizeSegments`. Rows keep their order; one without a score keeps its place and says why. No rows give a chart that says so.
 *
 * @param rows - Segments with `segment` (or `label`), `score`, `n` and, where known, `interval`; names must differ.
 * @throws {NpsError} INVALID_ARGUMENT when a row is malformed or a name comes twice; INVALID_OPTION when an option is
 *   out of range.
 * @example
 * ```ts
 * import { chartSegments, scoreInterval, summarizeCounts } from 'nps-kit';
 *
 * const counts = { promoters: 150, passives: 80, detractors: 20 };
 * const north = { segment: 'North', ...summarizeCounts(counts), interval: scoreInterval(counts) };
 * const south = { segment: 'South', score: -50, n: 4, interval: null };
 * chartSegments([north, south]).description; // => 'Net Promoter Score by segment. North: 52, n 250; South: -50, n 4'
 * ```
 * @see Lewis and Clarke 2001, BMJ 322, 1479-1480 (forest plots)
 */
export function chartSegments(rows: readonly SegmentRow[], options: SegmentsChartOptions = {}): VegaLiteSpec {
  const names = readNames(rows, 'rows');
  const look = readLook(options, words);
  const { theme, labels, digits } = look;
  const { minimumN = 30 } = options;
  assertAtLeast(minimumN, 0, 'options.minimumN');
  const reference =
    options.reference && readMarker(options.reference, labels.reference, digits, 'options.reference');
  const values = rows.map((row, index) => {
    const isHidden = (row as HiddenFigure).status === 'suppressed';
    const figure = readFigure(isHidden ? { score: null, n: null } : (row as ScoredFigure), `rows[${index}]`);
    const few = figure.n !== null && figure.n < minimumN;
    const text = rowText(figure, labels, digits);
    return {
      label: names[index] as string,
      ...figure,
      few,
      ink: few ? theme.muted : theme.score,
      text,
      description: `${names[index]}: ${text}`,
    };
  });
  if (values.length === 0) return frameText(look, fillPhrase(labels.empty));
  const x = scoreAxis(labels.axis, figureDomain(values, reference?.score));
  const y = rowAxis(names, {}, { grid: true });
  const color = { field: 'ink', type: 'nominal', scale: null } as const;
  const scored = values.filter(({ score }) => score !== null);
  return frameChart(
    look,
    { rows: listRows(values) },
    {
      subtitle: scored.some(({ few }) => few) ? fillPhrase(labels.few, { minimumN }) : '',
      height: rowHeight(values.length),
      values,
      layer: [
        ...(reference
          ? [
              silentLayer(referenceMark(theme.reference), { x }, [{ score: reference.score }]),
              textLayer({ baseline: 'bottom', dy: -3, color: theme.quietText }, { x, y: { value: 0 } }, [
                { score: reference.score, text: reference.text },
              ]),
            ]
          : []),
        silentLayer(
          { type: 'rule', strokeWidth: 2 },
          { y, x: { ...x, field: 'lower' }, x2: { field: 'upper' }, color },
        ),
        spokenLayer(pointMark(60), { y, x, color }),
        textLayer(
          { align: 'left', dx: 8, color: theme.quietText, aria: false },
          { x: { value: 'width' }, y },
        ),
      ],
    },
  );
}

function rowText(
  { score, n }: { readonly score: number | null; readonly n: number | null },
  labels: SegmentsChartLabels,
  digits: number,
): string {
  if (score === null) return fillPhrase(n === 0 ? labels.noAnswers : labels.hidden);
  const rounded = scoreText(score, digits);
  return n === null
    ? fillPhrase(labels.rowWithoutN, { score: rounded })
    : fillPhrase(labels.row, { score: rounded, n });
}
