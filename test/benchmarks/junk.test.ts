import * as benchmarks from 'nps-kit/benchmarks';
import { itRefusesJunk } from '../junk.js';
import { provenance } from './fixture.js';

const counts = { promoters: 15, passives: 8, detractors: 2 };
const weighted = {
  n: 25,
  promoterWeight: 15,
  passiveWeight: 8,
  detractorWeight: 2,
  promoterSquaredWeight: 15,
  passiveSquaredWeight: 8,
  detractorSquaredWeight: 2,
};
const shares = { promoters: 0.5, passives: 0.4, detractors: 0.1 };
const figure = { score: 40, statistic: 'pooled-share', respondents: 300, companies: null };
const top = { score: 70, statistic: 'percentile', percentile: 0.75, respondents: null, companies: 4 };
const own = { statistic: 'pooled-share', region: 'x', industry: 'y', market: 'B2B', surveyType: 'mixed' };
const options = { level: 0.9, own, now: 1.7e12, maxAgeYears: 2 };
const comparison = benchmarks.compareToBenchmark(counts, { provenance, average: figure, top } as never);

itRefusesJunk(
  benchmarks,
  {
    compareToBenchmark: [
      [counts, { provenance, average: { ...figure, shares }, top }, options],
      [
        weighted,
        {
          provenance,
          average: { ...figure, respondents: null, counts: { promoters: 5, passives: 4, detractors: 1 } },
        },
        {},
      ],
    ],
    describeStanding: [[comparison, { alpha: 0.01 }]],
    percentileAmong: [
      [12, { quantiles: [{ share: 0.25, score: 12 }] }],
      [52, { values: [10, 30, 52] }],
      [
        52,
        {
          quantiles: [
            { share: 0.25, score: 12 },
            { share: 0.5, score: 40 },
          ],
        },
      ],
    ],
    planToTarget: [[counts, 70, { maxPlans: 3, level: 0.9, power: 0.9 }]],
    rankAmong: [
      [
        counts,
        [
          { name: 'A', counts },
          { name: 'B', counts: weighted },
        ],
        { level: 0.9 },
      ],
    ],
    scoreBands: [
      [
        counts,
        [
          { name: 'act', from: -100 },
          { name: 'keep', from: 50 },
        ],
        { level: 0.9 },
      ],
    ],
  },
  { lastArguments: { percentileAmong: 'distribution' } },
);
