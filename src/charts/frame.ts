import { assertInteger, assertNumber, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { type Overrides, readLabels } from './phrase.js';
import { type ChartOptions, type ChartTheme, readTheme } from './theme.js';
import type { VegaLiteEncoding, VegaLiteLayer, VegaLiteRow, VegaLiteSpec } from './vega-lite.js';

/** Checked options of a chart. */
export interface Look<Labels> {
  readonly theme: ChartTheme;
  readonly labels: Labels;
  readonly width: number | 'container';
  readonly digits: number;
}

/** Checks the options that all charts share. */
export function readLook<Labels extends object>(
  options: ChartOptions<Labels>,
  defaults: Labels,
): Look<Labels> {
  assertRecord(options, 'options');
  const { width = 560, digits = 0 } = options;
  if (width !== 'container') {
    if (typeof width !== 'number') {
      throw new NpsError('INVALID_OPTION', 'options.width', 'pixels or "container"', width);
    }
    assertNumber(width, 50, 10_000, 'options.width');
  }
  assertInteger(digits, 0, 10, 'options.digits');
  const labels = readLabels(defaults, options.labels as Overrides<Labels> | undefined);
  return { theme: readTheme(options.theme), labels, width, digits };
}

/** What a chart says and shows. */
export interface Picture {
  readonly title: string;
  readonly subtitle?: string;
  readonly description: string;
  readonly height: number | { readonly step: number };
  readonly values: VegaLiteRow[];
  readonly layer: VegaLiteLayer[];
}

/** The specification of a picture. */
export function frameChart({ theme, width }: Look<unknown>, picture: Picture): VegaLiteSpec {
  const { title, subtitle, description, height, values, layer } = picture;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description,
    title: {
      text: title,
      ...(subtitle ? { subtitle } : {}),
      anchor: 'start',
      frame: 'group',
      color: theme.text,
      subtitleColor: theme.quietText,
      offset: 12,
    },
    background: theme.background,
    width,
    height,
    data: { values },
    layer,
    config: {
      font: theme.font,
      view: { stroke: null },
      axis: {
        labelColor: theme.quietText,
        titleColor: theme.quietText,
        titleFontWeight: 'normal',
        gridColor: theme.grid,
        domainColor: theme.muted,
        tickColor: theme.muted,
      },
      legend: { labelColor: theme.quietText, labelLimit: 400 },
      text: { color: theme.text },
    },
  };
}

/** A chart with nothing to show: its title and a text that says why. */
export function frameText(look: Look<unknown>, title: string, text: string): VegaLiteSpec {
  return frameChart(look, {
    title,
    description: `${title}: ${text}`,
    height: 60,
    values: [{ text }],
    layer: [
      {
        mark: { type: 'text', color: look.theme.quietText, fontSize: 13 },
        encoding: { text: { field: 'text', type: 'nominal' } },
      },
    ],
  });
}

/** A mark that says what it shows, to the mouse and to screen readers, by the field `description` of its row. */
export function spoken(): Pick<VegaLiteEncoding, 'tooltip' | 'description'> {
  const field = { field: 'description', type: 'nominal' } as const;
  return { tooltip: field, description: { ...field } };
}

/** Height of a row, in pixels: less where there are many. */
export function rowStep(rows: number): number {
  return rows > 60 ? 14 : rows > 25 ? 18 : 26;
}
