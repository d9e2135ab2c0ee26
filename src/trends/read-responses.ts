import { type Accessor, readAccessor } from '../core/accessor.js';
import { assertColumn } from '../core/sequence.js';
import { assertInstant, type Instant } from '../core/time.js';
import { codeRatings, listRows, type PathOf, pathIn, type Read } from '../scoring/coded-ratings.js';
import { type ScaleOptions, scaleOf } from '../scoring/scale.js';

/** Where a row holds its time and its rating. */
export interface ResponseFields<Row> extends ScaleOptions {
  /** Where the time of the answer is, as an instant: a field name or a function of the row. */
  readonly at: Accessor<Row, Instant>;
  /** Where the rating is: a field name or a function of the row. */
  readonly rating: Accessor<Row, number>;
}

/** Times and ratings side by side, of equal length; typed arrays are the fast way. */
export interface TimedColumns {
  /** One instant per response. */
  readonly times: ArrayLike<Instant>;
  /** One rating per response. */
  readonly ratings: ArrayLike<number>;
}

/** Instants as a typed array, and the least and greatest of them; infinite without any. */
interface ReadTimes {
  readonly times: Float64Array;
  /** Where in the input they are, for errors. */
  readonly pathOf: PathOf;
  readonly earliest: Instant;
  readonly latest: Instant;
}

/** Responses ready to count. */
export interface CodedTimes extends ReadTimes {
  /** 0 detractor, 1 passive, 2 promoter. */
  readonly categories: Uint8Array;
}

/** Reads rows; throws when one has no instant, then when one has no rating. */
export function readResponses<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  { at, rating, scale }: ResponseFields<Row>,
): CodedTimes & { readonly rows: readonly Row[] } {
  const checked = scaleOf({ scale });
  readAccessor(at, 'options.at');
  readAccessor(rating, 'options.rating');
  const list = listRows(rows);
  return {
    rows: list,
    ...readTimes(list, at, pathIn('rows', '.at')),
    categories: codeRatings(list, rating, checked, pathIn('rows', '.rating')),
  };
}

/** Reads columns, or rows as soon as options say where a row holds its time. */
export function readTimed<Row>(
  data: Iterable<Row> | ArrayLike<Row> | TimedColumns,
  options: ScaleOptions | ResponseFields<Row>,
): CodedTimes {
  if (
    typeof data !== 'object' ||
    data === null ||
    !('times' in data && 'ratings' in data) ||
    'at' in options
  ) {
    return readResponses(data as Iterable<Row>, options as ResponseFields<Row>);
  }
  const scale = scaleOf(options);
  const { times, ratings } = data;
  assertColumn(times, times?.length, 'times');
  assertColumn(ratings, times.length, 'ratings');
  return {
    ...readTimes(times, undefined, pathIn('times')),
    categories: codeRatings(ratings, undefined, scale, pathIn('ratings')),
  };
}

/** Reads instants; throws at the first value that is none. */
export function readTimes<Item>(items: ArrayLike<Item>, read: Read<Item>, pathOf: PathOf): ReadTimes {
  const times = new Float64Array(items.length);
  let earliest = Number.POSITIVE_INFINITY;
  let latest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < times.length; i += 1) {
    const item = items[i] as Item;
    const time: unknown = typeof read === 'string' ? item?.[read] : read ? read(item, i) : item;
    // A number between two instants is one.
    if (!(typeof time === 'number' && time >= earliest && time <= latest)) {
      assertInstant(time, pathOf(i));
      if (time < earliest) earliest = time;
      if (time > latest) latest = time;
    }
    times[i] = time;
  }
  return { times, pathOf, earliest, latest };
}
