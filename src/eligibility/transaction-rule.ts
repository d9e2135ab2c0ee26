import { addSpan, readDuration } from '../calendar/duration.js';
import type { HistoryEvent } from './history.js';
import type { EligibilityPolicy } from './policy.js';
import { blockOf, laterOf, never, type Rule } from './rule.js';

/** `transaction`: the survey is about the latest ticket, order or visit; not too soon after it, nor too late. */
export function transactionRules({ transaction }: EligibilityPolicy): Rule[] {
  if (transaction === undefined) return [];
  const { event: type, cancelOn = [], delay = { seconds: 0 }, expireAfter } = transaction;
  const wait = readDuration(delay, 'policy.transaction.delay');
  const life = expireAfter && readDuration(expireAfter, 'policy.transaction.expireAfter');
  return [
    {
      path: 'transaction',
      lapses: true,
      check({ at, events, zone }) {
        const latest = latestOf(events, type);
        if (latest === null) return blockOf('NO_TRANSACTION', never, type, null);
        const undo = cancellationOf(events, type, latest.at, cancelOn);
        if (undo !== null) return { code: 'TRANSACTION_REOPENED', until: never, because: undo };
        const start = addSpan(zone, latest.at, wait);
        const end = life ? addSpan(zone, latest.at, life) : never;
        if (at >= end) return { code: 'TRANSACTION_EXPIRED', until: never, because: latest };
        if (at >= start) return null;
        return { code: 'TRANSACTION_TOO_RECENT', until: start < end ? start : never, because: latest };
      },
    },
  ];
}

function latestOf(events: readonly HistoryEvent[], type: string): HistoryEvent | null {
  let latest: HistoryEvent | null = null;
  for (const event of events) if (event.type === type) latest = laterOf(latest, event);
  return latest;
}

/** The latest event that undoes a transaction of that instant: later, and with the same id. */
function cancellationOf(
  events: readonly HistoryEvent[],
  type: string,
  at: number,
  cancelOn: readonly string[],
): HistoryEvent | null {
  if (cancelOn.length === 0) return null;
  const ids = new Set<string | null>();
  for (const event of events)
    if (event.type === type && event.at === at) ids.add(event.transactionId ?? null);
  let undo: HistoryEvent | null = null;
  for (const event of events) {
    if (event.at > at && cancelOn.includes(event.type) && ids.has(event.transactionId ?? null)) {
      undo = laterOf(undo, event);
    }
  }
  return undo;
}
