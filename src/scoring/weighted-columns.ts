import { categoryOf } from './categories.js';
import type { RatingScale } from './scale.js';
import { histogramRatings } from './tally.js';
import { addWeight, isWeight, type WeightSums, weightError } from './weight-sums.js';

/** Adds ratings and weights side by side to sums per category. */
export function addColumns(
  sums: WeightSums,
  ratings: ArrayLike<number>,
  weights: ArrayLike<number>,
  scale: RatingScale,
): void {
  histogramRatings(ratings, { scale }); // throws at the first value that is no rating
  const { min } = scale;
  const size = scale.max - min + 1;
  // Two rows at a time, each to cells of its own: equal neighbours do not wait for each other's store.
  const cells = new Float64Array(8 * size);
  let i = 0;
  for (; i + 1 < weights.length; i += 2) {
    const one = weights[i] as number;
    const other = weights[i + 1] as number;
    if (!(isWeight(one) && isWeight(other))) break;
    addToCell(cells, ((ratings[i] as number) - min) << 2, one);
    addToCell(cells, ((ratings[i + 1] as number) - min + size) << 2, other);
  }
  for (; i < weights.length; i += 1) {
    const weight = weights[i] as number;
    if (!isWeight(weight)) throw weightError(`weights[${i}]`, weight);
    addToCell(cells, ((ratings[i] as number) - min) << 2, weight);
  }
  for (let cell = 0; cell < 8 * size; cell += 4) {
    const category = categoryOf(min + ((cell >> 2) % size), scale);
    addWeight(sums, category, cells[cell] as number, cells[cell + 2] as number);
    addWeight(sums, category, cells[cell + 1] as number, cells[cell + 3] as number);
  }
}

/** A cell is a sum of weights and what rounding took from it (Knuth's two-sum), then the same for their squares. */
function addToCell(cells: Float64Array, cell: number, weight: number): void {
  const sum = cells[cell] as number;
  const total = sum + weight;
  const added = total - sum;
  (cells[cell + 1] as number) += sum - (total - added) + (weight - added);
  cells[cell] = total;
  const square = weight * weight;
  const squares = cells[cell + 2] as number;
  const totalSquares = squares + square;
  const addedSquare = totalSquares - squares;
  (cells[cell + 3] as number) += squares - (totalSquares - addedSquare) + (square - addedSquare);
  cells[cell + 2] = totalSquares;
}
