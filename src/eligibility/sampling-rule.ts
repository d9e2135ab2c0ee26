import { bucketOf } from './bucket.js';
import type { ReasonCode } from './decision.js';
import type { EligibilityPolicy } from './policy.js';
import { blockOf, never, type Rule } from './rule.js';

/** `holdout` and `sampling`: the part of contacts who are asked at all. `context.contactId` is known to be there. */
export function samplingRules({ surveyId, sampling, holdout }: EligibilityPolicy): Rule[] {
  const draw = (
    path: string,
    code: ReasonCode,
    salt: string,
    blocks: (bucket: number) => boolean,
    lowerCase = false,
  ): Rule => ({
    path,
    check({ context }) {
      const contactId = context.contactId as string;
      const bucket = bucketOf(salt, lowerCase ? contactId.toLowerCase() : contactId);
      return blocks(bucket) ? blockOf(code, never, 'bucket', bucket) : null;
    },
  });
  const rules: Rule[] = [];
  if (holdout) rules.push(draw('holdout', 'HOLDOUT', holdout.salt, (bucket) => bucket < holdout.rate));
  if (sampling) {
    const { rate, salt = surveyId, normalise } = sampling;
    const isOut = (bucket: number): boolean => bucket >= rate;
    rules.push(draw('sampling', 'NOT_SAMPLED', salt, isOut, normalise === 'email-lowercase'));
  }
  return rules;
}
