import type { WeightedCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';

/**
 * Running sums of w and w * w per category with their lost low-order parts (Neumaier 1974), in one flat array:
 * category c (0 detractor, 1 passive, 2 promoter) has its sums at c and 4 + c, what they lost at 8 + c and 12 + c.
 */
export type WeightSums = Float64Array;

/** Sums of nothing. */
export function createWeightSums(): WeightSums {
  return new Float64Array(16);
}

/** Adds one weight and its square, or a group's sums of both. */
export function addWeight(sums: WeightSums, category: number, weight: number, square: number): void {
  const sum = sums[category] as number;
  const total = sum + weight;
  (sums[8 + category] as number) += sum >= weight ? sum - total + weight : weight - total + sum;
  sums[category] = total;
  const squares = sums[4 + category] as number;
  const totalSquares = squares + square;
  (sums[12 + category] as number) +=
    squares >= square ? squares - totalSquares + square : square - totalSquares + squares;
  sums[4 + category] = totalSquares;
}

/** The least weight above 0: its square, and sums of squares, stay well inside the range of doubles. */
export const smallestWeight = 1e-140;
/** The greatest weight, for the same reason. */
export const largestWeight = 1e140;

/** True for 0 and for weights whose square is neither lost nor infinite. */
export function isWeight(value: unknown): value is number {
  return typeof value === 'number' && ((value >= smallestWeight && value <= largestWeight) || value === 0);
}

/** The error for a value that is no weight. */
export function weightError(path: string, received: unknown): NpsError {
  return new NpsError(
    'INVALID_WEIGHT',
    path,
    `0 or a number ${smallestWeight} to ${largestWeight}`,
    received,
  );
}

/** The sums as weighted counts; throws when there are respondents but no weight. */
export function weightedCountsFrom(sums: WeightSums, n: number, pathOf = () => 'weights'): WeightedCounts {
  const at = (index: number): number => (sums[index] as number) + (sums[8 + index] as number);
  const counts: WeightedCounts = {
    n,
    promoterWeight: at(2),
    passiveWeight: at(1),
    detractorWeight: at(0),
    promoterSquaredWeight: at(6),
    passiveSquaredWeight: at(5),
    detractorSquaredWeight: at(4),
  };
  const total = counts.promoterWeight + counts.passiveWeight + counts.detractorWeight;
  if (n > 0 && !(total > 0)) throw new NpsError('INVALID_WEIGHT', pathOf(), 'a positive sum', total);
  return counts;
}
