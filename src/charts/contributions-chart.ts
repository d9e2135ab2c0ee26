import { assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { formatScore } from '../scoring/format.js';
import { type NamedRow, readNames, readNumber } from './figures.js';
import { frameChart, frameText, readLook, rowStep, spoken } from './frame.js';
import { fillPhrase, type Phrase } from './phrase.js';
import { scoreAxis, scoreDomain } from './score-axis.js';
import { readMarker, type ScoreMarker } from './score-marker.js';
import { scoreText } from './score-sentence.js';
import type { ChartOptions, ChartTheme } from './theme.js';
import type { VegaLiteField, VegaLiteSpec } from './vega-lite.js';

/** A named part of a score or of a difference, in points, -200 to 200; null when nobody answered at all. */
export type ContributionRow = NamedRow &
  ({ readonly points: number | null } | { readonly contribution: number | null });

/** Parts that lead from one score to another. */
export interface ContributionSteps {
  /** Where the steps begin. @defaultValue 0, without a bar of its own */
  readonly start?: ScoreMarker | undefined;
  /** The steps, in the order in which they are drawn. */
  readonly parts: readonly ContributionRow[];
  /** Where they end: start and all parts together; a score of null when nobody answered. */
  readonly end: { readonly label: string; readonly score: number | null };
}

/** Words of {@link chartContributions}. */
export interface ContributionsChartLabels {
  /** Title. */
  readonly title: Phrase;
  /** Name of the axis. */
  readonly axis: Phrase;
  /** There are no parts, or nobody answered. */
  readonly empty: Phrase;
  /** The whole chart in words; `rows` lists name and points of each. */
  readonly description: Phrase<'title' | 'rows'>;
}

const words: ContributionsChartLabels = /* @__PURE__ */ Object.freeze<ContributionsChartLabels>({
  title: 'What the score is made of',
  axis: 'Net Promoter Score (points)',
  empty: 'Nothing to show',
  description: '{title}. {rows}',
});

/** Doubles that were added in another order differ by less, in points. */
const dust = 1e-6;

/**
 * Steps from one score to another: a waterfall of what each segment adds, or takes away.
 *
 * For the contributions of segments to a score (`segmentContributions`) leave `start` out; for a change, start with the old score and end with
 * the new one. Steps keep their order. No parts, or nobody who answered, give a chart that says so.
 *
 * @throws {NpsError} INVALID_ARGUMENT when start and parts do not add up to the end, a figure is out of range or a name
 *   comes twice; INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { chartContributions } from 'nps-kit';
 *
 * const parts = [{ label: 'North', points: -12.5 }, { label: 'South', points: 2.5 }];
 * const spec = chartContributions({ start: { label: 'June', score: 52 }, parts, end: { label: 'July', score: 42 } });
 * spec.description; // => 'What the score is made of. June: 52; North: -13; South: +3; July: 42'
 *
 * chartContributions({ parts, end: { label: 'July', score: 42 } }); // throws INVALID_ARGUMENT
 * ```
 */
export function chartContributions(
  steps: ContributionSteps,
  options: ChartOptions<ContributionsChartLabels> = {},
): VegaLiteSpec {
  assertRecord(steps, 'steps', 'a record with parts and end');
  const look = readLook(options, words);
  const { theme, labels, digits } = look;
  const names = readNames(steps.parts, 'steps.parts');
  const title = fillPhrase(labels.title);
  const ends = readEnds(steps);
  if (ends === null || steps.parts.some((part) => pointsOf(part) === null)) {
    return frameText(look, title, fillPhrase(labels.empty));
  }
  const { start, end } = ends;
  const taken = [start?.label, end.label];
  let at = start?.score ?? 0;
  const bars: Bar[] = start ? [endBar(start, digits)] : [];
  steps.parts.forEach((part, index) => {
    const label = names[index] as string;
    const path = `steps.parts[${index}]`;
    if (taken.includes(label)) {
      throw new NpsError('INVALID_ARGUMENT', path, 'another name than start and end', label);
    }
    const own = readNumber(
      pointsOf(part),
      -200,
      200,
      `${path}.${'points' in part ? 'points' : 'contribution'}`,
    );
    const ink = own < 0 ? 'fall' : 'rise';
    bars.push({ label, points: own, from: at, to: at + own, ink, text: formatScore(own, { digits }) });
    at += own;
  });
  if (Math.abs(at - end.score) > dust) {
    throw new NpsError('INVALID_ARGUMENT', 'steps.end.score', `${at}, where the parts lead`, end.score);
  }
  if (names.length === 0) return frameText(look, title, fillPhrase(labels.empty));
  bars.push(endBar(end, digits));
  const values = bars.map(({ ink, ...bar }) => ({
    ...bar,
    right: Math.max(bar.from, bar.to),
    ink: theme[ink],
    description: `${bar.label}: ${bar.text}`,
  }));
  const x = scoreAxis('from', fillPhrase(labels.axis), barDomain(bars));
  const y: VegaLiteField = {
    field: 'label',
    type: 'nominal',
    sort: null,
    axis: { title: null, domain: false, ticks: false, labelLimit: 220, labelPadding: 6 },
    scale: { domain: bars.map(({ label }) => label), paddingInner: 0.25 },
  };
  const step = rowStep(bars.length);
  return frameChart(look, {
    title,
    description: fillPhrase(labels.description, {
      title,
      rows: bars.map(({ label, text }) => `${label}: ${text}`).join('; '),
    }),
    height: { step },
    values,
    layer: [
      {
        mark: { type: 'bar' },
        encoding: {
          y,
          x,
          x2: { field: 'to' },
          color: { field: 'ink', type: 'nominal', scale: null },
          ...spoken(),
        },
      },
      {
        data: { values: values.slice(0, -1) },
        mark: { type: 'tick', color: theme.muted, thickness: 1, size: 1.25 * step, aria: false },
        encoding: { y, x: { ...x, field: 'to' } },
      },
      {
        mark: { type: 'text', align: 'left', dx: 5, aria: false },
        encoding: { y, x: { ...x, field: 'right' }, text: { field: 'text', type: 'nominal' } },
      },
    ],
  });
}

interface Bar {
  readonly label: string;
  readonly points: number;
  readonly from: number;
  readonly to: number;
  readonly ink: keyof ChartTheme;
  readonly text: string;
}

function endBar({ label, score }: ScoreMarker, digits: number): Bar {
  const text = scoreText(score, digits);
  return { label, points: score, from: 0, to: score, ink: 'score', text };
}

function pointsOf(part: ContributionRow): number | null {
  return 'points' in part ? part.points : part.contribution;
}

/** Start and end; null when nobody answered, so that there is no end. */
function readEnds({ start, end }: ContributionSteps): { start: ScoreMarker | null; end: ScoreMarker } | null {
  assertRecord(end, 'steps.end', 'a label and a score');
  const { label, score } = end;
  if (score === null) return null;
  const ends = {
    start: start === undefined ? null : readMarker(start, '', 0, 'steps.start'),
    end: readMarker({ label, score }, '', 0, 'steps.end'),
  };
  if (ends.start?.label === ends.end.label) {
    throw new NpsError('INVALID_ARGUMENT', 'steps.end.label', 'another name than the start', ends.end.label);
  }
  return ends;
}

/** Bars stand on 0: an axis that ends there has no room beyond it. */
function barDomain(bars: readonly Bar[]): [number, number] {
  const ends = bars.flatMap(({ from, to }) => [from, to]);
  const [lower, upper] = scoreDomain(ends);
  return [Math.min(...ends) === 0 ? 0 : lower, Math.max(...ends) === 0 ? 0 : upper];
}
