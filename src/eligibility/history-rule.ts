import { blockBy, blockOf, latestOf, type Rule } from './rule.js';

/** A history that cannot be trusted blocks: events that cannot be read, and events from the future. */
export function historyRules(): Rule[] {
  return [
    {
      path: 'history',
      holdsOnResume: true,
      check: ({ unreadable }) =>
        unreadable > 0 ? blockOf('INVALID_HISTORY', 'unreadableEvents', unreadable) : null,
    },
    {
      path: 'history',
      holdsOnResume: true,
      check({ early }) {
        const last = latestOf(early);
        return last && blockBy('CLOCK_SKEW', last, last.at);
      },
    },
  ];
}
