import { isBlank } from './cells.js';
import { readPath, recordOf } from './json-path.js';
import type { ColumnSource, ResponseMapping } from './mapping.js';
import { assertGiven, assertTexts } from './preset-options.js';

/**
 * The mapping of Formbricks responses, as its API lists them.
 *
 * The question is named by its element id. It was dismissed where it took time and has no answer. Attributes are the
 * response's variables and language, and source, country and action of its meta data.
 *
 * @throws {NpsError} INVALID_OPTION when the element is missing.
 * @example
 * ```ts
 * import { formbricksResponses, importResponses } from 'nps-kit/imports';
 *
 * const response = (id: string, rating: number | undefined) => ({
 *   id,
 *   createdAt: '2026-03-01T10:00:00.000Z',
 *   surveyId: 's1',
 *   finished: true,
 *   data: rating === undefined ? {} : { q1: rating },
 *   ttc: { q1: 1234 },
 * });
 * const page = [response('r1', 9), response('r2', undefined)];
 * const { responses } = importResponses(page, formbricksResponses({ element: 'q1' }));
 * responses.map(({ status }) => status); // => ['answered', 'dismissed']
 * ```
 */
export function formbricksResponses(options: { readonly element: string }): ResponseMapping<object> {
  assertTexts(options, 'element');
  const { element } = options;
  const stateOf = (row: object): string => {
    const answered = !isBlank(readPath(row, 'data', element));
    const time = readPath(row, 'ttc', element);
    if (!answered && typeof time === 'number' && time > 0) return 'dismissed';
    return readPath(row, 'finished') === true ? 'answered' : 'partial';
  };
  return {
    tool: 'formbricks',
    id: 'id',
    rating: (row) => readPath(row, 'data', element),
    at: 'createdAt',
    status: { from: stateOf, dismissed: ['dismissed'], partial: ['partial'] },
    surveyId: 'surveyId',
    attributes: (row) => ({
      ...recordOf(readPath(row, 'variables')),
      language: readPath(row, 'language'),
      source: readPath(row, 'meta', 'source'),
      country: readPath(row, 'meta', 'country'),
      action: readPath(row, 'meta', 'action'),
    }),
  };
}

/** What {@link formbricksCsv} needs to know. */
export interface FormbricksCsvOptions {
  /** Column of the rating: number and headline, such as `"1. How likely are you to recommend us?"`; or its position. */
  readonly question: ColumnSource<readonly unknown[]>;
  /**
   * IANA zone of the organisation, for zones that the file names by letters (`CET`).
   * @defaultValue none: only `UTC` and `GMT+8` are read
   */
  readonly timeZone?: string | undefined;
}

/**
 * The mapping of a Formbricks CSV export.
 *
 * The file does not tell dismissed questions from unanswered ones: use {@link formbricksResponses} where that
 * matters. The `'` before texts that look like formulas is taken away.
 *
 * @throws {NpsError} INVALID_OPTION when the question is missing.
 * @example
 * ```ts
 * import { formbricksCsv, importResponses } from 'nps-kit/imports';
 *
 * const rows = [
 *   ['No.', 'Response ID', 'Timestamp', 'Finished', 'Survey ID', '1. How likely are you to recommend us?'],
 *   ['1', 'r1', '2026-05-06 14:30:00 GMT+8', 'Yes', 's1', '10'],
 * ];
 * const mapping = formbricksCsv({ question: '1. How likely are you to recommend us?' });
 * importResponses(rows, mapping).responses[0]?.at; // => 1778049000000
 * ```
 */
export function formbricksCsv(options: FormbricksCsvOptions): ResponseMapping<readonly unknown[]> {
  assertGiven(options, 'question');
  const { question, timeZone } = options;
  return {
    tool: 'formbricks',
    header: 1,
    id: 'Response ID',
    rating: question,
    at: 'Timestamp',
    dates: { timeZone },
    status: { from: 'Finished', answered: ['yes'], partial: ['no'] },
    surveyId: 'Survey ID',
    formulaGuard: true,
  };
}
