import type { Category, RatingHistogram } from '../core/counts.js';
import { classifyRating } from '../scoring/classify.js';
import { countsFromHistogram } from '../scoring/histogram.js';
import { type ScaleOptions, scaleOf } from '../scoring/scale.js';
import { scoreCounts } from '../scoring/score.js';
import { categories, categoryColour } from './category-colour.js';
import { frameChart, frameText, readLook } from './frame.js';
import { silentLayer, spokenLayer } from './marks.js';
import { fillPhrase, type Phrase, type PhraseFacts } from './phrase.js';
import { scoreSentence } from './score-sentence.js';
import { type ScoreWords, scoreWords } from './score-words.js';
import type { ChartOptions } from './theme.js';
import type { VegaLiteField, VegaLiteSpec } from './vega-lite.js';

/** Words of {@link chartRatings}. */
export interface RatingsChartLabels extends ScoreWords {
  /** Title. */
  readonly title: Phrase;
  /** Name of the axis of ratings. */
  readonly ratingAxis: Phrase;
  /** Name of the axis of answers. */
  readonly answersAxis: Phrase;
  /** Detractors and their ratings. */
  readonly detractor: Phrase<'from' | 'to'>;
  /** Passives and their ratings. */
  readonly passive: Phrase<'from' | 'to'>;
  /** Promoters and their ratings. */
  readonly promoter: Phrase<'from' | 'to'>;
  /** One bar in words. */
  readonly bar: Phrase<'rating' | 'n'>;
  /** The whole chart in words; `bars` lists the answers per rating. */
  readonly description: Phrase<'title' | 'sentence' | 'bars'>;
}

/** Options of {@link chartRatings}. */
export interface RatingsChartOptions extends ChartOptions<RatingsChartLabels>, ScaleOptions {}

/** English words. A function, since a module level spread would stay in every bundle. */
function words(): RatingsChartLabels {
  return {
    ...scoreWords,
    title: 'How likely are you to recommend us?',
    ratingAxis: 'Rating',
    answersAxis: 'Answers',
    detractor: (facts) => `Detractors (${rangeText(facts)})`,
    passive: (facts) => `Passives (${rangeText(facts)})`,
    promoter: (facts) => `Promoters (${rangeText(facts)})`,
    bar: 'Rating {rating}: {n}',
    description: '{title} {sentence}. Answers per rating: {bars}',
  };
}

function rangeText({ from, to }: PhraseFacts<'from' | 'to'>): string {
  return from === to ? `${from}` : `${from} to ${to}`;
}

/** With more bars than this the figures above them would touch. */
const mostFigures = 12;

/**
 * Answers per rating as bars, coloured by category: eleven bars, or as many as the scale has.
 *
 * No answers give a chart that says so.
 *
 * @throws {NpsError} INVALID_HISTOGRAM when the histogram is malformed; SCALE_MISMATCH when it has another range than
 *   the scale; INVALID_SCALE when the scale contradicts itself; INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { chartRatings, histogramRatings } from 'nps-kit';
 *
 * const spec = chartRatings(histogramRatings([10, 10, 8, 3]));
 * spec.title.subtitle; // => 'NPS 25 from 4 answers'
 * spec.data.values[3]; // => { rating: 3, heads: 1, category: 'Detractors (0 to 6)', description: 'Rating 3: 1' }
 * ```
 */
export function chartRatings(histogram: RatingHistogram, options: RatingsChartOptions = {}): VegaLiteSpec {
  const look = readLook(options, words());
  const { theme, labels, digits } = look;
  const scale = scaleOf(options);
  const counts = countsFromHistogram(histogram, { scale });
  const n = histogram.bins.reduce((sum, heads) => sum + heads, 0);
  const sentence = scoreSentence({ score: scoreCounts(counts), n }, null, labels, digits);
  if (n === 0) return frameText(look, sentence);
  const { min, max, promoterFrom, detractorTo } = scale;
  const names: Record<Category, string> = {
    detractor: fillPhrase(labels.detractor, { from: min, to: detractorTo }),
    passive: fillPhrase(labels.passive, { from: detractorTo + 1, to: promoterFrom - 1 }),
    promoter: fillPhrase(labels.promoter, { from: promoterFrom, to: max }),
  };
  const shown = categories.filter((category) => category !== 'passive' || detractorTo + 1 < promoterFrom);
  const values = histogram.bins.map((heads, bin) => ({
    rating: min + bin,
    heads,
    category: names[classifyRating(min + bin, { scale })],
    description: fillPhrase(labels.bar, { rating: min + bin, n: heads }),
  }));
  const x: VegaLiteField = {
    field: 'rating',
    type: 'ordinal',
    title: fillPhrase(labels.ratingAxis),
    sort: null,
    axis: { labelAngle: 0, labelOverlap: 'parity' },
    scale: { paddingInner: 0.1 },
  };
  const y: VegaLiteField = {
    field: 'heads',
    type: 'quantitative',
    title: fillPhrase(labels.answersAxis),
    axis: { format: 'd', grid: true, tickMinStep: 1 },
  };
  const bars = values.map(({ rating, heads }) => `${rating}: ${heads}`).join(', ');
  const figures = silentLayer(
    { type: 'text', baseline: 'bottom', dy: -3 },
    { x, y, text: { field: 'heads', type: 'quantitative', format: 'd' } },
  );
  return frameChart(
    look,
    { sentence, bars },
    {
      subtitle: sentence,
      height: 220,
      values,
      layer: [
        spokenLayer({ type: 'bar' }, { x, y, color: categoryColour(shown, names, theme) }),
        ...(values.length > mostFigures ? [] : [figures]),
      ],
    },
  );
}
