import type { ReasonCode } from './decision.js';
import { eventsOf, readFilter } from './events.js';
import type { HistoryEvent } from './history.js';
import { type PreparedWindow, readWindow } from './limit-window.js';
import type { EligibilityPolicy, LimitRule } from './policy.js';
import { type Block, blockBy, blockOf, type CountingRule, latestOf, type Moment, never } from './rule.js';

/** `limits`: most events of some types, ever or in a window. */
export function limitRules(policy: EligibilityPolicy): CountingRule[] {
  return (policy.limits ?? []).map((limit, i) => {
    const path = `limits[${i}]`;
    const { max } = limit;
    const filter = readFilter(policy, limit, limit.count, path);
    const window = readWindow(limit.window, `policy.${path}.window`);
    const code = limitCode(limit);
    return {
      code,
      path,
      lapses: true,
      lifts: window.varies && filter,
      check(moment) {
        if (max === 0) return blockOf(code, `${path}.max`, 0);
        const events = eventsOf(moment, filter, moment.at - window.longest);
        let block: Block | null = null;
        // Events a few minutes ahead count from their own time, so the date may move on.
        for (let until = moment.at; until < never; until = block.until) {
          const excess = excessAt(until, events, max, window, moment);
          if (excess === null) break;
          block = blockBy(code, (block?.because as HistoryEvent | undefined) ?? excess.event, excess.end);
        }
        return block;
      },
    };
  });
}

/** Of the events that count at an instant the one with whose end fewer than `max` are left; null when fewer count. */
function excessAt(
  at: number,
  events: readonly HistoryEvent[],
  max: number,
  { endOf, slides }: PreparedWindow,
  { zone }: Moment,
): { readonly event: HistoryEvent; readonly end: number } | null {
  if (events.length < max) return null;
  const past = events.filter((event) => event.at <= at);
  if (slides) past.sort((one, other) => one.at - other.at);
  const ends = past.map((event) => endOf(event.at, zone));
  if (slides) {
    // Where the next event comes before the counter restarts, both count until the end of that one.
    for (let i = ends.length - 2; i >= 0; i--) {
      if ((past[i + 1] as HistoryEvent).at < (ends[i] as number)) ends[i] = ends[i + 1] as number;
    }
  }
  // After a cap was tightened several must leave: the (count - max + 1)-th oldest. In a lifetime none does.
  const counted = Float64Array.from(ends.filter((end) => end > at)).sort();
  const end = counted[counted.length - max];
  if (end === undefined) return null;
  return { event: latestOf(past.filter((_, i) => ends[i] === end)) as HistoryEvent, end };
}

function limitCode({ count, subject, window }: LimitRule): ReasonCode {
  if (subject === 'account') return 'ACCOUNT_CAP';
  if (window !== undefined) return window.type === 'slidingFromLast' ? 'LIMIT_REACHED' : 'FREQUENCY_CAP';
  const answersOnly = count.length > 0 && count.every((type) => type === 'responded' || type === 'partial');
  return answersOnly ? 'ALREADY_RESPONDED' : 'LIMIT_REACHED';
}
