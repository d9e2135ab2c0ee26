import type { NpsCounts, Rating, RatingHistogram, WeightedCounts } from 'nps-kit';
import type {
  countsSchema,
  histogramSchema,
  ratingSchema,
  responseRowSchema,
  weightedCountsSchema,
} from 'nps-kit/schema';
import { expectTypeOf } from 'vitest';
import type * as z from 'zod';

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

expectTypeOf<z.output<typeof ratingSchema>>().toEqualTypeOf<Rating>();
expectTypeOf<z.output<typeof countsSchema>>().toEqualTypeOf<Writable<NpsCounts>>();
expectTypeOf<z.output<typeof histogramSchema>>().toEqualTypeOf<Writable<RatingHistogram>>();
expectTypeOf<z.output<typeof weightedCountsSchema>>().toEqualTypeOf<Writable<WeightedCounts>>();
expectTypeOf<z.output<typeof responseRowSchema>['rating']>().toEqualTypeOf<Rating | null>();
expectTypeOf<z.output<typeof responseRowSchema>['at']>().toEqualTypeOf<number | undefined>();
