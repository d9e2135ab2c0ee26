import type { FigureRow } from './figures.js';
import { fillPhrase, type Phrase } from './phrase.js';
import type { VegaLiteField } from './vega-lite.js';

/**
 * Bounds of an axis that holds all values: tens that leave a little room, at least 20 points apart, and never beyond
 * -100 to 100 unless a value is.
 */
export function scoreDomain(values: readonly (number | null)[]): [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    least = Math.min(least, value ?? least);
    most = Math.max(most, value ?? most);
  }
  if (least > most) return [-100, 100];
  const floor = Math.min(-100, least);
  const ceiling = Math.max(100, most);
  let lower = Math.max(floor, 10 * Math.floor((least - 2) / 10));
  let upper = Math.min(ceiling, 10 * Math.ceil((most + 2) / 10));
  if (upper - lower < 20) {
    lower = Math.max(floor, Math.min(ceiling, upper + 10) - 20);
    upper = lower + 20;
  }
  return [lower, upper + 0]; // no -0
}

/** Bounds of an axis that holds scores with their limits, and one more score where there is one. */
export function figureDomain(
  rows: readonly Omit<FigureRow, 'n'>[],
  other: number | null = null,
): [number, number] {
  return scoreDomain([...rows.flatMap(({ score, lower, upper }) => [score, lower, upper]), other]);
}

/** The axis of scores, with a grid and a plain sign in front of negative ones. */
export function scoreAxis(title: Phrase, domain: [number, number]): VegaLiteField {
  return {
    field: 'score',
    type: 'quantitative',
    title: fillPhrase(title),
    scale: { domain: [...domain], nice: false, zero: false },
    axis: { format: 'd', grid: true, tickMinStep: 1 },
  };
}
