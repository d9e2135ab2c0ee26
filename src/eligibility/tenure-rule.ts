import { addSpan, readDuration } from '../calendar/duration.js';
import { assertOneOf, assertRecord } from '../core/assertions.js';
import { isSurveyed } from './first-survey.js';
import { assertFlag } from './policy-fields.js';
import type { EligibilityPolicy } from './policy.js';
import { factOf, never, type Rule } from './rule.js';

const anchors = ['createdAt', 'firstSeenAt'] as const;

/** `tenure`: least time since the contact came to be one. */
export function tenureRules({ tenure }: EligibilityPolicy): Rule[] {
  if (tenure === undefined) return [];
  assertRecord(tenure, 'policy.tenure');
  const { anchor, fallbackAnchor = anchor, onlyIfNeverSurveyed } = tenure;
  const min = readDuration(tenure.min, 'policy.tenure.min');
  assertOneOf(anchor, anchors, 'policy.tenure.anchor');
  assertOneOf(fallbackAnchor, anchors, 'policy.tenure.fallbackAnchor');
  assertFlag(onlyIfNeverSurveyed, 'policy.tenure.onlyIfNeverSurveyed');
  return [
    {
      path: 'tenure',
      check({ at, events, context, zone }) {
        if (onlyIfNeverSurveyed && isSurveyed(events)) return null;
        const known = context[anchor] ?? null;
        const since = known ?? context[fallbackAnchor] ?? null;
        if (since === null) return { code: 'TENURE_UNKNOWN', until: never, because: factOf(anchor, null) };
        const until = addSpan(zone, since, min);
        if (at >= until) return null;
        const because = factOf(known === null ? fallbackAnchor : anchor, since);
        return { code: 'TENURE_TOO_SHORT', until, because };
      },
    },
  ];
}
