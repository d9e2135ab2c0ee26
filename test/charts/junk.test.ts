import { scoreInterval, summarizeCounts, testScoreDifference } from 'nps-kit';
import * as charts from 'nps-kit/charts';
import {
  scorePosterior,
  testRatingShift,
  testScore,
  testScoreEquivalence,
  testScoresEqual,
} from 'nps-kit/inference';
import { controlChart, detectShift, testTrend } from 'nps-kit/trends';
import { itRefusesJunk } from '../junk.js';
import { july, june } from './cases.js';

const scored = (counts: typeof june) => ({ ...summarizeCounts(counts), interval: scoreInterval(counts) });
const comparison = testScoreDifference({ current: july, baseline: june });
const look = {
  ...{ width: 300, digits: 1, theme: { promoter: '#000', font: 'serif' } },
  labels: { title: 'Title' },
};
const reference = { label: 'Target', score: 40 };
const sides = { current: scored(july), baseline: scored(june) };
const day = 86_400_000;
const periods = [june, july, june].map((counts, i) => ({
  start: i * day,
  end: (i + 1) * day,
  label: `day ${i}`,
  counts,
}));
const histogram = { min: 0, max: 10, bins: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] };

itRefusesJunk(charts, {
  chartBeforeAfter: [
    [
      { ...comparison, ...sides },
      { ...look, alpha: 0.1 },
    ],
    [
      {
        treated: sides,
        control: sides,
        difference: 1,
        pValue: 0.2,
        interval: { lower: -3, upper: 5, level: 0.9 },
      },
      look,
    ],
    [{ status: 'untestable', reason: 'empty-sample' }, look],
  ],
  chartCategories: [
    [
      [
        { label: 'June', counts: june },
        { segment: 'July', counts: july },
      ],
      look,
    ],
  ],
  chartContributions: [
    [
      {
        start: { label: 'Before', score: 10 },
        parts: [
          { label: 'a', points: 5 },
          { segment: 'b', contribution: -2 },
        ],
        end: { label: 'After', score: 13 },
      },
      look,
    ],
  ],
  chartControl: [[controlChart(periods), look]],
  chartEligibility: [
    [
      {
        ...{ from: 0, to: 9 * day, now: day, eligible: [{ start: 2 * day, end: 3 * day }] },
        reasons: [{ code: 'GAP', until: 2 * day }],
        events: [{ type: 'sent', at: 0 }],
      },
      look,
    ],
  ],
  chartRatings: [[histogram, { ...look, scale: { min: 0, max: 10, promoterFrom: 9, detractorTo: 6 } }]],
  chartScore: [[scored(june), { ...look, markers: [reference] }]],
  chartSegments: [
    [
      [
        { segment: 'June', ...scored(june) },
        { segment: 'hidden', status: 'suppressed' },
      ],
      { ...look, minimumN: 10, reference },
    ],
  ],
  chartTrend: [
    [
      [
        { label: 'June', ...scored(june) },
        { label: 'July', ...scored(july), comparison, adjustedPValue: 0.1 },
      ],
      { ...look, alpha: 0.1, minimumN: 10, reference },
    ],
  ],
  describeSummary: [
    [scored(june), { words: { score: 'S {score}' }, digits: 1, alpha: 0.1 }],
    [{ ...scored(july), comparison, adjustedPValue: 0.2 }, {}],
    [{ ...scored(july), comparison: { test: comparison, adjustedPValue: 0.2 } }, {}],
    [scoreInterval(june), {}],
    [comparison, {}],
    [testScore(june, { target: 10 }), {}],
    [testScoreEquivalence({ current: july, baseline: june }, { margin: 20 }), {}],
    [testScoresEqual([june, july]), {}],
    [testRatingShift({ current: histogram, baseline: histogram }), {}],
    [scorePosterior(june), {}],
    [controlChart(periods), {}],
    [detectShift(periods), {}],
    [testTrend(periods), {}],
    [{ status: 'untestable', reason: 'empty-sample' }, {}],
    [{ score: 10, n: 20, rank: 2, interval: { lower: 1, upper: 3, level: 0.9, method: 'holm-score' } }, {}],
    [{ score: 10, n: 20, shrunken: 12, interval: { lower: 1, upper: 30, level: 0.9 } }, {}],
    [{ ...scored(july), average: { test: comparison }, provenance: {} }, {}],
    [{ probabilityAbove: 0.2, target: 10 }, {}],
  ],
});
