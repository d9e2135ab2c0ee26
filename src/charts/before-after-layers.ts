import { assertRecord } from '../core/assertions.js';
import { type FigureRow, readFigure, type ScoredFigure } from './figures.js';
import type { Look } from './frame.js';
import { pointMark, silentLayer, spokenLayer, textLayer } from './marks.js';
import { fillPhrase, type Phrase } from './phrase.js';
import { figureDomain, scoreAxis } from './score-axis.js';
import { scoreText } from './score-sentence.js';
import type { VegaLiteField, VegaLiteLayer } from './vega-lite.js';

/** Height of the plot, in pixels. */
export const plotHeight = 240;

/** Words that the drawing itself needs. */
export interface SideWords {
  readonly axis: Phrase;
  readonly before: Phrase;
  readonly after: Phrase;
  readonly treated: Phrase;
  readonly control: Phrase;
  readonly noAnswers: Phrase;
  readonly group: Phrase<'group' | 'before' | 'after'>;
}

/** One side of a group, as a row of the chart. */
export interface SideRow extends FigureRow {
  readonly [field: string]: string | number | null;
  readonly group: string;
  readonly side: string;
  readonly text: string;
}

/** One group before and after. */
export interface SideGroup {
  readonly key: 'treated' | 'control';
  readonly name: string;
  /** Before and after. */
  readonly sides: [SideRow, SideRow];
  /** The group in words. */
  readonly text: string;
}

/** Checks both sides of a group. */
export function readGroup(
  scores: { readonly current: ScoredFigure; readonly baseline: ScoredFigure },
  key: 'treated' | 'control',
  { labels, digits }: Look<SideWords>,
  path: string,
): SideGroup {
  assertRecord(scores, path);
  const name = fillPhrase(labels[key]);
  const row = (figure: ScoredFigure, side: Phrase, field: string): SideRow => {
    const read = readFigure(figure, `${path}.${field}`);
    const text = read.score === null ? fillPhrase(labels.noAnswers) : scoreText(read.score, digits);
    const when = fillPhrase(side);
    return { group: name, side: when, ...read, text, description: `${name}, ${when}: ${text}` };
  };
  const before = row(scores.baseline, labels.before, 'baseline');
  const after = row(scores.current, labels.after, 'current');
  const text = fillPhrase(labels.group, { group: name, before: before.text, after: after.text });
  return { key, name, sides: [before, after], text };
}

/** Lines from before to after, intervals, points and figures; the control group first, below. */
export function beforeAfterLayers(
  groups: readonly SideGroup[],
  rows: readonly SideRow[],
  { theme, labels }: Look<SideWords>,
): VegaLiteLayer[] {
  const domain = figureDomain(rows);
  const y = scoreAxis(labels.axis, domain);
  const x: VegaLiteField = {
    field: 'side',
    type: 'ordinal',
    sort: null,
    scale: { domain: [fillPhrase(labels.before), fillPhrase(labels.after)], padding: 0.5 },
    axis: { title: null, labelAngle: 0 },
  };
  const color: VegaLiteField = {
    field: 'group',
    type: 'nominal',
    scale: {
      domain: groups.map(({ name }) => name),
      range: groups.map(({ key }) => (key === 'control' ? theme.muted : theme.score)),
    },
    legend: groups.length > 1 ? { title: null, orient: 'top' } : null,
  };
  return groups.flatMap(({ key, sides }): VegaLiteLayer[] => {
    const dash = key === 'control' ? { strokeDash: [5, 3] } : {};
    const [before, after] = sides;
    const figure = (side: SideRow, align: 'left' | 'right', dx: number): VegaLiteLayer =>
      textLayer(
        {
          align,
          dx,
          baseline: baselineOf(side, rows, domain),
          fontSize: 13,
          aria: false,
        },
        { x, y: side.score === null ? { value: plotHeight / 2 } : y, color },
        [side],
      );
    return [
      silentLayer({ type: 'line', ...dash }, { x, y, color }, sides),
      silentLayer(
        { type: 'rule', strokeWidth: key === 'control' ? 1.5 : 2.5 },
        { x, y: { ...y, field: 'lower' }, y2: { field: 'upper' }, color },
        sides,
      ),
      spokenLayer(pointMark(80), { x, y, color }, sides),
      figure(before, 'right', -12),
      figure(after, 'left', 12),
    ];
  });
}

/** Of two figures on one side the higher stands above its point, the lower below; none on the axis. */
function baselineOf(
  side: SideRow,
  rows: readonly SideRow[],
  [lower, upper]: [number, number],
): 'top' | 'middle' | 'bottom' {
  const { score } = side;
  const other = rows.find((row) => row.side === side.side && row.group !== side.group);
  if (score === null) return 'middle';
  if (!other || other.score === null) return score < lower + (upper - lower) / 20 ? 'bottom' : 'middle';
  if (other.score === score) return side.group < other.group ? 'bottom' : 'top';
  return score > other.score ? 'bottom' : 'top';
}
