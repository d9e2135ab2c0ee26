import { assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { formatScore } from '../scoring/format.js';
import { type NamedRow, readNames, readNumber } from './figures.js';
import { frameChart, frameText, listRows, readLook, rowHeight } from './frame.js';
import { silentLayer, spokenLayer, textLayer } from './marks.js';
import { rowAxis } from './name-axis.js';
import { fillPhrase, type Phrase } from './phrase.js';
import { scoreAxis, scoreDomain } from './score-axis.js';
import { readMarker, type ScoreMarker } from './score-marker.js';
import type { ChartOptions, ChartTheme } from './theme.js';
import type { VegaLiteSpec } from './vega-lite.js';

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

const words: ContributionsChartLabels = {
  title: 'What the score is made of',
  axis: 'Net Promoter Score (points)',
  empty: 'Nothing to show',
  description: '{title}. {rows}',
};

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
  assertRecord(steps, 'steps');
  const look = readLook(options, words);
  const { theme, labels, digits } = look;
  const { start, parts, end } = steps;
  const names = readNames(parts, 'steps.parts');
  assertRecord(end, 'steps.end');
  const nothing = (): VegaLiteSpec => frameText(look, fillPhrase(labels.empty));
  if (end.score === null) return nothing();
  const bars = start === undefined ? [] : [endBar(start, digits, 'steps.start')];
  const last = endBar(end as ScoreMarker, digits, 'steps.end');
  const taken = [last.label, ...bars.map(({ label }) => label)];
  if (taken[0] === taken[1]) {
    throw new NpsError('INVALID_ARGUMENT', 'steps.end.label', 'a name of its own', last.label);
  }
  if (parts.some((part) => pointsOf(part) === null)) return nothing();
  let at = bars[0]?.to ?? 0;
  parts.forEach((part, index) => {
    const label = names[index] as string;
    const path = `steps.parts[${index}]`;
    if (taken.includes(label)) throw new NpsError('INVALID_ARGUMENT', path, 'a name of its own', label);
    const field = 'points' in part ? 'points' : 'contribution';
    const points = readNumber(pointsOf(part), -200, 200, `${path}.${field}`);
    const ink = points < 0 ? 'fall' : 'rise';
    bars.push({ label, points, from: at, to: at + points, ink, text: formatScore(points, { digits }) });
    at += points;
  });
  if (Math.abs(at - last.to) > dust) {
    throw new NpsError('INVALID_ARGUMENT', 'steps.end.score', `${at}, where the parts lead`, last.to);
  }
  if (names.length === 0) return nothing();
  bars.push(last);
  const values = bars.map(({ ink, ...bar }) => ({
    ...bar,
    right: Math.max(bar.from, bar.to),
    ink: theme[ink],
    description: `${bar.label}: ${bar.text}`,
  }));
  const x = { ...scoreAxis(labels.axis, barDomain(bars)), field: 'from' };
  const to = { field: 'to' };
  const y = rowAxis(
    bars.map(({ label }) => label),
    { paddingInner: 0.25 },
  );
  const height = rowHeight(bars.length);
  return frameChart(
    look,
    { rows: listRows(bars) },
    {
      height,
      values,
      layer: [
        spokenLayer({ type: 'bar' }, { y, x, x2: to, color: { field: 'ink', type: 'nominal', scale: null } }),
        silentLayer(
          { type: 'tick', color: theme.muted, thickness: 1, size: 1.25 * height.step },
          { y, x: { ...x, ...to } },
          values.slice(0, -1),
        ),
        textLayer({ align: 'left', dx: 5, aria: false }, { y, x: { ...x, field: 'right' } }),
      ],
    },
  );
}

interface Bar {
  readonly label: string;
  readonly points: number;
  readonly from: number;
  readonly to: number;
  readonly ink: keyof ChartTheme;
  readonly text: string;
}

function endBar(marker: ScoreMarker, digits: number, path: string): Bar {
  const { label, score, text } = readMarker(marker, '{score}', digits, path);
  return { label, points: score, from: 0, to: score, ink: 'score', text };
}

function pointsOf(part: ContributionRow): number | null {
  return 'points' in part ? part.points : part.contribution;
}

/** Bars stand on 0: an axis that ends there has no room beyond it. */
function barDomain(bars: readonly Bar[]): [number, number] {
  const ends = bars.flatMap(({ from, to }) => [from, to]);
  const [lower, upper] = scoreDomain(ends);
  return [Math.min(...ends) === 0 ? 0 : lower, Math.max(...ends) === 0 ? 0 : upper];
}
