import { NpsError } from '../core/errors.js';
import { assertInstant, type Instant } from '../core/time.js';
import { ratingError, type ScaleOptions, scaleOf } from '../scoring/scale.js';
import { categoryCodes, type ResponseColumns } from './read-responses.js';

/** Times and ratings side by side, of equal length; typed arrays are the fast way. */
export interface TimedColumns {
  /** One instant per response. */
  readonly times: ArrayLike<Instant>;
  /** One rating per response. */
  readonly ratings: ArrayLike<number>;
}

/** True for columns, false for rows. */
export function isTimedColumns(data: unknown): data is TimedColumns {
  return typeof data === 'object' && data !== null && 'times' in data && 'ratings' in data;
}

/** Reads columns as rows are read. */
export function readColumns({ times, ratings }: TimedColumns, { scale }: ScaleOptions): ResponseColumns {
  const { min, max } = scaleOf({ scale });
  const codes = categoryCodes(scale);
  for (const [path, column] of Object.entries({ times, ratings })) {
    if (!Number.isSafeInteger(column?.length)) {
      throw new NpsError('INVALID_ARGUMENT', path, 'an array or a typed array', column);
    }
  }
  if (ratings.length !== times.length) {
    throw new NpsError('INVALID_ARGUMENT', 'ratings', `as many as times, ${times.length}`, ratings.length);
  }
  const categories = new Uint8Array(ratings.length);
  let earliest = Number.POSITIVE_INFINITY;
  let latest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < times.length; i += 1) {
    const time = times[i] as number;
    if (!(typeof time === 'number' && time >= earliest && time <= latest)) {
      assertInstant(time, `times[${i}]`);
      if (time < earliest) earliest = time;
      if (time > latest) latest = time;
    }
    const value = ratings[i] as number;
    const bin = typeof value === 'number' ? (value - min) >>> 0 : -1;
    const code = bin + min === value ? codes[bin] : undefined;
    if (code === undefined) throw ratingError(`ratings[${i}]`, { min, max }, value);
    categories[i] = code;
  }
  return {
    times: times instanceof Float64Array ? times : Float64Array.from(times),
    categories,
    earliest,
    latest,
  };
}
