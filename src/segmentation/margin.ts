import { type Accessor, readAccessor } from '../core/accessor.js';
import { assertNumber, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { assertColumn, elementsOf } from '../core/sequence.js';
import { pathIn, readWeights } from '../scoring/coded-ratings.js';
import { codeColumns, type KeyColumns } from './columns.js';
import { type CodedKey, encodeKey } from './encode.js';
import { groupKeys } from './grouping.js';
import { readKeys, type SegmentBy } from './keys.js';
import { segmentMaker } from './names.js';

/** Rows, or the keys of all respondents as columns. */
export type RowsOrColumns<Row> = Iterable<Row> | ArrayLike<Row> | KeyColumns;

/**
 * Known totals by segment name, such as `{ female: 0.52, male: 0.48 }`; of several keys `"female / 18-34"`. Each is 0, or
 * 1e-120 to 1e100 once all add up to `total`.
 */
export type Targets = Readonly<Record<string, number>>;

/** One category per respondent, and the wanted total of each category; 0 where nobody is. */
export interface CodedMargin {
  readonly codes: ArrayLike<number>;
  readonly names: readonly string[];
  readonly targets: Float64Array;
  readonly path: string;
}

/** True for columns, false for rows. */
export function areColumns<Row>(data: RowsOrColumns<Row>): data is KeyColumns {
  return typeof data === 'object' && data !== null && 'columns' in data && !(Symbol.iterator in data);
}

/** Rows as an array; columns stay as they are. */
export function rowsOf<Row>(data: RowsOrColumns<Row>): Row[] | KeyColumns {
  return areColumns(data) ? data : Array.from(elementsOf(data, 'rows'));
}

/** The category of every respondent and its target. Says which category has no target, or no respondent. */
export function codeMargin<Row>(
  data: Row[] | KeyColumns,
  by: SegmentBy<Row> | readonly SegmentBy<Row>[] | string | readonly string[] | undefined,
  targets: Targets,
  path: string,
): CodedMargin {
  assertRecord(targets, `${path}.targets`, 'totals by segment name');
  const keys = codeKeys(data, by, `${path}.by`);
  const { codes, names } = crossKeys(keys, `${path}.by`);
  const places = new Map(names.map((name, code) => [name, code]));
  const used = new Uint8Array(names.length);
  for (let i = 0; i < codes.length; i += 1) used[codes[i] as number] = 1;
  const wanted = new Float64Array(names.length);
  for (const [name, target] of Object.entries(targets)) {
    const at = `${path}.targets[${JSON.stringify(name)}]`;
    assertNumber(target, 0, 1e100, at);
    const code = places.get(name) ?? -1;
    if (used[code] !== 1) {
      if (target === 0) continue;
      throw new NpsError('UNREACHABLE_TARGET', at, 'a segment that somebody is in', target);
    }
    if (target === 0) throw new NpsError('INVALID_OPTION', at, 'above 0, because respondents are there', 0);
    wanted[code] = target;
  }
  names.forEach((name, code) => {
    if (used[code] === 0 || (wanted[code] as number) > 0) return;
    const expected = `a target for ${JSON.stringify(name)}, because respondents are there`;
    throw new NpsError('INVALID_OPTION', `${path}.targets`, expected, undefined);
  });
  return { codes, names, targets: wanted, path };
}

function codeKeys<Row>(
  data: Row[] | KeyColumns,
  by: SegmentBy<Row> | readonly SegmentBy<Row>[] | string | readonly string[] | undefined,
  path: string,
): CodedKey[] {
  if (!Array.isArray(data)) {
    const column: { codes?: ArrayLike<number>; values?: ArrayLike<unknown> } = data.columns?.[0] ?? {};
    const length = (column.codes ?? column.values)?.length;
    return codeColumns(data.columns, by as string | readonly string[] | undefined, length ?? 0, path);
  }
  return readKeys(by as SegmentBy<Row> | readonly SegmentBy<Row>[], path).map(({ key, read }) =>
    encodeKey(data, key, read, pathIn('rows', `.${key}`)),
  );
}

/** One category per respondent, of several keys their crossing, and the names of the categories. */
function crossKeys(keys: readonly CodedKey[], path: string): { codes: ArrayLike<number>; names: string[] } {
  if (keys.some(({ lists }) => lists.length > 0)) {
    throw new NpsError('INVALID_ARGUMENT', path, 'one value per respondent, not a list', 'a list');
  }
  const { size, groups, codes } = groupKeys(keys);
  const segmentOf = segmentMaker(keys, codes);
  return { codes: groups, names: Array.from({ length: size }, (_, group) => segmentOf(group, null).segment) };
}

/** The weights that the respondents come with; 1 each unless they have some. */
export function baseWeights<Row>(
  data: Row[] | KeyColumns,
  weight: Accessor<Row, number> | undefined,
  length: number,
): Float64Array {
  if (Array.isArray(data)) {
    if (weight === undefined) return new Float64Array(length).fill(1);
    readAccessor(weight, 'options.weight');
    return readWeights(data, weight, pathIn('rows', '.weight'));
  }
  if (data.weights === undefined) return new Float64Array(length).fill(1);
  assertColumn(data.weights, length, 'weights');
  return readWeights(data.weights, undefined, pathIn('weights'));
}

/** The weight of each code. */
export function addUp(weights: ArrayLike<number>, codes: ArrayLike<number>, size: number): Float64Array {
  const sums = new Float64Array(size);
  for (let i = 0; i < weights.length; i += 1) (sums[codes[i] as number] as number) += weights[i] as number;
  return sums;
}
