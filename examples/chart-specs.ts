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
  combineHistograms,
  countsFromHistogram,
  type NpsCounts,
  parseInstant,
  type RatingHistogram,
  scoreInterval,
  summarizeCounts,
  testScoreDifference,
  type VegaLiteSpec,
} from 'nps-kit';
import { type AirportRow, airportSurvey } from './airport-survey.js';

/** One picture of the guide. */
export interface ChartExample {
  readonly name: string;
  readonly spec: VegaLiteSpec;
}

const histogramOf = (year: AirportRow['year']): RatingHistogram =>
  combineHistograms(
    airportSurvey.filter((row) => row.year === year).map((row) => row.histogram),
  ) as RatingHistogram;

const scored = (counts: NpsCounts) => ({ ...summarizeCounts(counts), interval: scoreInterval(counts) });

/** Boarding areas of a year, the best score first. */
const areasOf = (year: AirportRow['year']) =>
  airportSurvey
    .filter((row) => row.year === year)
    .map((row) => ({
      segment: `Area ${row.boardingArea}`,
      ...scored(countsFromHistogram(row.histogram)),
    }))
    .sort((one, other) => (other.score ?? 0) - (one.score ?? 0));

/** Promoters less detractors of an area, as points of the year's score. */
function pointsOf(counts: NpsCounts, n: number): number {
  return (100 * (counts.promoters - counts.detractors)) / n;
}

function airportExamples(): ChartExample[] {
  const [before, after] = [histogramOf('2017'), histogramOf('2018')];
  const [baseline, current] = [countsFromHistogram(before), countsFromHistogram(after)];
  const [old, now] = [scored(baseline), scored(current)];
  const test = testScoreDifference({ current, baseline });
  const areas = areasOf('2018');
  const earlier = areasOf('2017');
  const parts = [...areas]
    .map(({ segment, counts }) => {
      const then = earlier.find((area) => area.segment === segment)?.counts as NpsCounts;
      return { segment, points: pointsOf(counts, now.n) - pointsOf(then, old.n) };
    })
    .sort((one, other) => one.points - other.points);
  return [
    {
      name: 'score',
      spec: chartScore(now, { markers: [{ label: 'Airport in 2017:', score: old.score ?? 0 }] }),
    },
    {
      name: 'ratings',
      spec: chartRatings(after, { labels: { title: 'How likely are you to recommend the airport? 2018' } }),
    },
    { name: 'categories', spec: chartCategories(areas) },
    {
      name: 'segments',
      spec: chartSegments(areas, {
        minimumN: 200,
        reference: { label: 'All areas', score: now.score ?? 0 },
        labels: { title: 'Net Promoter Score by boarding area, 2018' },
      }),
    },
    {
      name: 'contributions',
      spec: chartContributions(
        {
          start: { label: 'Score in 2017', score: old.score ?? 0 },
          parts,
          end: { label: 'Score in 2018', score: now.score ?? 0 },
        },
        { digits: 1, labels: { title: 'Where the fall from 2017 to 2018 comes from' } },
      ),
    },
    {
      name: 'before-after',
      spec: chartBeforeAfter(test.status === 'tested' ? { ...test, current: now, baseline: old } : test, {
        labels: { before: '2017', after: '2018', baseline: '2017' },
      }),
    },
  ];
}

/** Invented months: promoters, passives, detractors. */
const months: readonly (readonly [string, number, number, number])[] = [
  ['2025-01', 120, 60, 30],
  ['2025-02', 126, 58, 33],
  ['2025-03', 118, 66, 29],
  ['2025-04', 131, 60, 27],
  ['2025-05', 90, 71, 60],
  ['2025-06', 96, 70, 51],
  ['2025-07', 0, 0, 0],
  ['2025-08', 104, 66, 43],
  ['2025-09', 149, 58, 21],
  ['2025-10', 140, 61, 25],
  ['2025-11', 138, 66, 24],
  ['2025-12', 9, 4, 5],
];

function inventedExamples(): ChartExample[] {
  const counted = months.map(([label, promoters, passives, detractors]) => ({
    label,
    counts: { promoters, passives, detractors },
  }));
  const rows = counted.map(({ label, counts }, index) => {
    const before = counted[index - 1];
    const change = before ? testScoreDifference({ current: counts, baseline: before.counts }) : null;
    return { label, ...scored(counts), change };
  });
  const points = rows.map(({ label, score, n }) => {
    const half = n === 0 ? null : 3 * (74 / Math.sqrt(n));
    const [lower, upper] =
      half === null ? [null, null] : [Math.max(-100, 42 - half), Math.min(100, 42 + half)];
    const judged = n >= 30;
    const beyond = judged && score !== null && lower !== null && (score < lower || score > (upper ?? 100));
    return { label, score, n, lower, upper, judged, rules: beyond ? ['beyond-limits'] : [] };
  });
  const day = (text: string): number => parseInstant(`${text}T00:00:00Z`);
  return [
    { name: 'trend', spec: chartTrend(rows, { minimumN: 30, reference: { label: 'Target', score: 50 } }) },
    { name: 'control', spec: chartControl({ status: 'charted', centre: 42, points }) },
    {
      name: 'eligibility',
      spec: chartEligibility({
        from: day('2026-01-01'),
        to: day('2026-07-01'),
        eligible: [
          { start: day('2026-01-31'), end: day('2026-02-10') },
          { start: day('2026-05-14'), end: day('2026-07-01') },
        ],
        reasons: [
          { code: 'TENURE_TOO_SHORT', until: day('2026-01-31') },
          { code: 'GAP_ANY_SURVEY', until: day('2026-01-20') },
        ],
        events: [
          { type: 'invited', at: day('2026-02-10') },
          { type: 'reminded', at: day('2026-02-12') },
          { type: 'responded', at: day('2026-02-13') },
        ],
      }),
    },
  ];
}

/** The charts of docs/guides/charts.md: the airport survey, and invented figures where it has none. */
export function chartExamples(): readonly ChartExample[] {
  return [...airportExamples(), ...inventedExamples()];
}
