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
  /** The same of a column, where a type has to say that it may be null. */
  readonly nullableDouble?: string;
  /** The column as it is looked up in a list of values, where IN takes it for another than `=` does. */
  readonly listed?: (column: string, values: readonly SqlValue[]) => string;
  /** The engine's own date and time for a column, by how the column holds instants. */
  readonly instant: (column: string) => Readonly<Record<InstantStorage, string>>;
  /** First local day of the period that holds such an instant, as text `YYYY-MM-DD`; binds the zone at each use. */
  readonly period: (
    instant: string,
    unit: RollupPeriodUnit,
    zone: () => string,
    stored: InstantStorage,
  ) => string;
  /** A bound number of epoch milliseconds as the engine's own instant, and as its date and time of UTC. */
  readonly bound: (milliseconds: string) => Readonly<Record<'instant' | 'utc', string>>;
}
