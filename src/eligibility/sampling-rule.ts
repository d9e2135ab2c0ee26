import { bucketOf } from './bucket.js';
import type { EligibilityPolicy } from './policy.js';
import { blockOf, type Rule } from './rule.js';

/** `holdout` and `sampling`: the part of contacts who are asked at all. `context.contactId` is known to be there. */
export function samplingRules({ surveyId, sampling, holdout }: EligibilityPolicy): Rule[] {
  const rules: Rule[] = [];
  if (holdout) {
    const { rate, salt } = holdout;
    rules.push({
      path: 'holdout',
      check({ context }) {
        const bucket = bucketOf(salt, context.contactId as string);
        return bucket < rate ? blockOf('HOLDOUT', 'bucket', bucket) : null;
      },
    });
  }
  if (sampling) {
    const { rate, salt = surveyId, normalise } = sampling;
    rules.push({
      path: 'sampling',
      check({ context }) {
        const id = context.contactId as string;
        const bucket = bucketOf(salt, normalise === 'email-lowercase' ? id.toLowerCase() : id);
        return bucket < rate ? null : blockOf('NOT_SAMPLED', 'bucket', bucket);
      },
    });
  }
  return rules;
}
