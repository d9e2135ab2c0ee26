import type { AnyCounts, NpsCounts, RatingHistogram, WeightedCounts } from '../core/counts.js';
import { isWeighted } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { elementsOf } from '../core/sequence.js';
import { combineCounts } from '../scoring/combine.js';
import { combineHistograms } from '../scoring/histogram.js';
import { copyScale } from '../scoring/scale.js';
import { combineWeightedCounts } from '../scoring/weighted.js';
import { assertCells, assertRollupHead } from './check-rollup.js';
import { groupCells, headsIn, type Rollup, type RollupCell, sortCells } from './rollup.js';

/**
 * Adds roll-ups: shards, days and regions merge as if all their responses had been summed at once.
 *
 * They must have the same keys, periods, zone, scale and kind of counts. Heads merge exactly, weights to the last
 * digits. An empty list gives null (no roll-up, no keys).
 *
 * @throws {NpsError} INVALID_ARGUMENT when a roll-up is malformed or unlike the first.
 * @throws {NpsError} INVALID_COUNTS or INVALID_HISTOGRAM when counts are malformed, contradict each other, or a sum is no
 *   longer exact.
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
  const rollups = Array.from(elementsOf(list, 'list'));
  const [first] = rollups;
  let missing = 0;
  let invalid = 0;
  for (const [i, rollup] of rollups.entries()) {
    const path = `list[${i}]`;
    assertRollupHead(rollup, path);
    assertAlike(rollup, first as Rollup<C>, path);
    assertCells(rollup, path);
    missing += rollup.excluded.missing;
    invalid += rollup.excluded.invalid;
  }
  if (!first) return null;
  const { version, by, period, timeZone, weighted } = first;
  const scale = copyScale(first.scale);
  const cells = mergeCells(rollups.flatMap((rollup) => rollup.cells));
  return { version, by, period, timeZone, weighted, scale, cells, excluded: { missing, invalid } };
}

function assertAlike(rollup: Rollup, first: Rollup, path: string): void {
  const { scale } = first;
  if (
    (['min', 'max', 'promoterFrom', 'detractorTo'] as const).some(
      (name) => rollup.scale[name] !== scale[name],
    )
  ) {
    const expected = `ratings ${scale.min} to ${scale.max}, cut alike`;
    throw new NpsError('SCALE_MISMATCH', `${path}.scale`, expected, rollup.scale);
  }
  for (const field of ['period', 'timeZone', 'weighted', 'by'] as const) {
    if (JSON.stringify(rollup[field]) !== JSON.stringify(first[field])) {
      const expected = `${first[field]}, like the first`;
      throw new NpsError('INVALID_ARGUMENT', `${path}.${field}`, expected, rollup[field]);
    }
  }
}

/** One cell for each group and period, sorted. */
export function mergeCells<C extends AnyCounts>(cells: readonly RollupCell<C>[]): RollupCell<C>[] {
  return sortCells(groupCells(cells).map(mergeGroup));
}

function mergeGroup<C extends AnyCounts>(cells: readonly RollupCell<C>[]): RollupCell<C> {
  const [first] = cells as [RollupCell<C>];
  const histogram = combineHistograms(cells.map((cell) => cell.histogram)) as RatingHistogram;
  if (cells.length === 1) return { ...first, histogram };
  const list = cells.map(({ counts }) => counts);
  if (!isWeighted(first.counts)) return { ...first, histogram, counts: combineAny(list, false) };
  // A row whose weights are all 0 is no counts of its own, but its heads are among those of the group.
  const counts = { ...combineAny(list.filter(hasWeight), true), n: headsIn(histogram) };
  return { ...first, histogram, counts };
}

/** False where all weights are 0. */
export function hasWeight(counts: AnyCounts): boolean {
  const { promoterWeight, passiveWeight, detractorWeight } = counts as WeightedCounts;
  return promoterWeight + passiveWeight + detractorWeight > 0;
}

/** Adds heads, or sums of weights; zeros for none. */
export function combineAny<C extends AnyCounts>(list: readonly C[], weighted: boolean): C {
  return (weighted
    ? combineWeightedCounts(list as readonly AnyCounts[] as readonly WeightedCounts[])
    : combineCounts(list as readonly AnyCounts[] as readonly NpsCounts[])) as AnyCounts as C;
}
