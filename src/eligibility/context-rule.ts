import type { EligibilityPolicy } from './policy.js';
import { factOf, never, type Rule } from './rule.js';

/** What the caller says of the contact and the moment: audience, suitability, another survey that is open. */
export function contextRules({ surveyId }: EligibilityPolicy): Rule[] {
  return [
    {
      path: 'context.inAudience',
      check: ({ context }) =>
        context.inAudience === false
          ? { code: 'NOT_IN_AUDIENCE', until: never, because: factOf('inAudience', false) }
          : null,
    },
    {
      path: 'context.unsuitable',
      check({ context: { unsuitable } }) {
        return unsuitable?.length
          ? { code: 'CONTEXT_UNSUITABLE', until: never, because: factOf('unsuitable', unsuitable.join(', ')) }
          : null;
      },
    },
    {
      path: 'context.inProgress',
      check({ context: { inProgress } }) {
        return inProgress === undefined || inProgress === null || inProgress === surveyId
          ? null
          : { code: 'SURVEY_IN_PROGRESS', until: never, because: factOf('inProgress', inProgress) };
      },
    },
  ];
}
