import { type Zone, zoneOf } from '../calendar/zone.js';
import { contextRules } from './context-rule.js';
import { dismissalRules } from './dismissal-rule.js';
import { gapRules } from './gap-rule.js';
import { historyRules } from './history-rule.js';
import { limitRules } from './limit-rule.js';
import { permissionRules } from './permission-rule.js';
import type { EligibilityPolicy } from './policy.js';
import { shapes } from './policy-shape.js';
import { quotaRules } from './quota-rule.js';
import type { Rule } from './rule.js';
import { samplingRules } from './sampling-rule.js';
import { sendWindowRules } from './send-window-rule.js';
import { assertShape } from './shape.js';
import { snoozeRules } from './snooze-rule.js';
import { spreadRules } from './spread-rule.js';
import { stateRules } from './state-rule.js';
import { tenureRules } from './tenure-rule.js';
import { transactionRules } from './transaction-rule.js';
import { usageRules } from './usage-rule.js';

/** Each makes the rules of its kind from the policy, and throws where the policy is malformed: one line a kind. */
const kinds: readonly ((policy: EligibilityPolicy) => readonly Rule[])[] = [
  stateRules,
  permissionRules,
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
  readonly surveyId: string;
  readonly rules: readonly Rule[];
  /** Those that may block again after they have passed. */
  readonly lapsing: readonly Rule[];
  /** Event types that rules wait for, and for each the rules, as bits. */
  readonly types: readonly string[];
  readonly waiting: readonly number[];
  /** The bit of each rule, 0 for a rule that is always asked. */
  readonly bits: readonly number[];
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
  const { surveyId, fallbackTimeZone = 'UTC', gaps = [], limits = [], sampling, holdout, spread } = policy;
  const isOfAccount = ({ subject }: { readonly subject?: unknown }): boolean => subject === 'account';
  const rules: Rule[] = [];
  const types: string[] = [];
  const waiting: number[] = [];
  for (const rulesOf of kinds) for (const rule of rulesOf(policy)) rules.push(rule);
  const bits = rules.map((rule, i) => {
    if (rule.types === undefined || i > 30) return 0;
    for (const type of rule.types) {
      if (!types.includes(type)) waiting[types.push(type) - 1] = 0;
      (waiting[types.indexOf(type)] as number) |= 1 << i;
    }
    return 1 << i;
  });
  return {
    policy,
    surveyId,
    rules,
    lapsing: rules.filter((rule) => rule.lapses),
    types,
    waiting,
    bits,
    fallback: zoneOf(fallbackTimeZone, 'policy.fallbackTimeZone'),
    needsContactId: Boolean(sampling ?? holdout ?? spread),
    needsAccount: gaps.some(isOfAccount) || limits.some(isOfAccount),
  };
}
