import { assertInteger, assertRecord } from '../core/assertions.js';
import { assertFlag, assertText, readList } from './policy-fields.js';
import type { EligibilityPolicy } from './policy.js';
import { factOf, never, type Rule } from './rule.js';

/** `quotas`: full once complete and reserved responses (and partial ones, where they count) reach the limit. */
export function quotaRules({ quotas }: EligibilityPolicy): Rule[] {
  return readList(quotas, 'policy.quotas').map((quota, i) => {
    const path = `policy.quotas[${i}]`;
    assertRecord(quota, path);
    const { id, segment, limit, countPartial } = quota;
    assertText(id, `${path}.id`);
    assertText(segment, `${path}.segment`, true);
    assertInteger(limit, 0, Number.MAX_SAFE_INTEGER, `${path}.limit`);
    assertFlag(countPartial, `${path}.countPartial`);
    return {
      path: `quotas[${i}]`,
      check({ context }) {
        if (segment !== undefined && !context.segments?.includes(segment)) return null;
        const { quotas: states } = context;
        const state = states && Object.hasOwn(states, id) ? states[id] : undefined;
        const used =
          (state?.completed ?? 0) + (state?.reserved ?? 0) + (countPartial ? (state?.partial ?? 0) : 0);
        return used < limit ? null : { code: 'QUOTA_FULL', until: never, because: factOf(id, used) };
      },
    } satisfies Rule;
  });
}
