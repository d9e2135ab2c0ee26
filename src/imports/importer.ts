import {
  assertArray,
  assertAtLeast,
  assertBoolean,
  assertOneOf,
  assertRecord,
  assertText,
} from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { isBlank } from './cells.js';
import { assertColumn, type Column } from './columns.js';
import { checkedDates, createOrderProof, type DateOrder } from './date-cell.js';
import { type HeaderLayout, readHeader } from './header.js';
import type { ResponseMapping } from './mapping.js';
import { ratingReader } from './rating-cell.js';
import { createReportKeeper, type ImportReport, type ReportKeeper } from './report.js';
import type { ImportedResponse } from './response.js';
import { groupCheck, statusReader } from './row-checks.js';
import { createRowMapper } from './row-mapper.js';

/** Options of imports. */
export interface ImportOptions {
  /** Most rejected rows, and most rows of one warning, that the report lists; all are counted. @defaultValue 1000 */
  readonly listed?: number | undefined;
}

/** Reads rows in order, header rows included. */
export interface Importer {
  readonly add: (row: unknown) => ImportedResponse | null;
  /** Looks at the dates of a row, to prove the order of day and month before rows are added. */
  readonly prove: (row: unknown, index: number) => void;
  readonly collapseBy: Column['read'] | undefined;
  readonly keeper: ReportKeeper;
  readonly report: () => ImportReport;
}

/** Throws unless the mapping says where rating and date are; what needs the header is checked later. */
export function assertMapping(mapping: ResponseMapping<never>, options: ImportOptions): void {
  assertRecord(mapping, 'mapping', 'a mapping of columns');
  assertRecord(options, 'options');
  assertColumn(mapping.rating, 'mapping.rating');
  assertColumn(mapping.at, 'mapping.at');
  for (const field of ['tool', 'themeSeparator'] as const) {
    if (mapping[field] !== undefined) assertText(mapping[field], `mapping.${field}`);
  }
  if (mapping.formulaGuard !== undefined) assertBoolean(mapping.formulaGuard, 'mapping.formulaGuard');
  if (mapping.personalData !== undefined) {
    assertOneOf(mapping.personalData, ['drop', 'keep'], 'mapping.personalData');
  }
  if (mapping.exclude !== undefined) assertArray(mapping.exclude, 'mapping.exclude', 'an array of rules');
  checkedDates(mapping.dates);
  ratingReader(mapping.ratingRule);
  if (mapping.status !== undefined) statusReader(mapping.status);
  if (mapping.group !== undefined) groupCheck(mapping.group);
  assertAtLeast(options.listed ?? 1000, 0, 'options.listed');
}

/** An importer for rows that begin with these (up to three of them). */
export function createImporter(
  leading: readonly unknown[],
  mapping: ResponseMapping<never>,
  { listed = 1000 }: ImportOptions,
): Importer {
  const tool = mapping.tool ?? 'rows';
  const keeper = createReportKeeper(tool, listed);
  const layout = layoutOf(leading, mapping);
  const mapper = leading.length === 0 ? null : createRowMapper(mapping, layout?.names ?? null, keeper);
  const proof = createOrderProof();
  const header = layout?.rows ? (leading[0] as readonly unknown[]) : null;
  const stated = mapping.dates?.order;
  let order: DateOrder | null | undefined = stated === 'proved' ? undefined : stated;
  let index = 0;
  let skipped = 0;

  /** True for a row that is no response: header, blank or malformed; the keeper is told. */
  const isOther = (row: unknown): boolean => {
    if (typeof row !== 'object' || row === null || Array.isArray(row) !== (layout !== null)) {
      keeper.reject(index + 1, null, 'not-a-row', row);
      return true;
    }
    if (!layout || !Array.isArray(row)) return false;
    if (index < layout.rows || (header && isRepeated(row, header))) {
      skipped += 1;
      return true;
    }
    const width = header ? layout.names.length : row.length;
    if (row.every(isBlank)) keeper.reject(index + 1, null, 'blank-row');
    else if (row.length > width && !row.slice(width).every(isBlank)) {
      keeper.reject(index + 1, null, 'extra-cells', `${row.length} cells under ${width} headers`);
    } else {
      if (row.length < width) keeper.warn(index + 1, null, 'short-row');
      return false;
    }
    return true;
  };

  return {
    keeper,
    collapseBy: mapper?.collapseBy,
    prove(row, at) {
      if (order !== undefined || typeof row !== 'object' || row === null || (layout && at < layout.rows))
        return;
      for (const column of mapper?.dateColumns ?? []) proof.add(column.peek(row, at));
    },
    add(row) {
      order ??= proof.order();
      const response = isOther(row) || !mapper ? null : mapper.map(row, index, order);
      index += 1;
      return response;
    },
    report: () =>
      keeper.report({
        rows: index,
        skippedHeaders: skipped,
        header: header && layout ? layout.form : null,
        dateOrder: order ?? null,
      }),
  };
}

/** The header of rows of strings; null for records. */
function layoutOf(leading: readonly unknown[], mapping: ResponseMapping<never>): HeaderLayout | null {
  if (Array.isArray(leading[0])) {
    const rows = leading.map((row, i) => {
      if (Array.isArray(row)) return row as readonly unknown[];
      throw new NpsError('INVALID_ARGUMENT', `rows[${i}]`, 'an array of cells', row);
    });
    return readHeader(mapping.header ?? 1, rows);
  }
  if (leading.length > 0 && mapping.header !== undefined) {
    throw new NpsError('INVALID_ARGUMENT', 'rows[0]', 'an array of cells', leading[0]);
  }
  return null;
}

function isRepeated(row: readonly unknown[], header: readonly unknown[]): boolean {
  return row.length === header.length && row.every((cell, i) => cell === header[i]);
}
