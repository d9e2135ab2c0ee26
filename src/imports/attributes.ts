import { assertArray, assertText } from '../core/assertions.js';
import { textOf } from './cells.js';
import type { Column } from './columns.js';
import type { ResponseMapping } from './mapping.js';
import { isPersonalColumn } from './personal-data.js';

/** Values that a response keeps beside its own fields. */
export type Attributes = Record<string, string | number | boolean>;

/** What the attribute reader needs to know. */
export interface AttributeContext {
  readonly attributes: ResponseMapping<never>['attributes'];
  readonly personalData: ResponseMapping<never>['personalData'];
  /** Clean header names, or null for records. */
  readonly names: readonly string[] | null;
  /** Reads a column that the mapping names, and tells the report when no row has it. */
  readonly find: (name: string, field: string) => { keys: Column['keys']; read: Column['read'] };
  /** Keys and positions that other fields read. */
  readonly used: ReadonlySet<string | number>;
  readonly guarded: boolean;
  /** Is told the name of every column that is left out as personal. */
  readonly drop: (column: string) => void;
}

/** A function from a row to its attributes, once the mapping is checked. */
export function attributeReader(context: AttributeContext): (row: unknown, index: number) => Attributes {
  const { attributes = [], personalData = 'drop', names, guarded } = context;
  const keepAll = personalData === 'keep';
  /** Column -> whether it is kept; each name is looked at once. */
  const kept = new Map<string, boolean>();
  const keeps = (name: string): boolean => {
    let keep = kept.get(name);
    if (keep === undefined) {
      keep = keepAll || !isPersonalColumn(name);
      kept.set(name, keep);
      if (!keep) context.drop(name);
    }
    return keep;
  };
  const ofRecord = (record: unknown, skip: ReadonlySet<unknown>): Attributes => {
    const result: Attributes = {};
    if (typeof record !== 'object' || record === null) return result;
    for (const [name, value] of Object.entries(record)) {
      if (!skip.has(name) && keeps(name)) setAttribute(result, name, value, guarded);
    }
    return result;
  };
  if (typeof attributes === 'function') {
    const none: ReadonlySet<unknown> = new Set();
    return (row, index) =>
      ofRecord((attributes as (row: unknown, index: number) => unknown)(row, index), none);
  }
  if (attributes === 'rest' && names === null) return (row) => ofRecord(row, context.used);
  const columns =
    attributes === 'rest' ? restOf(names ?? [], context.used, keeps) : chosen(attributes, context);
  return (row, index) => {
    const result: Attributes = {};
    for (const { name, read } of columns) setAttribute(result, name, read(row, index), guarded);
    return result;
  };
}

interface NamedColumn {
  readonly name: string;
  readonly read: Column['read'];
}

function chosen(attributes: readonly string[], { names, find }: AttributeContext): NamedColumn[] {
  assertArray(attributes, 'mapping.attributes', 'column names, "rest" or a function');
  return Array.from(attributes as readonly string[], (name, i) => {
    assertText(name, `mapping.attributes[${i}]`, 'a column name');
    const { keys, read } = find(name, `attributes[${i}]`);
    return { name: names?.[keys[0] as number] ?? name, read };
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
    let name = header;
    for (let times = 2; taken.has(name); times += 1) name = `${header} (${times})`;
    taken.add(name);
    if (used.has(key) || header === '' || !keeps(header)) return [];
    return { name, read: (row: unknown) => (row as readonly unknown[])[key] };
  });
}

function setAttribute(attributes: Attributes, name: string, value: unknown, guarded: boolean): void {
  let kept: string | number | boolean | null = null;
  if (typeof value === 'string') kept = textOf(value, guarded);
  else if (typeof value === 'boolean') kept = value;
  else if (typeof value === 'number' && Number.isFinite(value)) kept = value + 0; // + 0: no -0
  if (kept === null) return;
  // A plain assignment to this name would set the prototype.
  if (name === '__proto__') {
    Object.defineProperty(attributes, name, {
      value: kept,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  } else attributes[name] = kept;
}
