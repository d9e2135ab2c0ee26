import type { EligibilityPolicy } from './policy.js';

/** Freezes a record and all that it holds. */
function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) frozen(part);
  return Object.freeze(value);
}

/**
 * A relationship survey, asked at most once a quarter: 90 days after an answer, 30 after a no, 30 after any other
 * survey was seen or sent; only contacts of 30 days; 14 days after a first dismissal, 90 after later ones.
 *
 * Write your own survey id over the placeholder. Events must name their `kind`, or `sameKind` does not see them.
 *
 * @example
 * ```ts
 * import { evaluateEligibility, relationalPreset } from 'nps-kit';
 *
 * const decision = evaluateEligibility({
 *   policy: { ...relationalPreset, surveyId: 'nps-2026' },
 *   history: [{ type: 'responded', surveyId: 'nps-2025', kind: 'relational', at: Date.UTC(2026, 0, 1) }],
 *   context: { createdAt: 0 },
 *   now: Date.UTC(2026, 1, 1),
 * });
 * decision.nextEligibleAt; // => Date.UTC(2026, 3, 1)
 * ```
 */
export const relationalPreset: EligibilityPolicy = /* @__PURE__ */ frozen<EligibilityPolicy>({
  source:
    'Relational survey: 90 days after an answer (the usual throttle of in-app tools), 30 after a decline, 14 then 90 after dismissals',
  surveyId: 'relational-nps',
  kind: 'relational',
  tenure: { min: { days: 30 }, anchor: 'createdAt', fallbackAnchor: 'firstSeenAt' },
  gaps: [
    { scope: 'sameKind', after: ['responded'], min: { days: 90 } },
    { scope: 'sameKind', after: ['declined'], min: { days: 30 } },
    { scope: 'anySurvey', after: ['seen', 'invited'], min: { days: 30 } },
  ],
  dismissals: { backoff: [{ days: 14 }, { days: 90 }] },
});

/**
 * A relationship survey for contacts who must not be bothered: 180 days after any survey was answered, seen or sent,
 * and after a no or a dismissal of this one.
 *
 * Write your own survey id over the placeholder.
 *
 * @example
 * ```ts
 * import { carefulPreset, evaluateEligibility } from 'nps-kit';
 *
 * const decision = evaluateEligibility({
 *   policy: { ...carefulPreset, surveyId: 'nps-2026' },
 *   history: [{ type: 'seen', surveyId: 'csat', at: Date.UTC(2026, 0, 1) }],
 *   context: { createdAt: 0 },
 *   now: Date.UTC(2026, 1, 1),
 * });
 * decision.nextEligibleAt; // => Date.UTC(2026, 5, 30)
 * ```
 */
export const carefulPreset: EligibilityPolicy = /* @__PURE__ */ frozen<EligibilityPolicy>({
  source:
    'Careful survey: 180 days after an answer and 180 days after any other contact, as browsers and chat servers ask',
  surveyId: 'relational-nps',
  kind: 'relational',
  tenure: { min: { days: 30 }, anchor: 'createdAt', fallbackAnchor: 'firstSeenAt' },
  gaps: [
    { scope: 'anySurvey', after: ['responded', 'partial', 'declined'], min: { days: 180 } },
    { scope: 'anySurvey', after: ['seen', 'invited'], min: { days: 180 } },
  ],
  dismissals: { backoff: [{ days: 180 }] },
});

/**
 * A survey about a support ticket: a day after it was solved, not later than a week, not when it was reopened, and at
 * most once in 90 days.
 *
 * Write your own survey id, and your own event names, over the placeholders.
 *
 * @example
 * ```ts
 * import { evaluateEligibility, transactionalPreset } from 'nps-kit';
 *
 * const decision = evaluateEligibility({
 *   policy: { ...transactionalPreset, surveyId: 'support-nps' },
 *   history: [{ type: 'ticketSolved', transactionId: 'ticket-7', at: Date.UTC(2026, 0, 5, 10) }],
 *   now: Date.UTC(2026, 0, 5, 18),
 * });
 * decision.reasons[0]?.code; // => 'TRANSACTION_TOO_RECENT'
 * decision.nextEligibleAt; // => Date.UTC(2026, 0, 6, 10)
 * ```
 */
export const transactionalPreset: EligibilityPolicy = /* @__PURE__ */ frozen<EligibilityPolicy>({
  source:
    'Survey after a ticket: 24 hours after it was solved, within 7 days, withdrawn when it is reopened, 90 days apart',
  surveyId: 'transactional-nps',
  kind: 'transactional',
  gaps: [{ scope: 'sameKind', after: ['invited', 'seen', 'responded'], min: { days: 90 } }],
  transaction: {
    event: 'ticketSolved',
    delay: { hours: 24 },
    expireAfter: { days: 7 },
    cancelOn: ['ticketReopened'],
  },
});
