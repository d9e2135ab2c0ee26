import { categoryTable } from './categories.js';
import { type RatingScale, ratingError } from './scale.js';
import { addWeight, createWeightSums, isWeight, type WeightSums, weightError } from './weight-sums.js';

/** Sums ratings and weights side by side, of equal length, per category. */
export function sumColumns(
  ratings: ArrayLike<number>,
  weights: ArrayLike<number>,
  scale: RatingScale,
): WeightSums {
  const { min } = scale;
  const categories = categoryTable(scale);
  // Rows go to two sums in turn: equal neighbours do not wait for each other's store.
  const sums = createWeightSums();
  const others = createWeightSums();
  for (let i = 0; i < weights.length; i += 1) {
    const rating = ratings[i];
    const category = typeof rating === 'number' ? categories[rating - min] : undefined;
    if (category === undefined) throw ratingError(`ratings[${i}]`, scale, rating);
    const weight = weights[i];
    if (!isWeight(weight)) throw weightError(`weights[${i}]`, weight);
    addWeight(i & 1 ? others : sums, category, weight, weight * weight);
  }
  for (const part of [0, 8]) {
    for (const category of [0, 1, 2]) {
      const cell = part + category;
      addWeight(sums, category, others[cell] as number, others[4 + cell] as number);
    }
  }
  return sums;
}
