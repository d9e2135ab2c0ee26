import { filterOf, pick } from './events.js';
import type { EligibilityPolicy } from './policy.js';
import { blockUntil, type CountingRule, latestOf, never } from './rule.js';

/** A snooze is a dated promise: the latest one of the survey holds until its own date. */
export function snoozeRules({ surveyId }: EligibilityPolicy): CountingRule[] {
  const snoozed = filterOf(['snoozed'], 'surveyId', surveyId);
  return [
    {
      code: 'SNOOZED',
      path: 'history',
      lifts: snoozed,
      check({ at, standing }) {
        const snoozes = pick(standing, snoozed);
        if (snoozes.length === 0) return null;
        const last = latestOf(snoozes);
        // Of two snoozes at the same instant the longer one counts.
        const lasting = snoozes.filter((event) => event.at === last?.at);
        return blockUntil('SNOOZED', at, lasting, ({ until }) => until ?? -never);
      },
    },
  ];
}
