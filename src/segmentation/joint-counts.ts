import type { RatedValue } from './pairs.js';

/** How often each distinct value meets each distinct rating, both ascending. */
export interface JointCounts {
  /** Pairs in all. */
  readonly n: number;
  /** `cells[value][rating]`. */
  readonly cells: readonly (readonly number[])[];
  /** Pairs per distinct value. */
  readonly rowSums: readonly number[];
  /** Pairs per distinct rating. */
  readonly columnSums: readonly number[];
}

/** Counts pairs that come by value ascending. */
export function jointCounts(pairs: readonly RatedValue[]): JointCounts {
  const ratings = [...new Set(pairs.map(({ rating }) => rating))].sort((one, other) => one - other);
  const places = new Map(ratings.map((rating, place) => [rating, place]));
  const cells: number[][] = [];
  pairs.forEach(({ rating, value }, index) => {
    if (index === 0 || value !== pairs[index - 1]?.value) cells.push(ratings.map(() => 0));
    const row = cells.at(-1) as number[];
    (row[places.get(rating) as number] as number) += 1;
  });
  return {
    n: pairs.length,
    cells,
    rowSums: cells.map((row) => row.reduce((sum, count) => sum + count, 0)),
    columnSums: ratings.map((_, place) => cells.reduce((sum, row) => sum + (row[place] as number), 0)),
  };
}
