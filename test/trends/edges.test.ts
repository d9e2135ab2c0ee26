import {
  compareBeforeAfter,
  controlChart,
  countByPeriod,
  decomposeDelta,
  detectShift,
  latestPerRespondent,
  NpsError,
  nelsonRules,
  rollingScores,
  scoreDeltas,
  splitBeforeAfter,
  tallyByPeriod,
  tallyBySegment,
  tallySegmentsByPeriod,
  tallyWeightedByPeriod,
  testTrend,
  westernElectricRules,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';

const counts = (promoters: number, passives: number, detractors: number) => ({
  promoters,
  passives,
  detractors,
});
const period = (index: number, own: ReturnType<typeof counts>) => ({
  start: index * 100,
  end: (index + 1) * 100,
  label: `p${index}`,
  counts: own,
});
const flat = [0, 1, 2, 3].map((index) => period(index, counts(50, 30, 20)));
const month = { at: 'at', rating: 'rating', period: 'month', timeZone: 'UTC' } as const;

/** Code and path of what a call throws. */
function refusal(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof NpsError) return `${error.code} ${error.path}`;
    throw error;
  }
  return 'nothing';
}

describe('bad input is refused with its place', () => {
  const row = { at: 0, rating: 9 };
  it.each<[string, () => unknown]>([
    ['INVALID_INSTANT rows[1].at', () => tallyByPeriod([row, { at: Number.NaN, rating: 9 }], month)],
    ['INVALID_INSTANT rows[0].at', () => tallyByPeriod([null as never], month)],
    ['INVALID_INSTANT rows[0].at', () => tallyByPeriod([{ at: '2026-01-01' as never, rating: 9 }], month)],
    ['RATING_OUT_OF_RANGE rows[1].rating', () => tallyByPeriod([row, { at: 1, rating: 11 }], month)],
    ['RATING_OUT_OF_RANGE rows[0].rating', () => tallyByPeriod([{ at: 1, rating: 8.5 }], month)],
    [
      'INVALID_INSTANT times[0]',
      () => tallyByPeriod({ times: [Number.POSITIVE_INFINITY], ratings: [1] }, month2),
    ],
    ['RATING_OUT_OF_RANGE ratings[0]', () => tallyByPeriod({ times: [1], ratings: [-1] }, month2)],
    ['INVALID_ARGUMENT ratings', () => tallyByPeriod({ times: [1], ratings: [] }, month2)],
    ['INVALID_ARGUMENT times', () => tallyByPeriod({ times: 5 as never, ratings: [] }, month2)],
    [
      'UNKNOWN_TIME_ZONE options.timeZone',
      () => tallyByPeriod([row], { ...month, timeZone: 'Mars/Olympus' }),
    ],
    [
      'INVALID_OPTION options.period.unit',
      () => tallyByPeriod([row], { ...month, period: 'decade' as never }),
    ],
    ['INVALID_OPTION options.at', () => tallyByPeriod([row], { ...month, at: undefined as never })],
    [
      'INVALID_OPTION options.cover.end',
      () => tallyByPeriod([row], { ...month, cover: { start: 1, end: 1 } }),
    ],
    [
      'INVALID_OPTION options.cover',
      () => tallyByPeriod([], { ...month, period: { bounds: [0, 5] }, cover: { start: 0, end: 6 } }),
    ],
    [
      'INVALID_ARGUMENT options.period.bounds',
      () => tallyByPeriod([row], { ...month, period: { bounds: [1] } }),
    ],
    [
      'INVALID_INSTANT rows[0].at',
      () => tallyByPeriod([{ at: 30, rating: 9 }], { ...month, period: { bounds: [10, 20, 30] } }),
    ],
    [
      'INVALID_WEIGHT rows[0].weight',
      () => tallyWeightedByPeriod([{ ...row, weight: -1 }], { ...month, weight: 'weight' }),
    ],
    [
      'INVALID_INSTANT rows[0].at',
      () =>
        tallyWeightedByPeriod([{ at: 5, rating: 9, weight: 1 }], {
          ...month,
          period: { bounds: [10, 20] },
          weight: 'weight',
        }),
    ],
    [
      'INVALID_WEIGHT periods["1970-02"].weights',
      () =>
        tallyWeightedByPeriod(
          [
            { ...row, weight: 1 },
            { at: Date.UTC(1970, 1, 1), rating: 9, weight: 0 },
          ],
          { ...month, weight: 'weight' },
        ),
    ],
    [
      'INVALID_ARGUMENT rows[0].by',
      () => tallySegmentsByPeriod([{ ...row, plan: {} as never }], { ...month, by: 'plan' }),
    ],
    [
      'INVALID_DURATION options.window',
      () => rollingScores([row], { ...month, window: { businessDays: 3 } }),
    ],
    ['INVALID_DURATION options.window', () => rollingScores([row], { ...month, window: { days: 0 } })],
    ['INVALID_OPTION options.window.steps', () => rollingScores([row], { ...month, window: { steps: 0 } })],
    ['INVALID_ARGUMENT options.window', () => rollingScores([row], { ...month, window: 90 as never })],
    [
      'INVALID_INSTANT options.asOf',
      () =>
        latestPerRespondent([row], { ...month, respondent: () => 1, asOf: Number.NaN, within: { days: 1 } }),
    ],
    ['INVALID_INSTANT options.change', () => splitBeforeAfter([row], { ...month, change: Number.NaN })],
    [
      'INVALID_DURATION options.washout.days',
      () => splitBeforeAfter([row], { ...month, change: 0, washout: { days: -1 } }),
    ],
    ['INVALID_ARGUMENT periods', () => testTrend({} as never)],
    ['INVALID_ARGUMENT periods[1].start', () => testTrend([flat[1], flat[0]] as never)],
    ['INVALID_ARGUMENT periods[0].end', () => testTrend([{ ...flat[0], end: 0 }] as never)],
    ['INVALID_INSTANT periods[0].start', () => testTrend([{ ...flat[0], start: Number.NaN }] as never)],
    ['INVALID_COUNTS periods[0].counts.promoters', () => testTrend([period(0, counts(-1, 0, 0))])],
    ['INVALID_OPTION options.level', () => testTrend(flat, { level: 0.05 })],
    ['INVALID_OPTION options.unit', () => testTrend(flat, { unit: 'week' as never })],
    ['INVALID_OPTION options.rules[0]', () => controlChart(flat, { rules: ['nine' as never] })],
    ['INVALID_OPTION options.sigmas', () => controlChart(flat, { sigmas: 0 })],
    ['INVALID_OPTION options.baseline', () => controlChart(flat, { baseline: {} as never })],
    ['INVALID_OPTION options.baseline.first', () => controlChart(flat, { baseline: { first: 5 } })],
    ['INVALID_OPTION options.ewma.lambda', () => controlChart(flat, { ewma: { lambda: 2 } })],
    ['INVALID_OPTION options.cusum.reference', () => detectShift(flat, { cusum: { reference: -1 } })],
    ['INVALID_OPTION options.minimumN', () => scoreDeltas(flat, { minimumN: 0 })],
    ['INVALID_OPTION options.against.periodsBack', () => scoreDeltas(flat, { against: { periodsBack: 0 } })],
    ['INVALID_OPTION options.adjust', () => scoreDeltas(flat, { adjust: 'sidak' as never })],
    [
      'INVALID_ARGUMENT control',
      () => compareBeforeAfter({ before: counts(1, 1, 1), after: counts(1, 1, 1), control: null as never }),
    ],
    [
      'INVALID_COUNTS control.after.passives',
      () =>
        compareBeforeAfter({
          before: counts(1, 1, 1),
          after: counts(1, 1, 1),
          control: { before: counts(1, 1, 1), after: counts(1, 0.5, 1) },
        }),
    ],
    [
      'INVALID_INSTANT times[1]',
      () =>
        tallyByPeriod({ times: [1, 2], ratings: [9, 9] }, { period: { bounds: [0, 2] }, timeZone: 'UTC' }),
    ],
    [
      'INVALID_ARGUMENT rows[0].respondent',
      () => latestPerRespondent([row], { ...month, respondent: () => ({}), asOf: 1, within: { days: 1 } }),
    ],
    [
      'INVALID_DURATION options.washout',
      () => splitBeforeAfter([row], { ...month, change: 0, washout: null as never }),
    ],
    [
      'INVALID_OPTION options.window.end',
      () => splitBeforeAfter([row], { ...month, change: 0, window: { start: 2, end: 1 } }),
    ],
    ['INVALID_ARGUMENT periods[0]', () => controlChart(new Array(2))],
    ['INVALID_OPTION options.rules[0]', () => controlChart(flat, { rules: new Array(1) })],
    ['INVALID_ARGUMENT periods[1]', () => scoreDeltas(flat.slice(0, 1).concat(new Array(1)))],
    [
      // Bounds that differ, whose middles do not in days from the first one.
      'INVALID_ARGUMENT periods[2]',
      () =>
        testTrend(
          [
            { ...period(0, counts(5, 5, 5)), start: -8.64e15, end: -8.6e15 },
            { ...period(1, counts(5, 5, 5)), start: 0, end: 1e-9 },
            { ...period(2, counts(5, 5, 5)), start: 1e-9, end: 2e-9 },
          ],
          { unit: 'day' },
        ),
    ],
    [
      'INVALID_ARGUMENT current[1].segment',
      () =>
        decomposeDelta({
          current: [0, 1].map(() => ({ segment: 'a', counts: counts(1, 1, 1) })),
          baseline: [],
        }),
    ],
    [
      'INVALID_ARGUMENT baseline.overlapping',
      () =>
        decomposeDelta({
          current: [],
          baseline: { segments: [], total: counts(0, 0, 0), overlapping: true },
        }),
    ],
    [
      'INVALID_COUNTS current.total',
      () =>
        decomposeDelta({
          current: { segments: [], total: counts(1, 0, 0), overlapping: false },
          baseline: [],
        }),
    ],
  ])('%s', (expected, call) => {
    expect(refusal(call)).toBe(expected);
  });

  const month2 = { period: 'month', timeZone: 'UTC' } as const;
});

describe('nothing and too little have names', () => {
  const empty = counts(0, 0, 0);
  it('empty series', () => {
    expect(tallyByPeriod([], month)).toEqual([]);
    expect(countByPeriod([], month)).toEqual({
      periods: [],
      rows: 0,
      counted: 0,
      excluded: { instant: 0, missing: 0, invalid: 0, outOfBounds: 0 },
    });
    expect(tallySegmentsByPeriod([], { ...month, by: () => 1 })).toEqual({ segments: [], total: [] });
    expect(rollingScores([], { ...month, window: { days: 1 } })).toEqual([]);
    expect(scoreDeltas([])).toEqual([]);
    expect(testTrend([])).toEqual({ status: 'untestable', reason: 'empty-sample' });
    expect(controlChart([])).toEqual({ status: 'untestable', reason: 'empty-sample' });
    expect(detectShift([])).toEqual({ status: 'untestable', reason: 'empty-sample' });
  });
  it('one period, no variance, nobody', () => {
    expect(testTrend([period(0, counts(5, 5, 5))])).toEqual({
      status: 'untestable',
      reason: 'too-few-groups',
    });
    expect(detectShift([period(0, counts(50, 5, 5))])).toEqual({
      status: 'untestable',
      reason: 'too-few-groups',
    });
    expect(controlChart([period(0, counts(5, 0, 0))])).toEqual({
      status: 'untestable',
      reason: 'zero-variance',
    });
    const control = { before: counts(1, 0, 0), after: empty };
    const groups = { before: counts(1, 0, 0), after: counts(1, 0, 0) };
    expect(compareBeforeAfter({ ...groups, control })).toEqual({
      status: 'untestable',
      reason: 'empty-sample',
    });
    expect(decomposeDelta({ current: [], baseline: [{ segment: 'a', counts: counts(1, 1, 1) }] })).toBeNull();
  });
  it('a difference in differences has a statistic wherever a limit reaches 0, and else p = 0', () => {
    // Each limit of n alike is w = 2 z^2 / (n + z^2) away: all of 4 away from 0 at 4 w^2 = 16 only, where w is endless.
    const [high, low] = [counts(5000, 0, 0), counts(0, 0, 5000)];
    const farthest = { before: low, after: high, control: { before: high, after: low } };
    const result = { status: 'tested', statistic: null, pValue: 0 };
    expect(compareBeforeAfter(farthest)).toMatchObject({ ...result, difference: 400 });
    // 3 w^2 = 4 at z^2 = n / (sqrt(3) - 1): far beyond what a p-value can tell from 0.
    const far = { ...farthest, control: { before: high, after: high } };
    const statistic = expect.closeTo(Math.sqrt(5000 / (Math.sqrt(3) - 1)), 9);
    expect(compareBeforeAfter(far)).toMatchObject({ ...result, difference: 200, statistic });
  });
  it('a segment on neither side has no effect', () => {
    const parts = decomposeDelta({
      current: [
        { segment: 'a', counts: counts(5, 1, 1) },
        { segment: 'b', counts: empty },
      ],
      baseline: [{ segment: 'a', counts: counts(2, 1, 1) }],
    });
    expect(parts?.segments[1]).toMatchObject({
      presence: 'neither',
      mix: { points: 0 },
      total: 0,
      current: { score: null },
    });
  });
  it('all alike is a test that sees its null value', () => {
    const alike = [0, 1, 2].map((index) => period(index, counts(40, 0, 0)));
    const shift = detectShift(alike);
    expect(shift).toMatchObject({ status: 'tested', pValue: 1, difference: 0, statistic: 0, cusum: null });
    // Two groups of 40 promoters: 80 answers and (0.75, 1.5, 0.75), their variance by hand, over 79/80 and both groups.
    const two = detectShift(alike.slice(1));
    const [p, d] = [80.75 / 83, 0.75 / 83];
    const error = 100 * Math.sqrt((p + d - (p - d) ** 2) * (80 / 79) * (1 / 40 + 1 / 40));
    const { standardError, interval } = two.status === 'tested' ? two : { standardError: 0, interval: null };
    expect(standardError).toBeCloseTo(error, 9);
    expect(interval?.lower).toBeCloseTo(-1.959963984540054 * error, 9);
    expect(interval?.upper).toBeCloseTo(1.959963984540054 * error, 9);
    expect(testTrend(alike)).toMatchObject({ status: 'tested', slope: 0, pValue: 1 });
  });
});

describe('tallyByPeriod', () => {
  it('shows empty months, with their time zone', () => {
    const rows = [
      { at: Date.UTC(2025, 10, 30, 23, 30), rating: 10 },
      { at: Date.UTC(2026, 1, 28, 23, 30), rating: 0 },
    ];
    const labels = (timeZone: string) =>
      tallyByPeriod(rows, { ...month, timeZone }).map(({ label, score }) => `${label} ${score}`);
    expect(labels('UTC')).toEqual(['2025-11 100', '2025-12 null', '2026-01 null', '2026-02 -100']);
    expect(labels('Europe/Berlin')).toEqual(['2025-12 100', '2026-01 null', '2026-02 null', '2026-03 -100']);
  });
  it('knows weeks from Sunday, fiscal years and given bounds', () => {
    const rows = [{ at: Date.UTC(2026, 2, 1), rating: 10 }];
    const label = (choice: Parameters<typeof tallyByPeriod>[1]['period']) =>
      tallyByPeriod(rows, { ...month, period: choice }).map((one) => one.label);
    expect(label('week')).toEqual(['2026-W09']);
    expect(label({ unit: 'week', weekStart: 'sunday' })).toEqual(['2026-03-01/P1W']);
    expect(label({ unit: 'year', fiscalYearStart: 4 })).toEqual(['FY2026']);
    expect(label({ bounds: [0, Date.UTC(2026, 2, 1), Date.UTC(2027, 0, 1)] })).toEqual([
      '1970-01-01/2026-03-01',
      '2026-03-01/2027-01-01',
    ]);
  });
  it('covers spans that are shorter than a millisecond, or end within one', () => {
    const starts = (start: number, end: number) =>
      tallyByPeriod([], { ...month, period: 'day', cover: { start, end } }).map((one) => one.start);
    expect(starts(0.25, 0.5)).toEqual([0]);
    expect(starts(0, 86_400_000)).toEqual([0]);
    expect(starts(0, 86_400_000.5)).toEqual([0, 86_400_000]);
  });
  it('parts at bounds, however near or far they are', () => {
    const tally = (bounds: readonly number[], at: number) =>
      tallyByPeriod([{ at, rating: 9 }], { ...month, period: { bounds } }).map((one) => one.score);
    expect(tally([0, 5e-324], 0)).toEqual([100]);
    expect(tally([0, 5e-324, 1e-323], 5e-324)).toEqual([null, 100]);
    // The distance of -0.1 from the first bound is rounded to that of 0.
    expect(tally([-(2 ** 52), 0, 2 ** 52], -0.1)).toEqual([100, null]);
    expect(tally([-(2 ** 52), -0.1, 2 ** 52], -0.05)).toEqual([null, 100]);
    expect(tally([-(2 ** 52), -0.05, 2 ** 52], -0.1)).toEqual([100, null]);
  });
  it('takes other scales', () => {
    const scale = { min: 1, max: 5, promoterFrom: 5, detractorTo: 3 };
    const [one] = tallyByPeriod([{ at: 0, rating: 4 }], { ...month, scale });
    expect(one?.counts).toEqual(counts(0, 1, 0));
    expect(refusal(() => tallyByPeriod([{ at: 0, rating: 0 }], { ...month, scale }))).toContain(
      'rows[0].rating',
    );
  });
  it('counts what lies outside of bounds where asked to', () => {
    const rows = [5, 15, 25].map((at) => ({ at, rating: 9 }));
    const result = countByPeriod(rows, { ...month, period: { bounds: [10, 20] } });
    expect(result.counted).toBe(1);
    expect(result.excluded.outOfBounds).toBe(2);
  });
});

describe('scoreDeltas', () => {
  const days = Array.from({ length: 1200 }, (_, i) => {
    const start = Date.UTC(2023, 0, 1) + i * 86_400_000;
    return {
      start,
      end: start + 86_400_000,
      label: new Date(start).toISOString().slice(0, 10),
      counts: counts(20, 5, 5),
    };
  });
  it('finds the same date a year ago, and February 28 for a leap day', () => {
    const deltas = new Map(
      scoreDeltas(days, { against: 'year-ago' }).map((one) => [one.label, one.against?.label]),
    );
    expect(deltas.get('2023-12-31')).toBeUndefined();
    expect(deltas.get('2024-02-29')).toBe('2023-02-28');
    expect(deltas.get('2025-03-01')).toBe('2024-03-01');
    expect(deltas.get('2026-01-31')).toBe('2025-01-31');
  });
  it('finds the same local day where it begins on another UTC day', () => {
    const auckland = tallyByPeriod(
      days.map(({ start }) => ({ at: start, rating: 9 })),
      { ...month, period: 'day', timeZone: 'Pacific/Auckland' },
    );
    const deltas = scoreDeltas(auckland, { against: 'year-ago', timeZone: 'Pacific/Auckland', minimumN: 1 });
    for (const { label, against } of deltas.slice(400)) {
      const date = label.slice(4) === '-02-29' ? '-02-28' : label.slice(4);
      expect(against?.label).toBe(`${Number(label.slice(0, 4)) - 1}${date}`);
    }
  });
  it('finds the week 52 weeks ago, which has another number after a year of 53', () => {
    const rows = [...days.map(({ start }) => start), Date.UTC(2027, 0, 4)].map((at) => ({ at, rating: 9 }));
    const weeks = tallyByPeriod(rows, { ...month, period: 'week' });
    const deltas = scoreDeltas(weeks, { against: 'year-ago', minimumN: 1 });
    expect(deltas.find(({ label }) => label === '2026-W05')?.against?.label).toBe('2025-W05');
    expect(deltas.find(({ label }) => label === '2027-W01')?.against?.label).toBe('2026-W02');
    for (const { start, against } of deltas.slice(53))
      expect(start - (against?.start ?? 0)).toBe(31_449_600_000);
  });
  it('counts places back, and names what is too small', () => {
    const small = [...flat.slice(0, 2), period(2, counts(1, 1, 1)), flat[3] as (typeof flat)[number]];
    expect(
      scoreDeltas(small, { against: { periodsBack: 2 } }).map(({ comparison }) => comparison.status),
    ).toEqual(['not-compared', 'not-compared', 'not-compared', 'tested']);
  });
});

describe('weighted periods', () => {
  const promoters = (n: number, weight: number, squares: number) => ({
    ...{ n, promoterWeight: weight, passiveWeight: 0, detractorWeight: 0 },
    ...{ promoterSquaredWeight: squares, passiveSquaredWeight: 0, detractorSquaredWeight: 0 },
  });
  const series = (...list: ReturnType<typeof promoters>[]) =>
    list.map((own, i) => ({ start: i, end: i + 1, label: `${i}`, counts: own }));
  it('of equal scores are ties, though their effective heads are rounded', () => {
    const trend = testTrend(
      series(
        promoters(51, 73.1, 183.98999999999998),
        promoters(40, 58.7, 160.20999999999998),
        promoters(60, 48.10000000000002, 97.89), // 100 * 48.10000000000002 / 48.10000000000002 is 99.99999999999999
      ),
    );
    expect(trend).toMatchObject({ mannKendall: { s: 0, variance: 0, pValue: 1 } });
    // 9 of 12 each, of 12 effective heads and of some 12.86.
    const shares = (n: number, squares: number) => ({
      ...promoters(n, 9, squares),
      ...{ passiveWeight: 3, passiveSquaredWeight: 0 },
    });
    const turns = Array.from({ length: 14 }, (_, i) => (i % 2 ? shares(12, 12) : shares(19, 11.2)));
    expect(controlChart(series(...turns), { rules: ['fourteen-alternating'] })).toMatchObject({
      signals: [],
    });
  });
  it('are of as many answers as they have heads where all weigh the same', () => {
    for (const weight of [0.1, 0.7, 1.3, 3.7, 0.3, 22.2, 66.1]) {
      const own = promoters(30, 30 * weight, 30 * weight ** 2);
      expect(detectShift(series(own, own), { minimumN: 30 })).toMatchObject({ splits: 1 });
    }
  });
});

describe('controlChart and detectShift', () => {
  it('leave periods below minimumN out of the rules', () => {
    const last = period(4, counts(0, 1, 8));
    const judge = (minimumN: number) => controlChart([...flat, last], { minimumN, baseline: { first: 4 } });
    expect(judge(10)).toMatchObject({ signals: [] });
    expect(judge(5)).toMatchObject({ signals: [{ rule: 'beyond-limits', label: 'p4' }] });
  });
  it('name a pattern once, though its rule is asked for twice', () => {
    const last = period(4, counts(0, 1, 80));
    const chart = controlChart([...flat, last], {
      baseline: { first: 4 },
      rules: [...westernElectricRules, ...nelsonRules],
    });
    expect(chart).toMatchObject({ signals: [{ rule: 'beyond-limits', label: 'p4' }] });
  });
  it('have limits for the least sigmas and lambda', () => {
    const chart = (options: Parameters<typeof controlChart>[1]) =>
      controlChart([...flat, period(4, counts(60, 20, 20))], options) as Extract<
        ReturnType<typeof controlChart>,
        { status: 'charted' }
      >;
    const { centre, points } = chart({ sigmas: 5e-324 });
    expect(points.map(({ lower, upper }) => [lower, upper])).toEqual(
      flat.concat(flat[0] as never).map(() => [centre, centre]),
    );
    // To first order the average is lambda times a sum of t, the limit lambda times reach times the root of t.
    const lambda = 1e-20;
    const slow = chart({ ewma: { lambda, sigmas: 1 }, rules: ['ewma'] });
    slow.points.forEach(({ ewmaLimit }, i) => {
      expect((ewmaLimit as number) / lambda).toBeCloseTo(Math.sqrt(i + 1), 12);
    });
    expect(slow.signals).toEqual([]);
  });
  it('take baselines by instant and by counts', () => {
    const chart = controlChart(flat, { baseline: { until: 200 } });
    expect(chart).toMatchObject({ status: 'charted', baseline: { score: 30, n: 200 } });
    const frozen = controlChart(flat, { baseline: { counts: counts(1, 1, 1) } });
    expect(frozen).toMatchObject({ status: 'charted', centre: 0, baseline: { score: 0, n: 3 } });
  });
  it('keep their digits beside a period of many answers', () => {
    // m promoters and one detractor: v = 4 m / (m + 1)^2, so that z = -sqrt(m).
    const shift = detectShift([period(0, counts(3_141_592 ** 2, 0, 0)), period(1, counts(0, 0, 1))], {
      minimumN: 1,
    });
    expect(shift).toMatchObject({ difference: -200, statistic: expect.closeTo(-3_141_592, 6) });
  });
  it('say since when a sum has grown', () => {
    const fall = [50, 52, 49, 30, 28, 31, 29].map((promoters, index) =>
      period(index, counts(promoters, 30, 70 - promoters)),
    );
    const shift = detectShift(fall, { cusum: { baseline: { first: 3 } } });
    expect(shift).toMatchObject({
      status: 'tested',
      shift: { label: 'p3', index: 3 },
      cusum: { signal: { side: 'low', since: 300 } },
    });
  });
});

describe('rows that an array leaves out', () => {
  // The functions give a row what the array does not.
  const read = { ...month, at: () => 0, rating: () => 9 };
  it('are read like all others', () => {
    const { segments, total } = tallySegmentsByPeriod(new Array(2), { ...read, by: () => 'a' });
    expect(segments[0]?.periods).toEqual(total);
    const state = latestPerRespondent(new Array(2), {
      ...{ ...read, respondent: () => 'who', asOf: 1, within: { days: 1 } },
    });
    expect(state).toMatchObject({ counted: 1, excluded: { superseded: 1 } });
  });
  it('and rows of respondents that are NaN count each', () => {
    const state = latestPerRespondent([1, 2], {
      ...{ ...read, respondent: () => Number.NaN, asOf: 1, within: { days: 1 } },
    });
    expect(state).toMatchObject({ counted: 2, excluded: { superseded: 0 } });
  });
});

describe('segments by period', () => {
  it.each([
    ['a'],
    ['a / b'],
    ['a /'],
    ['"a"'],
    ['(missing)'],
    ['' as string | number | boolean | null | undefined],
    [null],
    [undefined],
    [Number.NaN],
    [1.5],
    [true],
  ])('have the name that tallyBySegment gives to %j', (plan) => {
    const rows = [{ at: 0, rating: 9, plan }];
    const [expected] = tallyBySegment(rows, { by: 'plan', rating: 'rating' }).segments;
    const [segment] = tallySegmentsByPeriod(rows, { ...month, by: 'plan' }).segments;
    expect(segment?.segment).toBe(expected?.segment);
    expect(segment?.value).toBe(expected?.keys[0]?.value);
  });
});
