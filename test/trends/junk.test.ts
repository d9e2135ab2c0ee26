import * as trends from 'nps-kit/trends';
import { itRefusesJunk } from '../junk.js';

const day = 86_400_000;
const counts = { promoters: 30, passives: 10, detractors: 12 };
const other = { promoters: 25, passives: 11, detractors: 16 };
const weighted = {
  ...{ n: 2, promoterWeight: 1, passiveWeight: 0, detractorWeight: 2 },
  ...{ promoterSquaredWeight: 1, passiveSquaredWeight: 0, detractorSquaredWeight: 4 },
};
const periods = [counts, other, counts].map((of, i) => ({
  start: i * day,
  end: (i + 1) * day,
  label: `day ${i}`,
  counts: of,
}));
const scale = { min: 0, max: 10, promoterFrom: 9, detractorTo: 6 };
const rows = [
  { at: 0, rating: 9, weight: 1, who: 'a', plan: 'Pro' },
  { at: day, rating: 3, weight: 2, who: 'b', plan: null },
];
const columns = { times: [0, day], ratings: [9, 3] };
const read = { at: 'at', rating: 'rating', scale };
const cut = { period: { unit: 'week', weekStart: 'sunday' }, timeZone: 'UTC', cover: { start: 0, end: day } };
const tested = { level: 0.9, alternative: 'two-sided' };
const segments = [
  { segment: 'a', counts },
  { segment: 'b', counts: other },
];
const total = { promoters: 55, passives: 21, detractors: 28 };
const tally = { segments: segments.map((one) => ({ ...one, keys: [] })), total, overlapping: false };

itRefusesJunk(
  trends,
  {
    compareBeforeAfter: [
      [{ before: counts, after: other }, tested],
      [{ before: counts, after: other, control: { before: counts, after: weighted } }, tested],
    ],
    controlChart: [
      [
        periods,
        {
          ...{ baseline: { first: 2 }, sigmas: 2, rules: ['ewma'], dispersion: 'laney', minimumN: 5 },
          ewma: { lambda: 0.3, sigmas: 2 },
        },
      ],
      [periods, { baseline: { counts } }],
      [periods, { baseline: { until: day } }],
    ],
    countByPeriod: [[rows, { ...read, ...cut }]],
    decomposeDelta: [
      [
        { current: segments, baseline: tally },
        { level: 0.9, shares: 'sampled' },
      ],
    ],
    detectShift: [
      [
        periods,
        {
          level: 0.9,
          minimumN: 5,
          cusum: { baseline: { first: 1 }, reference: 0.5, decision: 4, minimumN: 5 },
        },
      ],
    ],
    latestPerRespondent: [
      [
        rows,
        {
          ...read,
          respondent: 'who',
          asOf: 2 * day,
          within: { days: 9, basis: 'calendar' },
          timeZone: 'UTC',
        },
      ],
    ],
    rollingScores: [
      [rows, { ...read, window: { days: 2, basis: 'calendar' }, step: 'day', timeZone: 'UTC' }],
      [rows, { ...read, window: { steps: 2 }, timeZone: 'UTC' }],
      [columns, { window: { days: 2 }, timeZone: 'UTC' }],
    ],
    scoreDeltas: [
      [periods, { ...tested, against: { periodsBack: 1 }, minimumN: 5, adjust: 'holm', timeZone: 'UTC' }],
      [periods, { against: 'year-ago' }],
    ],
    splitBeforeAfter: [
      [
        rows,
        { ...read, change: 5, washout: { days: 1 }, window: { start: 0, end: 9 * day }, timeZone: 'UTC' },
      ],
    ],
    tallyByPeriod: [
      [rows, { ...read, ...cut }],
      [rows, { ...read, period: { bounds: [0, 2 * day] }, timeZone: 'UTC' }],
      [columns, { ...cut, scale }],
    ],
    tallySegmentsByPeriod: [[rows, { ...read, ...cut, by: 'plan' }]],
    tallyWeightedByPeriod: [[rows, { ...read, ...cut, weight: 'weight' }]],
    testTrend: [[periods, { ...tested, unit: 'day', dispersion: 'auto', variance: 'pooled' }]],
  },
  {},
);
