import { assertOneOf, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import type { Bind, DialectRules, SqlValue } from './dialect-rules.js';
import { quoteIdentifier } from './identifiers.js';

/** A condition on one column. Values are bound to placeholders, never written into the text. */
export type RollupFilter =
  | {
      /** The column. */
      readonly column: string;
      /** How it compares with the value; rows where the column is null fail. */
      readonly is: '=' | '<>' | '<' | '<=' | '>' | '>=';
      /** What it is compared with. */
      readonly value: string | number | boolean;
    }
  | {
      /** The column. */
      readonly column: string;
      /** Whether it is among the values; rows where the column is null fail. */
      readonly is: 'in' | 'not in';
      /** One or more values. */
      readonly values: readonly (string | number | boolean)[];
    }
  | {
      /** The column. */
      readonly column: string;
      /** Whether it is null. */
      readonly is: 'null' | 'not null';
    };

const operators = ['=', '<>', '<', '<=', '>', '>=', 'in', 'not in', 'null', 'not null'] as const;

/** The SQL of one filter. */
export function filterCondition(filter: RollupFilter, rules: DialectRules, bind: Bind, path: string): string {
  assertRecord(filter, path);
  const column = quoteIdentifier(filter.column, rules.quote, `${path}.column`);
  assertOneOf(filter.is, operators, `${path}.is`);
  const { is, value, values } = filter as { is: string; value?: unknown; values?: unknown };
  const operator = is.toUpperCase();
  if (is.endsWith('null')) return `${column} IS ${operator}`;
  if (is.endsWith('in')) {
    if (!Array.isArray(values) || values.length === 0) {
      throw new NpsError('INVALID_OPTION', `${path}.values`, 'an array of one or more values', values);
    }
    const list = Array.from(values, (one, i) => bound(one, bind, `${path}.values[${i}]`));
    return `${rules.listed?.(column, values) ?? column} ${operator} (${list.join(', ')})`;
  }
  return `${column} ${operator} ${bound(value, bind, `${path}.value`)}`;
}

function bound(value: unknown, bind: Bind, path: string): string {
  if (typeof value !== 'string' && typeof value !== 'boolean' && !Number.isFinite(value)) {
    throw new NpsError('INVALID_OPTION', path, 'a text, a finite number or a boolean', value);
  }
  return bind(value as SqlValue);
}
