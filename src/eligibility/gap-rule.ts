import { addSpan, isZero, longestOf, readDuration } from '../calendar/duration.js';
import type { ReasonCode } from './decision.js';
import { type EventFilter, eventsOf, readFilter } from './events.js';
import type { EligibilityPolicy } from './policy.js';
import { blockUntil, type CountingRule } from './rule.js';

/** `gaps`: least time since events of some types; of several events the latest resulting date counts. */
export function gapRules(policy: EligibilityPolicy): CountingRule[] {
  return (policy.gaps ?? []).map((gap, i) => {
    const path = `gaps[${i}]`;
    const filter = readFilter(policy, gap, gap.after, path);
    const min = readDuration(gap.min, `policy.${path}.min`);
    const longest = longestOf(min);
    const none = isZero(min);
    const code = gapCode(policy, filter);
    return {
      code,
      path,
      check(moment) {
        // A gap of nothing never blocks, not even an event a few minutes ahead.
        if (none) return null;
        const { at, zone } = moment;
        // Only an event later than `at - longest` can block. With calendar lengths the latest event need not have the
        // latest date: January 30, 23:00 and a month is later than January 31, 01:00 and a month.
        const events = eventsOf(moment, filter, at - longest);
        if (events.length === 0) return null;
        return blockUntil(code, at, events, (event) => addSpan(zone, event.at, min));
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
