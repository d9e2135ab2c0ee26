import type { ColumnSource, DateRules, RatingRule, ResponseMapping } from './mapping.js';
import { assertGiven } from './preset-options.js';

/** What {@link googleFormsCsv} needs to know. */
export interface GoogleFormsOptions {
  /** Column of the rating: the question text, or its position. */
  readonly question: ColumnSource<readonly unknown[]>;
  /** IANA zone of the spreadsheet; its dates do not tell. */
  readonly timeZone: string;
  /** Order of day and month, which follows the spreadsheet's locale. @defaultValue proved by the column */
  readonly order?: DateRules['order'];
  /** How rating cells are read. @defaultValue digits */
  readonly ratingRule?: RatingRule | undefined;
}

/**
 * The mapping of Google Forms answers, from the linked spreadsheet or its CSV.
 *
 * The first column is the time stamp, whatever its header is called in the form's language. Rows have no id, so the
 * row number stands for it.
 *
 * @throws {NpsError} INVALID_OPTION when the question or the time zone is missing.
 * @example
 * ```ts
 * import { googleFormsCsv, importResponses } from 'nps-kit/imports';
 *
 * const rows = [
 *   ['Timestamp', 'How likely are you to recommend us, all in all?', 'Why?'],
 *   ['11/1/2026 8:51:12', '9', ''],
 *   ['11/13/2026 9:00:00', '6', 'Slow, at times'],
 * ];
 * const mapping = googleFormsCsv({
 *   question: 'How likely are you to recommend us, all in all?',
 *   timeZone: 'Europe/Lisbon',
 * });
 * const { responses, report } = importResponses(rows, { ...mapping, comment: 'Why?' });
 * responses.map(({ rating }) => rating); // => [9, 6]
 * report.dateOrder; // => 'month-first'
 * ```
 */
export function googleFormsCsv(options: GoogleFormsOptions): ResponseMapping<readonly unknown[]> {
  assertGiven(options, 'question', 'timeZone');
  const { question, timeZone, order, ratingRule } = options;
  return {
    tool: 'google-forms',
    header: 1,
    rating: question,
    ratingRule,
    at: 0,
    dates: { timeZone, order },
  };
}
