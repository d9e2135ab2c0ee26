import type { AnyCounts, NpsCounts, RatingHistogram, WeightedCounts } from '../core/counts.js';
import { isWeighted } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { elementsOf } from '../core/sequence.js';
import { combineCounts } from '../scoring/combine.js';
import { combineHistograms } from '../scoring/histogram.js';
import { combineWeightedCounts } from '../scoring/weighted.js';
import { assertRollup, keysText, type Rollup, type RollupCell, sortCells } from './rollup.js';

/**
 * Adds roll-ups: shards, days and regions merge as if all their responses had been summed at once.
 *
 * They must have the same keys, periods, zone, scale and kind of counts. Heads merge exactly, weights to the last
 * digits. An empty list gives null (no roll-up, no keys).
 *
 * @throws {NpsError} INVALID_ARGUMENT when a roll-up is malformed or unlike the first.
 * @throws {NpsError} INVALID_COUNTS or INVALID_HISTOGRAM when counts are malformed or a sum is no longer exact.
 * @throws {NpsError} SCALE_MISMATCH when scales differ.
 * @example
 * ```ts
 * import { mergeRollups, readRollup } from 'nps-kit/rollup';
 *
 * const bins = (rating: number, heads: number) =>
 *   Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`nps_bin_${i}`, i === rating ? heads : 0]));
 * const day = (rating: number, heads: number) =>
 *   readRollup([{ region: 'EU', nps_rows: heads, nps_missing: 0, nps_invalid: 0, ...bins(rating, heads) }], { by: ['region'] });
 * const both = mergeRollups([day(10, 3), day(2, 1)]);
 * both?.cells.map(({ counts }) => counts); // => [{ promoters: 3, passives: 0, detractors: 1 }]
 * ```
 */
export function mergeRollups<C extends AnyCounts>(list: Iterable<Rollup<C>>): Rollup<C> | null {
  let first: Rollup<C> | null = null;
  let missing = 0;
  let invalid = 0;
  const groups = new Map<string, RollupCell<C>[]>();
  let index = 0;
  for (const rollup of elementsOf(list, 'list')) {
    const path = `list[${index}]`;
    assertRollup(rollup, path);
    first ??= rollup;
    assertAlike(rollup, first, path);
    missing += rollup.excluded.missing;
    invalid += rollup.excluded.invalid;
    for (const cell of rollup.cells) {
      const key = `${cell.period?.start ?? ''} ${keysText(cell.keys)}`;
      const group = groups.get(key);
      if (group) group.push(cell);
      else groups.set(key, [cell]);
    }
    index += 1;
  }
  if (first === null) return null;
  const { version, by, period, timeZone, weighted, scale } = first;
  const cells = sortCells([...groups.values()].map(mergeCells));
  return { version, by, period, timeZone, weighted, scale, cells, excluded: { missing, invalid } };
}

function assertAlike(rollup: Rollup, first: Rollup, path: string): void {
  const { min, max, promoterFrom, detractorTo } = first.scale;
  if (
    rollup.scale.min !== min ||
    rollup.scale.max !== max ||
    rollup.scale.promoterFrom !== promoterFrom ||
    rollup.scale.detractorTo !== detractorTo
  ) {
    throw new NpsError(
      'SCALE_MISMATCH',
      `${path}.scale`,
      `ratings ${min} to ${max}, cut alike`,
      rollup.scale,
    );
  }
  for (const field of ['period', 'timeZone', 'weighted'] as const) {
    if (rollup[field] !== first[field]) {
      throw new NpsError(
        'INVALID_ARGUMENT',
        `${path}.${field}`,
        `${first[field]}, like the first`,
        rollup[field],
      );
    }
  }
  if (JSON.stringify(rollup.by) !== JSON.stringify(first.by)) {
    throw new NpsError('INVALID_ARGUMENT', `${path}.by`, `${first.by.join(', ')}, like the first`, rollup.by);
  }
}

/** One cell of several with the same keys and period. */
function mergeCells<C extends AnyCounts>(cells: readonly RollupCell<C>[]): RollupCell<C> {
  const [only] = cells as [RollupCell<C>];
  if (cells.length === 1) return only;
  const histogram = combineHistograms(cells.map((cell) => cell.histogram)) as RatingHistogram;
  return {
    keys: only.keys,
    period: only.period,
    histogram,
    counts: combineAny(cells.map((cell) => cell.counts)),
  };
}

/** Adds heads, or sums of weights. */
export function combineAny<C extends AnyCounts>(list: readonly C[]): C {
  const weighted = list.length > 0 && isWeighted(list[0] as C);
  return (
    weighted
      ? combineWeightedCounts(list as readonly WeightedCounts[])
      : combineCounts(list as readonly NpsCounts[])
  ) as C;
}
