import type { EligibilityPolicy } from './policy.js';
import { blockOf, type Rule } from './rule.js';

/** `quotas`: full once complete and reserved responses (and partial ones, where they count) reach the limit. */
export function quotaRules({ quotas = [] }: EligibilityPolicy): Rule[] {
  return quotas.map(({ id, segment, limit, countPartial }, i) => ({
    path: `quotas[${i}]`,
    check({ context: { segments, quotas: uses } }) {
      if (segment !== undefined && !segments?.includes(segment)) return null;
      const use = uses && Object.hasOwn(uses, id) ? uses[id] : undefined;
      const used = (use?.completed ?? 0) + (use?.reserved ?? 0) + (countPartial ? (use?.partial ?? 0) : 0);
      return used < limit ? null : blockOf('QUOTA_FULL', id, used);
    },
  }));
}
