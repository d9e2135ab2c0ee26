import { spoken } from './frame.js';
import type { ChartTheme } from './theme.js';
import type { VegaLiteField, VegaLiteLayer, VegaLitePosition, VegaLiteRow } from './vega-lite.js';

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

const keys = ['usual', 'few', 'rise', 'fall'] as const;

const shapes: Readonly<Record<keyof PointKinds, string>> = {
  usual: 'circle',
  few: 'diamond',
  rise: 'triangle-up',
  fall: 'triangle-down',
};

/** Points whose field `kind` decides on colour and shape; a legend only where there is more than one kind. */
export function pointLayer(
  rows: readonly (VegaLiteRow & { readonly kind: string })[],
  kinds: PointKinds,
  theme: ChartTheme,
  position: { readonly x: VegaLitePosition; readonly y: VegaLitePosition },
): VegaLiteLayer {
  const colours: Record<keyof PointKinds, string> = {
    usual: theme.score,
    few: theme.muted,
    rise: theme.rise,
    fall: theme.fall,
  };
  const present = new Set(rows.map(({ kind }) => kind));
  const used = keys.filter((key) => present.has(kinds[key]));
  const names = used.map((key) => kinds[key]);
  const legend = used.some((key) => key !== 'usual') ? ({ title: null, orient: 'top' } as const) : null;
  const kind = { field: 'kind', type: 'nominal', legend } as const;
  return {
    mark: { type: 'point', filled: true, opacity: 1, size: rows.length > 60 ? 25 : 110 },
    encoding: {
      ...position,
      color: { ...kind, scale: { domain: names, range: used.map((key) => colours[key]) } },
      shape: { ...kind, scale: { domain: [...names], range: used.map((key) => shapes[key]) } },
      ...spoken(),
    },
  };
}

/** A line across at a score, with its text above the right end. */
export function referenceLayers(
  { score, text }: { readonly score: number; readonly text: string },
  y: VegaLiteField,
  theme: ChartTheme,
): VegaLiteLayer[] {
  const data = { values: [{ score, text }] };
  return [
    {
      data,
      mark: { type: 'rule', color: theme.reference, strokeWidth: 1.5, strokeDash: [6, 3], aria: false },
      encoding: { y: { ...y, field: 'score' } },
    },
    {
      data,
      mark: { type: 'text', align: 'left', dx: 6, color: theme.quietText },
      encoding: {
        x: { value: 'width' },
        y: { ...y, field: 'score' },
        text: { field: 'text', type: 'nominal' },
      },
    },
  ];
}
