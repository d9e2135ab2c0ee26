import { type AnyCounts, isWeighted, type NpsCounts, type WeightedCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { combineCounts } from './combine.js';
import { combineWeightedCounts } from './weighted.js';

/** All counts in one; throws when heads and sums of weights are mixed. */
export function poolCounts(list: readonly AnyCounts[], path: string): AnyCounts {
  const weighted = list.filter(isWeighted).length;
  if (weighted === 0) return combineCounts(list as readonly NpsCounts[]);
  if (weighted < list.length) {
    throw new NpsError('INVALID_COUNTS', path, 'heads only or sums of weights only', list);
  }
  return combineWeightedCounts(list as readonly WeightedCounts[]);
}
