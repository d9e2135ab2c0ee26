import type { Instant } from '../core/time.js';
import { dateText, type EligibilitySpan, readSpan } from './eligibility-span.js';
import { frameChart, readLook, rowHeight } from './frame.js';
import { pointMark, referenceMark, silentLayer, spokenLayer, textLayer } from './marks.js';
import { rowAxis } from './name-axis.js';
import { fillPhrase, type Phrase } from './phrase.js';
import type { ChartOptions } from './theme.js';
import type { VegaLiteField, VegaLiteRow, VegaLiteSpec } from './vega-lite.js';

/** Words of {@link chartEligibility}. */
export interface EligibilityChartLabels {
  /** Title. */
  readonly title: Phrase;
  /** Name of the axis of time. */
  readonly axis: Phrase;
  /** The row of the stretches in which the contact may be asked. */
  readonly eligible: Phrase;
  /** A reason; `code` in lower case with spaces. */
  readonly reason: Phrase<'code'>;
  /** What stands at the end of a reason that time alone does not end. */
  readonly forGood: Phrase;
  /** A row of events of one type. */
  readonly event: Phrase<'type'>;
  /** What stands at the line of `now`. */
  readonly now: Phrase;
  /** Stands in the row of eligibility when there is no such stretch. */
  readonly never: Phrase;
  /** A stretch in words. */
  readonly stretch: Phrase<'start' | 'end'>;
  /** The whole chart in words; `stretches` lists them. */
  readonly description: Phrase<'title' | 'eligible' | 'stretches'>;
}

const words: EligibilityChartLabels = {
  title: 'When this contact may be asked',
  axis: 'Date (UTC)',
  eligible: 'May be asked',
  reason: 'Blocked: {code}',
  forGood: 'no end',
  event: 'Event: {type}',
  now: 'now',
  never: 'not in this span',
  stretch: '{start} to {end}',
  description: '{title}. {eligible}: {stretches}',
};

/** Spans and stretches up to this many milliseconds (three days) show the time of day. */
const clockSpan = 3 * 86_400_000;

/**
 * When a contact may be asked, what blocks until when, and what happened: one row each, on a time axis in UTC.
 *
 * Takes what `eligibilityTimeline` gives as `eligible`, the reasons of `evaluateEligibility` at `now`, and the history.
 * A contact who may never be asked keeps an empty row that says so.
 *
 * @throws {NpsError} INVALID_ARGUMENT when the span is empty, a stretch ends before it starts, or `now` lies outside;
 *   INVALID_INSTANT when a time is no instant; INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { chartEligibility, parseInstant } from 'nps-kit';
 *
 * const [from, april, to] = ['2026-03-01', '2026-04-01', '2026-05-01'].map((day) => parseInstant(`${day}T00:00:00Z`));
 * const spec = chartEligibility({
 *   from: from ?? 0,
 *   to: to ?? 0,
 *   eligible: [{ start: april ?? 0, end: to ?? 0 }],
 *   reasons: [{ code: 'GAP_SAME_KIND', until: april ?? 0 }],
 * });
 * spec.description; // => 'When this contact may be asked. May be asked: 2026-04-01 to 2026-05-01'
 * ```
 */
export function chartEligibility(
  span: EligibilitySpan,
  options: ChartOptions<EligibilityChartLabels> = {},
): VegaLiteSpec {
  const { from, to, now, eligible, reasons, events: happened } = readSpan(span);
  const look = readLook(options, words);
  const { theme, labels } = look;
  const dateAxis = to - from > clockSpan;
  const dateOnly = dateAxis && eligible.every(({ start, end }) => end - start > clockSpan);
  const label = fillPhrase(labels.eligible);
  const bar = (row: string, start: Instant, end: Instant, ink: string) => {
    const stretch = fillPhrase(labels.stretch, {
      start: dateText(start, dateOnly),
      end: dateText(end, dateOnly),
    });
    return { label: row, start, end, ink, stretch, description: `${row}: ${stretch}` };
  };
  const stretches = eligible.map(({ start, end }) => bar(label, start, end, theme.rise));
  const never = fillPhrase(labels.never);
  const notes = stretches.length === 0 ? [{ label, at: now, text: never }] : [];
  const blocks = reasons.map(({ code, until }) => {
    const row = fillPhrase(labels.reason, { code: code.toLowerCase().replaceAll('_', ' ') });
    if (until === null) notes.push({ label: row, at: now, text: fillPhrase(labels.forGood) });
    const end = until === null ? to : Math.min(to, Math.max(now, until));
    return bar(row, now, end, theme.muted);
  });
  const events = happened.map(({ type, at }) => {
    const row = fillPhrase(labels.event, { type });
    return { label: row, at, description: `${row}: ${dateText(at, dateOnly)}` };
  });
  const bars: VegaLiteRow[] = [...stretches, ...blocks];
  const rows = [...new Set([label, ...[...blocks, ...events].map((row) => row.label)])];
  const format = dateAxis ? '%Y-%m-%d' : '%m-%d %H:%M';
  const at: VegaLiteField = {
    field: 'at',
    type: 'temporal',
    title: fillPhrase(labels.axis),
    scale: { type: 'utc', nice: false },
    axis: { format, grid: true, labelAngle: 0, labelOverlap: 'parity', tickCount: 6 },
  };
  const y = rowAxis(rows, { paddingInner: 0.3 }, { labelLimit: 260 });
  const asked = span.now === undefined ? [] : [{ at: now, text: fillPhrase(labels.now) }];
  const stretch = { y, x: { ...at, field: 'start' }, x2: { field: 'end' } };
  const layers = [
    // The tracks span the axis: layers that state the same times as a domain are united with a warning.
    silentLayer(
      { type: 'bar', color: theme.grid },
      stretch,
      rows.map((row) => ({ label: row, start: from, end: to })),
    ),
    spokenLayer({ type: 'bar' }, { ...stretch, color: { field: 'ink', type: 'nominal', scale: null } }),
    silentLayer(referenceMark(theme.reference), { x: at }, asked),
    textLayer(
      { baseline: 'bottom', dy: -3, color: theme.quietText, aria: false },
      { x: at, y: { value: 0 } },
      asked,
    ),
    textLayer({ align: 'left', dx: 6, aria: false }, { y, x: at }, notes),
    spokenLayer({ ...pointMark(70), color: theme.score }, { y, x: at }, events),
  ];
  const facts = { eligible: label, stretches: stretches.map((row) => row.stretch).join(', ') || never };
  return frameChart(look, facts, {
    height: rowHeight(rows.length),
    values: bars,
    // A layer without rows would have no extent in time.
    layer: layers.filter(({ data }) => (data?.values ?? bars).length > 0),
  });
}
