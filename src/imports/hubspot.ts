import { readPath } from './json-path.js';
import type { ResponseMapping } from './mapping.js';

/**
 * The mapping of HubSpot feedback submissions: records with `properties`, or the properties alone.
 *
 * The words PROMOTER, PASSIVE and DETRACTOR stand for other answers in CSAT and CES surveys, so submissions whose
 * `hs_survey_type` is not NPS are rejected as `other-survey`. The submission's name, which holds an e-mail address, is
 * not read.
 *
 * @example
 * ```ts
 * import { hubspotSubmissions, importResponses } from 'nps-kit/imports';
 *
 * const submission = (id: string, type: string, value: string) => ({
 *   id,
 *   properties: { hs_survey_type: type, hs_value: value, hs_submission_timestamp: '2026-03-01T10:00:00Z' },
 * });
 * const page = [submission('1', 'NPS', '9'), submission('2', 'CSAT', '2')];
 * const { responses, report } = importResponses(page, hubspotSubmissions());
 * responses.map(({ rating }) => rating); // => [9]
 * report.rejectedByReason; // => [{ reason: 'other-survey', rows: 1 }]
 * ```
 * @see https://developers.hubspot.com/docs/api/crm/feedback-submissions
 */
export function hubspotSubmissions(): ResponseMapping<object> {
  const property = (name: string) => (row: object) =>
    readPath(row, 'properties', name) ?? readPath(row, name);
  return {
    tool: 'hubspot',
    id: (row, index) => readPath(row, 'id') ?? property('hs_ingestion_id')(row) ?? String(index + 1),
    rating: property('hs_value'),
    at: property('hs_submission_timestamp'),
    dates: { unit: 'milliseconds' },
    exclude: [{ from: property('hs_survey_type'), notIn: ['nps'], reason: 'other-survey' }],
    group: {
      from: property('hs_response_group'),
      promoter: ['promoter'],
      passive: ['passive'],
      detractor: ['detractor'],
    },
    surveyId: property('hs_survey_id'),
    channel: property('hs_survey_channel'),
    comment: property('hs_content'),
  };
}
