import type { HistoryEvent } from './history.js';
import type { EligibilityPolicy } from './policy.js';
import { never, type Rule } from './rule.js';

/** A snooze is a dated promise: the latest one of the survey holds until its own date. */
export function snoozeRules({ surveyId }: EligibilityPolicy): Rule[] {
  return [
    {
      path: 'history',
      types: ['snoozed'],
      check({ at, events }) {
        let latest = -never;
        let until = -never;
        let because: HistoryEvent | null = null;
        for (const event of events) {
          if (event.type !== 'snoozed' || event.surveyId !== surveyId || event.at < latest) continue;
          const end = event.until ?? -never;
          // Of two snoozes at the same instant the longer one counts.
          if (event.at > latest || end > until) {
            because = event;
            until = end;
          }
          latest = event.at;
        }
        return at < until ? { code: 'SNOOZED', until, because } : null;
      },
    },
  ];
}
