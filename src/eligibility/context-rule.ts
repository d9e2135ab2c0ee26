import type { EligibilityPolicy } from './policy.js';
import { blockOf, type Rule } from './rule.js';

/** What the caller says of the contact and the moment: audience and suitability. */
export function contextRules(): Rule[] {
  return [
    {
      path: 'context.inAudience',
      check: ({ context }) =>
        context.inAudience === false ? blockOf('NOT_IN_AUDIENCE', 'inAudience', false) : null,
    },
    {
      path: 'context.unsuitable',
      check: ({ context: { unsuitable } }) =>
        unsuitable?.length ? blockOf('CONTEXT_UNSUITABLE', 'unsuitable', unsuitable.join(', ')) : null,
    },
  ];
}

/** Nobody is asked while another survey is open. */
export function progressRules({ surveyId }: EligibilityPolicy): Rule[] {
  return [
    {
      path: 'context.inProgress',
      check: ({ context: { inProgress } }) =>
        (inProgress ?? surveyId) === surveyId
          ? null
          : blockOf('SURVEY_IN_PROGRESS', 'inProgress', inProgress),
    },
  ];
}
