import { addSpan, readDuration } from '../calendar/duration.js';
import { assertArray, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import type { Instant } from '../core/time.js';
import type { PreparedPolicy } from './compile.js';
import {
  blockedAt,
  type Case,
  type ContactMoment,
  decide,
  momentAt,
  nextPassing,
  openCase,
} from './decide.js';
import type { EligibilityDecision } from './decision.js';
import { eventOf, eventsOf, filterOf } from './events.js';
import { prepareNamed } from './named-policy.js';
import type { EligibilityPolicy } from './policy.js';
import { latestOf, never } from './rule.js';

/** A survey that competes for the contact's attention. */
export interface SurveyCandidate {
  /** Its policy; survey ids differ. */
  readonly policy: EligibilityPolicy;
  /** The higher number goes first. @defaultValue 0 */
  readonly priority?: number | undefined;
}

/** The decision on one candidate. */
export interface CandidateDecision {
  /** The survey. */
  readonly surveyId: string;
  /** Its decision; for a survey that lost only to another one, with the reason LOST_ARBITRATION. */
  readonly decision: EligibilityDecision;
}

/** Which survey to ask, if any. */
export interface SurveyChoice {
  /** The survey to ask; null when no candidate is eligible. */
  readonly chosen: string | null;
  /** The decision on every candidate, in the order given. */
  readonly decisions: readonly CandidateDecision[];
}

interface Contender {
  readonly prepared: PreparedPolicy;
  readonly open: Case;
  readonly decision: EligibilityDecision;
  /** What decides, the lower the earlier. */
  readonly order: readonly number[];
}

/**
 * Chooses one survey for a contact when several could ask: at most one is asked at a moment.
 *
 * Of the eligible ones goes first the one that the contact has open, then the higher priority, relational before
 * transactional (by the policy's `kind`; without one, a survey with a `transaction` rule is transactional), the one
 * that expires earliest, and the lesser survey id. A loser gets the reason LOST_ARBITRATION, the winner's id, and its
 * next date with the winner's invitation in the history.
 * No candidates give no choice.
 *
 * @throws {NpsError} INVALID_ARGUMENT when two candidates have the same survey id; as evaluateEligibility for the rest.
 * @example
 * ```ts
 * import { chooseSurvey } from 'nps-kit';
 *
 * const gaps = [{ scope: 'anySurvey', after: ['invited'], min: { days: 30 } }] as const;
 * const now = Date.UTC(2026, 2, 1);
 * const choice = chooseSurvey({
 *   candidates: [{ policy: { surveyId: 'csat', gaps } }, { policy: { surveyId: 'nps', gaps }, priority: 1 }],
 *   history: [],
 *   now,
 * });
 * choice.chosen; // => 'nps'
 * choice.decisions[0]?.decision.reasons[0]?.code; // => 'LOST_ARBITRATION'
 * choice.decisions[0]?.decision.nextEligibleAt; // => Date.UTC(2026, 2, 31)
 * ```
 */
export function chooseSurvey(
  input: ContactMoment & { readonly candidates: readonly SurveyCandidate[] },
): SurveyChoice {
  assertRecord(input, 'input');
  const { candidates, ...moment } = input;
  const contenders = readCandidates(candidates).map((candidate) => contend(candidate, moment));
  const winner = contenders.filter(({ decision }) => decision.eligible).sort(inOrder)[0];
  return {
    chosen: winner?.prepared.policy.surveyId ?? null,
    decisions: contenders.map((contender) => ({
      surveyId: contender.prepared.policy.surveyId,
      decision:
        winner === undefined || contender === winner || !contender.decision.eligible
          ? contender.decision
          : lost(contender.prepared, winner, moment),
    })),
  };
}

function readCandidates(candidates: readonly SurveyCandidate[]): {
  prepared: PreparedPolicy;
  priority: number;
}[] {
  assertArray(candidates, 'candidates', 'a list of surveys', 'INVALID_ARGUMENT');
  const ids = new Set<string>();
  return Array.from(candidates, (candidate: SurveyCandidate, i) => {
    assertRecord(candidate, `candidates[${i}]`, 'a policy and a priority');
    const { policy, priority = 0 } = candidate;
    const prepared = prepareNamed(policy, `candidates[${i}].policy`);
    if (ids.has(prepared.policy.surveyId)) {
      throw new NpsError(
        'INVALID_ARGUMENT',
        `candidates[${i}]`,
        'a survey id of its own',
        prepared.policy.surveyId,
      );
    }
    if (!Number.isFinite(priority)) {
      throw new NpsError('INVALID_OPTION', `candidates[${i}].priority`, 'a finite number', priority);
    }
    ids.add(prepared.policy.surveyId);
    return { prepared, priority };
  });
}

function contend(
  { prepared, priority }: { prepared: PreparedPolicy; priority: number },
  moment: ContactMoment,
): Contender {
  const open = openCase(prepared, moment);
  const { kind, transaction } = prepared.policy;
  const isTransactional = (kind ?? (transaction && 'transactional')) === 'transactional';
  const order = [open.resumes ? 0 : 1, -priority, isTransactional ? 1 : 0, expiryOf(prepared.policy, open)];
  return { prepared, open, decision: decide(open), order };
}

/** When the survey can no longer be asked: its own end, or that of the transaction. */
function expiryOf({ active, transaction }: EligibilityPolicy, open: Case): Instant {
  const { event: type = '', expireAfter } = transaction ?? {};
  const latest = latestOf(eventsOf(momentAt(open, open.now), filterOf([type])));
  const end =
    latest && expireAfter
      ? addSpan(open.zone, latest.at, readDuration(expireAfter, 'policy.transaction.expireAfter'))
      : never;
  return Math.min(end, active?.endsAt ?? never);
}

function inOrder(one: Contender, other: Contender): number {
  for (const [i, value] of one.order.entries()) {
    const rival = other.order[i] as number;
    if (value !== rival) return value < rival ? -1 : 1;
  }
  return one.prepared.policy.surveyId < other.prepared.policy.surveyId ? -1 : 1;
}

/** The decision on a survey that could have been asked, had the winner not been. */
function lost(prepared: PreparedPolicy, winner: Contender, moment: ContactMoment): EligibilityDecision {
  const { policy } = winner.prepared;
  const { now } = winner.open;
  const invitation = eventOf(policy, 'invited', now);
  const open = openCase(prepared, { ...moment, history: [...moment.history, invitation] });
  // Not at this moment, which is the winner's, but from the next one on.
  const next = nextPassing(open, blockedAt(open, now + 1), now + 1);
  return {
    eligible: false,
    reasons: [
      {
        code: 'LOST_ARBITRATION',
        rule: 'candidates',
        until: next,
        because: { fact: 'winner', value: policy.surveyId },
      },
    ],
    nextEligibleAt: next,
  };
}
