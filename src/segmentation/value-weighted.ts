import { type Accessor, readAccessor } from '../core/accessor.js';
import { assertLevel, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { elementsOf } from '../core/sequence.js';
import type { ScoreInterval } from '../inference/records.js';
import { tangoInterval } from '../inference/score-interval.js';
import type { ScaleOptions } from '../scoring/scale.js';
import { scoreCounts } from '../scoring/score.js';
import { tallyRatings } from '../scoring/tally.js';
import { isWeight, weightError } from '../scoring/weight-sums.js';
import { effectiveSampleSize, tallyWeighted } from '../scoring/weighted.js';

/** Where a row holds its rating and its value. */
export interface ValueWeightedOptions<Row> extends ScaleOptions {
  /** Where the rating of a row is. */
  readonly rating: Accessor<Row, number>;
  /** Where the value of a row is, such as yearly revenue: 0, or 1e-140 to 1e140, in any one unit. */
  readonly value: Accessor<Row, number>;
  /** Level of the intervals, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/** A score of heads, or of value. */
export interface ScoreOfWhat {
  /** Points, -100 to 100. */
  readonly score: number;
  /** Respondents that carry as much information (Kish); of heads their number. */
  readonly effectiveSampleSize: number;
  /** Interval of the score in points. */
  readonly interval: ScoreInterval<'score'>;
}

/** The score per customer beside the score per unit of value. */
export interface ValueWeightedScore {
  /** Respondents (heads). */
  readonly n: number;
  /** Each respondent counts once: what customers think. */
  readonly plain: ScoreOfWhat;
  /** Each unit of value counts once: what the revenue thinks. */
  readonly valueWeighted: ScoreOfWhat;
  /** Value-weighted minus plain score in points: below 0 large customers are less content. */
  readonly difference: number;
}

/**
 * The score with revenue (or any value) as weight, beside the plain score.
 *
 * A few large customers can make the weighted score: look at its effective sample size. It is no estimate for a
 * population, so it does not replace the plain score.
 *
 * @returns Null when nobody answered.
 * @throws {NpsError} RATING_OUT_OF_RANGE or INVALID_WEIGHT with the row; INVALID_WEIGHT when all values are 0.
 * @throws {NpsError} INVALID_ARGUMENT or INVALID_OPTION when rows can not be walked or an option is malformed.
 * @example
 * ```ts
 * import { valueWeightedScore } from 'nps-kit';
 *
 * const rows = [
 *   { rating: 10, revenue: 100 }, { rating: 9, revenue: 100 }, { rating: 9, revenue: 100 }, { rating: 2, revenue: 700 },
 * ];
 * const result = valueWeightedScore(rows, { rating: 'rating', value: 'revenue' });
 * result?.plain.score; // => 50
 * result?.valueWeighted.score; // => -40
 * result?.valueWeighted.effectiveSampleSize; // ≈ 1.92
 * ```
 */
export function valueWeightedScore<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: ValueWeightedOptions<Row>,
): ValueWeightedScore | null {
  assertRecord(options, 'options');
  const { rating, value, scale, level = 0.95 } = options;
  assertLevel(level);
  readAccessor(rating, 'options.rating');
  const readValue = readAccessor(value, 'options.value');
  const list = Array.from(elementsOf(rows, 'rows'));
  let whole = 0;
  list.forEach((row, index) => {
    const worth = readValue(row, index);
    if (!isWeight(worth)) throw weightError(`rows[${index}].value`, worth);
    whole += worth;
  });
  if (list.length > 0 && whole === 0) {
    throw new NpsError('INVALID_WEIGHT', 'options.value', 'a value above 0 in some row', 0);
  }
  const counts = tallyRatings(list, { rating, scale });
  const weighted = tallyWeighted(list, { rating, weight: value, scale });
  const plain = scoreCounts(counts);
  const valueWeighted = scoreCounts(weighted);
  if (plain === null || valueWeighted === null) return null;
  const n = list.length;
  return {
    n,
    plain: {
      score: plain,
      effectiveSampleSize: n,
      interval: tangoInterval(counts, level) as ScoreInterval<'score'>,
    },
    valueWeighted: {
      score: valueWeighted,
      effectiveSampleSize: effectiveSampleSize(weighted),
      interval: tangoInterval(weighted, level) as ScoreInterval<'score'>,
    },
    difference: valueWeighted - plain,
  };
}
