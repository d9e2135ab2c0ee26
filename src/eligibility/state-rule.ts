import { assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { assertFlag, readInstant } from './policy-fields.js';
import type { EligibilityPolicy } from './policy.js';
import { factOf, never, type Rule } from './rule.js';

/** `enabled` and `active`: the survey runs in [startsAt, endsAt). */
export function stateRules({ enabled, active }: EligibilityPolicy): Rule[] {
  const rules: Rule[] = [];
  assertFlag(enabled, 'policy.enabled');
  if (enabled === false) {
    const block = { code: 'SURVEY_DISABLED', until: never, because: factOf('enabled', false) } as const;
    rules.push({ path: 'enabled', holdsOnResume: true, check: () => block });
  }
  if (active === undefined) return rules;
  assertRecord(active, 'policy.active');
  const startsAt = readInstant(active.startsAt, -never, 'policy.active.startsAt');
  const endsAt = readInstant(active.endsAt, never, 'policy.active.endsAt');
  if (startsAt >= endsAt) {
    throw new NpsError('INVALID_OPTION', 'policy.active.endsAt', 'an instant after startsAt', endsAt);
  }
  rules.push({
    path: 'active',
    holdsOnResume: true,
    check({ at }) {
      if (at < startsAt) {
        return { code: 'SURVEY_NOT_STARTED', until: startsAt, because: factOf('startsAt', startsAt) };
      }
      if (at >= endsAt) return { code: 'SURVEY_ENDED', until: never, because: factOf('endsAt', endsAt) };
      return null;
    },
  });
  return rules;
}
