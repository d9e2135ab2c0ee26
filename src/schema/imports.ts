import * as z from 'zod';
import type { ImportReport } from '../imports/report.js';
import type { ImportedResponse } from '../imports/response.js';
import { ratingSchema } from './counts.js';
import { weightSchema } from './response.js';

const row = z.int().positive();
const rows = z.int().nonnegative();
const instant = z.number().min(-8.64e15).max(8.64e15);
const text = z.string().min(1);

/**
 * One survey response in the shape that `importResponses` gives, whichever tool it came from.
 *
 * @example
 * ```ts
 * import { importedResponseSchema } from 'nps-kit/schema';
 *
 * const response = {
 *   id: 'r1',
 *   rating: 9,
 *   status: 'answered',
 *   at: 1772359200000,
 *   attributes: { plan: 'pro' },
 *   source: { tool: 'rows', row: 2 },
 * };
 * importedResponseSchema.safeParse(response).success; // => true
 * importedResponseSchema.safeParse({ ...response, rating: 11 }).success; // => false
 * ```
 */
export const importedResponseSchema = z.object({
  id: text,
  respondentId: text.optional(),
  surveyId: text.optional(),
  subject: text.optional(),
  rating: ratingSchema.nullable(),
  status: z.enum(['answered', 'dismissed', 'partial']),
  at: instant,
  sentAt: instant.optional(),
  shownAt: instant.optional(),
  channel: text.optional(),
  touchpoint: text.optional(),
  attributes: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean()], 'expected a text, a number, true or false'),
  ),
  weight: weightSchema.optional(),
  comment: text.optional(),
  themes: z.array(text).optional(),
  source: z.object({ tool: text, row }),
}) satisfies z.ZodType<ImportedResponse>;

const rejectionReason = z.enum([
  'blank-row',
  'date-missing',
  'date-order-unknown',
  'date-unreadable',
  'date-without-unit',
  'date-without-zone',
  'extra-cells',
  'id-missing',
  'not-a-response',
  'not-a-row',
  'other-survey',
  'rating-out-of-range',
  'rating-unreadable',
  'several-answers',
  'spam',
  'status-unknown',
  'superseded',
  'test',
  'weight-unreadable',
]);

/**
 * The report of an import, as `importResponses` gives it: every row is accounted for.
 *
 * @example
 * ```ts
 * import { importResponses } from 'nps-kit/imports';
 * import { importReportSchema } from 'nps-kit/schema';
 *
 * const { report } = importResponses([{ at: '2026-03-01T10:00:00Z', score: 9 }], { at: 'at', rating: 'score' });
 * importReportSchema.parse(report).imported; // => 1
 * ```
 */
export const importReportSchema = z
  .object({
    tool: text,
    rows,
    imported: rows,
    rejected: rows,
    skippedHeaders: rows,
    header: z.string().nullable(),
    rejectedByReason: z.array(z.object({ reason: rejectionReason, rows: row })),
    rejections: z.array(
      z.object({
        row,
        column: z.string().nullable(),
        reason: rejectionReason,
        received: z.string().nullable(),
      }),
    ),
    warnings: z.array(
      z.object({
        reason: z.enum([
          'column-missing',
          'date-unreadable',
          'group-mismatch',
          'group-unknown',
          'group-without-rating',
          'short-row',
        ]),
        column: z.string().nullable(),
        rows: row,
        listed: z.array(row),
      }),
    ),
    droppedColumns: z.array(z.string()),
    dateOrder: z.enum(['day-first', 'month-first']).nullable(),
  })
  .refine((report) => report.imported + report.rejected + report.skippedHeaders === report.rows, {
    path: ['rows'],
    error: 'expected imported, rejected and skippedHeaders to add up to rows',
  }) satisfies z.ZodType<ImportReport>;
