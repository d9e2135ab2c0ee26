export {
  benchmarkFigureSchema,
  benchmarkProvenanceSchema,
  benchmarkSchema,
  scoreBandsSchema,
  scoreDistributionSchema,
} from './benchmarks.js';
export { countsSchema, histogramSchema, ratingSchema, weightedCountsSchema } from './counts.js';
export { type Duration, type DurationBasis, type DurationUnit, durationSchema } from './duration.js';
export {
  contextSchema,
  decisionSchema,
  historyEventSchema,
  historySchema,
  policySchema,
  scopeSchema,
} from './eligibility.js';
export {
  customerAnswerSchema,
  followUpPolicySchema,
  funnelCountsSchema,
  funnelEventSchema,
  loopCaseSchema,
  outcomeCountsSchema,
} from './follow-up.js';
export { importedResponseSchema, importReportSchema } from './imports.js';
export { instantSchema, type ResponseRow, responseRowSchema } from './response.js';
export { rollupSchema } from './rollup.js';
