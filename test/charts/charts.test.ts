import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNpsError } from 'nps-kit';
import {
  type ComparedFigure,
  chartBeforeAfter,
  chartCategories,
  chartContributions,
  chartControl,
  chartEligibility,
  chartRatings,
  chartScore,
  chartSegments,
  chartTrend,
  defaultTheme,
  type VegaLiteSpec,
} from 'nps-kit/charts';
import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { renderPictures } from '../../examples/chart-pictures.js';
import { chartExamples } from '../../examples/chart-specs.js';
import { edgeCases, june, nobody, scored } from './cases.js';
import { renderSvg } from './render.js';

const cases: (readonly [string, VegaLiteSpec])[] = [
  ...chartExamples().map(({ name, spec }) => [name, spec] as const),
  ...Object.entries(edgeCases),
];

describe.each(cases)('%s', (_, spec) => {
  it('compiles without a warning and draws without a DOM', async () => {
    const { svg, warnings } = await renderSvg(spec);
    expect(warnings).toEqual([]);
    expect(svg).toMatch(/^<svg [\s\S]*<\/svg>$/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    const spoken = [...svg.matchAll(/aria-label="([^"]*)"/g)].map(([, text]) => text);
    expect(spoken.filter((text) => /\b(lower|upper|heads|null)\b/.test(text ?? ''))).toEqual([]);
  });

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(spec))).toStrictEqual(spec);
  });

  it('says in words what it shows', () => {
    expect(spec.title.text.length).toBeGreaterThan(5);
    expect(spec.description).toContain(spec.title.text.replace(/\?$/, ''));
    expect(spec.description.length).toBeGreaterThan(spec.title.text.length);
    expect(spec.description).not.toMatch(/undefined|null|NaN|\{(?!n\})/);
  });

  it('has colours of the theme alone', () => {
    const colours = JSON.stringify(spec).match(/#[0-9a-f]{3,8}\b/gi) ?? [];
    const known = new Set<string>(Object.values(defaultTheme));
    expect(colours.filter((colour) => !known.has(colour))).toEqual([]);
    expect(colours.length).toBeGreaterThan(0);
  });
});

describe('the palette', () => {
  // R 4.2: palette.colors(palette = "Okabe-Ito"); RColorBrewer::brewer.pal(9, "Greys")
  const okabeIto = ['#000000', '#E69F00', '#56B4E9', '#009E73', '#F0E442', '#0072B2', '#D55E00', '#CC79A7'];
  const greys = [
    '#FFFFFF',
    '#F0F0F0',
    '#D9D9D9',
    '#BDBDBD',
    '#969696',
    '#737373',
    '#525252',
    '#252525',
    '#000000',
  ];
  it('is that of Okabe and Ito with the greys of ColorBrewer', () => {
    const { font, ...colours } = defaultTheme;
    expect(font).toContain('sans-serif');
    for (const colour of Object.values(colours)) expect([...okabeIto, ...greys]).toContain(colour);
  });

  // WCAG 2.2, 1.4.3: contrast of text is 4.5 or more.
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: string, other: string): number => {
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  it.each([
    ['onPromoter', 'promoter'],
    ['onPassive', 'passive'],
    ['onDetractor', 'detractor'],
    ['text', 'background'],
    ['quietText', 'background'],
    ['quietText', 'band'],
    ['text', 'muted'],
  ] as const)('lets %s be read on %s', (ink, ground) => {
    expect(contrast(defaultTheme[ink], defaultTheme[ground])).toBeGreaterThanOrEqual(4.5);
  });
});

describe('order', () => {
  const rows = ['b', 'c', 'a'].map((label) => ({ label, ...scored(june) }));
  it('is that of the rows', () => {
    for (const spec of [chartTrend(rows), chartSegments(rows)]) {
      expect(spec.data.values.map(({ label }) => label)).toEqual(['b', 'c', 'a']);
      expect(JSON.stringify(spec)).toContain('"domain":["b","c","a"]');
    }
  });

  it('is detractors, passives, promoters', () => {
    const spec = chartCategories([{ label: 'June', counts: june }]);
    expect(spec.data.values.map(({ category, heads }) => [category, heads])).toEqual([
      ['Detractors', 20],
      ['Passives', 80],
      ['Promoters', 150],
    ]);
  });
});

describe('marks', () => {
  const tested = (difference: number, pValue: number) => ({ status: 'tested' as const, difference, pValue });
  const kinds = (comparison: ComparedFigure | null, n = 250, adjustedPValue: number | null = null) =>
    chartTrend([{ label: 'a', score: 5, n, comparison, adjustedPValue }], { minimumN: 30 }).data.values.map(
      ({ kind }) => kind,
    );
  it('follow the adjusted p-value where there is one', () => {
    expect(kinds(tested(10, 0.01))).toEqual(['Rise beyond chance']);
    expect(kinds(tested(-10, 0.01))).toEqual(['Fall beyond chance']);
    expect(kinds(tested(10, 0.01), 250, 0.2)).toEqual(['Score']);
    expect(kinds(tested(10, 0.05))).toEqual(['Score']);
    expect(kinds(tested(10, 0.2), 250, 0.01)).toEqual(['Rise beyond chance']);
    expect(kinds({ status: 'untestable' })).toEqual(['Score']);
    expect(kinds({ status: 'not-compared' })).toEqual(['Score']);
    expect(kinds(null)).toEqual(['Score']);
  });

  it('leave periods with few answers alone', () => {
    expect(kinds(tested(10, 0.001), 29)).toEqual(['Fewer than 30 answers']);
    expect(kinds(tested(10, 0.001), 30)).toEqual(['Rise beyond chance']);
  });

  it('grey segments with few answers', () => {
    const ink = (n: number): unknown => chartSegments([{ label: 'a', score: 5, n }]).data.values[0]?.ink;
    expect(ink(29)).toBe(defaultTheme.muted);
    expect(ink(30)).toBe(defaultTheme.score);
  });
});

describe('options', () => {
  it('replace colours, words and sizes', () => {
    const spec = chartSegments([{ segment: 'Nord', ...scored(june) }], {
      theme: { score: 'rebeccapurple', background: 'ivory', font: undefined },
      labels: { title: 'Nach Region', row: ({ score, n }) => `${score} bei ${n} Antworten` },
      width: 300,
      digits: 1,
    });
    expect(spec).toMatchObject({ width: 300, background: 'ivory', title: { text: 'Nach Region' } });
    expect(spec.data.values[0]).toMatchObject({ text: '52.0 bei 250 Antworten', ink: 'rebeccapurple' });
    expect(spec.config.font).toBe(defaultTheme.font);
  });

  it('fill an element, which takes a browser to draw', () => {
    const warnings: unknown[] = [];
    const spec = chartScore(scored(june), { width: 'container' });
    const warn = (...texts: unknown[]) => warnings.push(texts);
    const logger = { level: () => logger, error: warn, warn, info: () => logger, debug: () => logger };
    expect(compile(spec, { logger: logger as never }).spec).toMatchObject({ $schema: expect.any(String) });
    expect(warnings).toEqual([]);
  });

  it('leave user text alone', () => {
    const title = 'signal {score} \' " \\ <b>';
    const spec = chartScore(scored(june), { labels: { title: () => title } });
    expect(spec.title.text).toBe(title);
    expect(chartTrend([{ label: '{label}', ...scored(june) }]).description).toContain('from {label} (52)');
  });
});

const codeOf = (call: () => unknown): string => {
  try {
    call();
  } catch (error) {
    if (isNpsError(error)) return `${error.code} ${error.path}`;
    throw error;
  }
  return 'nothing thrown';
};

describe('nonsense', () => {
  const any = (value: unknown): never => value as never;
  it.each<readonly [string, () => unknown]>([
    ['INVALID_ARGUMENT figure', () => chartScore(any(null))],
    ['INVALID_ARGUMENT figure.score', () => chartScore({ score: 101, n: 5 })],
    ['INVALID_ARGUMENT figure.score', () => chartScore(any({ n: 5 }))],
    ['INVALID_ARGUMENT figure.n', () => chartScore({ score: 1, n: 1.5 })],
    [
      'INVALID_ARGUMENT figure.interval.upper',
      () => chartScore({ score: 1, n: 5, interval: { lower: 9, upper: 8 } }),
    ],
    [
      'INVALID_OPTION figure.interval.level',
      () => chartScore({ score: 1, n: 5, interval: { lower: 0, upper: 8, level: 0.05 } }),
    ],
    ['INVALID_OPTION options.markers', () => chartScore({ score: 1, n: 5 }, { markers: any({}) })],
    [
      'INVALID_ARGUMENT options.markers[0].score',
      () => chartScore({ score: 1, n: 5 }, { markers: [{ label: 'x', score: Number.NaN }] }),
    ],
    ['INVALID_OPTION options.width', () => chartScore({ score: 1, n: 5 }, { width: 49 })],
    ['INVALID_OPTION options.width', () => chartScore({ score: 1, n: 5 }, { width: any('wide') })],
    ['INVALID_OPTION options.digits', () => chartScore({ score: 1, n: 5 }, { digits: 0.5 })],
    ['INVALID_OPTION options.theme', () => chartScore({ score: 1, n: 5 }, { theme: any({ pink: 'pink' }) })],
    ['INVALID_OPTION options.theme.band', () => chartScore({ score: 1, n: 5 }, { theme: { band: '' } })],
    ['INVALID_OPTION options.labels', () => chartScore({ score: 1, n: 5 }, { labels: any([]) })],
    [
      'INVALID_OPTION options.labels.title',
      () => chartScore({ score: 1, n: 5 }, { labels: any({ title: 5 }) }),
    ],
    ['INVALID_OPTION options.labels', () => chartScore({ score: 1, n: 5 }, { labels: any({ titel: 'x' }) })],
    [
      'INVALID_OPTION options.labels.title',
      () => chartScore({ score: 1, n: 5 }, { labels: { title: () => any(undefined) } }),
    ],
    [
      'INVALID_OPTION options.labels.row',
      () => chartSegments([{ segment: 'a', score: 1, n: 5 }], { labels: { row: () => any(Symbol('x')) } }),
    ],
    [
      'INVALID_OPTION options.labels.group',
      () =>
        chartBeforeAfter(
          { current: { score: 1, n: 1 }, baseline: { score: 1, n: 1 } },
          { labels: { group: () => any(Symbol('x')) } },
        ),
    ],
    ['INVALID_ARGUMENT rows[0]', () => chartSegments(new Array(2))],
    ['INVALID_ARGUMENT rows[0]', () => chartCategories(new Array(2))],
    ['INVALID_ARGUMENT options.markers[0]', () => chartScore({ score: 1, n: 5 }, { markers: new Array(2) })],
    ['INVALID_ARGUMENT span.eligible[0]', () => chartEligibility({ from: 0, to: 5, eligible: new Array(2) })],
    ['INVALID_ARGUMENT options', () => chartScore({ score: 1, n: 5 }, any(null))],
    ['INVALID_HISTOGRAM histogram.bins', () => chartRatings({ min: 0, max: 10, bins: [] })],
    ['SCALE_MISMATCH histogram', () => chartRatings({ min: 1, max: 2, bins: [1, 2] })],
    ['INVALID_ARGUMENT rows', () => chartCategories(any({}))],
    ['INVALID_ARGUMENT rows[0].counts', () => chartCategories(any([{ label: 'a' }]))],
    [
      'INVALID_COUNTS rows[0].counts.promoters',
      () => chartCategories([{ label: 'a', counts: { ...nobody, promoters: -1 } }]),
    ],
    ['INVALID_ARGUMENT rows[0].segment', () => chartSegments(any([{ score: 1, n: 5 }]))],
    [
      'INVALID_ARGUMENT rows[1].label',
      () =>
        chartTrend([
          { label: 'a', score: 1, n: 5 },
          { label: 'a', score: 1, n: 5 },
        ]),
    ],
    ['INVALID_OPTION options.alpha', () => chartTrend([], { alpha: 0.95 })],
    ['INVALID_OPTION options.minimumN', () => chartTrend([], { minimumN: -1 })],
    [
      'INVALID_ARGUMENT rows[0].comparison.pValue',
      () =>
        chartTrend([
          { label: 'a', score: 1, n: 5, comparison: { status: 'tested', difference: 1, pValue: 5 } },
        ]),
    ],
    [
      'INVALID_ARGUMENT rows[0].comparison.status',
      () => chartTrend([{ label: 'a', score: 1, n: 5, comparison: any({ pValue: 0.01 }) }]),
    ],
    ['INVALID_ARGUMENT chart.status', () => chartControl(any({ points: [] }))],
    [
      'INVALID_ARGUMENT chart.points[0].rules',
      () =>
        chartControl(
          any({
            status: 'charted',
            centre: 1,
            points: [{ label: 'a', score: 1, n: 5, lower: 0, upper: 2, judged: true }],
          }),
        ),
    ],
    [
      'INVALID_ARGUMENT steps.end.score',
      () => chartContributions({ parts: [{ label: 'a', points: 5 }], end: { label: 'b', score: 6 } }),
    ],
    [
      'INVALID_ARGUMENT steps.parts[0]',
      () => chartContributions({ parts: [{ label: 'a', points: 5 }], end: { label: 'a', score: 5 } }),
    ],
    [
      'INVALID_ARGUMENT steps.end.label',
      () => chartContributions({ start: { label: 'a', score: 5 }, parts: [], end: { label: 'a', score: 5 } }),
    ],
    ['INVALID_ARGUMENT comparison.current', () => chartBeforeAfter(any({ baseline: { score: 1, n: 1 } }))],
    ['INVALID_ARGUMENT span.to', () => chartEligibility({ from: 5, to: 5, eligible: [] })],
    ['INVALID_INSTANT span.from', () => chartEligibility({ from: Number.NaN, to: 5, eligible: [] })],
    ['INVALID_ARGUMENT span.now', () => chartEligibility({ from: 0, to: 5, now: 5, eligible: [] })],
    [
      'INVALID_ARGUMENT span.eligible[0].end',
      () => chartEligibility({ from: 0, to: 5, eligible: [{ start: 3, end: 2 }] }),
    ],
    [
      'INVALID_ARGUMENT span.events[0].type',
      () => chartEligibility({ from: 0, to: 5, eligible: [], events: [{ type: '', at: 1 }] }),
    ],
  ])('throws %s', (expected, call) => {
    expect(codeOf(call)).toBe(expected);
  });
});

it('chartEligibility says the time of day of stretches shorter than days, on an axis of days', () => {
  const hour = 3_600_000;
  const eligible = [0, 1].map((day) => ({ start: (24 * day + 8) * hour, end: (24 * day + 20) * hour }));
  expect(chartEligibility({ from: 0, to: 96 * hour, eligible }).description).toBe(
    'When this contact may be asked. May be asked: 1970-01-01 08:00 to 1970-01-01 20:00, 1970-01-02 08:00 to 1970-01-02 20:00',
  );
});

describe('the pictures of the guide', () => {
  const folder = join(import.meta.dirname, '../../docs/guides/pictures');
  it('are what the script draws, and small', async () => {
    const pictures = await renderPictures();
    expect(readdirSync(folder).sort()).toEqual(pictures.map(({ name }) => `${name}.svg`).sort());
    for (const { name, svg } of pictures) {
      expect(readFileSync(join(folder, `${name}.svg`), 'utf8'), name).toBe(svg);
      expect(svg.length, name).toBeLessThan(30_000);
    }
  });

  it('are all shown', () => {
    const guide = readFileSync(join(folder, '../charts.md'), 'utf8');
    for (const { name } of chartExamples()) expect(guide).toContain(`(pictures/${name}.svg)`);
  });
});
