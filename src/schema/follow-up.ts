import * as z from 'zod';
import type { CustomerAnswer } from '../follow-up/answers.js';
import type { FunnelCounts, FunnelEvent } from '../follow-up/funnel-counts.js';
import type { LoopCase } from '../follow-up/loop.js';
import type { OutcomeCounts } from '../follow-up/outcome-rates.js';
import type { FollowUpPolicy } from '../follow-up/policy.js';
import { countSchema as count, ratingSchema } from './counts.js';
import { durationSchema } from './duration.js';
import { instantSchema } from './response.js';

const name = z.string().min(1);
const category = z.enum(['promoter', 'passive', 'detractor']);
const status = z.enum(['open', 'contacted', 'resolved', 'unresolved', 'reopened']);
const rule = z.object({
  question: z.string().trim().min(1),
  action: z.string().trim().min(1),
  priority: z.int().positive(),
  due: durationSchema,
});

/** What happens after an answer, per category. */
export const followUpPolicySchema = z.object({
  promoter: rule,
  passive: rule,
  detractor: rule,
}) satisfies z.ZodType<FollowUpPolicy>;

/** A case of the closed loop; `advanceLoopCase` also refuses steps that do not follow each other. */
export const loopCaseSchema = z
  .object({
    id: name,
    customer: name,
    category,
    themes: z.array(name),
    dueAt: instantSchema.nullable(),
    status,
    steps: z.array(z.object({ status, at: instantSchema })).min(1),
  })
  .refine((loopCase) => loopCase.steps.at(-1)?.status === loopCase.status, {
    path: ['status'],
    message: 'expected the status of the last step',
  }) satisfies z.ZodType<LoopCase>;

/** One answer of a customer on the standard scale. */
export const customerAnswerSchema = z.object({
  customer: name,
  at: instantSchema,
  rating: ratingSchema,
  themes: z.array(name).optional(),
}) satisfies z.ZodType<CustomerAnswer>;

/** Something that happened to an invitation. */
export const funnelEventSchema = z.object({
  id: name,
  channel: name,
  type: z.enum(['invited', 'delivered', 'opened', 'started', 'answered', 'dismissed']),
}) satisfies z.ZodType<FunnelEvent>;

/** Invitations per stage of one channel; `responseFunnel` also refuses counts that rise along the funnel. */
export const funnelCountsSchema = z.object({
  channel: name,
  invited: count,
  delivered: count.nullable(),
  opened: count.nullable(),
  started: count.nullable(),
  answered: count,
  dismissed: count.nullable(),
}) satisfies z.ZodType<FunnelCounts>;

const outcome = z.object({ count, n: count }).refine((group) => group.count <= group.n, {
  path: ['count'],
  message: 'expected at most n',
});

/** How many of each category something happened to. */
export const outcomeCountsSchema = z
  .object({ promoters: outcome, passives: outcome, detractors: outcome })
  .refine(({ promoters, passives, detractors }) => promoters.n + passives.n + detractors.n <= 2 ** 53 - 1, {
    message: 'expected a sum of n up to 2^53 - 1',
  }) satisfies z.ZodType<OutcomeCounts>;
