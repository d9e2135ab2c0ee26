import * as z from 'zod';
import { assertCounts } from '../core/assertions.js';
import type { NpsCounts, Rating, RatingHistogram, WeightedCounts } from '../core/counts.js';

/** Heads: a whole number, 0 or more. */
export const countSchema = z
  .int()
  .nonnegative()
  .refine((value) => !Object.is(value, -0), { message: 'expected 0, got -0' });
const sum = z.number().nonnegative().max(1e300);

/** A rating of the standard scale: a whole number 0 to 10. */
export const ratingSchema = z.literal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) satisfies z.ZodType<Rating>;

/** Heads per category. */
export const countsSchema = z.object({
  promoters: countSchema,
  passives: countSchema,
  detractors: countSchema,
}) satisfies z.ZodType<NpsCounts>;

/** Heads per rating, one bin for each rating from `min` to `max`. */
export const histogramSchema = z
  .object({ min: z.int(), max: z.int(), bins: z.array(countSchema) })
  .refine(({ min, max, bins }) => bins.length === max - min + 1, {
    path: ['bins'],
    message: 'expected one bin for each rating from min to max',
  }) satisfies z.ZodType<RatingHistogram>;

/** Sums of weights and of squared weights per category that fit each other and n, as the functions ask for. */
export const weightedCountsSchema = z
  .object({
    n: countSchema,
    promoterWeight: sum,
    passiveWeight: sum,
    detractorWeight: sum,
    promoterSquaredWeight: sum,
    passiveSquaredWeight: sum,
    detractorSquaredWeight: sum,
  })
  .refine(fitsTogether, {
    message: 'expected squares that fit the sums and n, and weight exactly where n is above 0',
  }) satisfies z.ZodType<WeightedCounts>;

/** What the core asks of weighted counts beyond the range of each field. */
function fitsTogether(counts: WeightedCounts): boolean {
  try {
    assertCounts(counts, 'counts');
    return true;
  } catch {
    return false;
  }
}
