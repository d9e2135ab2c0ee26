import { assertCount, assertOneOf, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { elementsOf } from '../core/sequence.js';
import { assertName } from './answers.js';

/** Stages from the invitation to the answer, in order. */
export type FunnelStage = 'invited' | 'delivered' | 'opened' | 'started' | 'answered';

/** What may happen to an invitation. `dismissed`: closed without an answer. */
export type FunnelEventType = FunnelStage | 'dismissed';

/** Something that happened to an invitation. */
export interface FunnelEvent {
  /** Name of the invitation; the same event of one invitation counts once. */
  readonly id: string;
  /** How it was sent, such as `"email"`. */
  readonly channel: string;
  /** What happened. */
  readonly type: FunnelEventType;
}

/** Invitations per stage of one channel; null where a stage is not tracked. */
export interface FunnelCounts {
  /** How they were sent. */
  readonly channel: string;
  /** Invitations sent. */
  readonly invited: number;
  /** Invitations that arrived. */
  readonly delivered: number | null;
  /** Invitations that were opened or seen. */
  readonly opened: number | null;
  /** Surveys begun. */
  readonly started: number | null;
  /** Surveys answered. */
  readonly answered: number;
  /** Surveys closed without an answer, at that time: some may have been answered later, and count there too. */
  readonly dismissed: number | null;
}

/** Stages in their order. */
export const funnelStages: readonly FunnelStage[] = ['invited', 'delivered', 'opened', 'started', 'answered'];
const eventTypes: readonly FunnelEventType[] = [...funnelStages, 'dismissed'];

/** Stages and dismissals that a channel need not track. */
export const optionalTypes = ['delivered', 'opened', 'started', 'dismissed'] as const;

/** Counts without the channel they are of. */
export type TypeCounts = Omit<FunnelCounts, 'channel'>;

/** A count for every type of event. */
export function countTypes(countOf: (type: FunnelEventType) => number | null): TypeCounts {
  const counts = Object.fromEntries(eventTypes.map((type) => [type, countOf(type)]));
  return counts as Record<FunnelEventType, number | null> as TypeCounts;
}

/** The stages that a channel tracks, in order. */
export function trackedStages(counts: TypeCounts): FunnelStage[] {
  return funnelStages.filter((stage) => counts[stage] !== null);
}

/** The stage that dismissals are a part of: the last tracked one of those before the survey is begun. */
export function seenStage({ opened, delivered }: TypeCounts): FunnelStage {
  return opened !== null ? 'opened' : delivered !== null ? 'delivered' : 'invited';
}

/** Throws unless the counts are whole and never rise along the funnel. */
export function assertFunnel(counts: FunnelCounts, path: string): void {
  assertRecord(counts, path);
  assertName(counts.channel, `${path}.channel`);
  assertCount(counts.invited, `${path}.invited`);
  assertCount(counts.answered, `${path}.answered`);
  for (const type of optionalTypes) {
    if (counts[type] !== null) assertCount(counts[type], `${path}.${type}`);
  }
  const atMost = (stage: FunnelEventType, before: FunnelStage): void => {
    const [count, most] = [counts[stage] as number, counts[before] as number];
    if (count > most) {
      const expected = `at most ${most}, as many as ${before}`;
      throw new NpsError('INVALID_COUNTS', `${path}.${stage}`, expected, count);
    }
  };
  const tracked = trackedStages(counts);
  tracked.slice(1).forEach((stage, i) => {
    atMost(stage, tracked[i] as FunnelStage);
  });
  if (counts.dismissed !== null) atMost('dismissed', seenStage(counts));
}

/** Counts per channel from events, channels in the order of their first event. */
export function countEvents(
  events: Iterable<FunnelEvent>,
  tracked: readonly FunnelEventType[],
): FunnelCounts[] {
  const channels = new Map<string, Map<FunnelEventType, Set<string>>>();
  let index = 0;
  for (const event of elementsOf(events, 'events')) {
    const path = `events[${index}]`;
    assertRecord(event, path);
    assertName(event.id, `${path}.id`);
    assertName(event.channel, `${path}.channel`);
    assertOneOf(event.type, eventTypes, `${path}.type`);
    const channel = channels.get(event.channel) ?? new Map<FunnelEventType, Set<string>>();
    const ids = channel.get(event.type) ?? new Set<string>();
    channels.set(event.channel, channel.set(event.type, ids.add(event.id)));
    index += 1;
  }
  const known = ['invited', 'answered', ...tracked];
  return Array.from(channels, ([channel, ids]) => ({
    channel,
    ...countTypes((type) => (known.includes(type) ? (ids.get(type)?.size ?? 0) : null)),
  }));
}
