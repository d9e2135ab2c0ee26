import type { CodedKey } from './encode.js';

/** Every entry (a response in one of its segments) with its group. */
export interface Grouping {
  /** How many groups there are. */
  readonly size: number;
  /** The group of each entry: 0, 1, ... in the order of appearance. */
  readonly groups: ArrayLike<number>;
  /** For each of several keys the code of each group. The codes of a single key are its groups. */
  readonly codes: readonly ArrayLike<number>[];
  /** The response of each entry; null when entries are responses. */
  readonly owners: ArrayLike<number> | null;
}

/** Crosses the keys of all responses to groups. */
export function groupKeys(keys: readonly CodedKey[]): Grouping {
  const overlapping = keys.some(({ lists }) => lists.length > 0);
  const { columns, owners } = overlapping
    ? spreadLists(keys)
    : { columns: keys.map((key) => key.codes), owners: null };
  const [first, ...others] = keys as readonly [CodedKey, ...CodedKey[]];
  let groups = columns[0] as ArrayLike<number>;
  let codes: ArrayLike<number>[] = [];
  let size = first.labels.length;
  others.forEach(({ labels }, k) => {
    const crossed = crossCodes(groups, size, columns[k + 1] as ArrayLike<number>, labels.length);
    groups = crossed.groups;
    size = crossed.firsts.length;
    codes = columns.slice(0, k + 2).map((column) => crossed.firsts.map((entry) => column[entry] as number));
  });
  return { size, groups, codes, owners };
}

/** Numbers the pairs of two columns of codes as they appear; `firsts` holds the first entry of each. */
function crossCodes(
  ones: ArrayLike<number>,
  size: number,
  others: ArrayLike<number>,
  radix: number,
): { groups: Int32Array; firsts: number[] } {
  const groups = new Int32Array(ones.length);
  const firsts: number[] = [];
  // A table with a place for every pair is fastest, unless nearly all places stay empty.
  if (size * radix > 4 * groups.length + 64) {
    const known = new Map<number, number>();
    for (let i = 0; i < groups.length; i += 1) {
      const pair = (ones[i] as number) * radix + (others[i] as number);
      let group = known.get(pair);
      if (group === undefined) {
        group = firsts.push(i) - 1;
        known.set(pair, group);
      }
      groups[i] = group;
    }
    return { groups, firsts };
  }
  const numbers = new Int32Array(size * radix);
  for (let i = 0; i < groups.length; i += 1) {
    const pair = (ones[i] as number) * radix + (others[i] as number);
    let number = numbers[pair] as number;
    if (number === 0) {
      number = firsts.push(i);
      numbers[pair] = number;
    }
    groups[i] = number - 1;
  }
  return { groups, firsts };
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
