import { addSpan, isZero, longestOf, readDuration } from '../calendar/duration.js';
import { assertRecord } from '../core/assertions.js';
import type { ReasonCode } from './decision.js';
import type { HistoryEvent } from './history.js';
import { readList } from './policy-fields.js';
import type { EligibilityPolicy, GapRule } from './policy.js';
import { laterOf, type Rule } from './rule.js';
import { eachCounted, type EventFilter, readFilter } from './scope.js';

/** `gaps`: least time since events of some types; of several events the latest resulting date counts. */
export function gapRules(policy: EligibilityPolicy): Rule[] {
  return readList(policy.gaps, 'policy.gaps').map((gap, i) => gapRule(policy, gap, `gaps[${i}]`));
}

function gapRule(policy: EligibilityPolicy, gap: GapRule, path: string): Rule {
  assertRecord(gap, `policy.${path}`);
  const filter = readFilter(policy, gap, gap.after, `policy.${path}`, `policy.${path}.after`);
  const min = readDuration(gap.min, `policy.${path}.min`);
  const longest = longestOf(min);
  const none = isZero(min);
  const code = gapCode(policy, filter);
  return {
    path,
    check(moment) {
      if (none) return null;
      const { at, zone } = moment;
      let until = at;
      let because: HistoryEvent | null = null;
      // Only an event later than `at - longest` can block. With calendar lengths the latest event need not have the
      // latest date: January 30, 23:00 and a month is later than January 31, 01:00 and a month.
      eachCounted(moment, filter, at - longest, (event) => {
        const end = addSpan(zone, event.at, min);
        if (end > until) {
          until = end;
          because = event;
        } else if (end === until && because !== null) because = laterOf(because, event);
      });
      return because === null ? null : { code, until, because };
    },
  };
}

function gapCode(policy: EligibilityPolicy, { ofAccount, field, value }: EventFilter): ReasonCode {
  if (ofAccount) return 'ACCOUNT_GAP';
  if (field === null) return 'GAP_ANY_SURVEY';
  if (field === 'kind') return value === policy.kind ? 'GAP_SAME_KIND' : 'GAP_OTHER_KIND';
  return { surveyId: 'GAP_THIS_SURVEY', group: 'GAP_SAME_GROUP', channel: 'GAP_SAME_CHANNEL' }[field] as ReasonCode;
}
