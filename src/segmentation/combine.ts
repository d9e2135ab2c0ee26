import { type Accessor, readAccessor } from '../core/accessor.js';
import { assertCounts, assertRecord } from '../core/assertions.js';
import { type AnyCounts, isWeighted, type NpsCounts, type WeightedCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { SegmentTally } from '../core/groups.js';
import { listRows, pathIn } from '../scoring/coded-ratings.js';
import { poolCounts } from '../scoring/pooled-counts.js';
import { assertTally } from '../scoring/tally-guard.js';
import { encodeKey } from './encode.js';
import { groupKeys } from './grouping.js';
import { readKeys, type SegmentBy } from './keys.js';
import { segmentMaker } from './names.js';

/** Where a row holds its keys and its ready-made counts. */
export interface CombineBySegmentOptions<Row, C extends AnyCounts> {
  /** The key to group by, or several to cross: field names, functions of the row, or `{ key, value }`. */
  readonly by: SegmentBy<Row> | readonly SegmentBy<Row>[];
  /** Where the counts of a row are: heads in all rows, or sums of weights in all rows. */
  readonly counts: Accessor<Row, C>;
  /**
   * Counts of all responses, each once. Needed where a response may stand in several rows, such as one row per theme;
   * the tally is `overlapping` then.
   * @defaultValue none: every response stands in one row, and the total is the sum
   */
  readonly total?: C | undefined;
}

/** Heads, sums of weights, or either. */
export type KindOf<C> = [C] extends [WeightedCounts]
  ? WeightedCounts
  : [C] extends [NpsCounts]
    ? NpsCounts
    : AnyCounts;

/** Names of the fields that hold counts. */
export type CountsField<Row> = {
  [Field in keyof Row & string]: Row[Field] extends AnyCounts ? Field : never;
}[keyof Row & string];

/**
 * Groups ready-made counts, such as the rows of a SQL group-by, into segments; rows of the same segment merge.
 *
 * Also rolls a finer tally up: pass its `segments` with fewer keys. Scores without counts are refused: a mean of
 * scores is not the score of the whole. No rows give no segments and a total of zeros (heads).
 *
 * @throws {NpsError} INVALID_COUNTS with the row when counts are malformed, are scores, or pass the given total.
 * @throws {NpsError} INVALID_OPTION when a key is malformed or named twice; INVALID_ARGUMENT when a key holds an object.
 * @example
 * ```ts
 * import { combineBySegment, scoreCounts } from 'nps-kit';
 *
 * const rows = [
 *   { channel: 'web', month: 1, counts: { promoters: 60, passives: 30, detractors: 10 } },
 *   { channel: 'web', month: 2, counts: { promoters: 6, passives: 3, detractors: 1 } },
 *   { channel: 'phone', month: 1, counts: { promoters: 1, passives: 2, detractors: 7 } },
 * ];
 * const byChannel = combineBySegment(rows, { by: 'channel', counts: 'counts' });
 * byChannel.segments[0]?.counts; // => { promoters: 66, passives: 33, detractors: 11 }
 * scoreCounts(byChannel.total); // ≈ 40.8
 *
 * const scores = [{ channel: 'web', score: 85 }, { channel: 'phone', score: 75 }];
 * combineBySegment(scores, { by: 'channel', counts: (row) => row.score as never }); // throws INVALID_COUNTS
 * ```
 */
export function combineBySegment<Row, Field extends CountsField<Row>>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: CombineBySegmentOptions<Row, KindOf<Row[Field]>> & { readonly counts: Field },
): SegmentTally<KindOf<Row[Field]>>;
export function combineBySegment<Row, C extends AnyCounts>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: CombineBySegmentOptions<Row, C> & { readonly counts: (row: Row, index: number) => C },
): SegmentTally<KindOf<C>>;
export function combineBySegment<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: CombineBySegmentOptions<Row, AnyCounts>,
): SegmentTally<AnyCounts> {
  assertRecord(options, 'options');
  const { by, counts, total } = options;
  const readers = readKeys(by);
  const readCounts = readAccessor(counts, 'options.counts');
  const list = listRows(rows);
  const parts = Array.from(list, (row, index) => {
    const part = readCounts(row, index);
    assertPoolable(part, `rows[${index}].counts`);
    return part;
  });
  if (total !== undefined) assertCounts(total, 'options.total');
  parts.forEach((part, index) => {
    assertAlike(part, total ?? (parts[0] as AnyCounts), `rows[${index}].counts`);
  });
  const keys = readers.map(({ key, read }) => encodeKey(list, key, read, pathIn('rows', `.${key}`)));
  const { size, groups, codes, owners } = groupKeys(keys);
  const members = Array.from({ length: size }, (): AnyCounts[] => []);
  Array.from(groups).forEach((group, entry) => {
    members[group]?.push(parts[owners ? (owners[entry] as number) : entry] as AnyCounts);
  });
  const segmentOf = segmentMaker(keys, codes);
  const segments = members.map((list, group) => segmentOf(group, poolCounts(list, 'rows')));
  const tally = {
    segments,
    total: total ?? poolCounts(parts, 'rows'),
    overlapping: owners !== null || total !== undefined,
  };
  assertTally(tally, 'rows');
  return tally;
}

/** Throws a reason that helps when a score stands where counts should. */
function assertPoolable(part: AnyCounts, path: string): void {
  const score =
    typeof part === 'number' ||
    (typeof part === 'object' &&
      part !== null &&
      'score' in part &&
      !('promoters' in part || 'promoterWeight' in part));
  if (score) {
    const expected = 'counts, because scores without respondents can not be pooled';
    throw new NpsError('INVALID_COUNTS', path, expected, part);
  }
  assertCounts(part, path);
}

/** Throws when one is heads and the other is sums of weights. */
function assertAlike(one: AnyCounts, other: AnyCounts, path: string): void {
  if (isWeighted(one) === isWeighted(other)) return;
  throw new NpsError('INVALID_COUNTS', path, 'heads in all rows and the total, or weights in all', one);
}
