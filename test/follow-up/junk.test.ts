import * as followUp from 'nps-kit/follow-up';
import { expect, it } from 'vitest';
import { expectNoCrash } from '../no-crash.js';

const scale = { min: 0, max: 10, promoterFrom: 9, detractorTo: 6 };
const answers = [
  { customer: 'u1', at: 1000, rating: 3, themes: ['price'] },
  { customer: 'u1', at: 2000, rating: 9 },
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
  { id: 'i1', channel: 'email', type: 'answered' },
];
const counts = {
  promoters: { count: 1, n: 9 },
  passives: { count: 2, n: 8 },
  detractors: { count: 3, n: 7 },
};
const answeredAt = 1.7e12;

const calls: readonly (readonly [(...args: never[]) => unknown, readonly unknown[]])[] = [
  [followUp.advanceLoopCase, [loopCase, { status: 'resolved', at: 2000 }]],
  [followUp.closedLoopMetrics, [[loopCase], { now: 9000, answers, percentile: 0.8, level: 0.9, scale }]],
  [followUp.compareRates, [{ current: { count: 3, n: 8 }, baseline: { count: 1, n: 9 } }, { level: 0.9 }]],
  [followUp.compareShares, [{ current: 0.46, baseline: 0.4 }]],
  [
    followUp.correlateSeries,
    [
      { scores: [3, 1, 4, null, 5], metric: [2, 7, 1, 8, 2] },
      { lag: 0, level: 0.9 },
    ],
  ],
  [followUp.followUpFor, [3, { policy: followUp.defaultFollowUpPolicy, answeredAt, timeZone: 'UTC', scale }]],
  [followUp.followUpFor, ['passive', { policy: followUp.defaultFollowUpPolicy }]],
  [
    followUp.openLoopCase,
    [{ id: 'c', customer: 'u', category: 'passive', openedAt: 0, dueAt: 9, themes: ['x'] }],
  ],
  [followUp.outcomesByCategory, [rows, { rating: 'rating', event: 'churned', level: 0.9, scale }]],
  [followUp.outcomesByCategory, [rows, { rating: 'rating', amount: 'revenue', level: 0.9, scale }]],
  [followUp.repeatDetractors, [answers, { minimum: 2, scale }]],
  [followUp.responseFunnel, [[channel, { ...channel, channel: 'sms' }], { level: 0.9 }]],
  [followUp.responseFunnel, [events, { tracked: ['delivered'], level: 0.9 }]],
  [followUp.summarizeOutcomes, [counts, { level: 0.9 }]],
];

it.each(calls)('%o gives a result or an NpsError for all junk', (call, args) => {
  // The texts and durations of a policy come back as they were given.
  expectNoCrash(call, args, call === followUp.followUpFor);
});

it('tries every function of the folder', () => {
  const tried = new Set([...calls.map(([call]) => call.name), 'NpsError', 'isNpsError']);
  const all = Object.entries(followUp).filter(([, value]) => typeof value === 'function');
  expect(all.map(([name]) => name).filter((name) => !tried.has(name))).toEqual([]);
});
