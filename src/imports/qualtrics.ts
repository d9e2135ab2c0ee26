import { NpsError } from '../core/errors.js';
import { cleanHeader, type HeaderLayout, headerTexts } from './header.js';
import { readPath } from './json-path.js';
import type { GroupMapping, ResponseMapping, RowExclusion } from './mapping.js';
import { assertTexts } from './preset-options.js';

/** What {@link qualtricsCsv} needs to know. */
export interface QualtricsCsvOptions {
  /** Column of the rating, the question's internal name such as `"Q1"`; its group column is found by `Q1_NPS_GROUP`. */
  readonly question: string;
  /** IANA zone that was chosen for the export; the dates in the file do not tell. */
  readonly timeZone: string;
}

/**
 * The mapping of a Qualtrics CSV export: three header rows, or the two of the legacy format.
 *
 * Previews and tests are rejected as `test`, spam as `spam`, unfinished responses are partial. Where the group
 * column contradicts the rating the report warns, and the rating stands. Export with choice text or numeric values.
 *
 * @throws {NpsError} INVALID_OPTION when question or zone is missing. INVALID_ARGUMENT, while importing, when the header is
 *   neither of the two.
 * @example
 * ```ts
 * import { importResponses, qualtricsCsv } from 'nps-kit/imports';
 *
 * const rows = [
 *   ['RecordedDate', 'Status', 'Finished', 'ResponseId', 'Q1_NPS_GROUP', 'Q1'],
 *   ['Recorded Date', 'Response Type', 'Finished', 'Response ID', 'How likely ...? - Group', 'How likely ...?'],
 *   ['{"ImportId":"recordedDate"}', '{"ImportId":"status"}', '{"ImportId":"finished"}', '{"ImportId":"_recordId"}', '{"ImportId":"QID2_NPS_GROUP"}', '{"ImportId":"QID2"}'],
 *   ['2026-03-01 08:28:09', 'IP Address', 'True', 'R_1', 'Promoter', '10'],
 *   ['2026-03-01 08:30:00', 'Survey Preview', 'True', 'R_2', 'Detractor', '0'],
 * ];
 * const { responses, report } = importResponses(rows, qualtricsCsv({ question: 'Q1', timeZone: 'America/Denver' }));
 * responses.map(({ id, rating }) => ({ id, rating })); // => [{ id: 'R_1', rating: 10 }]
 * report.rejectedByReason; // => [{ reason: 'test', rows: 1 }]
 * ```
 * @see https://www.qualtrics.com/support/survey-platform/data-and-analysis-module/data/download-data/understanding-your-dataset/
 */
export function qualtricsCsv(options: QualtricsCsvOptions): ResponseMapping<readonly unknown[]> {
  assertTexts(options, 'question', 'timeZone');
  const { question, timeZone } = options;
  return {
    tool: 'qualtrics',
    header: qualtricsHeader,
    id: { firstOf: ['ResponseId', 'ResponseID'] },
    rating: question,
    at: { firstOf: ['RecordedDate', 'EndDate'] },
    dates: { timeZone },
    status: { from: 'Finished', ...finished },
    exclude: exclusions('Status'),
    group: { from: { firstOf: [`${question}_NPS_GROUP`], optional: true }, ...groups },
    channel: { firstOf: ['DistributionChannel'], optional: true },
  };
}

/**
 * The mapping of responses from the Qualtrics API: records with `responseId` and `values`.
 *
 * The question is named by its id, such as `"QID2"`. Previews, tests, spam, unfinished responses and contradicting
 * groups as in {@link qualtricsCsv}.
 *
 * @throws {NpsError} INVALID_OPTION when the question is no name.
 * @example
 * ```ts
 * import { importResponses, qualtricsValues } from 'nps-kit/imports';
 *
 * const page = [
 *   { responseId: 'R_1', values: { recordedDate: '2026-03-31T15:35:23.446Z', finished: 1, QID2: 8, QID2_NPS_GROUP: 2 } },
 * ];
 * importResponses(page, qualtricsValues({ question: 'QID2' })).responses[0]?.rating; // => 8
 * ```
 */
export function qualtricsValues(options: { readonly question: string }): ResponseMapping<object> {
  assertTexts(options, 'question');
  const { question } = options;
  const value = (key: string) => (row: object) => readPath(row, 'values', key);
  return {
    tool: 'qualtrics',
    id: (row) => readPath(row, 'responseId') ?? readPath(row, 'values', '_recordId'),
    rating: value(question),
    at: value('recordedDate'),
    status: { from: value('finished'), ...finished },
    exclude: exclusions(value('status')),
    group: { from: value(`${question}_NPS_GROUP`), ...groups },
    channel: value('distributionChannel'),
  };
}

const finished = { answered: ['1', 'true'], partial: ['0', 'false'] } as const;

/** Choice text, and the numbers of the numeric export. */
const groups: Pick<GroupMapping<never>, 'promoter' | 'passive' | 'detractor'> = {
  promoter: ['promoter', '3'],
  passive: ['passive', 'neutral', '2'],
  detractor: ['detractor', '1'],
};

/** Kinds of recording that are no responses, as choice text and as numbers. */
function exclusions<From>(from: From): { from: From; in: string[]; reason: RowExclusion<never>['reason'] }[] {
  return [
    {
      from,
      in: [
        'survey preview',
        '1',
        'survey test',
        '2',
        'offline survey preview',
        '17',
        'survey preview spam',
        '9',
      ],
      reason: 'test',
    },
    { from, in: ['spam', '8', 'imported spam', '12', 'ex spam', '40'], reason: 'spam' },
  ];
}

function qualtricsHeader(leading: readonly (readonly unknown[])[]): HeaderLayout {
  const [ids = [], texts = [], importIds = []] = leading.map(headerTexts);
  if (importIds.some((cell) => /^\s*\{"ImportId":/.test(cell))) {
    return { rows: 3, names: ids, form: '3 header rows with import ids' };
  }
  if (/^V\d+$/.test(cleanHeader(ids[0] ?? ''))) {
    // V1, V2, ... stand for what the second row names; questions keep their own names.
    const names = ids.map((id, column) => (/^V\d+$/.test(cleanHeader(id)) ? (texts[column] ?? '') : id));
    return { rows: Math.min(2, leading.length), names, form: '2 header rows, legacy' };
  }
  throw new NpsError(
    'INVALID_ARGUMENT',
    'rows',
    'a Qualtrics header: three rows with import ids, or two that begin with V1',
    ids[0],
  );
}
