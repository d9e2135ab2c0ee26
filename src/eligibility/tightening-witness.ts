import { nominalOf, readDuration } from '../calendar/duration.js';
import type { Duration, Instant } from '../core/time.js';
import type { PreparedPolicy } from './compile.js';
import type { EligibilityContext } from './context.js';
import { blockedAt, type ContactMoment, openCase } from './decide.js';
import { eventOf } from './events.js';
import type { HistoryEvent } from './history.js';
import type { EligibilityPolicy } from './policy.js';

/** True when some contact is found whom `before` refuses and `after` lets pass. */
export function isLoosened(before: PreparedPolicy, after: PreparedPolicy): boolean {
  const passes = (prepared: PreparedPolicy, contact: ContactMoment): boolean =>
    blockedAt(openCase(prepared, contact), contact.now).length === 0;
  const isWitness = (contact: ContactMoment): boolean => passes(after, contact) && !passes(before, contact);
  const parts = partsOf([before.policy, after.policy]);
  const contactsAt = (now: Instant): Generator<ContactMoment> => contactsOf(before, after, parts, now);
  const plain = instantsOf(after.policy, parts).map((now) => contactsAt(now).next().value as ContactMoment);
  if (plain.some(isWitness)) return true;
  // The others only at an instant at which a contact can pass at all.
  const { now } = plain.find((contact) => passes(after, contact)) ?? (plain[0] as ContactMoment);
  for (const contact of contactsAt(now)) if (isWitness(contact)) return true;
  return false;
}

/** What two policies name, at whatever depth. */
interface Parts {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  /** Durations in milliseconds. */
  readonly spans: readonly number[];
}

function partsOf(policies: readonly EligibilityPolicy[]): Parts {
  const parts = new Set<unknown>(policies);
  const spans = new Set([0, hourLength]);
  // The loop comes to what is added on the way, too.
  for (const part of parts) {
    if (typeof part !== 'object' || part === null) continue;
    for (const inner of Object.values(part)) parts.add(inner);
    try {
      spans.add(nominalOf(readDuration(part as Duration, 'duration')));
    } catch {
      // Most records are no durations.
    }
  }
  const all = [...parts];
  return {
    texts: all.filter((part) => typeof part === 'string'),
    numbers: all.filter((part) => typeof part === 'number'),
    spans: [...spans],
  };
}

const hourLength = 3_600_000;

/** Instants at which the two may differ: the ends of the survey, and three hours apart for a week. */
function instantsOf({ active }: EligibilityPolicy, { numbers }: Parts): Instant[] {
  const first = active?.startsAt ?? Math.min(1_767_225_600_000, active?.endsAt ?? 1e15) - 168 * hourLength;
  const week = Array.from({ length: 56 }, (_, i) => first + i * 3 * hourLength);
  // Far enough from the last instant of a calendar for the longest duration.
  return [...week, ...numbers.flatMap((n) => [n - 1, n])].map((at) => Math.max(-8e15, Math.min(at, 8e15)));
}

/** One to whom nothing has happened, and contacts who have done each thing at the edge of each duration. */
function* contactsOf(
  before: PreparedPolicy,
  after: PreparedPolicy,
  { texts, numbers, spans }: Parts,
  now: Instant,
): Generator<ContactMoment> {
  const usual: EligibilityContext = {
    contactId: 'contact-1',
    timeZone: 'UTC',
    createdAt: 0,
    firstSeenAt: 0,
    sessions: 1e9,
    activeDays: 1e9,
    segments: texts,
    consents: texts,
  };
  const { event, delay = { seconds: 0 } } = after.policy.transaction ?? before.policy.transaction ?? {};
  const base = event ? [eventOf(after.policy, event, now - nominalOf(readDuration(delay, 'delay')))] : [];
  const contact = (context: EligibilityContext, events: readonly HistoryEvent[] = []): ContactMoment => ({
    history: [...base, ...events],
    context: { ...usual, ...context },
    now,
  });
  yield contact({});
  const draws = before.needsContactId || after.needsContactId ? 1000 : 0;
  for (let i = 0; i < draws; i++) yield contact({ contactId: `contact-${i}` });
  for (const span of spans) yield contact({ createdAt: now - span, firstSeenAt: now - span });
  for (const number of numbers) {
    const amount = Math.max(0, number);
    yield contact({ sessions: amount });
    yield contact({ activeDays: amount });
    const use = { completed: Math.max(0, number - 1), partial: 1 };
    for (const id of texts) yield contact({ quotas: { [id]: use } });
  }
  const types = new Set(['dismissed']);
  const counts = new Set([1]);
  for (const { gaps = [], limits = [] } of [before.policy, after.policy]) {
    for (const type of [...gaps.flatMap((gap) => gap.after), ...limits.flatMap(({ count }) => count)])
      types.add(type);
    for (const { max } of limits) if (max > 1 && max < 50) counts.add(max - 1).add(max);
  }
  if (event) types.add(event);
  for (const type of types) {
    for (const span of spans) {
      for (const length of counts) {
        yield contact(
          {},
          Array.from({ length }, () => eventOf(after.policy, type, now - span)),
        );
      }
    }
  }
}
