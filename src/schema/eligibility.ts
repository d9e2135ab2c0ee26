import * as z from 'zod';
import type { EligibilityContext } from '../eligibility/context.js';
import { type EligibilityDecision, reasonCodes } from '../eligibility/decision.js';
import type { HistoryEvent, Scope } from '../eligibility/history.js';
import type { EligibilityPolicy } from '../eligibility/policy.js';
import { isTimeZone, isWindowZone } from '../eligibility/time-zone.js';
import { durationSchema, nominalDays } from './duration.js';
import { instantSchema } from './response.js';

const text = z.string();
const rate = z.number().min(0).max(1);
const amount = z.number().nonnegative();
const types = z.array(text);
const zone = z.string().refine(isTimeZone, 'expected an IANA time zone such as "Europe/Berlin"');

/** Which events a rule looks at. */
export const scopeSchema = z.union(
  [
    z.enum(['thisSurvey', 'sameKind', 'sameChannel', 'anySurvey']),
    z.templateLiteral(['kind:', z.string().min(1)]),
    z.templateLiteral(['group:', z.string().min(1)]),
  ],
  'expected "thisSurvey", "sameKind", "kind:...", "group:...", "sameChannel" or "anySurvey"',
) satisfies z.ZodType<Scope>;

const name = z.string().nullish();

/** One event of a history; instants as epoch milliseconds or ISO 8601 text with offset. */
export const historyEventSchema = z.object({
  type: text,
  at: instantSchema,
  surveyId: name,
  kind: name,
  group: name,
  channel: name,
  contactId: name,
  accountId: name,
  transactionId: name,
  submissionId: name,
  eventId: name,
  until: instantSchema.nullish(),
}) satisfies z.ZodType<HistoryEvent>;

/** A history: events in any order. */
export const historySchema = z.array(historyEventSchema) satisfies z.ZodType<HistoryEvent[]>;

const subject = z.enum(['contact', 'account']).optional();
const anchor = z.enum(['createdAt', 'firstSeenAt']);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const weekday = z.literal([1, 2, 3, 4, 5, 6, 7]);

const windowSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('rolling'), length: durationSchema }),
  z.strictObject({ type: z.literal('slidingFromLast'), length: durationSchema }),
  z.strictObject({
    type: z.literal('calendar'),
    unit: z.enum(['day', 'week', 'month', 'quarter', 'year']),
    length: z.int().min(1).max(99_999).optional(),
    timeZone: z.string().refine(isWindowZone, 'expected "contact" or an IANA time zone').optional(),
    weekStart: z.enum(['monday', 'sunday']).optional(),
  }),
]);

/**
 * An eligibility policy from outside, as `compilePolicy` takes it. Fields that a policy does not know are refused, so that
 * a misspelt rule does not vanish, and so are time zones that this runtime does not know.
 */
export const policySchema = z
  .strictObject({
    surveyId: text,
    kind: text.optional(),
    group: text.optional(),
    channel: text.optional(),
    source: text.optional(),
    enabled: z.boolean().optional(),
    active: z.strictObject({ startsAt: instantSchema.nullish(), endsAt: instantSchema.nullish() }).optional(),
    consent: z.strictObject({ required: z.boolean(), channel: text.optional() }).optional(),
    tenure: z
      .strictObject({
        min: durationSchema,
        anchor,
        fallbackAnchor: anchor.optional(),
        onlyIfNeverSurveyed: z.boolean().optional(),
      })
      .optional(),
    usage: z.strictObject({ minSessions: amount.optional(), minActiveDays: amount.optional() }).optional(),
    gaps: z
      .array(z.strictObject({ scope: scopeSchema, subject, after: types, min: durationSchema }))
      .optional(),
    limits: z
      .array(
        z.strictObject({
          scope: scopeSchema,
          subject,
          count: types,
          max: z.int().nonnegative(),
          window: windowSchema.optional(),
        }),
      )
      .optional(),
    dismissals: z
      .strictObject({
        backoff: z.array(durationSchema).min(1),
        max: z.int().min(1).optional(),
        thenGap: durationSchema.optional(),
        resetOn: types.optional(),
      })
      .optional(),
    transaction: z
      .strictObject({
        event: text,
        delay: durationSchema.optional(),
        expireAfter: durationSchema.optional(),
        cancelOn: types.optional(),
      })
      .optional(),
    sendWindow: z
      .strictObject({
        days: z.array(weekday).min(1).optional(),
        quietHours: z.strictObject({ from: time, to: time }).optional(),
        onMissingTimeZone: z.enum(['fallback', 'block']).optional(),
      })
      .optional(),
    fallbackTimeZone: zone.optional(),
    quotas: z
      .array(
        z.strictObject({
          id: text,
          segment: text.optional(),
          limit: z.int().nonnegative(),
          countPartial: z.boolean().optional(),
        }),
      )
      .optional(),
    sampling: z
      .strictObject({
        rate,
        salt: text.optional(),
        normalise: z.enum(['none', 'email-lowercase']).optional(),
      })
      .optional(),
    holdout: z.strictObject({ rate, salt: text }).optional(),
    spread: z.strictObject({ over: durationSchema, salt: text }).optional(),
  })
  .superRefine(demands) satisfies z.ZodType<EligibilityPolicy>;

/** What one field demands of another. */
function demands(policy: EligibilityPolicy, context: z.RefinementCtx): void {
  const expect = (fine: boolean, path: (string | number)[], message: string): void => {
    if (!fine) context.addIssue({ code: 'custom', path, message });
  };
  const { startsAt, endsAt } = policy.active ?? {};
  const { quietHours } = policy.sendWindow ?? {};
  expect(
    (startsAt ?? Number.NEGATIVE_INFINITY) < (endsAt ?? Number.POSITIVE_INFINITY),
    ['active', 'endsAt'],
    'expected an instant after startsAt',
  );
  expect(
    quietHours === undefined || quietHours.from !== quietHours.to,
    ['sendWindow', 'quietHours', 'to'],
    'expected a time other than from',
  );
  policy.dismissals?.backoff.forEach((step, i, backoff) => {
    const before = backoff[i - 1];
    const longer = before === undefined || nominalDays(step) > nominalDays(before) - 1e-9;
    expect(longer, ['dismissals', 'backoff', i], 'expected a duration not shorter than the one before');
  });
  for (const list of ['gaps', 'limits'] as const) {
    policy[list]?.forEach(({ scope }, i) => {
      const field = ({ sameKind: 'kind', sameChannel: 'channel' } as const)[scope as 'sameKind'];
      const named = field === undefined || policy[field] !== undefined;
      expect(named, [list, i, 'scope'], `expected a policy that names its ${field}`);
    });
  }
}

const useSchema = z.object({ completed: amount, partial: amount.nullish(), reserved: amount.nullish() });

/** What is known of a contact and of the moment; null is not known. */
export const contextSchema = z.object({
  contactId: name,
  timeZone: zone.nullish(),
  createdAt: instantSchema.nullish(),
  firstSeenAt: instantSchema.nullish(),
  sessions: amount.nullish(),
  activeDays: amount.nullish(),
  accountId: name,
  accountHistory: historySchema.nullish(),
  segments: types.nullish(),
  consents: types.nullish(),
  suppressed: z.boolean().nullish(),
  quotas: z.record(text, useSchema).nullish(),
  inAudience: z.boolean().nullish(),
  unsuitable: types.nullish(),
  inProgress: name,
}) satisfies z.ZodType<EligibilityContext>;

/** A stored decision. */
export const decisionSchema = z.object({
  eligible: z.boolean(),
  reasons: z.array(
    z.object({
      code: z.enum(reasonCodes),
      rule: text,
      until: instantSchema.nullable(),
      because: z
        .union([
          z.object({ fact: text, value: z.union([text, z.number(), z.boolean()]).nullable() }),
          historyEventSchema,
        ])
        .nullable(),
    }),
  ),
  nextEligibleAt: instantSchema.nullable(),
}) satisfies z.ZodType<EligibilityDecision>;
