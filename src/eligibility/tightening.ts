import { assertRecord } from '../core/assertions.js';
import { prepareNamed } from './named-policy.js';
import type { EligibilityPolicy } from './policy.js';
import { isProvedTighter } from './tightening-proof.js';
import { isLoosened } from './tightening-witness.js';

/**
 * Whether a change of policy only ever tightens it: nobody may be asked under `after` who might not under `before`.
 *
 * `"yes"` is proved rule by rule. `"no"` is proved by a contact whom `before` refuses and `after` lets pass.
 * `"unknown"` where neither proof is found, as for 30 days against a month.
 *
 * @throws {NpsError} INVALID_ARGUMENT when a policy is no object; as evaluateEligibility when one is malformed.
 * @example
 * ```ts
 * import { isTightening } from 'nps-kit';
 *
 * const policyOf = (days: number) => ({
 *   surveyId: 'nps',
 *   gaps: [{ scope: 'anySurvey' as const, after: ['seen'], min: { days } }],
 * });
 * isTightening(policyOf(30), policyOf(60)); // => 'yes'
 * isTightening(policyOf(60), policyOf(30)); // => 'no'
 * ```
 */
export function isTightening(before: EligibilityPolicy, after: EligibilityPolicy): 'yes' | 'no' | 'unknown' {
  assertRecord(before, 'before');
  assertRecord(after, 'after');
  const prepared = { before: prepareNamed(before, 'before'), after: prepareNamed(after, 'after') };
  if (isProvedTighter(before, after)) return 'yes';
  return isLoosened(prepared.before, prepared.after) ? 'no' : 'unknown';
}
