import * as eligibility from 'nps-kit/eligibility';
import { itRefusesJunk } from '../junk.js';

const day = 86_400_000;
const policy = {
  surveyId: 'S',
  kind: 'relational',
  group: 'g',
  channel: 'email',
  enabled: true,
  active: { startsAt: 0, endsAt: 400 * day },
  consent: { required: true, channel: 'email' },
  tenure: { min: { days: 1 }, anchor: 'createdAt', fallbackAnchor: 'firstSeenAt', onlyIfNeverSurveyed: true },
  usage: { minSessions: 1, minActiveDays: 1 },
  gaps: [{ scope: 'anySurvey', subject: 'account', after: ['seen'], min: { months: 1 } }],
  limits: [
    { scope: 'sameKind', count: ['seen'], max: 1, window: { type: 'rolling', length: { days: 2 } } },
    { scope: 'kind:x', count: ['seen'], max: 2, window: { type: 'slidingFromLast', length: { hours: 5 } } },
    {
      scope: 'thisSurvey',
      count: ['seen'],
      max: 2,
      window: { type: 'calendar', unit: 'week', length: 2, timeZone: 'UTC', weekStart: 'sunday' },
    },
  ],
  dismissals: { backoff: [{ days: 1 }, { days: 2 }], max: 2, thenGap: { days: 9 }, resetOn: ['responded'] },
  transaction: { event: 'paid', delay: { hours: 1 }, expireAfter: { days: 2 }, cancelOn: ['refunded'] },
  sendWindow: { days: [1, 2, 3], quietHours: { from: '21:00', to: '08:00' }, onMissingTimeZone: 'block' },
  fallbackTimeZone: 'Europe/Berlin',
  quotas: [{ id: 'q', segment: 'smb', limit: 3, countPartial: true }],
  sampling: { rate: 0.5, salt: 's', normalise: 'email-lowercase' },
  holdout: { rate: 0.1, salt: 'h' },
  spread: { over: { days: 3 }, salt: 'p' },
};
const event = (type: string, at: number) => ({ type, at, surveyId: 'S', kind: 'x', until: at + day });
const context = {
  contactId: 'contact-1',
  timeZone: 'America/New_York',
  createdAt: 0,
  firstSeenAt: 0,
  sessions: 2,
  activeDays: 2,
  accountHistory: [event('seen', 5 * day)],
  segments: ['smb'],
  consents: ['email'],
  suppressed: false,
  quotas: { q: { completed: 1, partial: 0, reserved: 0 } },
  inAudience: true,
  unsuitable: ['checkout'],
  inProgress: null,
};
const history = [
  event('seen', day),
  event('seen', day),
  event('snoozed', 2 * day),
  event('dismissed', 3 * day),
];
const moment = { history, context, now: 10 * day };
const state = { limit: 2, completed: 0, reservations: [{ id: 'a', expiresAt: day }] };

const decide = eligibility.compilePolicy(policy as never);
/** Compiling is tried with the decision that comes of it, and the decisions of a compiled policy on their own. */
const functions = {
  ...eligibility,
  compilePolicy: (given: never) => eligibility.compilePolicy(given)(moment as never),
  decide,
};

itRefusesJunk(
  functions,
  {
    decide: [[moment]],
    chooseSurvey: [[{ ...moment, candidates: [{ policy, priority: 1 }, { policy: { surveyId: 'T' } }] }]],
    commitQuota: [[state, { id: 'a', now: 0 }]],
    compilePolicy: [[policy]],
    effectiveSamplingRate: [[{ rate: 0.1, evaluations: 20 }]],
    eligibilityTimeline: [[{ policy, history, context, from: 0, to: 20 * day, now: day }]],
    evaluateEligibility: [[{ policy, ...moment }]],
    expireQuota: [[state, { now: 0 }]],
    isSampled: [[{ contactId: 'contact-1', salt: 's', rate: 0.5 }]],
    isTightening: [[policy, { ...policy, gaps: [] }]],
    lintPolicy: [[policy]],
    openQuota: [[5]],
    planInvitations: [[{ target: 30, responseRate: 0.2, confidence: 0.9 }]],
    quotaUse: [[state, { now: 0 }]],
    releaseQuota: [[state, { id: 'a' }]],
    reserveQuota: [[state, { id: 'b', expiresAt: day, now: 0 }]],
    samplingBucket: [[{ contactId: 'contact-1', salt: 's' }]],
    simulatePolicy: [
      [
        {
          policy,
          population: [{ context, history }],
          days: 3,
          responseModel: { responded: 0.5 },
          seed: 1,
          startsAt: 0,
        },
      ],
    ],
  },
  // The events and facts of a reason are the caller's own.
  {
    echoes: ['chooseSurvey', 'compilePolicy', 'decide', 'eligibilityTimeline', 'evaluateEligibility'],
    every: 9,
    runs: 600,
    lastArguments: {
      commitQuota: 'step',
      expireQuota: 'step',
      isTightening: 'after',
      quotaUse: 'step',
      releaseQuota: 'step',
      reserveQuota: 'step',
    },
  },
);
