import { assertInteger, assertNumber, assertRecord } from '../core/assertions.js';
import { textLayer } from './marks.js';
import { fillPhrase, type Overrides, type Phrase, type PhraseFacts, readLabels } from './phrase.js';
import { type ChartOptions, type ChartTheme, readTheme } from './theme.js';
import type { VegaLiteLayer, VegaLiteRow, VegaLiteSpec } from './vega-lite.js';

/** Checked options of a chart. */
export interface Look<Labels> {
  readonly theme: ChartTheme;
  readonly labels: Labels;
  /** The title, filled in. */
  readonly title: string;
  readonly width: number | 'container';
  readonly digits: number;
}

/** Checks the options that all charts share. */
export function readLook<Labels extends { readonly title: Phrase }>(
  options: ChartOptions<Labels>,
  defaults: Labels,
): Look<Labels> {
  assertRecord(options, 'options');
  const { width = 560, digits = 0 } = options;
  if (width !== 'container') assertNumber(width, 50, 10_000, 'options.width');
  assertInteger(digits, 0, 10, 'options.digits');
  const labels = readLabels(defaults, options.labels as Overrides<Labels> | undefined);
  return { theme: readTheme(options.theme), labels, title: fillPhrase(labels.title), width, digits };
}

/** What a chart shows. */
interface Picture {
  readonly subtitle?: string;
  readonly height: number | { readonly step: number };
  readonly values: VegaLiteRow[];
  readonly layer: VegaLiteLayer[];
  /** Whether the last fact of the description may be empty: no blank is left of it then. @defaultValue false */
  readonly trimmed?: boolean;
}

/** The specification of a picture; `facts` are those of the description, besides the title. */
export function frameChart<Name extends string>(
  look: Look<{ readonly description: Phrase<Name | 'title'> }>,
  facts: PhraseFacts<Exclude<Name, 'title'>>,
  picture: Picture,
): VegaLiteSpec {
  const { title, labels } = look;
  const all = { title, ...facts } as PhraseFacts<Name | 'title'>;
  const description = fillPhrase(labels.description, all);
  return frame(look, picture.trimmed ? description.trim() : description, picture);
}

/** A chart with nothing to show: its title and a text that says why. */
export function frameText(look: Look<unknown>, text: string): VegaLiteSpec {
  const { title, theme } = look;
  return frame(look, `${title}: ${text}`, {
    height: 60,
    values: [{ text }],
    layer: [textLayer({ color: theme.quietText, fontSize: 13 }, {})],
  });
}

function frame(
  { theme, title, width }: Look<unknown>,
  description: string,
  { subtitle, height, values, layer }: Picture,
): VegaLiteSpec {
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

/** Rows in words: name and text of each. */
export function listRows(rows: readonly { readonly label: string; readonly text: string }[]): string {
  return rows.map(({ label, text }) => `${label}: ${text}`).join('; ');
}

/** Height of rows, in pixels each: less where there are many. */
export function rowHeight(rows: number): { step: number } {
  return { step: rows > 60 ? 14 : rows > 25 ? 18 : 26 };
}
