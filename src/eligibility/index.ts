export type { EligibilityContext, QuotaUse } from './context.js';
export type { ContactMoment } from './decide.js';
export {
  type EligibilityDecision,
  type EligibilityReason,
  type ReasonCode,
  type ReasonFact,
  reasonCodes,
} from './decision.js';
export { compilePolicy, evaluateEligibility } from './evaluate.js';
export type { EventType, HistoryEvent, Scope, Subject } from './history.js';
export type {
  ActiveRule,
  CalendarWindow,
  ConsentRule,
  DismissalRule,
  EligibilityPolicy,
  GapRule,
  HoldoutRule,
  LimitRule,
  LimitWindow,
  QuietHours,
  QuotaRule,
  RollingWindow,
  SamplingRule,
  SendWindowRule,
  SlidingWindow,
  SpreadRule,
  TenureRule,
  TransactionRule,
  UsageRule,
} from './policy.js';
export { carefulPreset, relationalPreset, transactionalPreset } from './presets.js';
export { effectiveSamplingRate, isSampled, type SamplingUnit, samplingBucket } from './sampling.js';
