import type { ReasonCode } from './decision.js';
import { filterOf, pick } from './events.js';
import type { EligibilityPolicy } from './policy.js';
import { blockBy, blockOf, latestOf, type Rule } from './rule.js';

/** No always comes before yes: opt-out, suppression, bounces and, where `consent` asks for it, consent. */
export function permissionRules({ consent, channel }: EligibilityPolicy): Rule[] {
  const rules: Rule[] = [
    { holdsOnResume: true, ...unlessLifted('OPTED_OUT', ['optedOut', 'complained'], ['optedIn']) },
    {
      path: 'context.suppressed',
      holdsOnResume: true,
      check: ({ context }) => (context.suppressed ? blockOf('SUPPRESSED', 'suppressed', true) : null),
    },
    unlessLifted('UNREACHABLE', ['bounced'], ['deliverable', 'delivered']),
  ];
  if (!consent?.required) return rules;
  const needed = consent.channel ?? channel;
  const check: Rule['check'] = ({ context }) =>
    needed !== undefined && context.consents?.includes(needed)
      ? null
      : blockOf('CONSENT_MISSING', 'channel', needed);
  return [...rules, { path: 'consent', holdsOnResume: true, check }];
}

/** Blocks once a bad event has come and no good one after it; a tie is bad. */
function unlessLifted(code: ReasonCode, bad: readonly string[], good: readonly string[]): Rule {
  const [asked, lifts] = [filterOf(bad), filterOf(good)];
  return {
    path: 'history',
    lifts,
    check({ events, standing }) {
      const worst = latestOf(pick(standing, asked));
      return worst && pick(events, lifts, worst.at).length === 0 ? blockBy(code, worst) : null;
    },
  };
}
