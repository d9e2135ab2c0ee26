import type { AnyCounts } from '../core/counts.js';
import type { SegmentTally } from '../core/groups.js';
import { addWeight, type WeightSums, weightedCountsFrom } from '../scoring/weight-sums.js';
import type { CodedResponses } from './coded-responses.js';
import { groupKeys } from './grouping.js';
import { segmentMaker } from './names.js';

/** Segments of coded responses, in the order of appearance. */
export function countGroups({ keys, categories, weights }: CodedResponses): SegmentTally<AnyCounts> {
  const { columns, owners, ids, size } = groupKeys(keys);
  // Groups are numbered as they appear, from 1; number 0 is the total. `firsts` holds the first entry of each.
  const numbers = new Int32Array(size);
  const firsts: number[] = [];
  const heads = [0, 0, 0];
  for (let i = 0; i < ids.length; i += 1) {
    const id = ids[i] as number;
    let group = numbers[id] as number;
    if (group === 0) {
      group = firsts.push(i);
      numbers[id] = group;
      heads.push(0, 0, 0);
    }
    (heads[3 * group + (categories[owners ? (owners[i] as number) : i] as number)] as number) += 1;
  }
  for (let i = 0; i < categories.length; i += 1) (heads[categories[i] as number] as number) += 1;
  const sums =
    weights &&
    sumWeights(
      weights,
      categories,
      firsts.length,
      ids.length,
      (i) => numbers[ids[i] as number] as number,
      owners,
    );
  const countsOf = (group: number): AnyCounts => {
    const detractors = heads[3 * group] as number;
    const passives = heads[3 * group + 1] as number;
    const promoters = heads[3 * group + 2] as number;
    return sums
      ? weightedCountsFrom(
          sums.subarray(16 * group),
          detractors + passives + promoters,
          group > 0 ? `segments[${group - 1}].weights` : 'weights',
        )
      : { promoters, passives, detractors };
  };
  const total = countsOf(0);
  const segmentOf = segmentMaker(keys, columns);
  const segments = firsts.map((entry, index) => segmentOf(entry, countsOf(index + 1)));
  return { segments, total, overlapping: owners !== null };
}

/** Sums of weights and their squares, 16 places for each group from 0, which is the total. */
function sumWeights(
  weights: Float64Array,
  categories: Uint8Array,
  groups: number,
  entries: number,
  groupOf: (entry: number) => number,
  owners: ArrayLike<number> | null,
): WeightSums {
  const sums = new Float64Array(16 * (groups + 1));
  const add = (group: number, response: number): void => {
    const weight = weights[response] as number;
    addWeight(sums, 16 * group + (categories[response] as number), weight, weight * weight);
  };
  for (let i = 0; i < entries; i += 1) add(groupOf(i), owners ? (owners[i] as number) : i);
  for (let i = 0; i < weights.length; i += 1) add(0, i);
  return sums;
}
