import { scoreInterval, summarizeCounts, testScoreDifference } from 'nps-kit';
import {
  chartBeforeAfter,
  chartCategories,
  chartContributions,
  chartControl,
  chartEligibility,
  chartRatings,
  chartScore,
  chartSegments,
  chartTrend,
  type NpsCounts,
  type VegaLiteSpec,
  type WeightedCounts,
} from 'nps-kit/charts';

export const nobody: NpsCounts = { promoters: 0, passives: 0, detractors: 0 };
export const june: NpsCounts = { promoters: 150, passives: 80, detractors: 20 };
export const july: NpsCounts = { promoters: 140, passives: 75, detractors: 35 };
const allPromoters: NpsCounts = { promoters: 40, passives: 0, detractors: 0 };
const allDetractors: NpsCounts = { promoters: 0, passives: 0, detractors: 40 };
const weighted: WeightedCounts = {
  n: 3,
  promoterWeight: 1.5,
  passiveWeight: 1,
  detractorWeight: 0.25,
  promoterSquaredWeight: 2.25,
  passiveSquaredWeight: 1,
  detractorSquaredWeight: 0.0625,
};

export const scored = (counts: NpsCounts) => ({
  ...summarizeCounts(counts),
  interval: scoreInterval(counts),
});
const compare = (current: NpsCounts, baseline: NpsCounts) => testScoreDifference({ current, baseline });

const many = Array.from({ length: 200 }, (_, i) => ({
  segment: `Segment "${i + 1}" <&> {n} \\ datum['x']`,
  ...scored({ promoters: (i * 37) % 90, passives: i % 20, detractors: (i * 53) % 60 }),
}));
const manyPeriods = many.map(({ counts, ...figure }, i) => ({
  ...figure,
  label: `p${i}`,
  comparison: i > 0 ? compare(counts, many[i - 1]?.counts as NpsCounts) : null,
}));
const longName = 'A name that is far too long to fit beside any plot';
const hour = 3_600_000;

/** Charts at the edges of what they may be asked for, by name. */
export const edgeCases: Readonly<Record<string, VegaLiteSpec>> = {
  'score of nobody': chartScore(scored(nobody)),
  'score 100': chartScore(scored(allPromoters), {
    markers: [
      { label: 'Average', score: 98 },
      { label: 'Top', score: 100 },
      { label: 'Bottom', score: -100 },
    ],
  }),
  'score -100': chartScore(scored(allDetractors)),
  'score without interval': chartScore({ score: 12.3456, n: 1 }, { digits: 1, width: 300 }),
  'ratings of nobody': chartRatings({ min: 0, max: 10, bins: Array<number>(11).fill(0) }),
  'ratings 1 to 5': chartRatings(
    { min: 1, max: 5, bins: [3, 4, 10, 22, 60] },
    { scale: { min: 1, max: 5, promoterFrom: 5, detractorTo: 3 } },
  ),
  'ratings 0 to 100': chartRatings(
    { min: 0, max: 100, bins: Array.from({ length: 101 }, (_, i) => (i * i) % 97) },
    { scale: { min: 0, max: 100, promoterFrom: 90, detractorTo: 60 } },
  ),
  'ratings without passives': chartRatings(
    { min: 0, max: 1, bins: [3, 4] },
    { scale: { min: 0, max: 1, promoterFrom: 1, detractorTo: 0 } },
  ),
  'ratings beyond count': chartRatings({ min: 0, max: 10, bins: [...Array<number>(10).fill(0), 2 ** 50] }),
  'categories of nothing': chartCategories([]),
  'categories of nobody': chartCategories([{ label: 'Nobody', counts: nobody }]),
  'categories of all kinds': chartCategories([
    { label: 'All promoters', counts: allPromoters },
    { label: 'Nobody', counts: nobody },
    { label: longName, counts: allDetractors },
    { label: 'Weighted', counts: weighted },
    { label: '1/1/98', counts: { promoters: 1, passives: 1, detractors: 98 } },
  ]),
  'categories of 200': chartCategories(many),
  'trend of nothing': chartTrend([]),
  'trend of nobody': chartTrend([{ label: '2026-01', ...scored(nobody) }]),
  'trend of one': chartTrend([{ label: '2026-01', ...scored(june) }]),
  'trend of islands': chartTrend(
    ['a', 'b', 'c'].map((label, i) => ({ label, ...scored(i % 2 ? nobody : june) })),
  ),
  'trend from end to end': chartTrend([
    { label: 'a', ...scored(allPromoters) },
    { label: 'b', ...scored(allDetractors), comparison: compare(allDetractors, allPromoters) },
    { label: 'c', ...scored(allPromoters), comparison: compare(allPromoters, allDetractors) },
  ]),
  'trend of 200': chartTrend(manyPeriods, { minimumN: 60, reference: { label: 'Target', score: 50 } }),
  'control untestable': chartControl({ status: 'untestable', reason: 'zero-variance' }),
  'control of nothing': chartControl({ status: 'charted', centre: 30, points: [] }),
  'control of one': chartControl({
    status: 'charted',
    centre: 30,
    points: [{ label: 'w1', score: 30, n: 100, lower: 6, upper: 54, judged: true, rules: [] }],
  }),
  'control of 200': chartControl({
    status: 'charted',
    centre: 10,
    points: manyPeriods.map(({ label, score, n }, i) => ({
      label,
      score,
      n,
      lower: score === null ? null : -20,
      upper: score === null ? null : 40,
      judged: i % 9 > 0,
      rules: Math.abs((score ?? 10) - 10) > 30 ? ['beyond-limits', 'ewma'] : [],
    })),
  }),
  'segments of nothing': chartSegments([]),
  'segments of all kinds': chartSegments(
    [
      { segment: 'all', ...scored(allPromoters) },
      { segment: 'hidden', score: null, n: null },
      { segment: 'suppressed', score: null, n: 4 },
      { segment: 'kept back', status: 'suppressed' },
      { segment: 'nobody', ...scored(nobody) },
      { segment: 'one', ...scored({ promoters: 1, passives: 0, detractors: 0 }) },
      { segment: 'without n', score: 3, n: null },
      { segment: 'none', ...scored(allDetractors) },
      { segment: longName, score: 0, n: 20 },
    ],
    { reference: { label: 'Total', score: 100 } },
  ),
  'segments of 200': chartSegments(many),
  'contributions of nothing': chartContributions({ parts: [], end: { label: 'Total', score: 0 } }),
  'contributions of nobody': chartContributions({
    parts: [{ segment: 'North', contribution: null }],
    end: { label: 'Total', score: null },
  }),
  'contributions to a score': chartContributions({
    parts: [
      { label: 'North', points: 60 },
      { label: 'South', points: -5.25 },
      { label: 'East', points: 0 },
    ],
    end: { label: 'Total', score: 54.75 },
  }),
  'contributions below 0': chartContributions({
    start: { label: 'Old', score: -80 },
    parts: [
      { label: 'North', points: -20 },
      { label: 'South', points: 10 },
    ],
    end: { label: 'New', score: -90 },
  }),
  'contributions of 200': chartContributions({
    parts: many.map(({ segment }, i) => ({ segment, points: (i % 2 ? -1 : 1) * 0.25 })),
    end: { label: 'Total', score: 0 },
  }),
  'before and after': chartBeforeAfter(compare(july, june)),
  'before and after, nobody before': chartBeforeAfter({ baseline: scored(nobody), current: scored(june) }),
  'before and after, nobody at all': chartBeforeAfter({ baseline: scored(nobody), current: scored(nobody) }),
  'before and after from end to end': chartBeforeAfter(compare(allPromoters, allDetractors)),
  'before and after untestable': chartBeforeAfter({ status: 'untestable', reason: 'empty-sample' }),
  'before and after with a control group': chartBeforeAfter({
    treated: { current: scored(july), baseline: scored(june) },
    control: { current: scored(july), baseline: scored(june) },
    difference: 0,
    pValue: 1,
    interval: { lower: -6, upper: 6, level: 0.95 },
  }),
  'never eligible': chartEligibility({
    from: 0,
    to: 24 * hour,
    eligible: [],
    reasons: [{ code: 'OPTED_OUT', until: null }],
  }),
  'eligible by hours': chartEligibility({
    from: 0,
    to: 48 * hour,
    eligible: [
      { start: -9 * hour, end: 18 * hour },
      { start: 33 * hour, end: 90 * hour },
    ],
    events: [
      { type: 'seen', at: 11 * hour },
      { type: 'invited', at: 49 * hour },
    ],
  }),
  'eligible for a millisecond': chartEligibility({ from: 0, to: 1, eligible: [{ start: 0, end: 1 }] }),
};
