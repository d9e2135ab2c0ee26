import type { ReasonCode } from './decision.js';
import type { HistoryEvent } from './history.js';
import { factOf, laterOf, never, type Rule } from './rule.js';

/** No always comes before yes: opt-out, suppression and bounces, whatever the policy says. */
export function permissionRules(): Rule[] {
  return [
    // Of an opt-out and an opt-in at the same instant the opt-out counts.
    { ...latestRule('OPTED_OUT', ['optedOut', 'complained'], ['optedIn']), holdsOnResume: true },
    {
      path: 'context.suppressed',
      holdsOnResume: true,
      check: ({ context }) =>
        context.suppressed === true
          ? { code: 'SUPPRESSED', until: never, because: factOf('suppressed', true) }
          : null,
    },
    latestRule('UNREACHABLE', ['bounced'], ['deliverable', 'delivered']),
  ];
}

/** Blocks while the latest event of the types is one of the bad ones; a tie is bad. */
function latestRule(code: ReasonCode, bad: readonly string[], good: readonly string[]): Rule {
  return {
    path: 'history',
    check({ events }) {
      let worst: HistoryEvent | null = null;
      for (let i = 0; i < events.length; i++) {
        const event = events[i] as HistoryEvent;
        if (bad.includes(event.type)) worst = laterOf(worst, event);
      }
      if (worst === null) return null;
      const { at } = worst;
      for (const event of events) if (event.at > at && good.includes(event.type)) return null;
      return { code, until: never, because: worst };
    },
  };
}
