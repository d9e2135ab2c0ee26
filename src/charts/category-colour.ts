import type { Category } from '../core/counts.js';
import type { ChartTheme } from './theme.js';
import type { VegaLiteField } from './vega-lite.js';

/** The categories from left to right. */
export const categories = ['detractor', 'passive', 'promoter'] as const;

/** Colours of the categories, and the legend that tells them. */
export function categoryColour(
  shown: readonly Category[],
  names: Readonly<Record<Category, string>>,
  theme: ChartTheme,
): VegaLiteField {
  return {
    field: 'category',
    type: 'nominal',
    scale: {
      domain: shown.map((category) => names[category]),
      range: shown.map((category) => theme[category]),
    },
    legend: { title: null, orient: 'top', symbolType: 'square' },
  };
}
