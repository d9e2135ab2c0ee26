import type { Instant } from '../core/time.js';
import type { HistoryEvent } from './history.js';

/** Clocks of senders may run ahead of ours by five minutes. */
const tolerance = 300_000;
const instantLimit = 8.64e15;

/** A history sorted by what can be done with its events. */
export interface ReadHistory {
  /** Readable, and not from the future. */
  readonly events: readonly HistoryEvent[];
  /** From the future: left out before their own time. */
  readonly early: readonly HistoryEvent[];
  /** Events that cannot be read. */
  readonly unreadable: number;
}

/** Sorts out what cannot be read and what lies in the future of `now`; gives back the same list where nothing does. */
export function readHistory(history: readonly HistoryEvent[], now: Instant): ReadHistory {
  const latest = now + tolerance;
  for (let i = 0; i < history.length; i++) {
    const event = history[i] as HistoryEvent;
    if (!isReadable(event) || event.at > latest) return sortOut(history, latest);
  }
  return { events: history, early: [], unreadable: 0 };
}

function sortOut(history: readonly HistoryEvent[], latest: Instant): ReadHistory {
  // By index, so that a hole in the list is an event that cannot be read.
  const readable = Array.from(history).filter(isReadable);
  return {
    events: readable.filter((event) => event.at <= latest),
    early: readable.filter((event) => event.at > latest),
    unreadable: history.length - readable.length,
  };
}

/** True for a record with a type and an instant; a snooze may leave its date out, but not garble it. */
function isReadable(event: HistoryEvent): boolean {
  return (
    typeof event === 'object' &&
    event !== null &&
    typeof event.type === 'string' &&
    isInstant(event.at) &&
    (event.type !== 'snoozed' || event.until === undefined || event.until === null || isInstant(event.until))
  );
}

function isInstant(value: unknown): boolean {
  return typeof value === 'number' && value >= -instantLimit && value <= instantLimit;
}
