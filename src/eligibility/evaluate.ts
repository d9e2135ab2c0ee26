import { preparePolicy } from './compile.js';
import { type ContactMoment, decide, openCase } from './decide.js';
import type { EligibilityDecision } from './decision.js';
import type { EligibilityPolicy } from './policy.js';

/**
 * Decides whether a contact may be asked now; if not, says every reason, what caused it, and the earliest joint date.
 *
 * All instants are epoch milliseconds. All rules are looked at; spans are half-open, so a gap of 30 days passes at
 * exactly 30 days. A contact without history under a policy without rules is eligible. A history that cannot be read
 * is a reason, not an error.
 *
 * @throws {NpsError} INVALID_OPTION, INVALID_DURATION, INVALID_INSTANT or UNKNOWN_TIME_ZONE when the policy is
 * malformed, INVALID_ARGUMENT, INVALID_INSTANT or UNKNOWN_TIME_ZONE when the context or `now` is; with the path.
 * @example
 * ```ts
 * import { evaluateEligibility, parseInstant } from 'nps-kit';
 *
 * const decision = evaluateEligibility({
 *   policy: {
 *     surveyId: 'nps-2026',
 *     gaps: [{ scope: 'anySurvey', after: ['seen'], min: { days: 30 } }],
 *     sendWindow: { quietHours: { from: '20:00', to: '09:00' } },
 *   },
 *   history: [{ type: 'seen', surveyId: 'csat', at: parseInstant('2026-03-01T21:00:00Z') }],
 *   context: { timeZone: 'Europe/London' },
 *   now: parseInstant('2026-03-10T12:00:00Z'),
 * });
 * decision.eligible; // => false
 * decision.reasons[0]?.code; // => 'GAP_ANY_SURVEY'
 * decision.reasons[0]?.until; // => Date.UTC(2026, 2, 31, 21)
 * decision.nextEligibleAt; // => Date.UTC(2026, 3, 1, 8)
 * ```
 * @see {@link compilePolicy} for many contacts under one policy
 */
export function evaluateEligibility(
  input: ContactMoment & { readonly policy: EligibilityPolicy },
): EligibilityDecision {
  return decide(openCase(preparePolicy(input?.policy), input));
}

/**
 * Checks a policy once and gives back a function that decides for one contact after the other, with the results of
 * {@link evaluateEligibility}. Later changes of the policy object may or may not be seen: treat it as given away.
 *
 * @throws {NpsError} INVALID_OPTION, INVALID_DURATION, INVALID_INSTANT or UNKNOWN_TIME_ZONE when the policy is malformed.
 * @example
 * ```ts
 * import { compilePolicy } from 'nps-kit';
 *
 * const decide = compilePolicy({
 *   surveyId: 'nps-2026',
 *   limits: [{ scope: 'thisSurvey', count: ['responded'], max: 1 }],
 * });
 * const now = Date.UTC(2026, 2, 10);
 * decide({ history: [], now }).eligible; // => true
 * decide({ history: [{ type: 'responded', surveyId: 'nps-2026', at: 0 }], now }).nextEligibleAt; // => null
 * ```
 */
export function compilePolicy(policy: EligibilityPolicy): (moment: ContactMoment) => EligibilityDecision {
  const prepared = preparePolicy(policy);
  return (moment) => decide(openCase(prepared, moment));
}
