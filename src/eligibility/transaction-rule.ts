import { addSpan, readDuration } from '../calendar/duration.js';
import { eventsOf, filterOf } from './events.js';
import type { HistoryEvent } from './history.js';
import type { EligibilityPolicy } from './policy.js';
import { blockBy, blockOf, latestOf, never, type Rule } from './rule.js';

/** `transaction`: the survey is about the latest ticket, order or visit; not too soon after it, nor too late. */
export function transactionRules({ transaction }: EligibilityPolicy): Rule[] {
  if (transaction === undefined) return [];
  const { event: type, cancelOn = [], delay = { seconds: 0 }, expireAfter } = transaction;
  const wait = readDuration(delay, 'policy.transaction.delay');
  const life = expireAfter && readDuration(expireAfter, 'policy.transaction.expireAfter');
  const [completed, undone] = [filterOf([type]), filterOf(cancelOn)];
  const idOf = (event: HistoryEvent): string | null => event.transactionId ?? null;
  return [
    {
      path: 'transaction',
      lapses: true,
      lifts: completed,
      check(moment) {
        const all = eventsOf(moment, completed);
        const latest = latestOf(all);
        if (latest === null) return blockOf('NO_TRANSACTION', type, null);
        const { at, zone } = moment;
        const ids = all.filter((event) => event.at === latest.at).map(idOf);
        const cancelled = eventsOf(moment, undone, latest.at);
        const undo = latestOf(cancelled.filter((event) => ids.includes(idOf(event))));
        if (undo !== null) return blockBy('TRANSACTION_REOPENED', undo);
        const start = addSpan(zone, latest.at, wait);
        const end = life ? addSpan(zone, latest.at, life) : never;
        if (at >= end) return blockBy('TRANSACTION_EXPIRED', latest);
        if (at >= start) return null;
        return blockBy('TRANSACTION_TOO_RECENT', latest, start < end ? start : never);
      },
    },
  ];
}
