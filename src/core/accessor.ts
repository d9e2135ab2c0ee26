import { NpsError } from './errors.js';

/** Where to find a value in a row: the name of a field, or a function of the row and its index. */
export type Accessor<Row, Value> = (keyof Row & string) | ((row: Row, index: number) => Value);

/** An accessor as a function; throws when it is neither a field name nor a function. A row of null has no fields. */
export function readAccessor<Row, Value>(
  accessor: Accessor<Row, Value>,
  path: string,
): (row: Row, index: number) => Value {
  if (typeof accessor === 'function') return accessor;
  if (!accessor || typeof accessor !== 'string') {
    throw new NpsError('INVALID_OPTION', path, 'a field name or a function', accessor);
  }
  return (row) => row?.[accessor] as Value;
}
