import { categoryTable } from './categories.js';
import { type RatingScale, ratingError } from './scale.js';
import { addWeight, isWeight, type WeightSums, weightError } from './weight-sums.js';

/** Sums ratings and weights side by side, of equal length, per category. */
export function sumColumns(
  ratings: ArrayLike<number>,
  weights: ArrayLike<number>,
  scale: RatingScale,
): WeightSums {
  const { min } = scale;
  const categories = categoryTable(scale);
  // Rows go to four sums in turn: equal neighbours do not wait for each other's store.
  const sums = new Float64Array(4 * 16);
  for (let i = 0; i < weights.length; i += 1) {
    const rating = ratings[i];
    const category = typeof rating === 'number' ? categories[rating - min] : undefined;
    if (category === undefined) throw ratingError(`ratings[${i}]`, scale, rating);
    const weight = weights[i];
    if (!isWeight(weight)) throw weightError(`weights[${i}]`, weight);
    // Kahan's sum, which takes four steps to the seven of Neumaier's and errs by 2 ulp too where nothing is negative.
    const at = 16 * (i & 3) + category;
    const sum = sums[at] as number;
    const part = weight + (sums[at + 8] as number);
    const total = sum + part;
    sums[at + 8] = part - (total - sum);
    sums[at] = total;
    const squares = sums[at + 4] as number;
    const squarePart = weight * weight + (sums[at + 12] as number);
    const totalSquares = squares + squarePart;
    sums[at + 12] = squarePart - (totalSquares - squares);
    sums[at + 4] = totalSquares;
  }
  for (let from = 16; from < sums.length; from += 8) {
    for (let category = 0; category < 3; category += 1) {
      addWeight(sums, category, sums[from + category] as number, sums[from + 4 + category] as number);
    }
  }
  return sums;
}
