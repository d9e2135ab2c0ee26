import { nominalOf, readDuration } from '../calendar/duration.js';
import type { Duration, Instant } from '../core/time.js';
import type { PreparedPolicy } from './compile.js';
import type { EligibilityContext } from './context.js';
import { blockedAt, openCase } from './decide.js';
import type { HistoryEvent } from './history.js';
import type { EligibilityPolicy } from './policy.js';

/** True when some contact is found whom `before` refuses and `after` lets pass. */
export function isLoosened(before: PreparedPolicy, after: PreparedPolicy): boolean {
  const passes = (prepared: PreparedPolicy, contact: Contact, now: Instant): boolean =>
    blockedAt(openCase(prepared, { ...contact, now }), now).length === 0;
  const isWitness = (contact: Contact, now: Instant): boolean =>
    passes(after, contact, now) && !passes(before, contact, now);
  const instants = instantsOf(before.policy, after.policy);
  const plain = (now: Instant): Contact =>
    contactsOf(before.policy, after.policy, now).next().value as Contact;
  if (instants.some((now) => isWitness(plain(now), now))) return true;
  // The others only at an instant at which a contact can pass at all.
  const now = instants.find((instant) => passes(after, plain(instant), instant)) ?? (instants[0] as Instant);
  for (const contact of contactsOf(before.policy, after.policy, now))
    if (isWitness(contact, now)) return true;
  return false;
}

interface Contact {
  readonly history: readonly HistoryEvent[];
  readonly context: EligibilityContext;
}

/** Instants at which the two may differ: the ends of the survey, and for send windows three hours apart for a week. */
function instantsOf(before: EligibilityPolicy, after: EligibilityPolicy): Instant[] {
  const instants: Instant[] = [];
  for (const { active } of [before, after]) {
    for (const bound of [active?.startsAt, active?.endsAt]) {
      if (typeof bound === 'number') instants.push(bound - 1, bound);
    }
  }
  const base =
    after.active?.startsAt ?? Math.min(1_767_225_600_000, after.active?.endsAt ?? 1e15) - 604_800_000;
  const week = before.sendWindow || after.sendWindow ? 168 : 3;
  for (let hours = 0; hours < week; hours += 3) instants.push(base + hours * 3_600_000);
  return instants;
}

/** One to whom nothing has happened, and contacts who have done each thing at the edge of each duration. */
function* contactsOf(before: EligibilityPolicy, after: EligibilityPolicy, now: Instant): Generator<Contact> {
  const policies = [before, after];
  const { surveyId, kind, group, channel } = after;
  const spans = policies
    .flatMap(durationsOf)
    .map((duration) => nominalOf(readDuration(duration, 'duration')));
  const context: EligibilityContext = {
    contactId: 'contact-1',
    timeZone: 'UTC',
    createdAt: 0,
    firstSeenAt: 0,
    sessions: 1e9,
    activeDays: 1e9,
    segments: policies.flatMap(({ quotas = [] }) => quotas.flatMap(({ segment }) => segment ?? [])),
    consents: policies.flatMap((policy) => [policy.channel ?? [], policy.consent?.channel ?? []].flat()),
  };
  const event = (type: string, at: Instant): HistoryEvent => ({
    type,
    at,
    surveyId,
    kind: kind ?? null,
    group: group ?? null,
    channel: channel ?? null,
  });
  const trigger = after.transaction ?? before.transaction;
  const base = trigger
    ? [event(trigger.event, now - nominalOf(readDuration(trigger.delay ?? { seconds: 0 }, 'delay')))]
    : [];
  yield { history: base, context };
  const draws = policies.some(({ sampling, holdout }) => sampling || holdout) ? 1000 : 0;
  for (let i = 0; i < draws; i++) yield { history: base, context: { ...context, contactId: `contact-${i}` } };
  for (const span of spans)
    yield { history: base, context: { ...context, createdAt: now - span, firstSeenAt: now - span } };
  for (const { usage } of policies) {
    const { minSessions = 1e9, minActiveDays = 1e9 } = usage ?? {};
    yield { history: base, context: { ...context, sessions: minSessions, activeDays: minActiveDays } };
  }
  for (const { quotas = [] } of policies) {
    for (const { id, limit } of quotas) {
      const use = { completed: Math.max(0, limit - 1), partial: 1 };
      yield { history: base, context: { ...context, quotas: { [id]: use } } };
    }
  }
  const counts = policies
    .flatMap(({ limits = [] }) => limits.map(({ max }) => max))
    .filter((max) => max > 1 && max < 50);
  for (const type of new Set(policies.flatMap(typesOf))) {
    for (const span of [0, 3_600_000, ...spans]) {
      for (const count of [1, ...counts.flatMap((max) => [max - 1, max])]) {
        yield {
          history: [...base, ...Array.from({ length: count }, () => event(type, now - span))],
          context,
        };
      }
    }
  }
}

function typesOf({ gaps = [], limits = [], dismissals, transaction }: EligibilityPolicy): readonly string[] {
  return [
    ...gaps.flatMap(({ after }) => after),
    ...limits.flatMap(({ count }) => count),
    ...(dismissals ? ['dismissed'] : []),
    ...(transaction ? [transaction.event] : []),
  ];
}

function durationsOf(policy: EligibilityPolicy): Duration[] {
  const { gaps = [], limits = [], dismissals, transaction, tenure } = policy;
  return [
    ...gaps.map(({ min }) => min),
    ...limits.flatMap(({ window }) => (window && window.type !== 'calendar' ? [window.length] : [])),
    ...(dismissals ? [...dismissals.backoff, dismissals.thenGap ?? []].flat() : []),
    ...[transaction?.delay ?? [], transaction?.expireAfter ?? [], tenure?.min ?? []].flat(),
  ];
}
