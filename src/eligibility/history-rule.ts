import { factOf, laterOf, never, type Rule } from './rule.js';

/** A history that cannot be trusted blocks: events that cannot be read, and events from the future. */
export function historyRules(): Rule[] {
  return [
    {
      path: 'history',
      holdsOnResume: true,
      check: ({ unreadable }) =>
        unreadable === 0
          ? null
          : { code: 'INVALID_HISTORY', until: never, because: factOf('unreadableEvents', unreadable) },
    },
    {
      path: 'history',
      holdsOnResume: true,
      check({ early }) {
        if (early.length === 0) return null;
        const because = early.reduce(laterOf);
        return { code: 'CLOCK_SKEW', until: because.at, because };
      },
    },
  ];
}
