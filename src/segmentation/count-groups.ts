import type { AnyCounts } from '../core/counts.js';
import type { SegmentTally } from '../core/groups.js';
import { countsAt } from '../scoring/categories.js';
import { addWeight, weightedCountsFrom } from '../scoring/weight-sums.js';
import type { CodedResponses } from './coded-responses.js';
import { groupKeys } from './grouping.js';
import { segmentMaker } from './names.js';

/** Segments of coded responses, in the order of appearance. */
export function countGroups({ keys, categories, weights }: CodedResponses): SegmentTally<AnyCounts> {
  const { size, groups, codes, owners } = groupKeys(keys);
  // Behind the groups, as group number `size`, stands the total.
  const heads = new Uint32Array(3 * (size + 1));
  for (let i = 0; i < groups.length; i += 1) {
    const category = categories[owners ? (owners[i] as number) : i] as number;
    (heads[3 * (groups[i] as number) + category] as number) += 1;
  }
  if (owners) for (const category of categories) (heads[3 * size + category] as number) += 1;
  else for (let at = 0; at < 3 * size; at += 1) (heads[3 * size + (at % 3)] as number) += heads[at] as number;
  const sums = weights && new Float64Array(16 * (size + 1));
  if (sums) {
    const add = (group: number, response: number): void => {
      const weight = weights[response] as number;
      addWeight(sums, 16 * group + (categories[response] as number), weight, weight * weight);
    };
    for (let i = 0; i < groups.length; i += 1) add(groups[i] as number, owners ? (owners[i] as number) : i);
    for (let i = 0; i < weights.length; i += 1) add(size, i);
  }
  const segmentOf = segmentMaker(keys, codes);
  const countsOf = (group: number): AnyCounts => {
    const counts = countsAt(heads, group);
    if (!sums) return counts;
    const n = counts.detractors + counts.passives + counts.promoters;
    return weightedCountsFrom(sums.subarray(16 * group), n, () =>
      group < size ? `segments[${JSON.stringify(segmentOf(group, null).segment)}].weights` : 'weights',
    );
  };
  const total = countsOf(size);
  const segments = Array.from({ length: size }, (_, group) => segmentOf(group, countsOf(group)));
  return { segments, total, overlapping: owners !== null };
}
