export { isNpsError, NpsError, type NpsErrorCode } from '../core/errors.js';
export type { Duration, DurationBasis, DurationUnit, Instant } from '../core/time.js';
export {
  type CandidateDecision,
  chooseSurvey,
  type SurveyCandidate,
  type SurveyChoice,
} from './choose.js';
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
export { lintPolicy, type PolicyFinding } from './lint.js';
export { type InvitationPlan, planInvitations } from './plan.js';
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
export {
  commitQuota,
  expireQuota,
  openQuota,
  type QuotaReservation,
  type QuotaState,
  type QuotaStep,
  quotaUse,
  releaseQuota,
  reserveQuota,
} from './quota.js';
export { effectiveSamplingRate, isSampled, type SamplingUnit, samplingBucket } from './sampling.js';
export {
  type BlockShare,
  type SimulatedDay,
  type Simulation,
  type SimulationResult,
  type SurveyFrequency,
  simulatePolicy,
} from './simulate.js';
export type { ResponseModel, SimulatedContact } from './simulated-population.js';
export { isTightening } from './tightening.js';
export { type EligibleInterval, eligibilityTimeline, type TimelineQuestion } from './timeline.js';
