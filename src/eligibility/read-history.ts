import { type Instant, isInstant } from '../core/time.js';
import type { HistoryEvent } from './history.js';

/** Clocks of senders may run ahead of ours by five minutes. */
const tolerance = 300_000;

/** A history sorted by what can be done with its events. */
export interface ReadHistory {
  /** Readable, and not from the future. */
  readonly events: readonly HistoryEvent[];
  /** From the future: left out before their own time. */
  readonly early: readonly HistoryEvent[];
  /** Events that cannot be read. */
  readonly unreadable: number;
  /** The bits of the types that were met. */
  readonly met: number;
}

const none: readonly HistoryEvent[] = [];

/**
 * Sorts out what cannot be read and what lies in the future of `now`; gives back the same list where nothing does.
 * On the way it notes which of the types that rules wait for are there at all.
 */
export function readHistory(
  history: readonly HistoryEvent[],
  now: Instant,
  types: readonly string[],
  waiting: readonly number[],
): ReadHistory {
  const latest = now + tolerance;
  let met = 0;
  for (let i = 0; i < history.length; i++) {
    const event = history[i] as HistoryEvent;
    if (!(isReadable(event) && event.at <= latest)) return sortOut(history, latest);
    const { type } = event;
    for (let k = 0; k < types.length; k++) if (types[k] === type) met |= waiting[k] as number;
  }
  return { events: history, early: none, unreadable: 0, met };
}

function sortOut(history: readonly HistoryEvent[], latest: Instant): ReadHistory {
  // A copy without holes: an event that is not there cannot be read.
  const readable = Array.from(history).filter(isReadable);
  return {
    events: readable.filter((event) => event.at <= latest),
    early: readable.filter((event) => event.at > latest),
    unreadable: history.length - readable.length,
    met: -1,
  };
}

/** True for a record with a type and an instant; a snooze may leave its date out, but not garble it. */
function isReadable(event: HistoryEvent): boolean {
  const type = (event as HistoryEvent | null | undefined)?.type;
  return (
    typeof type === 'string' && isInstant(event.at) && (type !== 'snoozed' || isInstant(event.until ?? 0))
  );
}
