import type { ResponseMapping } from './mapping.js';

/**
 * The mapping of NPS responses that Zendesk kept until April 2023, as its API listed them.
 *
 * Name and e-mail address of the user are not read.
 *
 * @example
 * ```ts
 * import { importResponses, zendeskResponses } from 'nps-kit/imports';
 *
 * const response = {
 *   id: 1,
 *   rating: 9,
 *   comment: 'Quick answers',
 *   delivered_at: '2022-08-28T00:00:00-07:00',
 *   rated_at: '2022-08-29T00:00:00-07:00',
 *   survey_id: 3,
 *   user_id: 42,
 * };
 * const [imported] = importResponses([response], zendeskResponses()).responses;
 * imported?.rating; // => 9
 * imported?.respondentId; // => '42'
 * ```
 */
export function zendeskResponses(): ResponseMapping<object> {
  return {
    tool: 'zendesk',
    id: 'id',
    rating: 'rating',
    at: 'rated_at',
    sentAt: 'delivered_at',
    respondentId: 'user_id',
    surveyId: 'survey_id',
    comment: 'comment',
  };
}
