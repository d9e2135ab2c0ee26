import { NpsError } from '../core/errors.js';
import { elementsOf } from '../core/sequence.js';
import { collapseResponses } from './collapse.js';
import { leadingRows } from './header.js';
import { assertMapping, createImporter, type Importer, type ImportOptions } from './importer.js';
import type { ResponseMapping } from './mapping.js';
import type { ImportReport } from './report.js';
import type { ImportedResponse } from './response.js';

/** Responses, and an account of every row. */
export interface ImportResult {
  /** The responses in the order of their rows. */
  readonly responses: readonly ImportedResponse[];
  /** What became of every row. */
  readonly report: ImportReport;
}

/** Options of {@link importResponsesAsync}. */
export interface AsyncImportOptions extends ImportOptions {
  /** Is given the report once the rows have ended; for callers that use `for await`, which hides what a generator returns. */
  readonly onReport?: ((report: ImportReport) => void) | undefined;
}

/**
 * Turns rows of an export into responses, by an explicit mapping, and accounts for every row.
 *
 * Rows are arrays of cells with header rows on top (from any CSV parser; all cells as text), or JSON records. Bad rows
 * are rejected with row, column and reason, never repaired by a guess; a bad mapping throws. Records have no header that
 * could contradict the mapping, so a field that none of them has is a warning, `column-missing`. Columns with personal
 * data are left out unless asked for. No rows gives no responses.
 *
 * @throws {NpsError} INVALID_OPTION when the mapping is malformed or names a column that the header lacks or repeats.
 * @throws {NpsError} INVALID_ARGUMENT when the rows can not be walked, or are records where header rows are expected.
 * @throws {NpsError} UNKNOWN_TIME_ZONE when `dates.timeZone` is no IANA zone.
 * @example
 * ```ts
 * import { importResponses } from 'nps-kit/imports';
 *
 * const rows = [
 *   ['Date', 'How likely are you to recommend us?', 'Plan', 'E-mail'],
 *   ['13/03/2026 09:30', '10 - Extremely likely', 'pro', 'someone@example.com'],
 *   ['14/03/2026 17:05', '11', 'free', ''],
 * ];
 * const { responses, report } = importResponses(rows, {
 *   at: 'Date',
 *   rating: 'How likely are you to recommend us?',
 *   ratingRule: { labels: 'leading-number' },
 *   dates: { timeZone: 'Europe/Berlin' },
 *   attributes: 'rest',
 * });
 * responses[0]?.rating; // => 10
 * responses[0]?.at; // => 1773390600000
 * responses[0]?.attributes; // => { Plan: 'pro' }
 * report.imported; // => 1
 * report.rejections; // => [{ row: 3, column: 'How likely are you to recommend us?', reason: 'rating-out-of-range', received: '11' }]
 * report.dateOrder; // => 'day-first'
 * report.droppedColumns; // => ['E-mail']
 * ```
 */
export function importResponses<Row extends object>(
  rows: Iterable<Row> | ArrayLike<Row>,
  mapping: ResponseMapping<Row>,
  options: ImportOptions = {},
): ImportResult {
  assertMapping(mapping, options);
  const elements = elementsOf(rows, 'rows');
  const list = Array.isArray(elements) ? (elements as readonly Row[]) : [...elements];
  const importer = createImporter(list.slice(0, leadingRows), mapping, options);
  list.forEach(importer.prove);
  const all = addAll(importer, list);
  const { collapseBy, keeper } = importer;
  const responses = collapseBy
    ? collapseResponses(all, ({ source }) => collapseBy(list[source.row - 1], source.row - 1), keeper)
    : all;
  return { responses, report: importer.report() };
}

function addAll(importer: Importer, rows: readonly unknown[]): ImportedResponse[] {
  const responses: ImportedResponse[] = [];
  for (const row of rows) {
    const response = importer.add(row);
    if (response) responses.push(response);
  }
  return responses;
}

/**
 * Turns rows that arrive one after another into responses, by the same mapping as `importResponses`.
 *
 * Yields responses, and returns the report at the end (also given to `onReport`). Memory does not grow with the rows:
 * the order of day and month must be stated where it matters, and rows are not collapsed.
 *
 * @throws {NpsError} The same errors as `importResponses`, and INVALID_OPTION when the mapping has `collapseBy` or an
 *   order to be proved. They are thrown when the first response is asked for.
 * @example
 * ```ts
 * import { countResponsesAsync } from 'nps-kit';
 * import { importResponsesAsync } from 'nps-kit/imports';
 *
 * async function* lines() {
 *   yield ['at', 'score'];
 *   yield ['2026-03-01T10:00:00Z', '9'];
 *   yield ['2026-03-01T11:00:00Z', 'nine'];
 * }
 * let rejected = 0;
 * const responses = importResponsesAsync(
 *   lines(),
 *   { at: 'at', rating: 'score' },
 *   { onReport: (report) => (rejected = report.rejected) },
 * );
 * (await countResponsesAsync(responses, { rating: 'rating', status: 'status' })).score; // => 100
 * rejected; // => 1
 * ```
 */
export async function* importResponsesAsync<Row extends object>(
  rows: AsyncIterable<Row> | Iterable<Row>,
  mapping: ResponseMapping<Row>,
  options: AsyncImportOptions = {},
): AsyncGenerator<ImportedResponse, ImportReport, void> {
  assertMapping(mapping, options);
  if (options.onReport !== undefined && typeof options.onReport !== 'function') {
    throw new NpsError('INVALID_OPTION', 'options.onReport', 'a function', options.onReport);
  }
  if (mapping.collapseBy !== undefined) {
    throw new NpsError(
      'INVALID_OPTION',
      'mapping.collapseBy',
      'none, where rows stream in',
      mapping.collapseBy,
    );
  }
  if (mapping.dates?.order === 'proved') {
    throw new NpsError(
      'INVALID_OPTION',
      'mapping.dates.order',
      'a stated order, where rows stream in',
      'proved',
    );
  }
  const walked = Object(typeof rows === 'object' && rows);
  if (typeof (walked[Symbol.asyncIterator] ?? walked[Symbol.iterator]) !== 'function') {
    throw new NpsError('INVALID_ARGUMENT', 'rows', 'an async iterable', rows);
  }
  let importer: Importer | null = null;
  const leading: Row[] = [];
  for await (const row of rows) {
    if (importer) {
      const response = importer.add(row);
      if (response) yield response;
    } else if (leading.push(row) === leadingRows) {
      importer = createImporter(leading, mapping, options);
      yield* addAll(importer, leading);
    }
  }
  if (importer === null) {
    importer = createImporter(leading, mapping, options);
    yield* addAll(importer, leading);
  }
  const report = importer.report();
  options.onReport?.(report);
  return report;
}
