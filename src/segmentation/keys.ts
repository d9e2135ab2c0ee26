import { type Accessor, readAccessor } from '../core/accessor.js';
import { NpsError } from '../core/errors.js';

/** One value of a segment key. Null, undefined, NaN and `""` are missing; `1` and `"1"` are the same value. */
export type KeyValue = string | number | boolean | bigint | null | undefined;

/** A grouping key: the name of a field, a function of the row (its key is called `"segment"`), or both. */
export type SegmentBy<Row> =
  | Accessor<Row, KeyValue | readonly KeyValue[]>
  | {
      /** Name of the key in the result. */
      readonly key: string;
      /** Where the value of a row is; a list of values puts the row into several segments. */
      readonly value: Accessor<Row, KeyValue | readonly KeyValue[]>;
    };

/** A key and how to read it. */
export interface KeyReader<Row> {
  readonly key: string;
  readonly read: Accessor<Row, unknown>;
}

/** Keys in their order, each with a name of its own; throws when there is none. */
export function readKeys<Row>(
  by: SegmentBy<Row> | readonly SegmentBy<Row>[],
  path = 'options.by',
): KeyReader<Row>[] {
  const list = (Array.isArray(by) ? by : [by]) as readonly SegmentBy<Row>[];
  // Not by map, which passes over holes.
  const readers = Array.from(list, (one, index) => {
    const at = Array.isArray(by) ? `${path}[${index}]` : path;
    const named = typeof one === 'object' && one !== null;
    const value = named ? one.value : one;
    const key = named ? one.key : typeof one === 'string' ? one : 'segment';
    readAccessor(value, named ? `${at}.value` : at);
    return { key, read: value };
  });
  assertKeyNames(
    readers.map(({ key }) => key),
    path,
  );
  return readers;
}

/** Throws unless there is a name, and every name is a text and stands once. */
export function assertKeyNames(names: readonly unknown[], path: string): void {
  if (!(Array.isArray(names) && names.length > 0)) {
    throw new NpsError('INVALID_OPTION', path, 'at least one key', names);
  }
  for (const [index, name] of names.entries()) {
    if (typeof name !== 'string' || name === '' || names.indexOf(name) !== index) {
      throw new NpsError('INVALID_OPTION', `${path}[${index}]`, 'a key with a name of its own', name);
    }
  }
}
