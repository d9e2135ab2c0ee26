import { addSpan, readDuration } from '../calendar/duration.js';
import { bucketOf } from './bucket.js';
import { isSurveyed } from './first-survey.js';
import type { EligibilityPolicy } from './policy.js';
import { blockOf, never, type Rule } from './rule.js';

/** `spread`: the first survey waits for the contact's own part of a stretch of time. */
export function spreadRules({ spread, active }: EligibilityPolicy): Rule[] {
  if (spread === undefined) return [];
  const over = readDuration(spread.over, 'policy.spread.over');
  const { salt } = spread;
  return [
    {
      path: 'spread',
      check({ at, events, context, zone }) {
        if (isSurveyed(events)) return null;
        const anchor = active?.startsAt ?? context.createdAt ?? context.firstSeenAt ?? null;
        if (anchor === null) return blockOf('SPREAD_WAIT', never, 'createdAt', null);
        const bucket = bucketOf(salt, context.contactId as string);
        // Whole milliseconds, so that the date survives as text.
        const until = anchor + Math.floor(bucket * (addSpan(zone, anchor, over) - anchor));
        return at < until ? blockOf('SPREAD_WAIT', until, 'bucket', bucket) : null;
      },
    },
  ];
}
