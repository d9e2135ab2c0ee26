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
  controlChart,
  countsFromHistogram,
  type EligibilityPolicy,
  eligibilityTimeline,
  evaluateEligibility,
  type NpsCounts,
  parseInstant,
  type RatingHistogram,
  scoreDeltas,
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
  const starts = [...months.map(([label]) => label), '2026-01'].map((label) =>
    parseInstant(`${label}-01T00:00:00Z`),
  );
  const periods = months.map(([label, promoters, passives, detractors], index) => ({
    label,
    start: starts[index] as number,
    end: starts[index + 1] as number,
    counts: { promoters, passives, detractors },
  }));
  const intervals = new Map(periods.map(({ label, counts }) => [label, scoreInterval(counts)]));
  const rows = scoreDeltas(periods, { minimumN: 30 }).map((row) => ({
    ...row,
    interval: intervals.get(row.label),
  }));
  const chart = controlChart(periods, { baseline: { first: 4 }, minimumN: 30 });
  return [
    { name: 'trend', spec: chartTrend(rows, { minimumN: 30, reference: { label: 'Target', score: 50 } }) },
    { name: 'control', spec: chartControl(chart) },
    { name: 'eligibility', spec: eligibilityExample() },
  ];
}

/** An invented contact who is asked once, answers, and is left alone for 90 days. */
function eligibilityExample(): VegaLiteSpec {
  const day = (text: string): number => parseInstant(`${text}T00:00:00Z`);
  const [from, now, to] = [day('2026-02-01'), day('2026-03-10'), day('2026-08-01')];
  const policy: EligibilityPolicy = {
    surveyId: 'nps',
    kind: 'relational',
    active: { endsAt: day('2026-07-20') },
    gaps: [
      { scope: 'sameKind', after: ['responded'], min: { days: 90 } },
      { scope: 'anySurvey', after: ['invited', 'seen'], min: { days: 30 } },
    ],
  };
  const history = [
    { type: 'invited', at: day('2026-02-10'), surveyId: 'nps', kind: 'relational' },
    { type: 'responded', at: day('2026-02-13'), surveyId: 'nps', kind: 'relational' },
    { type: 'invited', at: day('2026-03-05'), surveyId: 'csat', kind: 'transactional' },
  ];
  const question = { policy, history, context: {} };
  return chartEligibility({
    from,
    to,
    now,
    eligible: eligibilityTimeline({ ...question, from: now, to }),
    reasons: evaluateEligibility({ ...question, now }).reasons,
    events: history,
  });
}

/** The charts of docs/guides/charts.md: the airport survey, and invented figures where it has none. */
export function chartExamples(): readonly ChartExample[] {
  return [...airportExamples(), ...inventedExamples()];
}
