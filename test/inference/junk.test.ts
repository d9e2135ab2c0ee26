import * as inference from 'nps-kit/inference';
import { itRefusesJunk } from '../junk.js';

const counts = { promoters: 5, passives: 3, detractors: 2 };
const baseline = { promoters: 4, passives: 4, detractors: 3 };
const pair = { current: counts, baseline };
const weighted = {
  ...{ n: 2, promoterWeight: 1, passiveWeight: 0, detractorWeight: 2 },
  ...{ promoterSquaredWeight: 1, passiveSquaredWeight: 0, detractorSquaredWeight: 4 },
};
const scale = { min: 0, max: 10, promoterFrom: 9, detractorTo: 6 };
const histogram = { min: 0, max: 1, bins: [3, 4] };
const table = {
  promoters: { current: counts },
  passives: { current: counts },
  detractors: { current: counts },
};
const pairs = [
  { current: 9, baseline: 3 },
  { current: 5, baseline: 8 },
];
const rows = [
  { rating: 9, weight: 1, stratum: 'a', cluster: 1, size: 9 },
  { rating: 3, weight: 2, stratum: 'a', cluster: 2, size: 9 },
];
const row = {
  rating: 'rating',
  weight: 'weight',
  stratum: 'stratum',
  cluster: 'cluster',
  stratumSize: 'size',
};
const tested = { alternative: 'two-sided', level: 0.9 };
const planned = { n: 100, shares: { promoters: 0.5, passives: 0.3, detractors: 0.2 } };
const prior = { promoters: 1, passives: 1, detractors: 1 };
const drawn = { draws: 100, seed: 1 };

itRefusesJunk(inference, {
  adjustPValues: [[[0.1, 0.2], { method: 'holm' }]],
  bootstrapInterval: [
    [counts, { level: 0.9, kind: 'bca', ...drawn }],
    [counts, { kind: 'percentile' }],
  ],
  detectableDifference: [
    [
      { current: planned, baseline: planned, correlation: 0.2 },
      { ...tested, power: 0.9 },
    ],
    [planned, {}],
    [counts, {}],
    [weighted, {}],
  ],
  isSignificant: [[{ status: 'tested', pValue: 0.1 }, { alpha: 0.1 }]],
  marginOfError: [
    [planned, { level: 0.9, population: 1000 }],
    [counts, {}],
    [weighted, {}],
  ],
  planSampleSize: [
    [
      { margin: 3, shares: counts, population: 1000 },
      { ...tested, power: 0.9, method: 'wald' },
    ],
    [{ margin: 3, score: 20 }, {}],
    [
      {
        difference: 3,
        comparison: 'independent',
        shares: planned.shares,
        baselineShares: counts,
        ratio: 2,
      },
      {},
    ],
    [{ difference: 3, comparison: 'paired', correlation: 0.2 }, {}],
    [{ difference: 40, comparison: 'target', shares: counts }, { method: 'score' }],
  ],
  powerAgainstTarget: [[planned, { target: 10, ...tested }]],
  powerToDetect: [
    [
      { current: planned, baseline: counts },
      { difference: 3, ...tested },
    ],
  ],
  probabilityAbove: [[counts, { target: 10, prior }]],
  probabilityOfIncrease: [[pair, { prior }]],
  scoreConfidenceSequence: [[counts, { level: 0.9, plannedN: 100, method: 'mixture' }]],
  scoreInterval: [
    [counts, { level: 0.9, method: 'score' }],
    [weighted, { method: 'wald' }],
  ],
  scorePosterior: [[counts, { level: 0.9, prior }]],
  scoreTestDifference: [
    [pair, { ...tested, nullDifference: 1 }],
    [{ current: weighted, baseline }, {}],
  ],
  summarizeDesign: [
    [rows, { ...row, scale, level: 0.9, singleUnit: 'adjust', smallSample: true, domain: () => true }],
    [
      [
        { stratum: 'a', stratumSize: 9, counts: weighted },
        { stratum: 'a', stratumSize: 9, counts: weighted },
      ],
      { level: 0.9 },
    ],
  ],
  tangoInterval: [
    [counts, 0.9],
    [weighted, 0.9],
  ],
  testHomogeneity: [[[counts, baseline], { method: 'chi-square' }]],
  testMarginalHomogeneity: [
    [table, { scale }],
    [pairs, { scale }],
  ],
  testOverlappingScores: [
    [
      { ...pair, both: pairs },
      { ...tested, scale },
    ],
    [{ current: table.promoters.current, baseline: counts, both: pairs }, {}],
  ],
  testPairedScores: [
    [table, { ...tested, method: 'exact' }],
    [pairs, { ...tested, method: 'score', scale }],
  ],
  testPermutation: [
    [pair, { ...tested, ...drawn }],
    [pair, {}],
  ],
  testRatingShift: [[{ current: histogram, baseline: histogram }, tested]],
  testScore: [[counts, { target: 10, ...tested, method: 'score' }]],
  testScoreAnytime: [[counts, { target: 10, ...tested, plannedN: 100 }]],
  testScoreDifference: [
    [pair, { ...tested, method: 'mover' }],
    [{ current: weighted, baseline }, {}],
  ],
  testScoreDifferenceAnytime: [[pair, { ...tested, plannedN: 100 }]],
  testScoreEquivalence: [[pair, { margin: 10, level: 0.9 }]],
  testScoresEqual: [[[counts, baseline], { method: 'score', adjust: 'holm', pairs: true, level: 0.9 }]],
});
