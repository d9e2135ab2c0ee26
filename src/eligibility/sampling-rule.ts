import { assertNumber, assertOneOf, assertRecord } from '../core/assertions.js';
import { assertText } from './policy-fields.js';
import type { EligibilityPolicy } from './policy.js';
import { factOf, never, type Rule } from './rule.js';
import { bucketOf } from './sampling.js';

/** `holdout` and `sampling`: the part of contacts who are asked at all. `context.contactId` is known to be there. */
export function samplingRules({ surveyId, sampling, holdout }: EligibilityPolicy): Rule[] {
  const rules: Rule[] = [];
  if (holdout !== undefined) {
    assertRecord(holdout, 'policy.holdout');
    const { rate, salt } = holdout;
    assertNumber(rate, 0, 1, 'policy.holdout.rate');
    assertText(salt, 'policy.holdout.salt');
    rules.push({
      path: 'holdout',
      check({ context }) {
        const bucket = bucketOf(salt, context.contactId as string);
        return bucket < rate ? { code: 'HOLDOUT', until: never, because: factOf('bucket', bucket) } : null;
      },
    });
  }
  if (sampling !== undefined) {
    assertRecord(sampling, 'policy.sampling');
    const { rate, salt = surveyId, normalise = 'none' } = sampling;
    assertNumber(rate, 0, 1, 'policy.sampling.rate');
    assertText(salt, 'policy.sampling.salt');
    assertOneOf(normalise, ['none', 'email-lowercase'], 'policy.sampling.normalise');
    rules.push({
      path: 'sampling',
      check({ context }) {
        const contactId = context.contactId as string;
        const bucket = bucketOf(salt, normalise === 'none' ? contactId : contactId.toLowerCase());
        return bucket < rate ? null : { code: 'NOT_SAMPLED', until: never, because: factOf('bucket', bucket) };
      },
    });
  }
  return rules;
}
