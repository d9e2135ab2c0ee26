import type { ReasonCode } from './decision.js';
import type { HistoryEvent } from './history.js';
import type { EligibilityPolicy } from './policy.js';
import { type Block, blockOf, laterOf, never, type Rule } from './rule.js';

const always: readonly Rule[] = [
  {
    path: 'history',
    holdsOnResume: true,
    types: ['optedOut', 'complained'],
    check: ({ events }) => latestBad('OPTED_OUT', events, ['optedOut', 'complained'], ['optedIn']),
  },
  {
    path: 'context.suppressed',
    holdsOnResume: true,
    check: ({ context }) => (context.suppressed ? blockOf('SUPPRESSED', never, 'suppressed', true) : null),
  },
  {
    path: 'history',
    types: ['bounced'],
    check: ({ events }) => latestBad('UNREACHABLE', events, ['bounced'], ['deliverable', 'delivered']),
  },
];

/** No always comes before yes: opt-out, suppression, bounces and, where `consent` asks for it, consent. */
export function permissionRules({ consent, channel }: EligibilityPolicy): readonly Rule[] {
  if (!consent?.required) return always;
  const needed = consent.channel ?? channel;
  const check: Rule['check'] = ({ context }) =>
    needed !== undefined && context.consents?.includes(needed)
      ? null
      : blockOf('CONSENT_MISSING', never, 'channel', needed);
  return [...always, { path: 'consent', holdsOnResume: true, check }];
}

/** Blocks while the latest event of the types is one of the bad ones; a tie is bad. */
function latestBad(
  code: ReasonCode,
  events: readonly HistoryEvent[],
  bad: readonly string[],
  good: readonly string[],
): Block | null {
  let worst: HistoryEvent | null = null;
  for (const event of events) if (bad.includes(event.type)) worst = laterOf(worst, event);
  const at = worst?.at ?? never;
  const isLifted = events.some((event) => event.at > at && good.includes(event.type));
  return worst === null || isLifted ? null : { code, until: never, because: worst };
}
