import { NpsError } from '../core/errors.js';
import { assertColumn, elementsOf } from '../core/sequence.js';
import { pathIn } from '../scoring/coded-ratings.js';
import { type CodedKey, encodeKey } from './encode.js';
import { assertKeyNames, type KeyValue } from './keys.js';

/** One key of all responses: its values side by side, or codes into a list of labels. */
export type SegmentColumn =
  | {
      /** Name of the key. */
      readonly key: string;
      /** One value per response, or a list where a response stands in several segments. */
      readonly values: ArrayLike<KeyValue | readonly KeyValue[]>;
    }
  | {
      /** Name of the key. */
      readonly key: string;
      /** One code per response: the index of its label, -1 when the value is missing. */
      readonly codes: ArrayLike<number>;
      /** The texts that the codes stand for; null is a missing value. */
      readonly labels: readonly (string | null)[];
    };

/** Keys of all responses side by side. */
export interface KeyColumns {
  /** The keys that responses can be grouped by, all of the same length. */
  readonly columns: readonly SegmentColumn[];
  /** One weight per response: 0, or 1e-140 to 1e140. */
  readonly weights?: ArrayLike<number> | undefined;
}

/** The chosen columns as codes; all columns when none is named. */
export function codeColumns(
  columns: readonly SegmentColumn[],
  by: string | readonly string[] | undefined,
  length: number,
  path = 'options.by',
): CodedKey[] {
  if (!Array.isArray(columns)) {
    throw new NpsError('INVALID_ARGUMENT', 'columns', 'an array of columns', columns);
  }
  const names = columns.map((column) => column?.key);
  assertKeyNames(names, 'columns');
  const chosen = by === undefined ? names : typeof by === 'string' ? [by] : by;
  assertKeyNames(chosen, path);
  return chosen.map((name) => {
    const index = names.indexOf(name);
    if (index < 0) throw new NpsError('INVALID_OPTION', path, `one of ${names.join(', ')}`, name);
    return codeColumn(columns[index] as SegmentColumn, length, `columns[${index}]`);
  });
}

function codeColumn(column: SegmentColumn, length: number, path: string): CodedKey {
  if (!('codes' in column)) {
    assertColumn(column.values, length, `${path}.values`);
    return encodeKey(column.values, column.key, undefined, pathIn(`${path}.values`));
  }
  assertColumn(column.codes, length, `${path}.codes`);
  assertColumn(column.labels, column.labels?.length, `${path}.labels`);
  // Labels may repeat or be missing, so they are coded like values; the one added last is for codes of -1.
  const last = column.labels.length;
  const { codes: places, labels } = encodeKey(
    [...elementsOf(column.labels, `${path}.labels`), null],
    column.key,
    undefined,
    pathIn(`${path}.labels`),
  );
  // Only labels that somebody has are kept, numbered from 1 as they appear.
  const numbers = new Int32Array(labels.length);
  const used: (string | null)[] = [];
  const codes = new Int32Array(length);
  for (let i = 0; i < length; i += 1) {
    const code = column.codes[i] as number;
    const place = typeof code !== 'number' || code === last ? undefined : places[code === -1 ? last : code];
    // A label that is a list has a place below 0.
    if (place === undefined || place < 0) {
      throw new NpsError('INVALID_ARGUMENT', `${path}.codes[${i}]`, '-1 or the index of a label', code);
    }
    let number = numbers[place] as number;
    if (number === 0) {
      number = used.push(labels[place] as string | null);
      numbers[place] = number;
    }
    codes[i] = number - 1;
  }
  return { key: column.key, codes, labels: used, lists: [] };
}
