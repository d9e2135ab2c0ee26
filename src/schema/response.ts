import * as z from 'zod';
import { parseInstant } from '../core/time.js';
import { ratingSchema } from './counts.js';

/** A point in time: epoch milliseconds, or an ISO 8601 text with offset, which becomes epoch milliseconds. */
export const instantSchema = z.union(
  [z.number().min(-8.64e15).max(8.64e15), z.iso.datetime({ offset: true }).transform(parseInstant)],
  'expected epoch milliseconds or an ISO 8601 date and time with offset',
);

/** One response as a survey tool stores it: what counting rules need to know about it. */
export const responseRowSchema = z.object({
  /** The answer; null when there is none. */
  rating: ratingSchema.nullable(),
  /** Who answered. */
  respondentId: z.string().min(1).optional(),
  /** State of the response. */
  status: z.enum(['answered', 'dismissed', 'partial', 'test']).optional(),
  /** When it was answered. */
  at: instantSchema.optional(),
  /** Survey weight, 0 or more. */
  weight: z.number().nonnegative().optional(),
});

/** A response row after parsing: instants are epoch milliseconds. */
export type ResponseRow = z.output<typeof responseRowSchema>;
