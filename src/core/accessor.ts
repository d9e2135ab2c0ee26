import { NpsError } from './errors.js';

/**
 * Where to find a value in a row: the name of a field that holds such a value (or anything at all; an optional field
 * counts as given), or a function of the row and its index. Where the kind of row is a type parameter, only a function
 * will do: what its fields hold is not known yet.
 */
// `Required<Row>[Name]` would keep the undefined that an optional field may say under `exactOptionalPropertyTypes`.
export type Accessor<Row, Value> =
  | {
      [Name in keyof Row & string]-?: unknown extends Row[Name]
        ? Name
        : (
              Partial<Pick<Row, Name>> extends Pick<Row, Name>
                ? Exclude<Row[Name], undefined>
                : Row[Name]
            ) extends Value
          ? Name
          : never;
    }[keyof Row & string]
  | ((row: Row, index: number) => Value);

/** An accessor as a function; throws when it is neither a field name nor a function. A row of null has no fields. */
export function readAccessor<Row, Value>(
  accessor: Accessor<Row, Value>,
  path: string,
): (row: Row, index: number) => Value {
  if (typeof accessor === 'function') return accessor;
  if (!accessor || typeof accessor !== 'string') {
    throw new NpsError('INVALID_OPTION', path, 'a field name or function', accessor);
  }
  return (row) => row?.[accessor] as Value;
}
