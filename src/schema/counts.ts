import * as z from 'zod';
import type { NpsCounts, Rating, RatingHistogram, WeightedCounts } from '../core/counts.js';

const count = z.int().nonnegative();
const sum = z.number().nonnegative();

/** A rating of the standard scale: a whole number 0 to 10. */
export const ratingSchema = z.literal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) satisfies z.ZodType<Rating>;

/** Heads per category. */
export const countsSchema = z.object({
  promoters: count,
  passives: count,
  detractors: count,
}) satisfies z.ZodType<NpsCounts>;

/** Heads per rating, one bin for each rating from `min` to `max`. */
export const histogramSchema = z
  .object({ min: z.int(), max: z.int(), bins: z.array(count) })
  .refine(({ min, max, bins }) => bins.length === max - min + 1, {
    path: ['bins'],
    message: 'expected one bin for each rating from min to max',
  }) satisfies z.ZodType<RatingHistogram>;

/** Sums of weights and of squared weights per category; respondents need a positive sum of weights. */
export const weightedCountsSchema = z
  .object({
    n: count,
    promoterWeight: sum,
    passiveWeight: sum,
    detractorWeight: sum,
    promoterSquaredWeight: sum,
    passiveSquaredWeight: sum,
    detractorSquaredWeight: sum,
  })
  .refine(
    ({ n, promoterWeight, passiveWeight, detractorWeight }) =>
      n > 0 === promoterWeight + passiveWeight + detractorWeight > 0,
    { path: ['n'], message: 'expected respondents exactly where there is weight' },
  ) satisfies z.ZodType<WeightedCounts>;
