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
  /** Surveys closed without an answer. */
  readonly dismissed: number | null;
}

/** Stages in their order. */
export const funnelStages: readonly FunnelStage[] = ['invited', 'delivered', 'opened', 'started', 'answered'];
const eventTypes: readonly FunnelEventType[] = [...funnelStages, 'dismissed'];

/** The stages that a channel tracks, in order. */
export function trackedStages(counts: FunnelCounts): FunnelStage[] {
  return funnelStages.filter((stage) => counts[stage] !== null);
}

/** The stage that dismissals are a part of: the last tracked one of those before the survey is begun. */
export function seenStage({ opened, delivered }: FunnelCounts): FunnelStage {
  return opened !== null ? 'opened' : delivered !== null ? 'delivered' : 'invited';
}

/** Throws unless the counts are whole and never rise along the funnel. */
export function assertFunnel(counts: FunnelCounts, path: string): void {
  assertRecord(counts, path, 'a channel and its counts');
  assertName(counts.channel, `${path}.channel`);
  assertCount(counts.invited, `${path}.invited`, 'INVALID_COUNTS');
  assertCount(counts.answered, `${path}.answered`, 'INVALID_COUNTS');
  for (const stage of ['delivered', 'opened', 'started', 'dismissed'] as const) {
    if (counts[stage] !== null) assertCount(counts[stage], `${path}.${stage}`, 'INVALID_COUNTS');
  }
  const atMost = (stage: FunnelEventType, before: FunnelStage): void => {
    const [count, most] = [counts[stage] as number, counts[before] as number];
    if (count > most) {
      throw new NpsError(
        'INVALID_COUNTS',
        `${path}.${stage}`,
        `at most ${most}, as many as ${before}`,
        count,
      );
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
  stages: readonly FunnelEventType[],
): FunnelCounts[] {
  const channels = new Map<string, Map<FunnelEventType, Set<string>>>();
  let index = 0;
  for (const event of elementsOf(events, 'events')) {
    const path = `events[${index}]`;
    assertRecord(event, path, 'an event of an invitation');
    assertName(event.id, `${path}.id`);
    assertName(event.channel, `${path}.channel`);
    assertOneOf(event.type, eventTypes, `${path}.type`);
    const channel = channels.get(event.channel) ?? new Map<FunnelEventType, Set<string>>();
    const ids = channel.get(event.type) ?? new Set<string>();
    channels.set(event.channel, channel.set(event.type, ids.add(event.id)));
    index += 1;
  }
  return [...channels].map(([channel, ids]) => {
    const count = (type: FunnelEventType): number => ids.get(type)?.size ?? 0;
    const tracked = (type: FunnelEventType): number | null => (stages.includes(type) ? count(type) : null);
    return {
      channel,
      invited: count('invited'),
      delivered: tracked('delivered'),
      opened: tracked('opened'),
      started: tracked('started'),
      answered: count('answered'),
      dismissed: tracked('dismissed'),
    };
  });
}
