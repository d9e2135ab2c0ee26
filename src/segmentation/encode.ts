import { NpsError } from '../core/errors.js';
import { labelOf } from '../core/segment-name.js';
import type { PathOf, Read } from '../scoring/coded-ratings.js';

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
 * Gives each distinct value of a key a code, from 0 in the order of appearance. Everything after this works on small
 * whole numbers. Texts are looked up once; other values are remembered beside the text they become.
 */
export function encodeKey<Item>(
  items: ArrayLike<Item>,
  key: string,
  read: Read<Item>,
  pathOf: PathOf,
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
        // A value that is named twice counts once; an empty list is a missing value, and so is a hole.
        const values = value.length === 0 ? [null] : [...value];
        code = -lists.push([...new Set(values.map((one) => known.get(one) ?? learn(one, index)))]);
      } else code = learn(value, index);
    }
    codes[index] = code;
  }
  return { key, codes, labels, lists };
}
