import type { CodedKey } from './encode.js';

/** Every entry (a response in one of its segments) with its codes and the id of its group. */
export interface Grouping {
  /** Codes of the entries, per key. */
  readonly columns: readonly ArrayLike<number>[];
  /** The response of an entry; null when entries are responses. */
  readonly owners: ArrayLike<number> | null;
  /** Id of the group, per entry. */
  readonly ids: ArrayLike<number>;
  /** Ids are below this; some may belong to nobody. */
  readonly size: number;
}

/** Crosses the keys of all responses to groups. */
export function groupKeys(keys: readonly CodedKey[]): Grouping {
  const overlapping = keys.some(({ lists }) => lists.length > 0);
  const { columns, owners } = overlapping
    ? spreadLists(keys)
    : { columns: keys.map(({ codes }) => codes), owners: null };
  let [ids, size] = [columns[0] as ArrayLike<number>, sizeOf(keys[0])];
  for (let k = 1; k < keys.length; k += 1) {
    const codes = columns[k] as ArrayLike<number>;
    const radix = sizeOf(keys[k]);
    size *= radix;
    const joined = size < 2 ** 31 ? new Int32Array(codes.length) : new Float64Array(codes.length);
    for (let i = 0; i < joined.length; i += 1) joined[i] = (ids[i] as number) * radix + (codes[i] as number);
    // A table with a place for every combination is fastest, unless nearly all places stay empty.
    if (size > 4 * codes.length + 64) size = renumber(joined);
    ids = joined;
  }
  return { columns, owners, ids, size };
}

function sizeOf(key: CodedKey | undefined): number {
  return key?.labels.length ?? 0;
}

/** Makes sparse ids dense in place, in the order of appearance; gives back how many there are. */
function renumber(ids: Int32Array | Float64Array): number {
  const dense = new Map<number, number>();
  for (let i = 0; i < ids.length; i += 1) {
    const id = ids[i] as number;
    let code = dense.get(id);
    if (code === undefined) {
      code = dense.size;
      dense.set(id, code);
    }
    ids[i] = code;
  }
  return dense.size;
}

/** One entry for each combination of a response's values. */
function spreadLists(keys: readonly CodedKey[]): { columns: number[][]; owners: number[] } {
  const columns: number[][] = keys.map(() => []);
  const owners: number[] = [];
  const responses = keys[0]?.codes.length ?? 0;
  for (let i = 0; i < responses; i += 1) {
    let entries: number[][] = [[]];
    for (const { codes, lists } of keys) {
      const code = codes[i] as number;
      const values = code < 0 ? (lists[-1 - code] as readonly number[]) : [code];
      entries = entries.flatMap((entry) => values.map((value) => [...entry, value]));
    }
    for (const entry of entries) {
      owners.push(i);
      entry.forEach((value, k) => {
        columns[k]?.push(value);
      });
    }
  }
  return { columns, owners };
}

/** Numbers the groups from 0 as they appear; `firsts` holds the first entry of each. */
export function numberGroups(
  ids: ArrayLike<number>,
  size: number,
): { codes: Int32Array; firsts: readonly number[] } {
  const numbers = new Int32Array(size);
  const firsts: number[] = [];
  const codes = new Int32Array(ids.length);
  for (let i = 0; i < codes.length; i += 1) {
    const id = ids[i] as number;
    if (numbers[id] === 0) numbers[id] = firsts.push(i);
    codes[i] = (numbers[id] as number) - 1;
  }
  return { codes, firsts };
}
