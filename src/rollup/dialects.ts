import { type DialectRules, numberBound, type SqlDialect } from './dialect-rules.js';

const question = (): string => '?';

const postgresql: DialectRules = {
  quote: '"',
  placeholder: (position) => `$${position}`,
  text: 'TEXT',
  double: 'FLOAT8',
  period(column, stored, unit, zone, bind) {
    const instant = {
      instant: column,
      utc: `(${column} AT TIME ZONE 'UTC')`,
      seconds: `TO_TIMESTAMP(${column})`,
      milliseconds: `TO_TIMESTAMP(${column} / 1000.0)`,
    }[stored];
    return `TO_CHAR(DATE_TRUNC('${unit}', ${instant} AT TIME ZONE ${bind(zone)}), 'YYYY-MM-DD')`;
  },
  instant(milliseconds, stored, bind) {
    const bound = numberBound(milliseconds, stored, 'FLOAT8', bind);
    if (bound !== null) return bound;
    const instant = `TO_TIMESTAMP(CAST(${bind(milliseconds)} AS FLOAT8) / 1000)`;
    return stored === 'utc' ? `(${instant} AT TIME ZONE 'UTC')` : instant;
  },
};

const duckdb: DialectRules = {
  quote: '"',
  placeholder: (position) => `$${position}`,
  text: 'VARCHAR',
  double: 'DOUBLE',
  period(column, stored, unit, zone, bind) {
    const instant = {
      instant: column,
      utc: `(${column} AT TIME ZONE 'UTC')`,
      seconds: `TO_TIMESTAMP(${column})`,
      milliseconds: `(EPOCH_MS(${column}) AT TIME ZONE 'UTC')`,
    }[stored];
    return `STRFTIME(DATE_TRUNC('${unit}', ${instant} AT TIME ZONE ${bind(zone)}), '%Y-%m-%d')`;
  },
  instant(milliseconds, stored, bind) {
    const bound = numberBound(milliseconds, stored, 'DOUBLE', bind);
    if (bound !== null) return bound;
    const utc = `EPOCH_MS(CAST(${bind(milliseconds)} AS BIGINT))`;
    return stored === 'utc' ? utc : `(${utc} AT TIME ZONE 'UTC')`;
  },
};

const bigquery: DialectRules = {
  quote: '`',
  placeholder: question,
  text: 'STRING',
  double: 'FLOAT64',
  period(column, stored, unit, zone, bind) {
    const instant = {
      instant: column,
      utc: `TIMESTAMP(${column})`,
      seconds: `TIMESTAMP_SECONDS(${column})`,
      milliseconds: `TIMESTAMP_MILLIS(${column})`,
    }[stored];
    const part = unit === 'week' ? 'ISOWEEK' : unit.toUpperCase();
    return `FORMAT_DATE('%Y-%m-%d', DATE_TRUNC(DATE(${instant}, ${bind(zone)}), ${part}))`;
  },
  instant(milliseconds, stored, bind) {
    const bound = numberBound(milliseconds, stored, 'FLOAT64', bind);
    if (bound !== null) return bound;
    const instant = `TIMESTAMP_MILLIS(CAST(${bind(milliseconds)} AS INT64))`;
    return stored === 'utc' ? `DATETIME(${instant})` : instant;
  },
};

const snowflake: DialectRules = {
  quote: '"',
  placeholder: question,
  text: 'VARCHAR',
  double: 'DOUBLE',
  period(column, stored, unit, zone, bind) {
    const local = (): string =>
      ({
        instant: () => `CONVERT_TIMEZONE(${bind(zone)}, ${column})`,
        utc: () => `CONVERT_TIMEZONE('UTC', ${bind(zone)}, ${column})`,
        seconds: () => `CONVERT_TIMEZONE('UTC', ${bind(zone)}, TO_TIMESTAMP_NTZ(${column}))`,
        milliseconds: () => `CONVERT_TIMEZONE('UTC', ${bind(zone)}, TO_TIMESTAMP_NTZ(${column}, 3))`,
      })[stored]();
    const date = (): string => `CAST(${local()} AS DATE)`;
    // DATE_TRUNC of weeks follows a session setting, so the Monday is counted back to.
    const first =
      unit === 'week'
        ? `DATEADD('DAY', 1 - DAYOFWEEKISO(${date()}), ${date()})`
        : `DATE_TRUNC('${unit.toUpperCase()}', ${date()})`;
    return `TO_CHAR(${first}, 'YYYY-MM-DD')`;
  },
  instant(milliseconds, stored, bind) {
    const bound = numberBound(milliseconds, stored, 'DOUBLE', bind);
    if (bound !== null) return bound;
    const kind = stored === 'utc' ? 'NTZ' : 'LTZ';
    return `TO_TIMESTAMP_${kind}(CAST(${bind(milliseconds)} AS NUMBER(38, 0)), 3)`;
  },
};

const spark: DialectRules = {
  quote: '`',
  placeholder: question,
  text: 'STRING',
  double: 'DOUBLE',
  period(column, stored, unit, zone, bind) {
    const local = {
      instant: () => `CONVERT_TIMEZONE(${bind(zone)}, ${column})`,
      utc: () => `CONVERT_TIMEZONE('UTC', ${bind(zone)}, ${column})`,
      seconds: () => `CONVERT_TIMEZONE(${bind(zone)}, TIMESTAMP_SECONDS(${column}))`,
      milliseconds: () => `CONVERT_TIMEZONE(${bind(zone)}, TIMESTAMP_MILLIS(${column}))`,
    }[stored]();
    // Dates, not timestamps: DATE_TRUNC would go through the session's zone again.
    const date = `CAST(${local} AS DATE)`;
    return `CAST(${unit === 'day' ? date : `TRUNC(${date}, '${unit.toUpperCase()}')`} AS STRING)`;
  },
  instant(milliseconds, stored, bind) {
    const bound = numberBound(milliseconds, stored, 'DOUBLE', bind);
    if (bound !== null) return bound;
    const instant = `TIMESTAMP_MILLIS(CAST(${bind(milliseconds)} AS BIGINT))`;
    return stored === 'utc' ? `CONVERT_TIMEZONE('UTC', ${instant})` : instant;
  },
};

const clickhouse: DialectRules = {
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
  double: 'Nullable(Float64)',
  // IN makes each value the column's type first, and for a Decimal(9, 2) looks up 19.99 as 19.98.
  listed: (column, values) =>
    values.every((value) => typeof value !== 'number' || Number.isSafeInteger(value))
      ? column
      : `toFloat64(${column})`,
  period(column, stored, unit, zone, bind) {
    const instant = {
      instant: column,
      utc: column,
      seconds: `toDateTime64(${column}, 6)`,
      milliseconds: `fromUnixTimestamp64Milli(toInt64(floor(${column})))`,
    }[stored];
    // Date and toStartOfMonth and its like hold 1970 to 2149 only, and give another date for any other.
    const date = `toDate32(${instant}, ${bind(zone)})`;
    const start = {
      day: date,
      week: `addDays(${date}, 1 - toDayOfWeek(${date}))`,
      month: `makeDate32(toYear(${date}), toMonth(${date}), 1)`,
      quarter: `makeDate32(toYear(${date}), 3 * toQuarter(${date}) - 2, 1)`,
      year: `makeDate32(toYear(${date}), 1, 1)`,
    }[unit];
    return `toString(${start})`;
  },
  instant(milliseconds, stored, bind) {
    const bound = numberBound(milliseconds, stored, 'Float64', bind);
    return bound ?? `fromUnixTimestamp64Milli(${bind(milliseconds)})`;
  },
};

/** The rules of every dialect. */
export const dialects: Readonly<Record<SqlDialect, DialectRules>> = {
  duckdb,
  postgresql,
  bigquery,
  snowflake,
  spark,
  clickhouse,
};
