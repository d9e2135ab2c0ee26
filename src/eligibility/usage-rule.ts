import { assertNumber, assertRecord } from '../core/assertions.js';
import type { EligibilityPolicy } from './policy.js';
import { factOf, never, type Rule } from './rule.js';

/** `usage`: least sessions and active days; unknown counts are 0. */
export function usageRules({ usage }: EligibilityPolicy): Rule[] {
  if (usage === undefined) return [];
  assertRecord(usage, 'policy.usage');
  return [
    ...usageRule('sessions', 'minSessions', usage.minSessions),
    ...usageRule('activeDays', 'minActiveDays', usage.minActiveDays),
  ];
}

function usageRule(fact: 'sessions' | 'activeDays', name: string, min: number | undefined): Rule[] {
  if (min === undefined) return [];
  assertNumber(min, 0, never, `policy.usage.${name}`);
  return [
    {
      path: `usage.${name}`,
      check({ context }) {
        const known = context[fact] ?? 0;
        return known >= min ? null : { code: 'USAGE_TOO_LOW', until: never, because: factOf(fact, known) };
      },
    },
  ];
}
