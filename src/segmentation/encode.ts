import { NpsError } from '../core/errors.js';

/**
 * The values of one key as codes: `labels[code]`, or below 0 the list of codes `lists[-1 - code]`. Every label is used, and
 * they stand in the order of appearance.
 */
export interface CodedKey {
  readonly key: string;
  readonly codes: ArrayLike<number>;
  readonly labels: readonly (string | null)[];
  readonly lists: readonly (readonly number[])[];
}

/**
 * Where an item holds a value: in a field, behind a function, or (undefined) it is the value. Each loop reads its items
 * in its own line: an engine reads a field fast where that line has seen few names.
 */
export type Read<Item> = (keyof Item & string) | ((item: Item, index: number) => unknown) | undefined;

/**
 * Gives each distinct value of a key a code, from 0 in the order of appearance. Everything after this works on small
 * whole numbers. Texts are looked up once; other values are remembered beside the text they become.
 */
export function encodeKey<Item>(
  items: ArrayLike<Item>,
  key: string,
  read: Read<Item>,
  pathOf: (index: number) => string,
): CodedKey {
  const known = new Map<unknown, number>();
  const labels: (string | null)[] = [];
  const lists: number[][] = [];
  const codes = new Int32Array(items.length);
  const learn = (value: unknown, index: number): number => {
    const label = labelOf(value);
    if (label === undefined) {
      const expected = 'a text, a number, true, false, null or a list of these';
      throw new NpsError('INVALID_ARGUMENT', pathOf(index), expected, value);
    }
    const code = (label === value ? undefined : known.get(label)) ?? labels.push(label) - 1;
    known.set(label, code);
    if (label !== value) known.set(value, code);
    return code;
  };
  for (let index = 0; index < codes.length; index += 1) {
    const item = items[index] as Item;
    const value: unknown = typeof read === 'string' ? item?.[read] : read ? read(item, index) : item;
    let code = known.get(value);
    if (code === undefined) {
      if (Array.isArray(value)) {
        // A value that is named twice counts once; an empty list is a missing value.
        const values = value.length === 0 ? [null] : value;
        code = -lists.push([...new Set(values.map((one) => known.get(one) ?? learn(one, index)))]);
      } else code = learn(value, index);
    }
    codes[index] = code;
  }
  return { key, codes, labels, lists };
}

/** The text of a value, null when it is missing, undefined when it is no value. */
function labelOf(value: unknown): string | null | undefined {
  if (typeof value === 'string') return value || null;
  if (value === null || value === undefined || Number.isNaN(value)) return null;
  return typeof value === 'object' || typeof value === 'function' || typeof value === 'symbol'
    ? undefined
    : String(value);
}
