import { assertAtLeast } from '../core/assertions.js';
import { isBlank } from './cells.js';
import { readPath } from './json-path.js';
import type { ResponseMapping } from './mapping.js';
import { assertTexts } from './preset-options.js';

/** What {@link posthogEvents} needs to know. */
export interface PosthogOptions {
  /** Id of the survey; events of others are rejected as `other-survey`. */
  readonly surveyId: string;
  /** Id of the question, for answers kept by id. @defaultValue none */
  readonly questionId?: string | undefined;
  /** Position of the question in the survey from 0, for answers kept by position. @defaultValue 0 */
  readonly questionIndex?: number | undefined;
}

/**
 * The mapping of PostHog survey events: `survey sent`, `survey dismissed` and `survey abandoned`.
 *
 * The answer is looked for by question id, then by position (`$survey_response`, `$survey_response_1`). Events of one
 * submission become one response, the latest with the latest rating. Other events are rejected as `not-a-response`.
 * A distinct id that looks like an e-mail address is left out.
 *
 * @throws {NpsError} INVALID_OPTION when the survey id is missing or the index is no whole number, 0 or more.
 * @example
 * ```ts
 * import { importResponses, posthogEvents } from 'nps-kit/imports';
 *
 * const sent = (timestamp: string, completed: boolean, answers: object) => ({
 *   event: 'survey sent',
 *   timestamp,
 *   distinct_id: 'u1',
 *   properties: { $survey_id: 's1', $survey_submission_id: 'x1', $survey_completed: completed, ...answers },
 * });
 * const events = [
 *   sent('2026-03-01T10:00:00Z', false, { $survey_response_q1: '9' }),
 *   sent('2026-03-01T10:00:20Z', true, { $survey_response_q1: '9', $survey_response_q2: 'Fast' }),
 * ];
 * const { responses, report } = importResponses(events, posthogEvents({ surveyId: 's1', questionId: 'q1' }));
 * responses.map(({ rating, status }) => ({ rating, status })); // => [{ rating: 9, status: 'answered' }]
 * report.rejectedByReason; // => [{ reason: 'superseded', rows: 1 }]
 * ```
 */
export function posthogEvents(options: PosthogOptions): ResponseMapping<object> {
  assertTexts(options, 'surveyId');
  const { surveyId, questionId, questionIndex = 0 } = options;
  if (questionId !== undefined) assertTexts(options, 'questionId');
  assertAtLeast(questionIndex, 0, 'options.questionIndex');
  const keys = [
    ...(questionId === undefined ? [] : [`$survey_response_${questionId}`]),
    questionIndex === 0 ? '$survey_response' : `$survey_response_${questionIndex}`,
  ];
  const property = (name: string) => (row: object) => readPath(row, 'properties', name);
  const stateOf = (row: object): string => {
    const event = readPath(row, 'event');
    if (event === 'survey dismissed') return 'dismissed';
    if (event === 'survey abandoned') return 'partial';
    return readPath(row, 'properties', '$survey_completed') === false ? 'partial' : 'answered';
  };
  return {
    tool: 'posthog',
    id: (row, index) =>
      readPath(row, 'properties', '$survey_submission_id') ?? readPath(row, 'uuid') ?? String(index + 1),
    rating: (row) => keys.map((key) => readPath(row, 'properties', key)).find((value) => !isBlank(value)),
    at: 'timestamp',
    exclude: [
      {
        from: 'event',
        notIn: ['survey sent', 'survey dismissed', 'survey abandoned'],
        reason: 'not-a-response',
      },
      { from: property('$survey_id'), notIn: [surveyId], reason: 'other-survey' },
    ],
    status: { from: stateOf, dismissed: ['dismissed'], partial: ['partial'] },
    respondentId: (row) => {
      const id = readPath(row, 'distinct_id');
      return typeof id === 'string' && id.includes('@') ? null : id;
    },
    surveyId: property('$survey_id'),
    collapseBy: property('$survey_submission_id'),
  };
}
