import { readDuration } from '../calendar/duration.js';
import { assertInteger, assertRecord } from '../core/assertions.js';
import type { Category } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { Duration } from '../core/time.js';

/** What happens after an answer of one category. */
export interface FollowUpRule {
  /** The question to ask next. */
  readonly question: string;
  /** What to do with the answer. */
  readonly action: string;
  /** Who is handled first: 1 before 2 before 3. A whole number, 1 or more. */
  readonly priority: number;
  /** How long after the answer the first contact is due. */
  readonly due: Duration;
}

/** A rule per category. */
export type FollowUpPolicy = Readonly<Record<Category, FollowUpRule>>;

/**
 * The common practice: detractors first and within one business day, passives within three, promoters within five.
 *
 * The texts are plain English to be replaced: `{ ...defaultFollowUpPolicy, detractor: { ... } }`.
 */
export const defaultFollowUpPolicy: FollowUpPolicy = /* @__PURE__ */ Object.freeze({
  detractor: /* @__PURE__ */ Object.freeze({
    question: 'What went wrong for you, and what should we change first?',
    action: 'Address the issues and improve the service',
    priority: 1,
    due: /* @__PURE__ */ Object.freeze({ businessDays: 1 }),
  }),
  passive: /* @__PURE__ */ Object.freeze({
    question: 'What is missing for you to recommend us?',
    action: 'Enhance engagement and address concerns',
    priority: 2,
    due: /* @__PURE__ */ Object.freeze({ businessDays: 3 }),
  }),
  promoter: /* @__PURE__ */ Object.freeze({
    question: 'What do you value most, and may we quote you?',
    action: 'Encourage loyalty and collect testimonials',
    priority: 3,
    due: /* @__PURE__ */ Object.freeze({ businessDays: 5 }),
  }),
});

/** Throws unless every category has a whole rule. */
export function assertPolicy(policy: FollowUpPolicy, path: string): void {
  assertRecord(policy, path);
  for (const category of ['detractor', 'passive', 'promoter'] as const) {
    const rule = policy[category];
    assertRecord(rule, `${path}.${category}`);
    for (const field of ['question', 'action'] as const) {
      if (typeof rule[field] !== 'string' || rule[field].trim() === '') {
        throw new NpsError('INVALID_OPTION', `${path}.${category}.${field}`, 'a text', rule[field]);
      }
    }
    assertInteger(rule.priority, 1, Number.MAX_SAFE_INTEGER, `${path}.${category}.priority`);
    readDuration(rule.due, `${path}.${category}.due`);
  }
}
