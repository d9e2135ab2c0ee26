import { type Zone, zoneOf } from '../calendar/zone.js';
import { contextRules, progressRules } from './context-rule.js';
import { reasonCodes } from './decision.js';
import { dismissalRules } from './dismissal-rule.js';
import { gapRules } from './gap-rule.js';
import { historyRules } from './history-rule.js';
import { limitRules } from './limit-rule.js';
import { permissionRules } from './permission-rule.js';
import type { EligibilityPolicy } from './policy.js';
import { shapes } from './policy-shape.js';
import { quotaRules } from './quota-rule.js';
import type { CountingRule, Rule } from './rule.js';
import { samplingRules } from './sampling-rule.js';
import { sendWindowRules, timeZoneRules } from './send-window-rule.js';
import { assertShape } from './shape.js';
import { snoozeRules } from './snooze-rule.js';
import { spreadRules } from './spread-rule.js';
import { stateRules } from './state-rule.js';
import { tenureRules } from './tenure-rule.js';
import { transactionRules } from './transaction-rule.js';
import { usageRules } from './usage-rule.js';

/** Each makes the rules of its kind from the policy, in the order of their codes, and throws where it is malformed. */
const kinds: readonly ((policy: EligibilityPolicy) => readonly Rule[])[] = [
  stateRules,
  permissionRules,
  contextRules,
  historyRules,
  timeZoneRules,
  progressRules,
  tenureRules,
  usageRules,
  spreadRules,
  countingRules,
  transactionRules,
  quotaRules,
  samplingRules,
  sendWindowRules,
];

/** The rules that look at what has happened before: limits stand on either side of the others. */
function countingRules(policy: EligibilityPolicy): Rule[] {
  const placeOf = ({ code }: CountingRule): number => reasonCodes.indexOf(code);
  const rules = [
    ...limitRules(policy),
    ...dismissalRules(policy),
    ...snoozeRules(policy),
    ...gapRules(policy),
  ];
  return rules.sort((one, other) => placeOf(one) - placeOf(other));
}

/** Rules in the order of their codes, then in that of the policy. */
interface RuleSet {
  readonly rules: readonly Rule[];
  /** Those that may block again after they have passed. */
  readonly lapsing: readonly Rule[];
}

/** A policy that is checked and prepared. */
export interface PreparedPolicy extends RuleSet {
  readonly policy: EligibilityPolicy;
  /** What holds for a contact who goes on with this very survey. */
  readonly onResume: RuleSet;
  /** The zone of contacts whose own is not known. */
  readonly fallback: Zone;
  /** True when `context.contactId` must be there. */
  readonly needsContactId: boolean;
  /** True when a rule looks at `context.accountHistory`. */
  readonly needsAccount: boolean;
}

/** Checks a policy and prepares its rules. */
export function preparePolicy(policy: EligibilityPolicy): PreparedPolicy {
  assertShape(shapes.policy, policy, 'policy', 'INVALID_OPTION');
  const { fallbackTimeZone = 'UTC', gaps = [], limits = [], sampling, holdout, spread } = policy;
  const rules: Rule[] = [];
  for (const rulesOf of kinds) for (const rule of rulesOf(policy)) rules.push(rule);
  return {
    policy,
    ...setOf(rules),
    onResume: setOf(rules.filter(({ holdsOnResume }) => holdsOnResume)),
    fallback: zoneOf(fallbackTimeZone, 'policy.fallbackTimeZone'),
    needsContactId: Boolean(sampling ?? holdout ?? spread),
    needsAccount: [...gaps, ...limits].some(({ subject }) => subject === 'account'),
  };
}

function setOf(rules: readonly Rule[]): RuleSet {
  return { rules, lapsing: rules.filter(({ lapses }) => lapses) };
}
