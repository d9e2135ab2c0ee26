import { addSpan, readDuration } from '../calendar/duration.js';
import { assertRecord } from '../core/assertions.js';
import { isSurveyed } from './first-survey.js';
import { assertText } from './policy-fields.js';
import type { EligibilityPolicy } from './policy.js';
import { factOf, never, type Rule } from './rule.js';
import { bucketOf } from './sampling.js';

/** `spread`: the first survey waits for the contact's own part of a stretch of time. */
export function spreadRules({ spread, active }: EligibilityPolicy): Rule[] {
  if (spread === undefined) return [];
  assertRecord(spread, 'policy.spread');
  const over = readDuration(spread.over, 'policy.spread.over');
  const { salt } = spread;
  assertText(salt, 'policy.spread.salt');
  return [
    {
      path: 'spread',
      check({ at, events, context, zone }) {
        if (isSurveyed(events)) return null;
        const anchor = active?.startsAt ?? context.createdAt ?? context.firstSeenAt ?? null;
        if (anchor === null) return { code: 'SPREAD_WAIT', until: never, because: factOf('createdAt', null) };
        const bucket = bucketOf(salt, context.contactId as string);
        // Whole milliseconds, so that the date survives as text.
        const until = anchor + Math.floor(bucket * (addSpan(zone, anchor, over) - anchor));
        return at >= until ? null : { code: 'SPREAD_WAIT', until, because: factOf('bucket', bucket) };
      },
    },
  ];
}
