import type { VegaLiteAxis, VegaLiteField, VegaLiteScale } from './vega-lite.js';

/** The axis of rows, one below the other, in their order. */
export function rowAxis(
  names: readonly string[],
  scale: VegaLiteScale,
  axis: VegaLiteAxis = {},
): VegaLiteField {
  return {
    field: 'label',
    type: 'nominal',
    sort: null,
    axis: { title: null, domain: false, ticks: false, labelLimit: 220, labelPadding: 6, ...axis },
    scale: { domain: [...names], ...scale },
  };
}

/** The axis of periods, one beside the other, in their order. */
export function periodAxis(
  names: readonly string[],
  title: string,
  scale: VegaLiteScale = {},
): VegaLiteField {
  return {
    field: 'label',
    type: 'ordinal',
    sort: null,
    title,
    scale: { domain: [...names], ...scale },
    axis: { labelAngle: 0, labelOverlap: 'parity' },
  };
}
