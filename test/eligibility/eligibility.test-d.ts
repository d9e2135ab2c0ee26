import {
  compilePolicy,
  type Duration,
  type EligibilityDecision,
  type EligibilityPolicy,
  eligibilityTimeline,
  evaluateEligibility,
  type HistoryEvent,
  isTightening,
  type LimitWindow,
  planInvitations,
  type ReasonCode,
  relationalPreset,
  simulatePolicy,
} from 'nps-kit/eligibility';
import { expectTypeOf } from 'vitest';

const policy: EligibilityPolicy = { surveyId: 'nps' };

// The whole input is one record; context may be left out, the rest not.
expectTypeOf(evaluateEligibility({ policy, history: [], now: 0 })).toEqualTypeOf<EligibilityDecision>();
expectTypeOf(compilePolicy(policy)({ history: [], now: 0 })).toEqualTypeOf<EligibilityDecision>();
// @ts-expect-error the moment of the decision is an argument
evaluateEligibility({ policy, history: [] });
// @ts-expect-error instants are numbers
evaluateEligibility({ policy, history: [], now: new Date(0) });
// @ts-expect-error a misspelt fact is no fact
evaluateEligibility({ policy, history: [], now: 0, context: { timezone: 'UTC' } });

// A duration has exactly one unit.
expectTypeOf<{ readonly days: number }>().toExtend<Duration>();
// @ts-expect-error two units
const two: Duration = { days: 1, hours: 2 };
// @ts-expect-error no unit
const none: Duration = { basis: 'calendar' };

// Scopes are a closed set with two open families; event types are open.
const gap = { after: ['seen', 'ticketSolved'], min: { days: 1 } } as const;
const fine: EligibilityPolicy = { surveyId: 's', gaps: [{ ...gap, scope: 'kind:relational' }] };
// @ts-expect-error no such scope
const wrong: EligibilityPolicy = { surveyId: 's', gaps: [{ ...gap, scope: 'everySurvey' }] };
// @ts-expect-error a limit needs its max
const noMax: EligibilityPolicy = { surveyId: 's', limits: [{ scope: 'anySurvey', count: ['seen'] }] };
// @ts-expect-error a calendar window has units, not a duration
const window: LimitWindow = { type: 'calendar', unit: 'day', length: { days: 1 } };
// @ts-expect-error weekdays are 1 to 7
const sunday: EligibilityPolicy = { surveyId: 's', sendWindow: { days: [0] } };

expectTypeOf<'GAP_ANY_SURVEY'>().toExtend<ReasonCode>();
expectTypeOf<EligibilityDecision['nextEligibleAt']>().toEqualTypeOf<number | null>();
expectTypeOf<HistoryEvent['type']>().toExtend<string>();
expectTypeOf(isTightening(policy, relationalPreset)).toEqualTypeOf<'yes' | 'no' | 'unknown'>();
expectTypeOf(planInvitations({ target: 1, responseRate: 1, confidence: 0.9 })).toBeNumber();
expectTypeOf(eligibilityTimeline).parameter(0).toHaveProperty('from');
// @ts-expect-error dice need a seed
simulatePolicy({ policy, population: 1, days: 1, responseModel: { responded: 1 } });
// @ts-expect-error results are read-only
evaluateEligibility({ policy, history: [], now: 0 }).eligible = true;

void [two, none, fine, wrong, noMax, window, sunday];
