import { addSpan, readDuration } from '../calendar/duration.js';
import { isSurveyed } from './first-survey.js';
import type { EligibilityPolicy } from './policy.js';
import { blockOf, never, type Rule } from './rule.js';

/** `tenure`: least time since the contact came to be one. */
export function tenureRules({ tenure }: EligibilityPolicy): Rule[] {
  if (tenure === undefined) return [];
  const { anchor, fallbackAnchor = anchor, onlyIfNeverSurveyed } = tenure;
  const min = readDuration(tenure.min, 'policy.tenure.min');
  return [
    {
      path: 'tenure',
      check({ at, events, context, zone }) {
        if (onlyIfNeverSurveyed && isSurveyed(events)) return null;
        const fact = (context[anchor] ?? null) === null ? fallbackAnchor : anchor;
        const since = context[fact] ?? null;
        if (since === null) return blockOf('TENURE_UNKNOWN', never, anchor, null);
        const until = addSpan(zone, since, min);
        return at < until ? blockOf('TENURE_TOO_SHORT', until, fact, since) : null;
      },
    },
  ];
}
