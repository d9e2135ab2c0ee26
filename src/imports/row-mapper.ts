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
import { exclusionTest, groupCheck, statusReader } from './row-checks.js';

/** Turns rows into responses, one by one. */
export interface RowMapper {
  /** The response of a row; null when the keeper was told why there is none. */
  readonly map: (row: unknown, index: number, order: DateOrder | null) => ImportedResponse | null;
  /** Columns that hold dates. */
  readonly dateColumns: readonly Column[];
  /** The value that rows of one response share; null where each row is one. */
  readonly collapseBy: Column['read'] | null;
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
  const column = (source: ColumnSource<never> | undefined, field: string): Column | null => {
    const found = source === undefined ? null : findColumn(source, names, field);
    for (const key of found?.keys ?? []) used.add(key);
    return found;
  };
  const required = (source: ColumnSource<never>, field: string): Column =>
    column(source, field) ?? { label: field, keys: [], read: () => null, awaited: false };
  const look = (from: Column, row: unknown, index: number): unknown => {
    const value = from.read(row, index);
    if (from.awaited) keeper.look(index + 1, from.label, value !== undefined);
    return value;
  };

  const tool = mapping.tool ?? 'rows';
  const guarded = mapping.formulaGuard ?? false;
  const dates = checkedDates(mapping.dates);
  const readRating = ratingReader(mapping.ratingRule);
  const excludes = (mapping.exclude ?? []).flatMap((rule, i) => {
    const test = exclusionTest(rule, `mapping.exclude[${i}]`);
    const found = column(rule.from, `exclude[${i}].from`);
    return found ? [{ test, column: found, reason: rule.reason }] : [];
  });
  const id = column(mapping.id, 'id');
  const rating = required(mapping.rating, 'rating');
  const at = required(mapping.at, 'at');
  const statusRule = mapping.status && statusReader(mapping.status);
  const statusColumn = column(mapping.status?.from, 'status.from');
  const group = mapping.group && groupCheck(mapping.group);
  const groupColumn = column(mapping.group?.from, 'group.from');
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
  const attributes = attributeReader({
    attributes: mapping.attributes,
    personalData: mapping.personalData,
    names,
    used,
    guarded,
    drop: keeper.drop,
    find(name, field) {
      const found = required(name, field);
      return { keys: found.keys, read: (row, index) => look(found, row, index) };
    },
  });

  const map = (row: unknown, index: number, order: DateOrder | null): ImportedResponse | null => {
    const number = index + 1;
    const reject = (from: Column | null, reason: RejectionReason, received?: unknown): null => {
      keeper.reject(number, from?.label ?? null, reason, received);
      return null;
    };
    for (const { column: from, test, reason } of excludes) {
      const value = look(from, row, index);
      if (test(value)) return reject(from, reason, value);
    }
    const idText = id ? textOf(look(id, row, index), guarded) : String(number);
    if (idText === null) return reject(id, 'id-missing');

    const ratingCell = look(rating, row, index);
    const answer = readRating(ratingCell);
    if (typeof answer === 'string') return reject(rating, answer, ratingCell);

    const statusCell = statusColumn && look(statusColumn, row, index);
    const state = statusRule && statusColumn ? statusRule(statusCell) : 'answered';
    if (state === null) return reject(statusColumn, 'status-unknown', statusCell);

    const atCell = look(at, row, index);
    if (isBlank(atCell)) return reject(at, 'date-missing');
    const instant = readDate(atCell, dates, order);
    if (typeof instant === 'string') return reject(at, instant, atCell);

    const weightCell = weight && look(weight, row, index);
    const weighted = weight ? weightOf(weightCell) : null;
    if (weight && weighted === null) return reject(weight, 'weight-unreadable', weightCell);

    const response: Building = { id: idText, rating: answer, status: state, at: instant };
    for (const { field, column: from } of texts) {
      const text = textOf(look(from, row, index), guarded);
      if (text !== null) response[field] = text;
    }
    for (const { field, column: from } of moments) {
      const value = look(from, row, index);
      if (isBlank(value)) continue;
      const moment: DateCell = readDate(value, dates, order);
      if (typeof moment === 'number') response[field] = moment;
      else keeper.warn(number, from.label, 'date-unreadable');
    }
    if (weighted !== null) response.weight = weighted;
    const said = comment ? textOf(look(comment, row, index), guarded) : null;
    if (said !== null) response.comment = said;
    const topics = themes ? themesOf(look(themes, row, index), mapping.themeSeparator ?? ',', guarded) : [];
    if (topics.length > 0) response.themes = topics;
    const warning = group && groupColumn ? group(look(groupColumn, row, index), answer) : null;
    if (warning) keeper.warn(number, groupColumn?.label ?? null, warning);
    response.attributes = attributes(row, index);
    response.source = { tool, row: number };
    return response as ImportedResponse;
  };
  const dateColumns = [at, ...moments.map(({ column: from }) => from)];
  return { map, dateColumns, collapseBy: collapseBy && ((row, index) => look(collapseBy, row, index)) };
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
