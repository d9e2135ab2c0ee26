import type { VegaLiteEncoding, VegaLiteLayer, VegaLiteMark, VegaLiteRow } from './vega-lite.js';

/** Marks of rows of their own, or of those of the chart. */
export function markLayer(
  mark: VegaLiteMark,
  encoding: VegaLiteEncoding,
  values?: VegaLiteRow[],
): VegaLiteLayer {
  return { ...(values ? { data: { values } } : {}), mark, encoding };
}

/** Marks that say what they show, to the mouse and to screen readers, by the field `description` of their rows. */
export function spokenLayer(
  mark: VegaLiteMark,
  encoding: VegaLiteEncoding,
  values?: VegaLiteRow[],
): VegaLiteLayer {
  const field = { field: 'description', type: 'nominal' } as const;
  return markLayer(mark, { ...encoding, tooltip: field, description: { ...field } }, values);
}

/** Marks that screen readers pass over, since others say the same. */
export function silentLayer(
  mark: VegaLiteMark,
  encoding: VegaLiteEncoding,
  values?: VegaLiteRow[],
): VegaLiteLayer {
  return markLayer({ ...mark, aria: false }, encoding, values);
}

/** The field `text` of rows, written out. */
export function textLayer(
  mark: Omit<VegaLiteMark, 'type'>,
  encoding: VegaLiteEncoding,
  values?: VegaLiteRow[],
): VegaLiteLayer {
  return markLayer(
    { type: 'text', ...mark },
    { ...encoding, text: { field: 'text', type: 'nominal' } },
    values,
  );
}

/** A filled point. */
export function pointMark(size: number): VegaLiteMark {
  return { type: 'point', filled: true, opacity: 1, size };
}

/** A dashed line at a reference. */
export function referenceMark(color: string): VegaLiteMark {
  return { type: 'rule', color, strokeWidth: 1.5, strokeDash: [6, 3] };
}
