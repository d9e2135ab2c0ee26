import { addSpan, readDuration } from '../calendar/duration.js';
import { bucketOf } from './bucket.js';
import { eventsOf, surveyed } from './events.js';
import type { EligibilityPolicy } from './policy.js';
import { blockOf, type Rule } from './rule.js';

/** `spread`: the first survey waits for the contact's own part of a stretch of time. */
export function spreadRules({ spread, active }: EligibilityPolicy): Rule[] {
  if (spread === undefined) return [];
  const over = readDuration(spread.over, 'policy.spread.over');
  const { salt } = spread;
  return [
    {
      path: 'spread',
      lifts: surveyed,
      check(moment) {
        if (eventsOf(moment, surveyed).length > 0) return null;
        const { at, context, zone } = moment;
        const anchor = active?.startsAt ?? context.createdAt ?? context.firstSeenAt ?? null;
        if (anchor === null) return blockOf('SPREAD_WAIT', 'createdAt', null);
        const bucket = bucketOf(salt, context.contactId as string);
        // Whole milliseconds, so that the date survives as text.
        const until = anchor + Math.ceil(bucket * (addSpan(zone, anchor, over) - anchor));
        return at < until ? blockOf('SPREAD_WAIT', 'bucket', bucket, until) : null;
      },
    },
  ];
}
