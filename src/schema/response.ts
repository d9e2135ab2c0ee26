import * as z from 'zod';
import { parseInstant } from '../core/time.js';
import { isWeight } from '../scoring/weight-sums.js';
import { ratingSchema } from './counts.js';

/** A point in time: epoch milliseconds, or an ISO 8601 text with offset, which becomes epoch milliseconds. */
export const instantSchema = z.union(
  [
    z.number().min(-8.64e15).max(8.64e15),
    z.iso.datetime({ offset: true }).transform((text, context) => {
      try {
        return parseInstant(text);
      } catch {
        // More digits of a second than an instant is read from.
        context.addIssue({ code: 'custom', message: 'expected no more than nine digits of a second' });
        return z.NEVER;
      }
    }),
  ],
  'expected epoch milliseconds or an ISO 8601 date and time with offset',
);

/** A survey weight, as the functions ask for it. */
export const weightSchema = z.number().refine((weight): boolean => isWeight(weight), {
  message: 'expected 0, or 1e-140 to 1e140',
});

/** One response as a survey tool stores it: what counting rules need to know about it. */
export const responseRowSchema = z.object({
  /** The answer; null when there is none. */
  rating: ratingSchema.nullable(),
  /** Who answered. */
  respondentId: z.string().min(1).optional(),
  /** State of the response: any text, such as `completed`; the rules of `countResponses` say which ones are no answers. */
  status: z.string().nullish(),
  /** When it was answered. */
  at: instantSchema.optional(),
  /** Survey weight: 0, or 1e-140 to 1e140. */
  weight: weightSchema.optional(),
});

/** A response row after parsing: instants are epoch milliseconds. */
export type ResponseRow = z.output<typeof responseRowSchema>;
