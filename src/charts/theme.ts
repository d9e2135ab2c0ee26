import { assertText } from '../core/assertions.js';
import { type Overrides, override } from './phrase.js';

/** Colours and font of a chart. Any CSS colour will do. */
export interface ChartTheme {
  /** Promoters. */
  readonly promoter: string;
  /** Passives. */
  readonly passive: string;
  /** Detractors. */
  readonly detractor: string;
  /** Figures written on the promoters' colour. */
  readonly onPromoter: string;
  /** Figures written on the passives' colour. */
  readonly onPassive: string;
  /** Figures written on the detractors' colour. */
  readonly onDetractor: string;
  /** What is above, rises or adds. */
  readonly rise: string;
  /** What is below, falls or takes away. */
  readonly fall: string;
  /** Scores: their points, lines and totals. */
  readonly score: string;
  /** Intervals and limits. */
  readonly band: string;
  /** Benchmarks, targets and centre lines. */
  readonly reference: string;
  /** What is greyed because too few answered. */
  readonly muted: string;
  /** Titles and figures. */
  readonly text: string;
  /** Axis labels, subtitles and legends. */
  readonly quietText: string;
  /** Grid lines and the track of a bullet. */
  readonly grid: string;
  /** Behind everything. */
  readonly background: string;
  /** Font family. */
  readonly font: string;
}

/**
 * The default look: colours that people with the common kinds of colour blindness tell apart.
 *
 * Hues are blue, vermillion and bluish green of Okabe and Ito; greys are ColorBrewer's. Blue is above, vermillion
 * below; shape, place or words always say the same as the colour.
 *
 * @see Okabe and Ito, "Color Universal Design", 2008, https://jfly.uni-koeln.de/color/; Brewer, ColorBrewer 2.0
 *   (9-class Greys), https://colorbrewer2.org
 */
export const defaultTheme: ChartTheme = /* @__PURE__ */ Object.freeze({
  promoter: '#0072B2',
  passive: '#BDBDBD',
  detractor: '#D55E00',
  onPromoter: '#FFFFFF',
  onPassive: '#000000',
  onDetractor: '#000000',
  rise: '#0072B2',
  fall: '#D55E00',
  score: '#252525',
  band: '#D9D9D9',
  reference: '#009E73',
  muted: '#969696',
  text: '#252525',
  quietText: '#525252',
  grid: '#F0F0F0',
  background: '#FFFFFF',
  font: 'system-ui, sans-serif',
});

/** Options that all charts share; `Labels` are the words of the chart. */
export interface ChartOptions<Labels> {
  /** Colours and font that differ from {@link defaultTheme}. */
  readonly theme?: Overrides<ChartTheme> | undefined;
  /** Words that differ from the English ones: texts with facts in braces, or functions of the facts. */
  readonly labels?: Overrides<Labels> | undefined;
  /** Width of the plot in pixels, 50 to 10000, or `"container"` to fill the element. @defaultValue 560 */
  readonly width?: number | 'container' | undefined;
  /** Digits after the point of the scores that are written out, 0 to 10. @defaultValue 0 */
  readonly digits?: number | undefined;
}

/** The theme of the options. */
export function readTheme(theme: Overrides<ChartTheme> | undefined): ChartTheme {
  return override(defaultTheme, theme, 'options.theme', assertText);
}
