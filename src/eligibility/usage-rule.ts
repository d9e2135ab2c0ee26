import type { EligibilityPolicy } from './policy.js';
import { blockOf, type Rule } from './rule.js';

/** `usage`: least sessions and active days; unknown counts are 0. */
export function usageRules({ usage }: EligibilityPolicy): Rule[] {
  const least = (fact: 'sessions' | 'activeDays', name: string, min = 0): Rule => ({
    path: `usage.${name}`,
    check({ context }) {
      const known = context[fact] ?? 0;
      return known < min ? blockOf('USAGE_TOO_LOW', fact, known) : null;
    },
  });
  if (usage === undefined) return [];
  return [
    least('sessions', 'minSessions', usage.minSessions),
    least('activeDays', 'minActiveDays', usage.minActiveDays),
  ];
}
