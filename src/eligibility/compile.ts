import { zoneOf } from '../calendar/zone.js';
import { assertRecord } from '../core/assertions.js';
import { consentRules } from './consent-rule.js';
import { contextRules } from './context-rule.js';
import { dismissalRules } from './dismissal-rule.js';
import { gapRules } from './gap-rule.js';
import { historyRules } from './history-rule.js';
import { limitRules } from './limit-rule.js';
import { permissionRules } from './permission-rule.js';
import { assertText } from './policy-fields.js';
import type { EligibilityPolicy } from './policy.js';
import { quotaRules } from './quota-rule.js';
import type { Rule } from './rule.js';
import { samplingRules } from './sampling-rule.js';
import { sendWindowRules } from './send-window-rule.js';
import { snoozeRules } from './snooze-rule.js';
import { spreadRules } from './spread-rule.js';
import { stateRules } from './state-rule.js';
import { tenureRules } from './tenure-rule.js';
import { transactionRules } from './transaction-rule.js';
import { usageRules } from './usage-rule.js';

/** Each makes the rules of its kind from the policy, and throws where the policy is malformed: one line a kind. */
const kinds: readonly ((policy: EligibilityPolicy) => Rule[])[] = [
  stateRules,
  permissionRules,
  consentRules,
  contextRules,
  historyRules,
  tenureRules,
  usageRules,
  spreadRules,
  limitRules,
  dismissalRules,
  snoozeRules,
  gapRules,
  transactionRules,
  quotaRules,
  samplingRules,
  sendWindowRules,
];

/** A policy that is checked and prepared. */
export interface PreparedPolicy {
  readonly policy: EligibilityPolicy;
  readonly rules: readonly Rule[];
  /** The zone of contacts whose own is not known. */
  readonly fallbackTimeZone: string;
  /** True when `context.contactId` must be there. */
  readonly needsContactId: boolean;
  /** True when a rule looks at `context.accountHistory`. */
  readonly needsAccount: boolean;
}

/** Checks a policy and prepares its rules. */
export function preparePolicy(policy: EligibilityPolicy): PreparedPolicy {
  assertRecord(policy, 'policy', 'an eligibility policy');
  const { surveyId, kind, group, channel, source, fallbackTimeZone = 'UTC' } = policy;
  assertText(surveyId, 'policy.surveyId');
  assertText(kind, 'policy.kind', true);
  assertText(group, 'policy.group', true);
  assertText(channel, 'policy.channel', true);
  assertText(source, 'policy.source', true);
  zoneOf(fallbackTimeZone, 'policy.fallbackTimeZone');
  return {
    policy,
    rules: kinds.flatMap((rulesOf) => rulesOf(policy)),
    fallbackTimeZone,
    needsContactId: Boolean(policy.sampling ?? policy.holdout ?? policy.spread),
    needsAccount: [...(policy.gaps ?? []), ...(policy.limits ?? [])].some(
      ({ subject }) => subject === 'account',
    ),
  };
}
