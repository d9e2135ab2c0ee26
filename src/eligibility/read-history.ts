import { isInstant } from '../core/time.js';
import { isOneOf, standing } from './events.js';
import type { HistoryEvent } from './history.js';

/** A history without what cannot be read. */
export interface ReadHistory {
  readonly events: readonly HistoryEvent[];
  /** Events that cannot be read. */
  readonly unreadable: number;
  /** The instant of the last one. */
  readonly latest: number;
  /** True when one of them may be among those that stand until they are lifted. */
  readonly stands: boolean;
}

/** Leaves out what cannot be read; gives back the same list where all can. */
export function readHistory(history: readonly HistoryEvent[]): ReadHistory {
  let unreadable = 0;
  let stands = false;
  let latest = Number.NEGATIVE_INFINITY;
  // By index: an event that is not there cannot be read.
  for (let i = 0; i < history.length; i++) {
    const event = history[i] as HistoryEvent;
    if (!isReadable(event)) unreadable++;
    else if (event.at > latest) latest = event.at;
    if (isOneOf(event?.type, standing.types)) stands = true;
  }
  return { events: unreadable > 0 ? history.filter(isReadable) : history, unreadable, latest, stands };
}

/** True for a record with a type and an instant; a snooze may leave its date out, but not garble it. */
function isReadable(event: HistoryEvent): boolean {
  const type = (event as HistoryEvent | null | undefined)?.type;
  return (
    typeof type === 'string' && isInstant(event.at) && (type !== 'snoozed' || isInstant(event.until ?? 0))
  );
}
