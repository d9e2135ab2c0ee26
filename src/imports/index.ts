export type { NpsCounts, NpsShares, Rating } from '../core/counts.js';
export { isNpsError, NpsError, type NpsErrorCode } from '../core/errors.js';
export type { Instant } from '../core/time.js';
export { delightedResponses, readDelightedMetrics } from './delighted.js';
export { type FormbricksCsvOptions, formbricksCsv, formbricksResponses } from './formbricks.js';
export { type GoogleFormsOptions, googleFormsCsv } from './google-forms.js';
export type { HeaderLayout, HeaderReader, HeaderRule } from './header.js';
export { hubspotSubmissions } from './hubspot.js';
export {
  type AsyncImportOptions,
  type ImportResult,
  importResponses,
  importResponsesAsync,
} from './import.js';
export type { ImportOptions } from './importer.js';
export type {
  ColumnSource,
  DateRules,
  FirstOf,
  GroupMapping,
  RatingRule,
  ResponseMapping,
  RowExclusion,
  StatusMapping,
} from './mapping.js';
export { type PosthogOptions, posthogEvents } from './posthog.js';
export { type QualtricsCsvOptions, qualtricsCsv, qualtricsValues } from './qualtrics.js';
export type {
  ImportReport,
  ImportWarning,
  Rejection,
  RejectionCount,
  RejectionReason,
  WarningReason,
} from './report.js';
export type { ImportedResponse, ResponseSource, ResponseStatus } from './response.js';
export {
  type SurveyMonkeyAnswersOptions,
  type SurveyMonkeyCsvOptions,
  surveyMonkeyAnswers,
  surveyMonkeyCsv,
} from './survey-monkey.js';
export { typeformCsv, typeformResponses } from './typeform.js';
export {
  compareWithVendorFigure,
  type FigureConvention,
  type FigureExplanation,
  type UnansweredCounts,
  type VendorComparison,
  type VendorFigure,
} from './vendor-figure.js';
export { zendeskResponses } from './zendesk.js';
