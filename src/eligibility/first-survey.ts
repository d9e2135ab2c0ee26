import type { HistoryEvent } from './history.js';

/** True once a contact has seen, been invited to or answered any survey. */
export function isSurveyed(events: readonly HistoryEvent[]): boolean {
  for (const { type } of events) {
    if (type === 'seen' || type === 'invited' || type === 'responded') return true;
  }
  return false;
}
