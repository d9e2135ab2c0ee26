import { assertArray, assertText } from '../core/assertions.js';
import { textOf } from './cells.js';
import type { Column } from './columns.js';
import type { ResponseMapping } from './mapping.js';
import { isPersonalColumn } from './personal-data.js';

/** Values that a response keeps beside its own fields. */
export type Attributes = Record<string, string | number | boolean>;

/** What the attribute reader needs to know. */
export interface AttributeContext {
  readonly mapping: ResponseMapping<never>;
  /** Clean header names, or null for records. */
  readonly names: readonly string[] | null;
  /** Reads a column that the mapping names, and tells the report when no row has it. */
  readonly find: (name: string, field: string) => NamedColumn;
  /** Keys and positions that other fields read. */
  readonly used: ReadonlySet<string | number>;
  /** Is told the name of every column that is left out as personal. */
  readonly drop: (column: string) => void;
}

type NamedColumn = Pick<Column, 'label' | 'read'>;

/** A function from a row to its attributes, once the mapping is checked. */
export function attributeReader({
  mapping: { attributes = [], personalData, formulaGuard = false },
  names,
  find,
  used,
  drop,
}: AttributeContext): (row: unknown, index: number) => Attributes {
  /** Column -> whether it is kept; each name is looked at once. */
  const kept = new Map<string, boolean>();
  const keeps = (name: string): boolean => {
    let keep = kept.get(name);
    if (keep === undefined) {
      keep = personalData === 'keep' || !isPersonalColumn(name);
      kept.set(name, keep);
      if (!keep) drop(name);
    }
    return keep;
  };
  const give = typeof attributes === 'function' ? attributes : null;
  if (give || (attributes === 'rest' && names === null)) {
    return (row, index) => {
      let result: Attributes = {};
      const record: unknown = give ? give(row as never, index) : row;
      if (typeof record !== 'object' || record === null) return result;
      for (const [name, value] of Object.entries(record)) {
        if (!give && used.has(name)) continue;
        if (keeps(name)) result = withAttribute(result, name, value, formulaGuard);
      }
      return result;
    };
  }
  const columns =
    attributes === 'rest' ? restOf(names ?? [], used, keeps) : chosen(attributes as readonly string[], find);
  return (row, index) => {
    let result: Attributes = {};
    for (const { label, read } of columns) {
      result = withAttribute(result, label, read(row, index), formulaGuard);
    }
    return result;
  };
}

function chosen(attributes: readonly string[], find: AttributeContext['find']): NamedColumn[] {
  assertArray(attributes, 'mapping.attributes', 'column names, "rest" or a function');
  return Array.from(attributes, (name, i) => {
    assertText(name, `mapping.attributes[${i}]`, 'INVALID_OPTION', 'a column name');
    return find(name, `attributes[${i}]`);
  });
}

/** Columns that no other field reads; a header that occurs again gets a number. */
function restOf(
  names: readonly string[],
  used: ReadonlySet<string | number>,
  keeps: (name: string) => boolean,
): NamedColumn[] {
  const taken = new Set<string>();
  return names.flatMap((header, key) => {
    let label = header;
    for (let times = 2; taken.has(label); times += 1) label = `${header} (${times})`;
    taken.add(label);
    if (used.has(key) || header === '' || !keeps(header)) return [];
    return { label, read: (row: unknown) => (row as readonly unknown[])[key] };
  });
}

/** The attributes with one more, unless its value is none. */
function withAttribute(attributes: Attributes, name: string, value: unknown, guarded: boolean): Attributes {
  let kept: string | number | boolean | null = null;
  if (typeof value === 'string') kept = textOf(value, guarded);
  else if (typeof value === 'boolean') kept = value;
  else if (typeof value === 'number' && Number.isFinite(value)) kept = value + 0; // + 0: no -0
  if (kept === null) return attributes;
  // A plain assignment to this name would set the prototype.
  if (name === '__proto__') return { ...attributes, [name]: kept };
  attributes[name] = kept;
  return attributes;
}
