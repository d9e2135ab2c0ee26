import { assertCounts, partsOf } from '../core/assertions.js';
import type { AnyCounts, Category } from '../core/counts.js';
import { roundScore } from '../scoring/format.js';
import { summarizeCounts } from '../scoring/summary.js';
import { categories, categoryColour } from './category-colour.js';
import { type NamedRow, readNames } from './figures.js';
import { frameChart, frameText, listRows, readLook, rowHeight } from './frame.js';
import { spokenLayer, textLayer } from './marks.js';
import { rowAxis } from './name-axis.js';
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

const words: CategoriesChartLabels = {
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
};

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
    assertCounts(counts, `rows[${index}].counts`);
  });
  const look = readLook(options, words);
  const { theme, labels, digits } = look;
  if (rows.length === 0) return frameText(look, fillPhrase(labels.empty));
  const texts = {
    detractor: fillPhrase(labels.detractor),
    passive: fillPhrase(labels.passive),
    promoter: fillPhrase(labels.promoter),
  };
  const bars: VegaLiteRow[] = [];
  const notes = rows.map(({ counts }, index) => {
    const label = names[index] as string;
    const { score, n, shares } = summarizeCounts(counts);
    if (score === null || shares === null) return { label, text: fillPhrase(labels.noAnswers) };
    const parts = partsOf(counts, 'counts');
    categories.forEach((key, place) => {
      const share = shares[`${key}s`];
      const category = texts[key];
      const percent = roundScore(100 * share);
      bars.push({
        label,
        category,
        place,
        heads: parts[`${key}s`],
        share,
        ink: theme[inks[key]],
        text: share < leastShare ? '' : `${percent} %`,
        description: fillPhrase(labels.part, { label, category, percent }),
      });
    });
    return { label, text: fillPhrase(labels.row, { score: scoreText(score, digits), n }) };
  });
  const y = { ...rowAxis(names, { paddingInner: 0.2 }), title: '' };
  const x: VegaLiteField = {
    field: 'share',
    type: 'quantitative',
    title: fillPhrase(labels.axis),
    stack: 'zero',
    scale: { domain: [0, 1], nice: false },
    axis: { format: '.0%', grid: false },
  };
  const order = { field: 'place', type: 'quantitative' } as const;
  return frameChart(
    look,
    { rows: listRows(notes) },
    {
      height: rowHeight(rows.length),
      values: bars,
      layer: [
        spokenLayer({ type: 'bar' }, { x, y, order, color: categoryColour(categories, texts, theme) }),
        textLayer(
          { aria: false },
          {
            x: { ...x, bandPosition: 0.5 },
            y,
            order,
            detail: { field: 'category', type: 'nominal' },
            color: { field: 'ink', type: 'nominal', scale: null },
          },
        ),
        textLayer({ align: 'left', dx: 8, color: theme.quietText }, { x: { value: 'width' }, y }, notes),
      ],
    },
  );
}

const inks: Readonly<Record<Category, keyof ChartTheme>> = {
  detractor: 'onDetractor',
  passive: 'onPassive',
  promoter: 'onPromoter',
};
