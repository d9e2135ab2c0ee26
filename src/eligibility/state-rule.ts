import type { EligibilityPolicy } from './policy.js';
import { blockOf, never, type Rule, refusal } from './rule.js';

/** `enabled` and `active`: the survey runs in [startsAt, endsAt). */
export function stateRules({ enabled, active }: EligibilityPolicy): Rule[] {
  const rules: Rule[] = [];
  if (enabled === false) {
    const check: Rule['check'] = () => blockOf('SURVEY_DISABLED', 'enabled', false);
    rules.push({ path: 'enabled', holdsOnResume: true, check });
  }
  if (active === undefined) return rules;
  const startsAt = active.startsAt ?? -never;
  const endsAt = active.endsAt ?? never;
  if (startsAt >= endsAt) throw refusal('active.endsAt', 'an instant after startsAt', endsAt);
  rules.push({
    path: 'active',
    holdsOnResume: true,
    lapses: true,
    check({ at }) {
      if (at < startsAt) return blockOf('SURVEY_NOT_STARTED', 'startsAt', startsAt, startsAt);
      return at < endsAt ? null : blockOf('SURVEY_ENDED', 'endsAt', endsAt);
    },
  });
  return rules;
}
