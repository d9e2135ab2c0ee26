import type { FigureRow } from './figures.js';
import type { Look } from './frame.js';
import { pointMark, referenceMark, silentLayer, spokenLayer, textLayer } from './marks.js';
import { fillPhrase, type Phrase, type PhraseFacts } from './phrase.js';
import { scoreText } from './score-sentence.js';
import type { ChartTheme } from './theme.js';
import type { VegaLiteField, VegaLiteLayer, VegaLiteRow } from './vega-lite.js';

/** What a point stands for, told by colour and shape. */
export interface PointKinds {
  /** Nothing special. */
  readonly usual: string;
  /** Too few answers. */
  readonly few: string;
  /** Above, or risen. */
  readonly rise: string;
  /** Below, or fallen. */
  readonly fall: string;
}

/** The colour of each kind, by its name in the theme, and the shape. */
const looks: Readonly<Record<keyof PointKinds, readonly [color: keyof ChartTheme, shape: string]>> = {
  usual: ['score', 'circle'],
  few: ['muted', 'diamond'],
  rise: ['rise', 'triangle-up'],
  fall: ['fall', 'triangle-down'],
};

/** The names of the kinds. */
export function nameKinds<Name extends string>(
  labels: {
    readonly usual: Phrase;
    readonly few: Phrase<Name>;
    readonly rise: Phrase;
    readonly fall: Phrase;
  },
  facts: PhraseFacts<Name>,
): PointKinds {
  return {
    usual: fillPhrase(labels.usual),
    few: fillPhrase(labels.few, facts),
    rise: fillPhrase(labels.rise),
    fall: fillPhrase(labels.fall),
  };
}

/** A period as a row of the chart. */
interface Point extends FigureRow {
  readonly label: string;
  readonly kind: string;
  readonly description: string;
}

/** The row of a period. */
export function pointOf(
  label: string,
  figure: FigureRow,
  kind: keyof PointKinds,
  kinds: PointKinds,
  { labels, digits }: Look<{ readonly point: Phrase<'label' | 'score' | 'n'> }>,
): Point {
  const { score, n } = figure;
  const facts = { label, score: score === null ? '?' : scoreText(score, digits), n: n ?? '?' };
  const description = fillPhrase(labels.point, facts) + (kind === 'usual' ? '' : `, ${kinds[kind]}`);
  return { label, ...figure, kind: kinds[kind], description };
}

/** Points whose field `kind` decides on colour and shape; a legend only where there is more than one kind. */
export function pointLayer(
  rows: readonly (VegaLiteRow & { readonly kind: string })[],
  kinds: PointKinds,
  theme: ChartTheme,
  position: { readonly x: VegaLiteField; readonly y: VegaLiteField },
): VegaLiteLayer {
  const used = (Object.keys(looks) as (keyof PointKinds)[]).filter((key) =>
    rows.some(({ kind }) => kind === kinds[key]),
  );
  const domain = used.map((key) => kinds[key]);
  const legend = used.some((key) => key !== 'usual') ? ({ title: null, orient: 'top' } as const) : null;
  const kind = { field: 'kind', type: 'nominal', legend } as const;
  return spokenLayer(pointMark(rows.length > 60 ? 25 : 110), {
    ...position,
    color: { ...kind, scale: { domain, range: used.map((key) => theme[looks[key][0]]) } },
    shape: { ...kind, scale: { domain: [...domain], range: used.map((key) => looks[key][1]) } },
  });
}

/** A line across at a score, with its text above the right end. */
export function referenceLayers(
  { score, text }: { readonly score: number; readonly text: string },
  y: VegaLiteField,
  theme: ChartTheme,
): VegaLiteLayer[] {
  const values = [{ score, text }];
  return [
    silentLayer(referenceMark(theme.reference), { y }, values),
    textLayer({ align: 'left', dx: 6, color: theme.quietText }, { x: { value: 'width' }, y }, values),
  ];
}
