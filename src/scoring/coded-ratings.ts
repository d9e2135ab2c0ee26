import { elementsOf } from '../core/sequence.js';
import { categoryTable } from './categories.js';
import { type RatingScale, ratingError } from './scale.js';
import { isWeight, weightError } from './weight-sums.js';

/**
 * Where an item holds a value: in a field, behind a function, or (undefined) it is the value. Each loop reads its items
 * in its own line: an engine reads a field fast where that line has seen few names.
 */
export type Read<Item> = (keyof Item & string) | ((item: Item, index: number) => unknown) | undefined;

/** Where in the input the value of an item is, for errors. */
export type PathOf = (index: number) => string;

/** The rows as an array, which can be walked more than once. */
export function listRows<Row>(rows: Iterable<Row> | ArrayLike<Row>): readonly Row[] {
  const items = elementsOf(rows, 'rows');
  return Array.isArray(items) ? items : Array.from(items);
}

/** Paths of the items of a list, such as `ratings[3]`, or of what lies in them: `rows[3].rating`. */
export function pathIn(list: string, tail = ''): PathOf {
  return (index) => `${list}[${index}]${tail}`;
}

/** The category of each rating: 0 detractor, 1 passive, 2 promoter. */
export function codeRatings<Item>(
  items: ArrayLike<Item>,
  read: Read<Item>,
  scale: RatingScale,
  pathOf: PathOf,
): Uint8Array {
  const categories = new Uint8Array(items.length);
  const table = categoryTable(scale);
  for (let i = 0; i < categories.length; i += 1) {
    const item = items[i] as Item;
    const value: unknown = typeof read === 'string' ? item?.[read] : read ? read(item, i) : item;
    // Only a rating of the scale is an index of the table.
    const category = typeof value === 'number' ? table[value - scale.min] : undefined;
    if (category === undefined) throw ratingError(pathOf(i), scale, value);
    categories[i] = category;
  }
  return categories;
}

/** Weights as a typed array, each checked. */
export function readWeights<Item>(items: ArrayLike<Item>, read: Read<Item>, pathOf: PathOf): Float64Array {
  const weights = new Float64Array(items.length);
  for (let i = 0; i < weights.length; i += 1) {
    const item = items[i] as Item;
    const weight: unknown = typeof read === 'string' ? item?.[read] : read ? read(item, i) : item;
    if (!isWeight(weight)) throw weightError(pathOf(i), weight);
    weights[i] = weight;
  }
  return weights;
}
