import { listOf, readPath, someOf } from './json-path.js';
import type { ColumnSource, DateRules, RatingRule, ResponseMapping } from './mapping.js';
import { assertGiven, assertTexts } from './preset-options.js';

/** What {@link surveyMonkeyCsv} needs to know. */
export interface SurveyMonkeyCsvOptions {
  /** Column of the rating: the question text, with ` - ` and the second header row where that names a choice; or its position. */
  readonly question: ColumnSource<readonly unknown[]>;
  /** How its cells are read. Required, because how the tool writes them is not documented: look at the file. */
  readonly ratingRule: RatingRule;
  /** IANA zone of the account; the dates in the file do not tell. */
  readonly timeZone: string;
  /** Order of day and month. @defaultValue proved by the column */
  readonly order?: DateRules['order'];
}

/**
 * The mapping of a SurveyMonkey CSV export: two header rows, questions above and choices below.
 *
 * Repeated questions are blank after the first; the two rows are folded to `question - choice`.
 *
 * @throws {NpsError} INVALID_OPTION when the rating rule or the time zone is missing.
 * @example
 * ```ts
 * import { importResponses, surveyMonkeyCsv } from 'nps-kit/imports';
 *
 * const rows = [
 *   ['Respondent ID', 'End Date', 'How likely are you to recommend us?', ''],
 *   ['', '', 'Response', 'Other'],
 *   ['101', '03/25/2026 10:15:00 AM', '10 - Extremely likely', ''],
 * ];
 * const mapping = surveyMonkeyCsv({
 *   question: 'How likely are you to recommend us?',
 *   ratingRule: { labels: 'leading-number' },
 *   timeZone: 'America/Los_Angeles',
 * });
 * importResponses(rows, mapping).responses[0]?.rating; // => 10
 * ```
 */
export function surveyMonkeyCsv(options: SurveyMonkeyCsvOptions): ResponseMapping<readonly unknown[]> {
  assertGiven(options, 'question', 'ratingRule', 'timeZone');
  const { question, ratingRule, timeZone, order } = options;
  return {
    tool: 'surveymonkey',
    header: 'folded',
    id: 'Respondent ID',
    rating: question,
    ratingRule,
    at: 'End Date',
    dates: { timeZone, order },
  };
}

/** What {@link surveyMonkeyAnswers} needs to know. */
export interface SurveyMonkeyAnswersOptions {
  /** Id of the question. */
  readonly questionId: string;
  /** Id of the row, for a question with several. @defaultValue every answer to the question */
  readonly rowId?: string | undefined;
}

/**
 * The mapping of SurveyMonkey responses with answers, as its API gives them in bulk or one by one.
 *
 * The rating is the weight of the chosen answer, a text there. The same answer twice counts once; unlike answers to
 * the question reject the row.
 *
 * @throws {NpsError} INVALID_OPTION when the question id is missing.
 * @example
 * ```ts
 * import { importResponses, surveyMonkeyAnswers } from 'nps-kit/imports';
 *
 * const answers = [{ choice_id: '7', row_id: '1', choice_metadata: { weight: '9' } }];
 * const response = {
 *   id: '55',
 *   response_status: 'completed',
 *   date_modified: '2026-03-20T10:30:00+00:00',
 *   pages: [{ questions: [{ id: '22', answers }] }],
 * };
 * importResponses([response], surveyMonkeyAnswers({ questionId: '22' })).responses[0]?.rating; // => 9
 * ```
 */
export function surveyMonkeyAnswers(options: SurveyMonkeyAnswersOptions): ResponseMapping<object> {
  assertTexts(options, 'questionId');
  const { questionId, rowId } = options;
  if (rowId !== undefined) assertTexts(options, 'rowId');
  const weights = (row: object): unknown =>
    someOf(
      listOf(readPath(row, 'pages'))
        .flatMap((page) => listOf(readPath(page, 'questions')))
        .filter((question) => readPath(question, 'id') === questionId)
        .flatMap((question) => listOf(readPath(question, 'answers')))
        .filter((answer) => rowId === undefined || readPath(answer, 'row_id') === rowId)
        .map((answer) => readPath(answer, 'choice_metadata', 'weight'))
        // A comment beside the choices has no weight.
        .filter((weight) => weight !== undefined),
    );
  return {
    tool: 'surveymonkey',
    id: 'id',
    rating: weights,
    at: 'date_modified',
    // Lists of responses without details leave the state out.
    status: {
      from: { firstOf: ['response_status'], optional: true },
      answered: ['completed', ''],
      partial: ['partial'],
    },
    surveyId: { firstOf: ['survey_id'], optional: true },
  };
}
