import { combineBySegment, tallyBySegment, tallyWeighted } from 'nps-kit';
import * as segmentation from 'nps-kit/segmentation';
import { itRefusesJunk } from '../junk.js';

const scale = { min: 0, max: 10, promoterFrom: 9, detractorTo: 6 };
const rows = [
  { a: 'x', b: 1, themes: ['p', 'q'], rating: 10, weight: 2, value: 5 },
  { a: 'y', b: 2, themes: ['p'], rating: 3, weight: 1, value: 2 },
  { a: 'x', b: 1, themes: [], rating: 8, weight: 0, value: null },
  { a: 'y', b: 1, themes: null, rating: 7, weight: 3, value: 9 },
];
const worth = rows.map((row) => ({ ...row, value: row.value ?? 0 }));
const weighted = tallyWeighted(rows, { rating: 'rating', weight: 'weight' });
const heads = { promoters: 3, passives: 2, detractors: 1 };
const parts = [
  { a: 'x', b: 'y', counts: heads },
  { a: 'z', b: 'y', counts: heads },
];
const tally = combineBySegment(parts, { by: ['a', 'b'], counts: 'counts' });
const themes = tallyBySegment(rows, { by: 'themes', rating: 'rating', weight: 'weight' });
const columns = {
  columns: [
    { key: 'a', values: ['x', 'y'] },
    { key: 'b', codes: [0, -1], labels: ['z'] },
  ],
  weights: [1, 2],
};
const targets = { x: 0.5, y: 0.5 };
const limits = { lower: 0.1, upper: 5, strict: true };
const summary = { minimumN: 2, complementary: true, level: 0.9, adjust: 'holm', sort: 'score' };
const pairs = { rating: 'rating', value: 'value', scale, level: 0.9 };

itRefusesJunk(segmentation, {
  combineBySegment: [
    [parts, { by: ['a', { key: 'c', value: 'b' }], counts: 'counts' }],
    [parts, { by: 'a', counts: 'counts', total: { promoters: 9, passives: 9, detractors: 9 } }],
  ],
  correlateRatings: [[rows, pairs]],
  crossTabulate: [
    [rows, { by: ['a', 'b'], rating: 'rating', weight: 'weight', scale }],
    [parts, { by: ['a', 'b'], counts: 'counts' }],
  ],
  designEffect: [[weighted]],
  poststratifyWeights: [
    [rows, { by: 'a', targets, weight: 'weight', total: 4 }],
    [columns, { targets: { 'x / z': 1, 'y / (missing)': 2 } }],
  ],
  rakeWeights: [
    [
      rows,
      [
        { by: 'a', targets },
        { by: [{ key: 'b', value: 'b' }], targets: { 1: 2, 2: 2 } },
      ],
      { weight: 'weight', total: 4, tolerance: 1e-6, maxRounds: 50, trim: limits },
    ],
    [columns, [{ by: 'a', targets }], { total: 2 }],
  ],
  rankSegments: [
    [tally, { level: 0.9 }],
    [tally.segments, { level: 0.9 }],
  ],
  scoreByQuantile: [[rows, { ...pairs, groups: 2 }]],
  segmentContributions: [[tally], [tally.segments]],
  shrinkScores: [
    [tally, { method: 'paule-mandel', level: 0.9 }],
    [themes, { method: 'dersimonian-laird' }],
  ],
  summarizeSegments: [
    [tally, { ...summary, compareWith: 'total' }],
    [tally, { ...summary, compareWith: { segment: 'x / y' } }],
    [tally, { ...summary, compareWith: 'x / y' }],
    [themes, { ...summary, compareWith: 'rest' }],
  ],
  summarizeWeights: [[[1, 2, 3]]],
  tallyBySegment: [
    [rows, { by: ['a'], rating: 'rating', weight: 'weight', scale }],
    [
      { ...columns, ratings: [9, 3] },
      { by: ['a', 'b'], scale },
    ],
  ],
  themeImpact: [
    [themes, { level: 0.9, rankBy: 'leaveOneOut' }],
    [rows, { by: 'themes', rating: 'rating', weight: 'weight', scale }],
  ],
  trimWeights: [[[1, 2, 3], limits]],
  valueWeightedScore: [[worth, pairs]],
});
