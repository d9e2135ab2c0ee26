import type { EligibilityPolicy } from './policy.js';
import { blockOf, never, type Rule } from './rule.js';

/** `usage`: least sessions and active days; unknown counts are 0. */
export function usageRules({ usage }: EligibilityPolicy): Rule[] {
  const least = (fact: 'sessions' | 'activeDays', name: string, min = 0): Rule => ({
    path: `usage.${name}`,
    check({ context }) {
      const known = context[fact] ?? 0;
      return known < min ? blockOf('USAGE_TOO_LOW', never, fact, known) : null;
    },
  });
  return usage === undefined
    ? []
    : [
        least('sessions', 'minSessions', usage.minSessions),
        least('activeDays', 'minActiveDays', usage.minActiveDays),
      ];
}
