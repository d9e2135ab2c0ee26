import type { NpsCounts } from '../core/counts.js';
import type { RatingScale } from './scale.js';

/**
 * The category of every rating of the scale, that of `min` first: 0 detractor, 1 passive, 2 promoter. A table, because a
 * branch on ratings is one that nobody guesses.
 */
export function categoryTable({ min, max, promoterFrom, detractorTo }: RatingScale): Uint8Array {
  return Uint8Array.from({ length: max - min + 1 }, (_, bin) =>
    min + bin >= promoterFrom ? 2 : min + bin <= detractorTo ? 0 : 1,
  );
}

/** Counts from heads per place and category: those of place i are at 3i (detractors), 3i + 1 and 3i + 2 (promoters). */
export function countsAt(heads: ArrayLike<number>, place = 0): NpsCounts {
  return {
    promoters: heads[3 * place + 2] as number,
    passives: heads[3 * place + 1] as number,
    detractors: heads[3 * place] as number,
  };
}
