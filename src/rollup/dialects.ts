import type { DialectRules, SqlDialect } from './dialect-rules.js';

const question = (): string => '?';
const numbered = (position: number): string => `$${position}`;

/** The rules of every dialect. */
export const dialects: Readonly<Record<SqlDialect, DialectRules>> = {
  duckdb: {
    quote: '"',
    placeholder: numbered,
    text: 'VARCHAR',
    double: 'DOUBLE',
    instant: (column) => ({
      instant: column,
      utc: `(${column} AT TIME ZONE 'UTC')`,
      seconds: `TO_TIMESTAMP(${column})`,
      milliseconds: `(EPOCH_MS(${column}) AT TIME ZONE 'UTC')`,
    }),
    period: (instant, unit, zone) =>
      `STRFTIME(DATE_TRUNC('${unit}', ${instant} AT TIME ZONE ${zone()}), '%Y-%m-%d')`,
    bound(milliseconds) {
      const utc = `EPOCH_MS(CAST(${milliseconds} AS BIGINT))`;
      return { instant: `(${utc} AT TIME ZONE 'UTC')`, utc };
    },
  },
  postgresql: {
    quote: '"',
    placeholder: numbered,
    text: 'TEXT',
    double: 'FLOAT8',
    instant: (column) => ({
      instant: column,
      utc: `(${column} AT TIME ZONE 'UTC')`,
      seconds: `TO_TIMESTAMP(${column})`,
      milliseconds: `TO_TIMESTAMP(${column} / 1000.0)`,
    }),
    period: (instant, unit, zone) =>
      `TO_CHAR(DATE_TRUNC('${unit}', ${instant} AT TIME ZONE ${zone()}), 'YYYY-MM-DD')`,
    bound(milliseconds) {
      const instant = `TO_TIMESTAMP(CAST(${milliseconds} AS FLOAT8) / 1000)`;
      return { instant, utc: `(${instant} AT TIME ZONE 'UTC')` };
    },
  },
  bigquery: {
    quote: '`',
    placeholder: question,
    text: 'STRING',
    double: 'FLOAT64',
    instant: (column) => ({
      instant: column,
      utc: `TIMESTAMP(${column})`,
      seconds: `TIMESTAMP_SECONDS(${column})`,
      milliseconds: `TIMESTAMP_MILLIS(${column})`,
    }),
    period(instant, unit, zone) {
      const part = unit === 'week' ? 'ISOWEEK' : unit.toUpperCase();
      return `FORMAT_DATE('%Y-%m-%d', DATE_TRUNC(DATE(${instant}, ${zone()}), ${part}))`;
    },
    bound(milliseconds) {
      const instant = `TIMESTAMP_MILLIS(CAST(${milliseconds} AS INT64))`;
      return { instant, utc: `DATETIME(${instant})` };
    },
  },
  snowflake: {
    quote: '"',
    placeholder: question,
    text: 'VARCHAR',
    double: 'DOUBLE',
    instant: (column) => ({
      instant: column,
      utc: column,
      seconds: `TO_TIMESTAMP_NTZ(${column})`,
      milliseconds: `TO_TIMESTAMP_NTZ(${column}, 3)`,
    }),
    period(instant, unit, zone, stored) {
      const from = stored === 'instant' ? '' : "'UTC', ";
      const date = (): string => `CAST(CONVERT_TIMEZONE(${from}${zone()}, ${instant}) AS DATE)`;
      // DATE_TRUNC of weeks follows a session setting, so the Monday is counted back to.
      const first =
        unit === 'week'
          ? `DATEADD('DAY', 1 - DAYOFWEEKISO(${date()}), ${date()})`
          : `DATE_TRUNC('${unit.toUpperCase()}', ${date()})`;
      return `TO_CHAR(${first}, 'YYYY-MM-DD')`;
    },
    bound(milliseconds) {
      const instant = (kind: string): string =>
        `TO_TIMESTAMP_${kind}(CAST(${milliseconds} AS NUMBER(38, 0)), 3)`;
      return { instant: instant('LTZ'), utc: instant('NTZ') };
    },
  },
  spark: {
    quote: '`',
    placeholder: question,
    text: 'STRING',
    double: 'DOUBLE',
    instant: (column) => ({
      instant: column,
      utc: column,
      seconds: `TIMESTAMP_SECONDS(${column})`,
      milliseconds: `TIMESTAMP_MILLIS(${column})`,
    }),
    period(instant, unit, zone, stored) {
      const from = stored === 'utc' ? "'UTC', " : '';
      // Dates, not timestamps: DATE_TRUNC would go through the session's zone again.
      const date = `CAST(CONVERT_TIMEZONE(${from}${zone()}, ${instant}) AS DATE)`;
      return `CAST(${unit === 'day' ? date : `TRUNC(${date}, '${unit.toUpperCase()}')`} AS STRING)`;
    },
    bound(milliseconds) {
      const instant = `TIMESTAMP_MILLIS(CAST(${milliseconds} AS BIGINT))`;
      return { instant, utc: `CONVERT_TIMEZONE('UTC', ${instant})` };
    },
  },
  clickhouse: {
    quote: '`',
    innerPrefix: '#',
    placeholder(position, value) {
      const type = {
        string: 'String',
        boolean: 'Bool',
        number: Number.isSafeInteger(value) ? 'Int64' : 'Float64',
      };
      return `{p${position}:${type[typeof value as keyof typeof type]}}`;
    },
    text: 'Nullable(String)',
    double: 'Float64',
    nullableDouble: 'Nullable(Float64)',
    // IN makes each value the column's type first, and for a Decimal(9, 2) looks up 19.99 as 19.98.
    listed: (column, values) =>
      values.every((value) => typeof value !== 'number' || Number.isSafeInteger(value))
        ? column
        : `toFloat64(${column})`,
    instant: (column) => ({
      instant: column,
      utc: column,
      seconds: `toDateTime64(${column}, 6)`,
      milliseconds: `fromUnixTimestamp64Milli(toInt64(floor(${column})))`,
    }),
    period(instant, unit, zone) {
      // Date and toStartOfMonth and its like hold 1970 to 2149 only, and give another date for any other.
      const date = `toDate32(${instant}, ${zone()})`;
      const firstOf = (month: string): string => `makeDate32(toYear(${date}), ${month}, 1)`;
      const start = {
        day: date,
        week: `addDays(${date}, 1 - toDayOfWeek(${date}))`,
        month: firstOf(`toMonth(${date})`),
        quarter: firstOf(`3 * toQuarter(${date}) - 2`),
        year: firstOf('1'),
      }[unit];
      return `toString(${start})`;
    },
    bound(milliseconds) {
      const instant = `fromUnixTimestamp64Milli(${milliseconds})`;
      return { instant, utc: instant };
    },
  },
};
