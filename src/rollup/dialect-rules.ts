/** SQL engines that a roll-up can be written for; `"spark"` is Databricks too. */
export type SqlDialect = 'duckdb' | 'postgresql' | 'bigquery' | 'snowflake' | 'spark' | 'clickhouse';

/** How a column holds instants. */
export type InstantStorage = 'instant' | 'utc' | 'seconds' | 'milliseconds';

/** Calendar periods that every engine can cut: ISO weeks from Monday, calendar quarters and years. */
export type RollupPeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** What is bound to placeholders. */
export type SqlValue = string | number | boolean;

/** Binds a value and gives its placeholder. */
export type Bind = (value: SqlValue) => string;

/** What differs between engines. Column texts are quoted already. */
export interface DialectRules {
  readonly quote: '"' | '`';
  /** Begins the names inside the query where an alias hides the user's column of its name; no such name is accepted. */
  readonly innerPrefix?: string;
  readonly placeholder: (position: number, value: SqlValue) => string;
  /** Type names for casts. */
  readonly text: string;
  readonly double: string;
  /** The column as it is looked up in a list of values, where IN takes it for another than `=` does. */
  readonly listed?: (column: string, values: readonly SqlValue[]) => string;
  /** First local day of the period that holds the column's instant, as text `YYYY-MM-DD`. */
  readonly period: (
    column: string,
    stored: InstantStorage,
    unit: RollupPeriodUnit,
    zone: string,
    bind: Bind,
  ) => string;
  /** A value to compare the column with, for an instant in epoch milliseconds. */
  readonly instant: (milliseconds: number, stored: InstantStorage, bind: Bind) => string;
}

/** A bound for columns of plain numbers, else null. */
export function numberBound(
  milliseconds: number,
  stored: InstantStorage,
  double: string,
  bind: Bind,
): string | null {
  if (stored === 'milliseconds') return `CAST(${bind(milliseconds)} AS ${double})`;
  return stored === 'seconds' ? `CAST(${bind(milliseconds / 1000)} AS ${double})` : null;
}
