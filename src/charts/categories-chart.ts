import { assertCounts } from '../core/assertions.js';
import { type AnyCounts, type Category, isWeighted } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { roundScore } from '../scoring/format.js';
import { summarizeCounts } from '../scoring/summary.js';
import { type NamedRow, readNames } from './figures.js';
import { frameChart, frameText, readLook, rowStep, spoken } from './frame.js';
import { fillPhrase, type Phrase } from './phrase.js';
import { scoreText } from './score-sentence.js';
import type { ChartOptions, ChartTheme } from './theme.js';
import type { VegaLiteField, VegaLiteRow, VegaLiteSpec } from './vega-lite.js';

/** A named group and its counts: a segment, a period, or a row of your own. */
export type CategoriesRow = NamedRow & {
  /** Heads or sums of weights. */
  readonly counts: AnyCounts;
};

/** Words of {@link chartCategories}. */
export interface CategoriesChartLabels {
  /** Title. */
  readonly title: Phrase;
  /** Name of the axis. */
  readonly axis: Phrase;
  /** Detractors. */
  readonly detractor: Phrase;
  /** Passives. */
  readonly passive: Phrase;
  /** Promoters. */
  readonly promoter: Phrase;
  /** One part of a bar in words. */
  readonly part: Phrase<'label' | 'category' | 'percent'>;
  /** What stands behind a bar. */
  readonly row: Phrase<'score' | 'n'>;
  /** What stands in place of a bar when nobody answered. */
  readonly noAnswers: Phrase;
  /** There are no rows. */
  readonly empty: Phrase;
  /** The whole chart in words; `rows` lists name and score of each. */
  readonly description: Phrase<'title' | 'rows'>;
}

const words: CategoriesChartLabels = /* @__PURE__ */ Object.freeze<CategoriesChartLabels>({
  title: 'Detractors, passives and promoters',
  axis: 'Share of answers',
  detractor: 'Detractors',
  passive: 'Passives',
  promoter: 'Promoters',
  part: '{label}: {percent} % {category}',
  row: 'NPS {score}, n {n}',
  noAnswers: 'no answers',
  empty: 'No answers',
  description: '{title}. {rows}',
});

/** A part with a smaller share has no room for its figure. */
const leastShare = 0.06;

/**
 * Shares of detractors, passives and promoters as one stacked bar per group, in the order of the rows.
 *
 * A row in which nobody answered keeps its place and says so. Percentages are rounded each for itself.
 *
 * @param rows - Segments, periods or rows with `label` and `counts`; names must differ.
 * @throws {NpsError} INVALID_ARGUMENT when rows are no list or a name comes twice; INVALID_COUNTS when counts are
 *   malformed; INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { chartCategories } from 'nps-kit';
 *
 * const spec = chartCategories([
 *   { label: 'June', counts: { promoters: 150, passives: 80, detractors: 20 } },
 *   { label: 'July', counts: { promoters: 140, passives: 75, detractors: 35 } },
 * ]);
 * spec.description; // => 'Detractors, passives and promoters. June: NPS 52, n 250; July: NPS 42, n 250'
 * ```
 */
export function chartCategories(
  rows: readonly CategoriesRow[],
  options: ChartOptions<CategoriesChartLabels> = {},
): VegaLiteSpec {
  const names = readNames(rows, 'rows');
  rows.forEach(({ counts }, index) => {
    if (counts === undefined) {
      throw new NpsError('INVALID_ARGUMENT', `rows[${index}].counts`, 'counts', counts);
    }
    assertCounts(counts, `rows[${index}].counts`);
  });
  const look = readLook(options, words);
  const { theme, labels, digits } = look;
  const title = fillPhrase(labels.title);
  if (rows.length === 0) return frameText(look, title, fillPhrase(labels.empty));
  const bars: VegaLiteRow[] = [];
  const notes = rows.map(({ counts }, index) => {
    const label = names[index] as string;
    const { score, n, shares } = summarizeCounts(counts);
    if (score === null || shares === null) return { label, text: fillPhrase(labels.noAnswers) };
    order.forEach((category, place) => {
      const share = shares[`${category}s`];
      const name = fillPhrase(labels[category]);
      const percent = roundScore(100 * share);
      bars.push({
        label,
        category: name,
        place,
        heads: amountOf(counts, category),
        share,
        ink: theme[inks[category]],
        text: share < leastShare ? '' : `${percent} %`,
        description: fillPhrase(labels.part, { label, category: name, percent }),
      });
    });
    return { label, text: fillPhrase(labels.row, { score: scoreText(score, digits), n }) };
  });
  const y: VegaLiteField = {
    field: 'label',
    type: 'nominal',
    sort: null,
    title: '',
    axis: { title: null, domain: false, ticks: false, labelLimit: 220, labelPadding: 6 },
    scale: { domain: [...names], paddingInner: 0.2 },
  };
  const x: VegaLiteField = {
    field: 'share',
    type: 'quantitative',
    title: fillPhrase(labels.axis),
    stack: 'zero',
    scale: { domain: [0, 1], nice: false },
    axis: { format: '.0%', grid: false },
  };
  const stack = { field: 'place', type: 'quantitative' } as const;
  return frameChart(look, {
    title,
    description: fillPhrase(labels.description, {
      title,
      rows: notes.map(({ label, text }) => `${label}: ${text}`).join('; '),
    }),
    height: { step: rowStep(rows.length) },
    values: bars,
    layer: [
      {
        mark: { type: 'bar' },
        encoding: {
          x,
          y,
          order: stack,
          color: {
            field: 'category',
            type: 'nominal',
            scale: {
              domain: order.map((category) => fillPhrase(labels[category])),
              range: order.map((category) => theme[category]),
            },
            legend: { title: null, orient: 'top', symbolType: 'square' },
          },
          ...spoken(),
        },
      },
      {
        mark: { type: 'text', aria: false },
        encoding: {
          x: { ...x, bandPosition: 0.5 },
          y,
          order: stack,
          detail: { field: 'category', type: 'nominal' },
          color: { field: 'ink', type: 'nominal', scale: null },
          text: { field: 'text', type: 'nominal' },
        },
      },
      {
        data: { values: notes },
        mark: { type: 'text', align: 'left', dx: 8, color: theme.quietText },
        encoding: { x: { value: 'width' }, y, text: { field: 'text', type: 'nominal' } },
      },
    ],
  });
}

const order = ['detractor', 'passive', 'promoter'] as const;

const inks: Readonly<Record<Category, keyof ChartTheme>> = {
  detractor: 'onDetractor',
  passive: 'onPassive',
  promoter: 'onPromoter',
};

function amountOf(counts: AnyCounts, category: Category): number {
  return isWeighted(counts) ? counts[`${category}Weight`] : counts[`${category}s`];
}
