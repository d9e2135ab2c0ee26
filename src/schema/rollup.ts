import * as z from 'zod';
import { headsOf } from '../core/counts.js';
import type { Rollup } from '../rollup/rollup.js';
import { type RatingScale, scaleOf } from '../scoring/scale.js';
import { countSchema, countsSchema, histogramSchema, weightedCountsSchema } from './counts.js';
import { instantSchema } from './response.js';

/**
 * A stored roll-up, version 1, as `readRollup` and `mergeRollups` give it.
 *
 * @example
 * ```ts
 * import { readRollup } from 'nps-kit/rollup';
 * import { rollupSchema } from 'nps-kit/schema';
 *
 * const stored = JSON.stringify(readRollup([], { by: ['region'] }));
 * rollupSchema.parse(JSON.parse(stored)).by; // => ['region']
 * rollupSchema.safeParse({ ...JSON.parse(stored), version: 2 }).success; // => false
 * ```
 */
export const rollupSchema = z
  .object({
    version: z.literal(1),
    by: z.array(z.string()),
    period: z.enum(['day', 'week', 'month', 'quarter', 'year']).nullable(),
    timeZone: z.string().nullable(),
    weighted: z.boolean(),
    scale: z
      .object({ min: z.int(), max: z.int(), promoterFrom: z.int(), detractorTo: z.int() })
      .refine(isScale, { message: 'expected a scale that does not contradict itself' }),
    cells: z.array(
      z.object({
        keys: z.array(z.object({ key: z.string(), value: z.string().nullable() })),
        period: z
          .object({ start: instantSchema, end: instantSchema, label: z.string() })
          .refine(({ start, end }) => end > start, {
            path: ['end'],
            message: 'expected an instant after start',
          })
          .nullable(),
        histogram: histogramSchema,
        counts: z.union([countsSchema, weightedCountsSchema]),
      }),
    ),
    excluded: z.object({ missing: countSchema, invalid: countSchema }),
  })
  .refine(({ period, timeZone }) => (period === null) === (timeZone === null), {
    path: ['timeZone'],
    message: 'expected a time zone, or none where there are no periods',
  })
  .superRefine((rollup, context) => {
    rollup.cells.forEach((cell, i) => {
      const expect = (fine: boolean, field: string, message: string): void => {
        if (!fine) context.addIssue({ code: 'custom', path: ['cells', i, field], message });
      };
      expect(
        JSON.stringify(cell.keys.map(({ key }) => key)) === JSON.stringify(rollup.by),
        'keys',
        'expected the keys of by',
      );
      expect(
        (cell.period === null) === (rollup.period === null),
        'period',
        'expected a period, or none anywhere',
      );
      expect(
        'promoterWeight' in cell.counts === rollup.weighted,
        'counts',
        'expected counts as weighted says',
      );
      expect(
        cell.histogram.min === rollup.scale.min && cell.histogram.max === rollup.scale.max,
        'histogram',
        'expected the range of the scale',
      );
      expect(
        headsOf(cell.counts) === cell.histogram.bins.reduce((sum, count) => sum + count, 0),
        'counts',
        'expected as many answers as in the histogram',
      );
    });
  }) satisfies z.ZodType<Rollup>;

/** What the core asks of scales. */
function isScale(scale: RatingScale): boolean {
  try {
    scaleOf({ scale });
    return true;
  } catch {
    return false;
  }
}
