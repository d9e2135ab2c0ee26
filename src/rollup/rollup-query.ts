import { assertArray, assertAtLeast, assertInteger, assertOneOf, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { assertInstant, type Instant } from '../core/time.js';
import type { Bind, DialectRules, InstantStorage, SqlDialect, SqlValue } from './dialect-rules.js';
import { dialects } from './dialects.js';
import { filterCondition, type RollupFilter } from './filters.js';
import { groupedColumns, instantColumn } from './grouped-columns.js';
import { quoteIdentifier, quoteTable } from './identifiers.js';
import { type CheckedLayout, checkedLayout, type RollupLayout, weightColumns } from './layout.js';

/** A column of instants and how it holds them. */
export interface InstantColumn {
  /** The column. */
  readonly column: string;
  /**
   * `"instant"`: the engine's type for points in time (`TIMESTAMPTZ`; `TIMESTAMP` in BigQuery and Spark, `TIMESTAMP_LTZ`
   * or `_TZ` in Snowflake, `DateTime` and `DateTime64` in ClickHouse); `"utc"`: a date and time without zone that is UTC;
   * `"seconds"` or `"milliseconds"` since 1970, as numbers.
   * @defaultValue `"instant"`
   */
  readonly stored?: InstantStorage | undefined;
}

/** What to sum, and where. */
export interface RollupQuery extends RollupLayout {
  /** The engine. */
  readonly dialect: SqlDialect;
  /** The table: a name, or the parts of its path such as `["analytics", "responses"]`. Upper and lower case matter. */
  readonly table: string | readonly string[];
  /** Column of the rating, a number; null is missing. */
  readonly rating: string;
  /** Rating codes that mean "no answer", such as 11. @defaultValue none */
  readonly missingCodes?: readonly number[] | undefined;
  /** Column of the time of the answer; required with `period` or `window`. */
  readonly at?: string | InstantColumn | undefined;
  /** Half-open span of time to read: start <= at < end, whole epoch milliseconds. @defaultValue all time */
  readonly window?: { readonly start?: Instant | undefined; readonly end?: Instant | undefined } | undefined;
  /** Rows to read: all of these hold. @defaultValue all rows */
  readonly filters?: readonly RollupFilter[] | undefined;
  /** Groups with fewer counted answers are left out by the engine, before anyone sees them. @defaultValue 0: none */
  readonly minimumN?: number | undefined;
}

/** A query with placeholders, and their values in order. */
export interface SqlQuery {
  /** The SQL. */
  readonly text: string;
  /** Values of the placeholders `$1`, `?` or `{p1:String}`, in order. */
  readonly parameters: readonly SqlValue[];
}

/**
 * Writes the SQL that sums responses to what every other function takes, in an engine that holds them.
 *
 * One row per group and period: heads per rating, and with `weight` the sums of weights and squared weights per
 * category. Names are checked and quoted, values are placeholders. Rows whose rating is null or a missing code are
 * counted as missing; those whose rating is not on the scale, whose weight is no weight, or whose time is null, as
 * invalid. Read the result with `readRollup` and the same record.
 *
 * @returns Text and parameters; ClickHouse takes them by name, `p1`, `p2`, ...
 * @throws {NpsError} INVALID_OPTION when a name, filter, period or bound is malformed, or the window holds no time.
 * @throws {NpsError} UNKNOWN_TIME_ZONE, INVALID_SCALE or INVALID_INSTANT when zone, scale or window is.
 * @example
 * ```ts
 * import { rollupQuery } from 'nps-kit/rollup';
 *
 * const query = rollupQuery({
 *   dialect: 'postgresql',
 *   table: ['analytics', 'responses'],
 *   rating: 'score',
 *   by: ['region'],
 *   at: 'answered_at',
 *   period: 'month',
 *   timeZone: 'Europe/Berlin',
 *   filters: [{ column: 'survey', is: '=', value: "it's a value" }],
 * });
 * query.parameters; // => ['Europe/Berlin', "it's a value"]
 * query.text.includes('WHERE "survey" = $2'); // => true
 * rollupQuery({ dialect: 'duckdb', table: 'r', rating: 'score"; DROP TABLE r; --' }); // throws INVALID_OPTION
 * ```
 */
export function rollupQuery(query: RollupQuery): SqlQuery {
  const layout = checkedLayout(query, 'query');
  assertOneOf(query.dialect, Object.keys(dialects) as SqlDialect[], 'query.dialect');
  const rules = dialects[query.dialect];
  const parameters: SqlValue[] = [];
  const bind: Bind = (value) => rules.placeholder(parameters.push(value === 0 ? 0 : value), value); // never -0
  const quoted = (name: string): string => `${rules.quote}${name}${rules.quote}`;
  const { innerPrefix = '' } = rules;
  const inner = (name: string): string => quoted(innerPrefix + name);

  const keys = layout.keys.map(({ column, as: name, columnPath, namePath }, i) => ({
    inner: inner(`nps_key_${i + 1}`),
    column: quoteIdentifier(column, rules.quote, columnPath),
    outer: quoteIdentifier(name, rules.quote, namePath),
  }));
  const table = quoteTable(query.table, rules.quote, 'query.table');
  // Placeholders are bound in the order of the text: what is grouped, then filters, then the threshold.
  const grouped = groupedColumns(query, layout, rules, bind);
  const read = [
    // An empty text is a missing value, here as in memory, so both are one group before minimumN is held to it.
    ...keys.map((key) => `NULLIF(CAST(${key.column} AS ${rules.text}), '') AS ${key.inner}`),
    ...grouped.map(({ name, text }) => `${text} AS ${inner(name)}`),
  ];
  const conditions = conditionsOf(query, rules, bind);
  const period = inner('nps_period');
  const groups = [...keys.map((key) => key.inner), ...(layout.rule ? [period] : [])];
  const outer = [
    ...keys.map((key) => `${key.inner} AS ${key.outer}`),
    ...(layout.rule ? [innerPrefix ? `${period} AS ${quoted('nps_period')}` : period] : []),
    ...sums(layout, quoted, inner),
  ];
  // Summed by rating first, and spread to columns after: each row's rating is looked at once.
  const lines = [
    `SELECT ${outer.join(',\n  ')}`,
    `FROM (SELECT ${[...groups, ...binSums(layout, inner)].join(', ')}`,
    `FROM (SELECT ${read.join(',\n  ')}`,
    `FROM ${table}${conditions.length > 0 ? `\nWHERE ${conditions.join('\n  AND ')}` : ''}) AS ${quoted('nps_responses')}`,
    `GROUP BY ${[...groups, inner('nps_bin')].join(', ')}) AS ${quoted('nps_bins')}`,
  ];
  if (groups.length > 0) lines.push(`GROUP BY ${groups.join(', ')}`);
  const { minimumN = 0 } = query;
  assertAtLeast(minimumN, 0, 'query.minimumN');
  if (minimumN > 0) {
    const counted = `SUM(CASE WHEN ${inner('nps_bin')} >= 0 THEN ${inner('nps_heads')} ELSE 0 END)`;
    lines.push(`HAVING ${counted} >= ${bind(minimumN)}`);
  }
  return { text: lines.join('\n'), parameters };
}

function conditionsOf(query: RollupQuery, rules: DialectRules, bind: Bind): string[] {
  const { window = {}, filters = [] } = query;
  assertRecord(window, 'query.window');
  assertArray(filters, 'query.filters', 'an array of filters');
  const conditions: string[] = [];
  for (const [side, sign] of [
    ['start', '>='],
    ['end', '<'],
  ] as const) {
    const bound = window[side];
    if (bound === undefined) continue;
    const path = `query.window.${side}`;
    assertInstant(bound, path);
    assertInteger(bound, -8.64e15, 8.64e15, path);
    if (side === 'end' && window.start !== undefined && bound <= window.start) {
      throw new NpsError('INVALID_OPTION', path, 'an instant after the start', bound);
    }
    const { column, stored } = instantColumn(query, rules);
    const value = bind(stored === 'seconds' ? bound / 1000 : bound);
    const number = `CAST(${value} AS ${rules.double})`;
    const compared = { ...rules.bound(value), seconds: number, milliseconds: number }[stored];
    conditions.push(`${column} ${sign} ${compared}`);
  }
  for (const [i, filter] of (filters as readonly RollupFilter[]).entries()) {
    conditions.push(filterCondition(filter, rules, bind, `query.filters[${i}]`));
  }
  return conditions;
}

/** Heads and sums of weights of each bin; what is invalid has no sum, since its square may leave the doubles. */
function binSums({ weighted }: CheckedLayout, inner: (name: string) => string): string[] {
  const bin = inner('nps_bin');
  const weight = inner('nps_weight');
  const columns = [bin, `COUNT(*) AS ${inner('nps_heads')}`];
  if (!weighted) return columns;
  const sum = (value: string, name: string): string =>
    `SUM(CASE WHEN ${bin} >= 0 THEN ${value} ELSE 0 END) AS ${inner(name)}`;
  return [...columns, sum(weight, 'nps_sum'), sum(`${weight} * ${weight}`, 'nps_squares')];
}

/** Heads per rating, what is left out, and the sums of weights. */
function sums(
  { scale, weighted }: CheckedLayout,
  quoted: (name: string) => string,
  inner: (name: string) => string,
): string[] {
  const bin = inner('nps_bin');
  const heads = inner('nps_heads');
  const sum = (condition: string, value: string, name: string): string =>
    `COALESCE(SUM(CASE WHEN ${condition} THEN ${value} ELSE 0 END), 0) AS ${quoted(name)}`;
  const columns = [
    `COALESCE(SUM(${heads}), 0) AS ${quoted('nps_rows')}`,
    sum(`${bin} = -1`, heads, 'nps_missing'),
    sum(`${bin} = -2`, heads, 'nps_invalid'),
    ...Array.from({ length: scale.max - scale.min + 1 }, (_, i) =>
      sum(`${bin} = ${i}`, heads, `nps_bin_${i}`),
    ),
  ];
  if (!weighted) return columns;
  const promoters = `${bin} >= ${scale.promoterFrom - scale.min}`;
  const detractors = `${bin} >= 0 AND ${bin} <= ${scale.detractorTo - scale.min}`;
  const passives = `${bin} > ${scale.detractorTo - scale.min} AND ${bin} < ${scale.promoterFrom - scale.min}`;
  const conditions = [promoters, passives, detractors, promoters, passives, detractors];
  return [
    ...columns,
    ...weightColumns.map(([, name], i) =>
      sum(conditions[i] as string, inner(i < 3 ? 'nps_sum' : 'nps_squares'), name),
    ),
  ];
}
