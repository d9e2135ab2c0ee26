import type { Rating } from '../core/counts.js';
import type { Instant } from '../core/time.js';
import { isWeight } from '../scoring/weight-sums.js';
import { type Attributes, attributeReader } from './attributes.js';
import { isBlank, textOf, withoutGuard } from './cells.js';
import { type Column, findColumn } from './columns.js';
import { checkedDates, type DateCell, type DateOrder, readDate } from './date-cell.js';
import type { ColumnSource, ResponseMapping } from './mapping.js';
import { ratingReader } from './rating-cell.js';
import type { RejectionReason, ReportKeeper } from './report.js';
import type { ImportedResponse } from './response.js';
import { exclusionReader, groupCheck, statusReader } from './row-checks.js';

/** Turns rows into responses, one by one. */
export interface RowMapper {
  /** The response of a row; null when the keeper was told why there is none. */
  readonly map: (row: unknown, index: number, order: DateOrder | null) => ImportedResponse | null;
  /** Columns that hold dates. */
  readonly dateColumns: readonly WatchedColumn[];
  /** The value that rows of one response share; null where each row is one. */
  readonly collapseBy: Column['read'] | undefined;
}

/** A column of which the report is told, when no header promised it and a row is read. */
interface WatchedColumn extends Column {
  /** The cell, without telling the report. */
  readonly peek: Column['read'];
}

const textFields = ['respondentId', 'surveyId', 'subject', 'channel', 'touchpoint'] as const;
const dateFields = ['sentAt', 'shownAt'] as const;

/** A mapper, once the mapping is checked against the header (`names`; null for records). */
export function createRowMapper(
  mapping: ResponseMapping<never>,
  names: readonly string[] | null,
  keeper: ReportKeeper,
): RowMapper {
  const used = new Set<string | number>();
  const column = (source: ColumnSource<never> | undefined, field: string): WatchedColumn | null => {
    const found = source === undefined ? null : findColumn(source, names, field);
    if (found === null) return null;
    for (const key of found.keys) used.add(key);
    const { label, read: peek, awaited } = found;
    const read = (row: unknown, index: number): unknown => {
      const value = peek(row, index);
      keeper.look(index + 1, label, value !== undefined);
      return value;
    };
    return { ...found, peek, read: awaited ? read : peek };
  };
  const required = (source: ColumnSource<never>, field: string): WatchedColumn => {
    const none = (): unknown => null;
    return column(source, field) ?? { label: field, keys: [], peek: none, read: none, awaited: false };
  };
  /** A rule and its column; null where the header may lack the column, and does. */
  const ruled = <Rule extends { readonly from: ColumnSource<never> }, Judge>(
    rule: Rule,
    field: string,
    judgeOf: (rule: Rule, path: string) => Judge,
  ): { readonly from: WatchedColumn; readonly judge: Judge } | null => {
    const judge = judgeOf(rule, `mapping.${field}`);
    const from = column(rule.from, `${field}.from`);
    return from && { from, judge };
  };

  const tool = mapping.tool ?? 'rows';
  const guarded = mapping.formulaGuard ?? false;
  const dates = checkedDates(mapping.dates);
  const readRating = ratingReader(mapping.ratingRule);
  const excludes = (mapping.exclude ?? []).flatMap(
    (rule, i) => ruled(rule, `exclude[${i}]`, exclusionReader) ?? [],
  );
  const id = column(mapping.id, 'id');
  const rating = required(mapping.rating, 'rating');
  const at = required(mapping.at, 'at');
  const status = mapping.status && ruled(mapping.status, 'status', statusReader);
  const group = mapping.group && ruled(mapping.group, 'group', groupCheck);
  const weight = column(mapping.weight, 'weight');
  const comment = column(mapping.comment, 'comment');
  const themes = column(mapping.themes, 'themes');
  const present = <Field extends keyof ResponseMapping<never>>(fields: readonly Field[]) =>
    fields.flatMap((field) => {
      const found = column(mapping[field] as ColumnSource<never> | undefined, field);
      return found ? { field, column: found } : [];
    });
  const texts = present(textFields);
  const moments = present(dateFields);
  const collapseBy = column(mapping.collapseBy, 'collapseBy');
  const attributes = attributeReader({ mapping, names, find: required, used, drop: keeper.drop });

  const map = (row: unknown, index: number, order: DateOrder | null): ImportedResponse | null => {
    const number = index + 1;
    const reject = (from: Column | null, reason: RejectionReason, received?: unknown): null => {
      keeper.reject(number, from?.label ?? null, reason, received);
      return null;
    };
    for (const { from, judge } of excludes) {
      const value = from.read(row, index);
      const reason = judge(value);
      if (reason !== null) return reject(from, reason, value);
    }
    const idText = id ? textOf(id.read(row, index), guarded) : String(number);
    if (idText === null) return reject(id, 'id-missing');

    const ratingCell = rating.read(row, index);
    const answer = readRating(ratingCell);
    if (typeof answer === 'string') return reject(rating, answer, ratingCell);

    const statusCell = status?.from.read(row, index);
    const state = status ? status.judge(statusCell) : 'answered';
    if (state === null) return reject(status?.from ?? null, 'status-unknown', statusCell);

    const atCell = at.read(row, index);
    if (isBlank(atCell)) return reject(at, 'date-missing');
    const instant = readDate(atCell, dates, order);
    if (typeof instant === 'string') return reject(at, instant, atCell);

    const weightCell = weight?.read(row, index);
    const weighted = weight ? weightOf(weightCell) : null;
    if (weight && weighted === null) return reject(weight, 'weight-unreadable', weightCell);

    const response: Building = { id: idText, rating: answer, status: state, at: instant };
    for (const { field, column: from } of texts) {
      const text = textOf(from.read(row, index), guarded);
      if (text !== null) response[field] = text;
    }
    for (const { field, column: from } of moments) {
      const value = from.read(row, index);
      if (isBlank(value)) continue;
      const moment: DateCell = readDate(value, dates, order);
      if (typeof moment === 'number') response[field] = moment;
      else keeper.warn(number, from.label, 'date-unreadable');
    }
    if (weighted !== null) response.weight = weighted;
    const said = textOf(comment?.read(row, index), guarded);
    if (said !== null) response.comment = said;
    const topics = themes ? themesOf(themes.read(row, index), mapping.themeSeparator ?? ',', guarded) : [];
    if (topics.length > 0) response.themes = topics;
    const warning = group?.judge(group.from.read(row, index), answer);
    if (group && warning) keeper.warn(number, group.from.label, warning);
    response.attributes = attributes(row, index);
    response.source = { tool, row: number };
    return response as ImportedResponse;
  };
  const dateColumns = [at, ...moments.map(({ column: from }) => from)];
  return { map, dateColumns, collapseBy: collapseBy?.read };
}

/** A response that is being put together. */
type Building = { id: string; rating: Rating | null; status: ImportedResponse['status']; at: Instant } & {
  -readonly [Field in Exclude<keyof ImportedResponse, 'attributes' | 'source'>]?: ImportedResponse[Field];
} & { attributes?: Attributes; source?: ImportedResponse['source'] };

function weightOf(value: unknown): number | null {
  const text = typeof value === 'string' ? withoutGuard(value.trim()) : null;
  const number = text === null ? value : /^[+-]?\d*\.?\d+(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : null;
  return isWeight(number) ? number + 0 : null;
}

/** Topics without blanks and repetitions. */
function themesOf(value: unknown, separator: string, guarded: boolean): string[] {
  const parts: readonly unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(separator)
      : [value];
  return [...new Set(parts.flatMap((part) => textOf(part, guarded) ?? []))];
}
