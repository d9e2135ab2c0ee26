import * as scoring from 'nps-kit/scoring';
import { itRefusesJunk } from '../junk.js';

const counts = { promoters: 5, passives: 3, detractors: 2 };
const weighted = scoring.tallyWeighted({ ratings: [9, 3], weights: [1, 2] });
const histogram = scoring.histogramRatings([0, 9, 10]);
const scale = { scale: { min: 0, max: 10, promoterFrom: 9, detractorTo: 6 } };
const rows = [
  { rating: 9, weight: 1, status: 'answered', at: 0, who: 'a' },
  { rating: 3, weight: 2, status: 'test', at: 1, who: 'b' },
];
const accessors = { rating: 'rating', weight: (row: { weight: number } | null) => row?.weight };
const rules = {
  ...{ ...scale, rating: 'rating', missingCodes: [99], invalid: 'exclude', status: 'status', at: 'at' },
  ...{ statuses: { test: ['test'], partial: ['partial'], dismissed: ['dismissed'] } },
  ...{
    window: { start: 0, end: 9 },
    respondent: 'who',
    keep: 'latest',
    per: 'status',
    denominator: ['missing'],
  },
};
const streamed = { [Symbol.asyncIterator]: () => rows[Symbol.iterator]() };

itRefusesJunk(
  scoring,
  {
    classifyRating: [[9, scale]],
    combineCounts: [[[counts, counts]]],
    combineHistograms: [[[histogram, histogram]]],
    combineWeightedCounts: [[[weighted, weighted]]],
    countResponses: [
      [rows, rules],
      [rows, { rating: 'rating' }],
    ],
    countResponsesAsync: [[streamed, rules]],
    countsFromHistogram: [[histogram, scale]],
    countsFromShares: [
      [{ shares: { promoters: 0.5, passives: 0.3, detractors: 0.2 }, n: 10 }, { roundedTo: 0.01 }],
    ],
    effectiveSampleSize: [[weighted]],
    formatScore: [
      [32, { digits: 1, empty: '-' }],
      [null, { digits: 1, empty: '-' }],
    ],
    histogramRatings: [
      [[9, 3], scale],
      [rows, { ...scale, ...accessors }],
    ],
    isRating: [[9, scale]],
    roundScore: [[32, 1]],
    scoreCounts: [[counts], [weighted]],
    scoreRatings: [[[9, 3], scale]],
    scoreStandardError: [[counts], [weighted]],
    subtractCounts: [[{ whole: counts, part: counts }]],
    summarizeCounts: [[counts], [weighted], [histogram, scale]],
    tallyRatings: [
      [[9, 3], scale],
      [Array.from({ length: 300 }, () => 9), {}],
      [new Uint8Array(300), scale],
      [rows, { ...scale, ...accessors }],
    ],
    tallyWeighted: [
      [rows, { ...scale, ...accessors }],
      [{ ratings: [9, 3], weights: [1, 2] }, scale],
    ],
    wholePercentages: [[counts]],
  },
  { callbacks: ['classifyRating', 'isRating'] },
);
