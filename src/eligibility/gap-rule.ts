import { addSpan, isZero, longestOf, readDuration } from '../calendar/duration.js';
import type { ReasonCode } from './decision.js';
import type { HistoryEvent } from './history.js';
import type { EligibilityPolicy } from './policy.js';
import { laterOf, type Rule } from './rule.js';
import { countedEvents, type EventFilter, readFilter } from './scope.js';

/** `gaps`: least time since events of some types; of several events the latest resulting date counts. */
export function gapRules(policy: EligibilityPolicy): Rule[] {
  return (policy.gaps ?? []).map((gap, i) => {
    const path = `gaps[${i}]`;
    const filter = readFilter(policy, gap, gap.after, path);
    const min = readDuration(gap.min, `policy.${path}.min`);
    const longest = longestOf(min);
    const none = isZero(min);
    const code = gapCode(policy, filter);
    return {
      path,
      check(moment) {
        const { at, zone } = moment;
        let until = at;
        let because: HistoryEvent | null = null;
        // A gap of nothing never blocks, not even an event a few minutes ahead.
        if (none) return null;
        // Only an event later than `at - longest` can block. With calendar lengths the latest event need not have the
        // latest date: January 30, 23:00 and a month is later than January 31, 01:00 and a month.
        for (const event of countedEvents(moment, filter, at - longest)) {
          const end = addSpan(zone, event.at, min);
          if (end > until) because = event;
          else if (end === until && because !== null) because = laterOf(because, event);
          until = Math.max(until, end);
        }
        return because === null ? null : { code, until, because };
      },
    };
  });
}

function gapCode(policy: EligibilityPolicy, { ofAccount, field, value }: EventFilter): ReasonCode {
  if (ofAccount) return 'ACCOUNT_GAP';
  if (field === 'surveyId') return 'GAP_THIS_SURVEY';
  if (field === 'kind') return value === policy.kind ? 'GAP_SAME_KIND' : 'GAP_OTHER_KIND';
  if (field === 'group') return 'GAP_SAME_GROUP';
  return field === 'channel' ? 'GAP_SAME_CHANNEL' : 'GAP_ANY_SURVEY';
}
