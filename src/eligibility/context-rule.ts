import type { EligibilityPolicy } from './policy.js';
import { blockOf, never, type Rule } from './rule.js';

/** What the caller says of the contact and the moment: audience, suitability, another survey that is open. */
export function contextRules({ surveyId }: EligibilityPolicy): Rule[] {
  return [
    {
      path: 'context.inAudience',
      check: ({ context }) =>
        context.inAudience === false ? blockOf('NOT_IN_AUDIENCE', never, 'inAudience', false) : null,
    },
    {
      path: 'context.unsuitable',
      check: ({ context: { unsuitable } }) =>
        unsuitable?.length ? blockOf('CONTEXT_UNSUITABLE', never, 'unsuitable', unsuitable.join(', ')) : null,
    },
    {
      path: 'context.inProgress',
      check: ({ context: { inProgress } }) =>
        (inProgress ?? surveyId) === surveyId
          ? null
          : blockOf('SURVEY_IN_PROGRESS', never, 'inProgress', inProgress),
    },
  ];
}
