import { periodFinder } from '../calendar/period-table.js';
import { type Accessor, readAccessor } from '../core/accessor.js';
import { assertRecord } from '../core/assertions.js';
import type { WeightedCounts } from '../core/counts.js';
import { pathIn, readWeights } from '../scoring/coded-ratings.js';
import { scoreCounts } from '../scoring/score.js';
import { addWeight, weightedCountsFrom } from '../scoring/weight-sums.js';
import { readPeriodOptions } from './cut-time.js';
import { readResponses } from './read-responses.js';
import {
  refuseOutside,
  type ScoredPeriod,
  scorePeriods,
  type TallyByPeriodOptions,
} from './tally-by-period.js';

/** Options of {@link tallyWeightedByPeriod}. */
export interface TallyWeightedByPeriodOptions<Row> extends TallyByPeriodOptions<Row> {
  /** Where the weight of a row is: a field name or a function of the row. 0, or 1e-140 to 1e140. */
  readonly weight: Accessor<Row, number>;
}

/**
 * Sums survey weights, and their squares, per category and period of a time zone.
 *
 * Periods are those of `tallyByPeriod`; one without answers has zeros and a null score.
 *
 * @returns Sums of weights per period, ascending in time; scores in points.
 * @throws {NpsError} The same errors as `tallyByPeriod`; INVALID_WEIGHT with the row, when a weight is neither 0 nor
 *   1e-140 to 1e140, and when all weights of a period are 0.
 * @example
 * ```ts
 * import { tallyWeightedByPeriod } from 'nps-kit';
 *
 * const rows = [
 *   { at: Date.UTC(2026, 0, 5), rating: 10, weight: 3 },
 *   { at: Date.UTC(2026, 0, 6), rating: 2, weight: 1 },
 * ];
 * const [january] = tallyWeightedByPeriod(rows, {
 *   at: 'at', rating: 'rating', weight: 'weight', period: 'month', timeZone: 'UTC',
 * });
 * january?.score; // => 50
 * ```
 */
export function tallyWeightedByPeriod<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: TallyWeightedByPeriodOptions<Row>,
): ScoredPeriod<WeightedCounts>[] {
  assertRecord(options, 'options');
  const cut = readPeriodOptions(options);
  readAccessor(options.weight, 'options.weight');
  const { rows: list, times, pathOf, categories, earliest, latest } = readResponses(rows, options);
  const weights = readWeights(list, options.weight, pathIn('rows', '.weight'));
  const table = cut(earliest, latest);
  if (table === null) return [];
  const find = periodFinder(table);
  const heads = new Float64Array(table.labels.length);
  const sums = new Float64Array(16 * heads.length);
  times.forEach((time, row) => {
    const place = find(time);
    if (place < 0) refuseOutside(pathOf(row), time);
    const weight = weights[row] as number;
    (heads[place] as number) += 1;
    addWeight(sums, 16 * place + (categories[row] as number), weight, weight * weight);
  });
  return scorePeriods(
    table,
    (place, label) =>
      weightedCountsFrom(
        sums.subarray(16 * place),
        heads[place] as number,
        () => `periods[${JSON.stringify(label)}].weights`,
      ),
    scoreCounts,
  );
}
