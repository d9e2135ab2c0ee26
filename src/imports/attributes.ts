import { NpsError } from '../core/errors.js';
import { textOf } from './cells.js';
import { findColumn } from './columns.js';
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
    attributes === 'rest' ? restOf(names ?? [], context.used, keeps) : chosen(attributes, names);
  return (row) => {
    const result: Attributes = {};
    for (const { name, key } of columns) {
      setAttribute(result, name, (row as Record<string | number, unknown>)[key], guarded);
    }
    return result;
  };
}

interface NamedKey {
  readonly name: string;
  readonly key: string | number;
}

function chosen(attributes: readonly string[], names: readonly string[] | null): NamedKey[] {
  if (!Array.isArray(attributes)) {
    throw new NpsError(
      'INVALID_OPTION',
      'mapping.attributes',
      'column names, "rest" or a function',
      attributes,
    );
  }
  return (attributes as readonly string[]).map((name, i) => {
    if (typeof name !== 'string') {
      throw new NpsError('INVALID_OPTION', `mapping.attributes[${i}]`, 'a column name', name);
    }
    const key = findColumn(name, names, `attributes[${i}]`)?.keys[0] as string | number;
    return { name: typeof key === 'number' ? (names?.[key] as string) : name, key };
  });
}

/** Columns that no other field reads; a header that occurs again gets a number. */
function restOf(
  names: readonly string[],
  used: ReadonlySet<string | number>,
  keeps: (name: string) => boolean,
): NamedKey[] {
  const taken = new Map<string, number>();
  return names.flatMap((name, key) => {
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    if (used.has(key) || name === '' || !keeps(name)) return [];
    return { name: times === 1 ? name : `${name} (${times})`, key };
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
