import { describe, expect, it } from 'vitest';
import { isNpsError } from '../../src/core/errors.js';
import { evaluateEligibility } from '../../src/eligibility/evaluate.js';

const evaluate = (input: Record<string, unknown>) => {
  try {
    return evaluateEligibility({
      policy: { surveyId: 'S' },
      history: [],
      context: {},
      now: 0,
      ...input,
    } as never);
  } catch (error) {
    if (isNpsError(error)) return [error.code, error.path];
    throw error;
  }
};
const gap = { scope: 'anySurvey', after: ['seen'], min: { days: 1 } };
const limit = { scope: 'anySurvey', count: ['seen'], max: 1 };

describe('a malformed policy throws before anything is looked at', () => {
  it.each<[unknown, string, string]>([
    [null, 'INVALID_OPTION', 'policy'],
    [[], 'INVALID_OPTION', 'policy'],
    [{ surveyId: 5 }, 'INVALID_OPTION', 'policy.surveyId'],
    [{ surveyId: undefined }, 'INVALID_OPTION', 'policy.surveyId'],
    [{ kind: 5 }, 'INVALID_OPTION', 'policy.kind'],
    [{ enabled: 'no' }, 'INVALID_OPTION', 'policy.enabled'],
    [{ active: { startsAt: '2025' } }, 'INVALID_INSTANT', 'policy.active.startsAt'],
    [{ active: { endsAt: Number.NaN } }, 'INVALID_INSTANT', 'policy.active.endsAt'],
    [{ active: { endsAt: Number.POSITIVE_INFINITY } }, 'INVALID_INSTANT', 'policy.active.endsAt'],
    [{ active: { startsAt: 5, endsAt: 5 } }, 'INVALID_OPTION', 'policy.active.endsAt'],
    [{ consent: {} }, 'INVALID_OPTION', 'policy.consent.required'],
    [{ tenure: { anchor: 'createdAt' } }, 'INVALID_DURATION', 'policy.tenure.min'],
    [{ tenure: { min: { days: 1 }, anchor: 'birth' } }, 'INVALID_OPTION', 'policy.tenure.anchor'],
    [{ usage: { minSessions: -1 } }, 'INVALID_OPTION', 'policy.usage.minSessions'],
    [{ gaps: {} }, 'INVALID_OPTION', 'policy.gaps'],
    [{ gaps: [null] }, 'INVALID_OPTION', 'policy.gaps[0]'],
    [{ gaps: [gap, { ...gap, scope: 'every' }] }, 'INVALID_OPTION', 'policy.gaps[1].scope'],
    [{ gaps: [{ ...gap, scope: 'kind:' }] }, 'INVALID_OPTION', 'policy.gaps[0].scope'],
    [{ gaps: [{ ...gap, scope: ['anySurvey'] }] }, 'INVALID_OPTION', 'policy.gaps[0].scope'],
    [{ gaps: [{ ...gap, scope: 'sameKind' }] }, 'INVALID_OPTION', 'policy.gaps[0].scope'],
    [{ gaps: [{ ...gap, scope: 'sameChannel' }] }, 'INVALID_OPTION', 'policy.gaps[0].scope'],
    [{ gaps: [{ ...gap, subject: 'team' }] }, 'INVALID_OPTION', 'policy.gaps[0].subject'],
    [{ gaps: [{ ...gap, after: 'seen' }] }, 'INVALID_OPTION', 'policy.gaps[0].after'],
    [{ gaps: [{ ...gap, after: ['seen', 5] }] }, 'INVALID_OPTION', 'policy.gaps[0].after[1]'],
    [{ gaps: [{ ...gap, min: undefined }] }, 'INVALID_DURATION', 'policy.gaps[0].min'],
    [{ gaps: [{ ...gap, min: { days: -1 } }] }, 'INVALID_DURATION', 'policy.gaps[0].min.days'],
    [{ gaps: [{ ...gap, min: { days: Number.NaN } }] }, 'INVALID_DURATION', 'policy.gaps[0].min.days'],
    [{ gaps: [{ ...gap, min: { days: 1, hours: 1 } }] }, 'INVALID_DURATION', 'policy.gaps[0].min'],
    [{ gaps: [{ ...gap, min: { months: 0.5 } }] }, 'INVALID_DURATION', 'policy.gaps[0].min.months'],
    [{ limits: [{ ...limit, max: undefined }] }, 'INVALID_OPTION', 'policy.limits[0].max'],
    [{ limits: [{ ...limit, max: -1 }] }, 'INVALID_OPTION', 'policy.limits[0].max'],
    [{ limits: [{ ...limit, max: 1.5 }] }, 'INVALID_OPTION', 'policy.limits[0].max'],
    [{ limits: [{ ...limit, count: undefined }] }, 'INVALID_OPTION', 'policy.limits[0].count'],
    [
      { limits: [{ ...limit, window: { type: 'tumbling' } }] },
      'INVALID_OPTION',
      'policy.limits[0].window.type',
    ],
    [
      { limits: [{ ...limit, window: { type: 'rolling' } }] },
      'INVALID_DURATION',
      'policy.limits[0].window.length',
    ],
    [
      { limits: [{ ...limit, window: { type: 'rolling', length: { days: -1 } } }] },
      'INVALID_DURATION',
      'policy.limits[0].window.length.days',
    ],
    [
      { limits: [{ ...limit, window: { type: 'calendar' } }] },
      'INVALID_OPTION',
      'policy.limits[0].window.unit',
    ],
    [
      { limits: [{ ...limit, window: { type: 'calendar', unit: 'hour' } }] },
      'INVALID_OPTION',
      'policy.limits[0].window.unit',
    ],
    [
      { limits: [{ ...limit, window: { type: 'calendar', unit: 'day', length: 0 } }] },
      'INVALID_OPTION',
      'policy.limits[0].window.length',
    ],
    [
      { limits: [{ ...limit, window: { type: 'calendar', unit: 'day', length: { days: 1 } } }] },
      'INVALID_OPTION',
      'policy.limits[0].window.length',
    ],
    [
      { limits: [{ ...limit, window: { type: 'calendar', unit: 'day', timeZone: 'Mars' } }] },
      'UNKNOWN_TIME_ZONE',
      'policy.limits[0].window.timeZone',
    ],
    [{ dismissals: { backoff: [] } }, 'INVALID_OPTION', 'policy.dismissals.backoff'],
    [
      { dismissals: { backoff: [{ days: 90 }, { days: 14 }] } },
      'INVALID_OPTION',
      'policy.dismissals.backoff[1]',
    ],
    [
      { dismissals: { backoff: [{ months: 3 }, { days: 30 }] } },
      'INVALID_OPTION',
      'policy.dismissals.backoff[1]',
    ],
    [{ dismissals: { backoff: [{ days: 1 }], max: 0 } }, 'INVALID_OPTION', 'policy.dismissals.max'],
    [{ dismissals: { backoff: [{ days: 1 }, {}] } }, 'INVALID_DURATION', 'policy.dismissals.backoff[1]'],
    [{ transaction: {} }, 'INVALID_OPTION', 'policy.transaction.event'],
    [
      { transaction: { event: 'x', delay: { days: -1 } } },
      'INVALID_DURATION',
      'policy.transaction.delay.days',
    ],
    [{ transaction: { event: 'x', cancelOn: 'y' } }, 'INVALID_OPTION', 'policy.transaction.cancelOn'],
    [{ sendWindow: { days: [] } }, 'INVALID_OPTION', 'policy.sendWindow.days'],
    [{ sendWindow: { days: [1, 8] } }, 'INVALID_OPTION', 'policy.sendWindow.days[1]'],
    [{ sendWindow: { quietHours: { from: '21:00' } } }, 'INVALID_OPTION', 'policy.sendWindow.quietHours.to'],
    [
      { sendWindow: { quietHours: { from: '9:00', to: '10:00' } } },
      'INVALID_OPTION',
      'policy.sendWindow.quietHours.from',
    ],
    [
      { sendWindow: { quietHours: { from: '24:00', to: '10:00' } } },
      'INVALID_OPTION',
      'policy.sendWindow.quietHours.from',
    ],
    [
      { sendWindow: { quietHours: { from: '10:00', to: '10:00' } } },
      'INVALID_OPTION',
      'policy.sendWindow.quietHours.to',
    ],
    [{ sendWindow: { onMissingTimeZone: 'guess' } }, 'INVALID_OPTION', 'policy.sendWindow.onMissingTimeZone'],
    [{ fallbackTimeZone: 'Mars/Olympus' }, 'UNKNOWN_TIME_ZONE', 'policy.fallbackTimeZone'],
    [{ quotas: [{ id: 'q' }] }, 'INVALID_OPTION', 'policy.quotas[0].limit'],
    [{ quotas: [{ limit: 5 }] }, 'INVALID_OPTION', 'policy.quotas[0].id'],
    [{ sampling: { rate: 2 } }, 'INVALID_OPTION', 'policy.sampling.rate'],
    [{ sampling: { rate: Number.NaN } }, 'INVALID_OPTION', 'policy.sampling.rate'],
    [{ sampling: { rate: 10, normalise: 'trim' } }, 'INVALID_OPTION', 'policy.sampling.rate'],
    [{ holdout: { rate: 0.1 } }, 'INVALID_OPTION', 'policy.holdout.salt'],
    [{ spread: { salt: 's' } }, 'INVALID_DURATION', 'policy.spread.over'],
  ])('%o', (policy, code, path) => {
    const given =
      policy === null || Array.isArray(policy) ? policy : { surveyId: 'S', ...(policy as object) };
    // A history that would be a reason, and a context that would throw: the policy comes first.
    const input = { policy: given, history: [{}], context: { sessions: -1, contactId: 'c' } };
    expect(evaluate(input)).toStrictEqual([code, path]);
  });
});

describe('a malformed context throws', () => {
  it.each<[unknown, string, string]>([
    [null, 'INVALID_ARGUMENT', 'context'],
    [{ contactId: 5 }, 'INVALID_ARGUMENT', 'context.contactId'],
    [{ timeZone: 'Mars' }, 'UNKNOWN_TIME_ZONE', 'context.timeZone'],
    [{ timeZone: '' }, 'UNKNOWN_TIME_ZONE', 'context.timeZone'],
    [{ createdAt: '2025-01-01' }, 'INVALID_INSTANT', 'context.createdAt'],
    [{ firstSeenAt: Number.NaN }, 'INVALID_INSTANT', 'context.firstSeenAt'],
    [{ sessions: Number.NaN }, 'INVALID_ARGUMENT', 'context.sessions'],
    [{ accountHistory: {} }, 'INVALID_ARGUMENT', 'context.accountHistory'],
    [{ segments: ['a', 5] }, 'INVALID_ARGUMENT', 'context.segments[1]'],
    [{ consents: 'email' }, 'INVALID_ARGUMENT', 'context.consents'],
    [{ suppressed: 'yes' }, 'INVALID_ARGUMENT', 'context.suppressed'],
    [{ unsuitable: 'checkout' }, 'INVALID_ARGUMENT', 'context.unsuitable'],
    [{ inProgress: true }, 'INVALID_ARGUMENT', 'context.inProgress'],
    [{ quotas: [] }, 'INVALID_ARGUMENT', 'context.quotas'],
    [{ quotas: { q: 5 } }, 'INVALID_ARGUMENT', 'context.quotas.q'],
    [{ quotas: { q: {} } }, 'INVALID_ARGUMENT', 'context.quotas.q.completed'],
    [{ quotas: { q: { completed: 1, reserved: -1 } } }, 'INVALID_ARGUMENT', 'context.quotas.q.reserved'],
  ])('%o', (context, code, path) => {
    expect(evaluate({ context })).toStrictEqual([code, path]);
  });

  it.each(['sampling', 'holdout', 'spread'])('%s needs a contact id', (rule) => {
    const policy = { surveyId: 'S', [rule]: { rate: 1, salt: 's', over: { days: 1 } } };
    expect(evaluate({ policy })).toStrictEqual(['INVALID_ARGUMENT', 'context.contactId']);
    expect(evaluate({ policy, context: { contactId: null } })).toStrictEqual([
      'INVALID_ARGUMENT',
      'context.contactId',
    ]);
  });

  it('null stands for not known, and no context for nothing known', () => {
    const names = [
      'contactId',
      'timeZone',
      'createdAt',
      'sessions',
      'accountHistory',
      'segments',
      'quotas',
      'inProgress',
    ];
    const context = Object.fromEntries(names.map((name) => [name, null]));
    expect(evaluate({ context })).toStrictEqual({ eligible: true, reasons: [], nextEligibleAt: 0 });
    expect(evaluate({ context: undefined })).toStrictEqual({
      eligible: true,
      reasons: [],
      nextEligibleAt: 0,
    });
  });
});

it.each([undefined, null, Number.NaN, '2025-01-01', Number.POSITIVE_INFINITY, 9e15])(
  'now %o throws',
  (now) => {
    expect(evaluate({ now })).toStrictEqual(['INVALID_INSTANT', 'now']);
  },
);

it.each([undefined, null, {}, 'seen'])('history %o throws', (history) => {
  expect(evaluate({ history })).toStrictEqual(['INVALID_ARGUMENT', 'history']);
});

it('gives back a plain zero for now -0', () => {
  expect(evaluate({ now: -0 })).toStrictEqual({ eligible: true, reasons: [], nextEligibleAt: 0 });
});
