import { blockOf, laterOf, never, type Rule } from './rule.js';

/** A history that cannot be trusted blocks: events that cannot be read, and events from the future. */
export function historyRules(): readonly Rule[] {
  return rules;
}

const rules: readonly Rule[] = [
  {
    path: 'history',
    holdsOnResume: true,
    check: ({ unreadable }) =>
      unreadable > 0 ? blockOf('INVALID_HISTORY', never, 'unreadableEvents', unreadable) : null,
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
