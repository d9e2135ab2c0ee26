import { addSpan, readDuration } from '../calendar/duration.js';
import { eventsOf, surveyed } from './events.js';
import type { EligibilityPolicy } from './policy.js';
import { blockOf, type Rule } from './rule.js';

/** `tenure`: least time since the contact came to be one. */
export function tenureRules({ tenure }: EligibilityPolicy): Rule[] {
  if (tenure === undefined) return [];
  const { anchor, fallbackAnchor = anchor, onlyIfNeverSurveyed } = tenure;
  const min = readDuration(tenure.min, 'policy.tenure.min');
  return [
    {
      path: 'tenure',
      lifts: surveyed,
      check(moment) {
        if (onlyIfNeverSurveyed && eventsOf(moment, surveyed).length > 0) return null;
        const { at, context, zone } = moment;
        const fact = (context[anchor] ?? null) === null ? fallbackAnchor : anchor;
        const since = context[fact] ?? null;
        if (since === null) return blockOf('TENURE_UNKNOWN', anchor, null);
        const until = addSpan(zone, since, min);
        return at < until ? blockOf('TENURE_TOO_SHORT', fact, since, until) : null;
      },
    },
  ];
}
