import { listOf, readPath, recordOf, someOf } from './json-path.js';
import type { ColumnSource, ResponseMapping } from './mapping.js';
import { assertGiven, assertTexts } from './preset-options.js';

/** Types of responses, in exports and from the Responses API. */
const statuses = { answered: ['completed'], partial: ['partial', 'started'] };

/**
 * The mapping of a Typeform CSV export.
 *
 * Dates are UTC, as their headers say. Partial and started responses are partial; where they have no submit date, the
 * date of the last stage or the start stands.
 *
 * @throws {NpsError} INVALID_OPTION when the question is missing.
 * @example
 * ```ts
 * import { importResponses, typeformCsv } from 'nps-kit/imports';
 *
 * const rows = [
 *   ['#', 'How likely are you to <strong>recommend</strong> us?', 'Response Type', 'Start Date (UTC)', 'Stage Date (UTC)', 'Submit Date (UTC)'],
 *   ['a1', '9', 'completed', '2026-03-05 02:38:31', '', '2026-03-05 02:39:31'],
 * ];
 * const mapping = typeformCsv({ question: 'How likely are you to recommend us?' });
 * importResponses(rows, mapping).responses[0]?.at; // => 1772678371000
 * ```
 */
export function typeformCsv(options: {
  readonly question: ColumnSource<readonly unknown[]>;
}): ResponseMapping<readonly unknown[]> {
  assertGiven(options, 'question');
  const { question } = options;
  return {
    tool: 'typeform',
    header: 1,
    id: '#',
    rating: question,
    at: { firstOf: ['Submit Date (UTC)', 'Stage Date (UTC)', 'Start Date (UTC)'] },
    shownAt: { firstOf: ['Start Date (UTC)'], optional: true },
    dates: { timeZone: 'UTC' },
    // Exports from before there were partial responses have no such column.
    status: { from: { firstOf: ['Response Type'], optional: true }, ...statuses },
  };
}

/**
 * The mapping of Typeform webhook payloads, and of the items that its Responses API lists.
 *
 * Partial and started responses, and those that were not submitted, are partial. The question is named by the `id` or
 * `ref` of its field. An opinion scale may start at 1: a rating is taken as it is,
 * so let the scale start at 0. Attributes are the hidden fields, without personal data.
 *
 * @throws {NpsError} INVALID_OPTION when the field is missing.
 * @example
 * ```ts
 * import { importResponses, typeformResponses } from 'nps-kit/imports';
 *
 * const payload = {
 *   event_type: 'form_response',
 *   form_response: {
 *     form_id: 'f1',
 *     token: 't1',
 *     landed_at: '2026-03-05T02:38:31Z',
 *     submitted_at: '2026-03-05T02:39:31Z',
 *     hidden: { plan: 'pro', email: 'someone@example.com' },
 *     answers: [{ type: 'number', number: 9, field: { id: 'q1', type: 'opinion_scale', ref: 'nps' } }],
 *   },
 * };
 * const [response] = importResponses([payload], typeformResponses({ field: 'nps' })).responses;
 * response?.rating; // => 9
 * response?.attributes; // => { plan: 'pro' }
 * ```
 * @see https://www.typeform.com/developers/webhooks/example-payload/
 */
export function typeformResponses(options: { readonly field: string }): ResponseMapping<object> {
  assertTexts(options, 'field');
  const { field } = options;
  const part =
    (name: string) =>
    (row: object): unknown =>
      readPath(readPath(row, 'form_response') ?? row, name);
  const [landed, submitted] = [part('landed_at'), part('submitted_at')];
  const submittedAt = (row: object): unknown => {
    const at = submitted(row);
    // The year 1 stands for "not submitted".
    return typeof at === 'string' && at.startsWith('0001-') ? null : at;
  };
  return {
    tool: 'typeform',
    id: part('token'),
    rating: (row) =>
      someOf(
        listOf(part('answers')(row))
          .filter((answer) =>
            [readPath(answer, 'field', 'id'), readPath(answer, 'field', 'ref')].includes(field),
          )
          // An answer of another kind (a choice, a text) is no rating, and not blank either.
          .map((answer) => {
            const number = readPath(answer, 'number');
            return number === undefined ? answer : number;
          }),
      ),
    at: (row) => submittedAt(row) ?? landed(row),
    shownAt: landed,
    // Webhooks, which come when a response is submitted, have no type.
    status: {
      from: (row) => (submittedAt(row) == null ? 'started' : (part('response_type')(row) ?? 'completed')),
      ...statuses,
    },
    surveyId: part('form_id'),
    attributes: (row) => recordOf(part('hidden')(row)),
  };
}
