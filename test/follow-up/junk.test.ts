import * as followUp from 'nps-kit/follow-up';
import { itRefusesJunk } from '../junk.js';

const scale = { min: 0, max: 10, promoterFrom: 9, detractorTo: 6 };
const answers = [
  { customer: 'u1', at: 1000, rating: 3, themes: ['price'] },
  { customer: 'u1', at: 2000, rating: 3, themes: ['price'] },
  { customer: 'u1', at: 3000, rating: 9 },
];
const loopCase = {
  id: 'c1',
  customer: 'u1',
  category: 'detractor',
  themes: ['price'],
  dueAt: 5000,
  status: 'contacted',
  steps: [
    { status: 'open', at: 1000 },
    { status: 'contacted', at: 1500 },
  ],
};
const rows = [
  { rating: 10, churned: false, revenue: 120 },
  { rating: 9, churned: true, revenue: 80 },
  { rating: 2, churned: null, revenue: 40 },
  { rating: 1, churned: true, revenue: 50 },
];
const channel = {
  channel: 'email',
  invited: 100,
  delivered: 90,
  opened: null,
  started: 40,
  answered: 30,
  dismissed: 5,
};
const events = [
  { id: 'i1', channel: 'email', type: 'invited' },
  { id: 'i1', channel: 'email', type: 'delivered' },
  { id: 'i1', channel: 'email', type: 'answered' },
];
const counts = {
  promoters: { count: 1, n: 9 },
  passives: { count: 2, n: 8 },
  detractors: { count: 3, n: 7 },
};
const answeredAt = 1.7e12;

itRefusesJunk(
  followUp,
  {
    advanceLoopCase: [[loopCase, { status: 'resolved', at: 2000 }]],
    closedLoopMetrics: [[[loopCase], { now: 9000, answers, percentile: 0.8, level: 0.9, scale }]],
    compareRates: [[{ current: { count: 3, n: 8 }, baseline: { count: 1, n: 9 } }, { level: 0.9 }]],
    compareShares: [[{ current: 0.46, baseline: 0.4 }]],
    correlateSeries: [
      [
        { scores: [3, 1, 4, null, 5], metric: [2, 7, 1, 8, 2] },
        { lag: 0, level: 0.9 },
      ],
    ],
    followUpFor: [
      [3, { policy: followUp.defaultFollowUpPolicy, answeredAt, timeZone: 'UTC', scale }],
      ['passive', { policy: followUp.defaultFollowUpPolicy }],
    ],
    openLoopCase: [[{ id: 'c', customer: 'u', category: 'passive', openedAt: 0, dueAt: 9, themes: ['x'] }]],
    outcomesByCategory: [
      [rows, { rating: 'rating', event: 'churned', level: 0.9, scale }],
      [rows, { rating: 'rating', amount: 'revenue', level: 0.9, scale }],
    ],
    repeatDetractors: [[answers, { minimum: 2, scale }]],
    responseFunnel: [
      [[channel, { ...channel, channel: 'sms' }], { level: 0.9 }],
      [events, { tracked: ['delivered'], level: 0.9 }],
    ],
    summarizeOutcomes: [[counts, { level: 0.9 }]],
  },
  // The texts and durations of a policy come back as they were given.
  { echoes: ['followUpFor'], lastArguments: { advanceLoopCase: 'step' } },
);
