import type { ReasonCode } from './decision.js';
import type { HistoryEvent } from './history.js';
import { type PreparedWindow, readWindow } from './limit-window.js';
import type { EligibilityPolicy, LimitRule } from './policy.js';
import { type Block, blockOf, laterOf, type Moment, never, type Rule } from './rule.js';
import { countedEvents, readFilter } from './scope.js';

/** `limits`: most events of some types, ever or in a window. */
export function limitRules(policy: EligibilityPolicy): Rule[] {
  return (policy.limits ?? []).map((limit, i) => {
    const path = `limits[${i}]`;
    const filter = readFilter(policy, limit, limit.count, path);
    const window = readWindow(limit.window, `${path}.window`);
    const code = limitCode(limit);
    const slides = limit.window?.type === 'slidingFromLast';
    const endOfBlock = slides ? endOfRun : endOfExcess;
    return {
      path,
      lapses: true,
      check(moment) {
        if (limit.max === 0) return blockOf(code, never, `${path}.max`, 0);
        // The run of a sliding counter may have begun long ago.
        const after = slides ? -never : moment.at - window.longest;
        const events = countedEvents(moment, filter, after);
        if (events.length < limit.max) return null;
        let first: Block | null = null;
        let until = moment.at;
        // Events a few minutes ahead count from their own time, so the date may move on.
        for (;;) {
          const ending = endOfBlock(events, limit.max, until, moment, window);
          if (ending === null) return first && { code, until, because: first.because };
          first ??= { code, until, because: ending.event };
          until = ending.end;
          if (until === never) return { code, until, because: first.because };
        }
      },
    };
  });
}

/** An event and when it ceases to count. */
interface Ending {
  readonly event: HistoryEvent;
  readonly end: number;
}

type EndOfBlock = (
  events: readonly HistoryEvent[],
  max: number,
  at: number,
  moment: Moment,
  window: PreparedWindow,
) => Ending | null;

/** Of the events that count at an instant the one with whose end fewer than `max` are left; null when fewer count. */
const endOfExcess: EndOfBlock = (events, max, at, { zone }, { endOf }) => {
  const counted = events
    .filter((event) => event.at <= at)
    .map((event) => ({ event, end: endOf(event.at, zone) }))
    .filter(({ end }) => end > at);
  if (counted.length < max) return null;
  // After a cap was tightened several must leave: the (count - max + 1)-th oldest. In a lifetime none does.
  const ends = Float64Array.from(counted, (ending) => ending.end).sort();
  const end = ends[ends.length - max] as number;
  const leaving = counted.filter((ending) => ending.end === end).map((ending) => ending.event);
  return { event: leaving.reduce(laterOf), end };
};

/** The last event of a run of `max` or more without a quiet time that restarts the counter; null without such a run. */
const endOfRun: EndOfBlock = (events, max, at, { zone }, { endOf }) => {
  const past = events.filter((event) => event.at <= at);
  if (past.length < max) return null;
  const run = Float64Array.from(past, (event) => event.at).sort();
  const end = endOf(run[run.length - 1] as number, zone);
  if (end <= at) return null;
  for (let i = run.length - 1; i > run.length - max; i--) {
    if ((run[i] as number) >= endOf(run[i - 1] as number, zone)) return null;
  }
  return { event: past.reduce(laterOf), end };
};

function limitCode({ count, subject, window }: LimitRule): ReasonCode {
  if (subject === 'account') return 'ACCOUNT_CAP';
  if (window !== undefined) return window.type === 'slidingFromLast' ? 'LIMIT_REACHED' : 'FREQUENCY_CAP';
  const answersOnly = count.length > 0 && count.every((type) => type === 'responded' || type === 'partial');
  return answersOnly ? 'ALREADY_RESPONDED' : 'LIMIT_REACHED';
}
