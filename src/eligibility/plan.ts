import { assertInteger, assertNumber, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { leastTrials } from '../numeric/least-trials.js';

/** What is wanted, and how sure it has to be. */
export interface InvitationPlan {
  /** Responses that are wanted, a whole number from 1. */
  readonly target: number;
  /** Part of invitations that are answered, above 0 and up to 1. */
  readonly responseRate: number;
  /** Probability of reaching the target, above 0 and below 1; 0.5 misses it every other time. */
  readonly confidence: number;
}

/**
 * The least number of invitations with which the target is reached with the wanted probability, contacts answering one
 * by one: least n with P(Bin(n, responseRate) >= target) >= confidence.
 *
 * The common `target / responseRate` misses the target about every other time.
 *
 * @throws {NpsError} INVALID_OPTION when the target is no whole number from 1, or a part is out of its range.
 * @example
 * ```ts
 * import { planInvitations } from 'nps-kit';
 *
 * planInvitations({ target: 30, responseRate: 0.2, confidence: 0.9 }); // => 182
 * planInvitations({ target: 30, responseRate: 0.2, confidence: 0.5 }); // => 149
 * ```
 * @see the negative binomial law: n is its quantile
 */
export function planInvitations(plan: InvitationPlan): number {
  assertRecord(plan, 'plan');
  const { target, responseRate, confidence } = plan;
  assertInteger(target, 1, 1e9, 'target');
  assertNumber(responseRate, 0, 1, 'responseRate');
  if (!(typeof confidence === 'number' && confidence > 0 && confidence < 1)) {
    throw new NpsError('INVALID_OPTION', 'confidence', 'above 0 and below 1', confidence);
  }
  const invitations = leastTrials({ target, probability: responseRate, confidence });
  if (!(invitations <= Number.MAX_SAFE_INTEGER)) {
    throw new NpsError('INVALID_OPTION', 'responseRate', 'enough to reach the target', responseRate);
  }
  return invitations;
}
