import { formatScore } from '../scoring/format.js';
import type { FigureRow } from './figures.js';
import type { Look } from './frame.js';
import { textLayer } from './marks.js';
import type { Phrase } from './phrase.js';
import { type PointKinds, pointOf } from './point-kinds.js';
import type { VegaLiteField, VegaLiteLayer } from './vega-lite.js';

/** One period as a row of the chart. */
export interface TrendPoint extends FigureRow {
  readonly [field: string]: string | number | null;
  readonly label: string;
  readonly kind: string;
  /** The change that gets a marker, points. */
  readonly difference: number | null;
  readonly description: string;
}

/** How points are told apart. */
interface PointRule {
  readonly look: Look<{ readonly point: Phrase<'label' | 'score' | 'n'> }>;
  readonly kinds: PointKinds;
  readonly minimumN: number;
}

/** The row of a period: one with few answers is grey, and no change of it is marked. */
export function trendPoint(
  label: string,
  figure: FigureRow,
  tested: number | null,
  { look, kinds, minimumN }: PointRule,
): TrendPoint {
  const { score, n } = figure;
  const few = score !== null && n !== null && n < minimumN;
  const difference = few || score === null ? null : tested;
  const kind = few ? 'few' : difference === null ? 'usual' : difference > 0 ? 'rise' : 'fall';
  const point = { ...pointOf(label, figure, kind, kinds, look), difference };
  return score === null ? { ...point, description: label } : point;
}

/** The differences in figures, above rises and below falls, but always within the plot. */
export function changeNotes(
  points: readonly TrendPoint[],
  position: { readonly x: VegaLiteField; readonly y: VegaLiteField },
  [lower, upper]: readonly [number, number],
  digits: number,
): VegaLiteLayer[] {
  const edge = (upper - lower) / 10;
  const notes = points.flatMap(({ label, score, difference }) => {
    if (score === null || difference === null) return [];
    const above = score <= upper - edge && (score < lower + edge || difference > 0);
    return [{ above, row: { label, score, text: formatScore(difference, { digits }) } }];
  });
  return [true, false].map((above) =>
    textLayer(
      { baseline: above ? 'bottom' : 'top', dy: above ? -9 : 9, fontWeight: 'bold', aria: false },
      position,
      notes.filter((note) => note.above === above).map(({ row }) => row),
    ),
  );
}
