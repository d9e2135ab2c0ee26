import type { Zone } from '../calendar/zone.js';
import { assertInteger, assertRecord } from '../core/assertions.js';
import type { ReasonCode } from './decision.js';
import type { HistoryEvent } from './history.js';
import { type PreparedWindow, readWindow } from './limit-window.js';
import { readList } from './policy-fields.js';
import type { EligibilityPolicy, LimitRule } from './policy.js';
import { type Block, factOf, laterOf, type Moment, never, type Rule } from './rule.js';
import { eachCounted, type EventFilter, readFilter } from './scope.js';

/** `limits`: most events of some types, ever or in a window. */
export function limitRules(policy: EligibilityPolicy): Rule[] {
  return readList(policy.limits, 'policy.limits').map((limit, i) => limitRule(policy, limit, `limits[${i}]`));
}

function limitRule(policy: EligibilityPolicy, limit: LimitRule, path: string): Rule {
  assertRecord(limit, `policy.${path}`);
  const filter = readFilter(policy, limit, limit.count, `policy.${path}`, `policy.${path}.count`);
  const { max } = limit;
  assertInteger(max, 0, Number.MAX_SAFE_INTEGER, `policy.${path}.max`);
  const window = readWindow(limit.window, `policy.${path}.window`);
  const code = limitCode(limit, filter);
  return {
    path,
    check(moment) {
      if (max === 0) return { code, until: never, because: factOf(`${path}.max`, 0) };
      const events = countedEvents(moment, filter, window);
      if (events.length < max) return null;
      const cause = window.slides ? lastOfRun : lastToLeave;
      const first = cause(events, max, moment.at, moment.zone, window);
      if (first === null) return null;
      // Events up to five minutes ahead count from their own time, so the date may move on.
      let until = first.end;
      for (let next = first; next.end !== never; until = next.end) {
        const later = cause(events, max, next.end, moment.zone, window);
        if (later === null) break;
        next = later;
      }
      return { code, until, because: first.event } satisfies Block;
    },
  };
}

/** An event and when it ceases to count. */
interface Ending {
  readonly event: HistoryEvent;
  readonly end: number;
}

function countedEvents(moment: Moment, filter: EventFilter, { slides, longest }: PreparedWindow): HistoryEvent[] {
  const events: HistoryEvent[] = [];
  // A run of a sliding counter may have begun long ago.
  const after = slides ? -never : moment.at - longest;
  eachCounted(moment, filter, after, (event) => events.push(event));
  return events;
}

/** Of the events that count at an instant the one with whose end fewer than `max` are left; null when fewer count. */
function lastToLeave(
  events: readonly HistoryEvent[],
  max: number,
  at: number,
  zone: Zone,
  { endOf }: PreparedWindow,
): Ending | null {
  const counted: Ending[] = [];
  for (const event of events) {
    if (event.at > at) continue;
    const end = endOf(event.at, zone);
    if (end > at) counted.push({ event, end });
  }
  if (counted.length < max) return null;
  const ends = Float64Array.from(counted, (ending) => ending.end).sort();
  // After a cap was tightened several must leave: the (count - max + 1)-th oldest. In a lifetime none does.
  const end = ends[ends.length - max] as number;
  const leaving = counted.filter((ending) => ending.end === end).map((ending) => ending.event);
  return { event: leaving.reduce(laterOf), end };
}

/** The last event of a run of `max` or more without a quiet time that restarts the counter; null without such a run. */
function lastOfRun(
  events: readonly HistoryEvent[],
  max: number,
  at: number,
  zone: Zone,
  { endOf }: PreparedWindow,
): Ending | null {
  const past = events.filter((event) => event.at <= at);
  if (past.length < max) return null;
  const run = Float64Array.from(past, (event) => event.at).sort();
  const end = endOf(run[run.length - 1] as number, zone);
  if (end <= at) return null;
  for (let i = run.length - 1; i > run.length - max; i--) {
    if ((run[i] as number) >= endOf(run[i - 1] as number, zone)) return null;
  }
  return { event: past.reduce(laterOf), end };
}

function limitCode({ count, window }: LimitRule, { ofAccount }: EventFilter): ReasonCode {
  if (ofAccount) return 'ACCOUNT_CAP';
  if (window !== undefined) return window.type === 'slidingFromLast' ? 'LIMIT_REACHED' : 'FREQUENCY_CAP';
  const answersOnly = count.length > 0 && count.every((type) => type === 'responded' || type === 'partial');
  return answersOnly ? 'ALREADY_RESPONDED' : 'LIMIT_REACHED';
}
