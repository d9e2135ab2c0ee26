import { assertArray, assertLevel, assertOneOf, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { elementsOf } from '../core/sequence.js';
import type { Untestable } from '../inference/records.js';
import {
  assertFunnel,
  countEvents,
  countTypes,
  type FunnelCounts,
  type FunnelEvent,
  type FunnelEventType,
  type FunnelStage,
  optionalTypes,
  seenStage,
  type TypeCounts,
  trackedStages,
} from './funnel-counts.js';
import { type RatesTest, testRatesEqual } from './homogeneity.js';
import { type Rate, rateOf } from './rate.js';

/** Options of {@link responseFunnel}. */
export interface FunnelOptions {
  /**
   * What the events tell of, besides `invited` and `answered`: stages left out are unknown (null), not 0. For events only.
   * @defaultValue all: `["delivered", "opened", "started", "dismissed"]`
   */
  readonly tracked?: readonly ('delivered' | 'opened' | 'started' | 'dismissed')[] | undefined;
  /** Confidence level of the rates, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/** The part of one stage that came to another. */
export interface FunnelRate extends Rate {
  /** The stage that is counted. */
  readonly stage: FunnelEventType;
  /** The stage that is the denominator. */
  readonly of: FunnelStage;
}

/** The funnel of one channel, or of all. */
export interface ChannelFunnel {
  /** Name of the channel; null for all. */
  readonly channel: string | null;
  /** Invitations per stage; null where a stage is not tracked. */
  readonly counts: Omit<FunnelCounts, 'channel'>;
  /** Answered of invited. */
  readonly responseRate: Rate;
  /** Every tracked stage of the one before it, then answered of delivered, then dismissed of opened (or of what is known). */
  readonly rates: readonly FunnelRate[];
}

/** Where invitations are lost. */
export interface ResponseFunnel {
  /** All channels together; a stage that some channel does not track is null. */
  readonly total: ChannelFunnel;
  /** Each channel. */
  readonly channels: readonly ChannelFunnel[];
  /** Test whether all channels have one response rate. */
  readonly responseRateTest: RatesTest | Untestable;
  /** `response-rates-differ`: beyond chance at the level, so that a change of channels alone may move the score. */
  readonly warnings: readonly 'response-rates-differ'[];
}

/**
 * The response funnel: what part of the invitations was delivered, opened, started and answered, per channel.
 *
 * Takes events, or counts per channel. Every rate names its denominator. Counts that rise along the funnel are refused:
 * a stage is not tracked then, which `tracked` (events) or null (counts) says. An invitation that was dismissed and
 * answered later, say after a reminder, counts as both: the two may add up to more than were opened.
 *
 * @returns Rates as parts of one; nothing invited gives zeros and nulls.
 * @throws {NpsError} INVALID_COUNTS with channel and stage, when a count is malformed or rises along the funnel.
 * @throws {NpsError} INVALID_ARGUMENT or INVALID_OPTION when an event, a channel or an option is malformed.
 * @example
 * ```ts
 * import { responseFunnel } from 'nps-kit';
 *
 * const funnel = responseFunnel([
 *   { channel: 'email', invited: 1000, delivered: 980, opened: 400, started: 150, answered: 120, dismissed: null },
 *   { channel: 'in-app', invited: 300, delivered: null, opened: 300, started: null, answered: 90, dismissed: 150 },
 * ]);
 * funnel.channels[0]?.responseRate; // ≈ { count: 120, n: 1000, rate: 0.12, interval: { lower: 0.101, upper: 0.142, level: 0.95, method: 'wilson' } }
 * funnel.warnings; // => ['response-rates-differ']
 * ```
 * @see Wilson 1927, Journal of the American Statistical Association 22, 209-212 (intervals)
 */
export function responseFunnel(
  data: Iterable<FunnelEvent> | Iterable<FunnelCounts>,
  options: FunnelOptions = {},
): ResponseFunnel {
  assertRecord(options, 'options');
  const { tracked = optionalTypes, level = 0.95 } = options;
  assertLevel(level);
  assertArray(tracked, 'options.tracked', 'an array of stages');
  for (const [i, type] of tracked.entries()) assertOneOf(type, optionalTypes, `options.tracked[${i}]`);
  const rows = [...elementsOf<FunnelEvent | FunnelCounts>(data, 'data')];
  const first = rows[0];
  const isEvents = typeof first === 'object' && first !== null && 'type' in first;
  const counts = isEvents ? countEvents(rows as FunnelEvent[], tracked) : (rows as FunnelCounts[]);
  assertChannels(counts);
  // Null where some channel does not track the type.
  const sumOf = (type: FunnelEventType): number | null =>
    counts.reduce<number | null>((total, channel) => {
      const count = channel[type];
      return total === null || count === null ? null : total + count;
    }, 0);
  const channels = counts.map(({ channel, ...stages }) => funnelOf(channel, stages, level));
  const responseRateTest = testRatesEqual(
    counts.map(({ answered, invited }) => ({ count: answered, n: invited })),
  );
  const differ = responseRateTest.status === 'tested' && responseRateTest.pValue < 1 - level;
  return {
    total: funnelOf(null, countTypes(sumOf), level),
    channels,
    responseRateTest,
    warnings: differ ? ['response-rates-differ'] : [],
  };
}

function assertChannels(counts: readonly FunnelCounts[]): void {
  const names = new Set<string>();
  let invited = 0;
  counts.forEach((channel, i) => {
    assertFunnel(channel, `channels[${i}]`);
    invited += channel.invited;
    if (invited > Number.MAX_SAFE_INTEGER) {
      throw new NpsError('INVALID_COUNTS', `channels[${i}].invited`, 'a sum up to 2^53 - 1', invited);
    }
    if (names.has(channel.channel)) {
      throw new NpsError('INVALID_ARGUMENT', `channels[${i}].channel`, 'each channel once', channel.channel);
    }
    names.add(channel.channel);
  });
}

function funnelOf(channel: string | null, counts: TypeCounts, level: number): ChannelFunnel {
  const rate = (stage: FunnelEventType, of: FunnelStage): FunnelRate => ({
    stage,
    of,
    ...rateOf({ count: counts[stage] as number, n: counts[of] as number }, level),
  });
  const stages = trackedStages(counts);
  const rates = stages.slice(1).map((stage, i) => rate(stage, stages[i] as FunnelStage));
  if (counts.delivered !== null && stages.at(-2) !== 'delivered') rates.push(rate('answered', 'delivered'));
  if (counts.dismissed !== null) rates.push(rate('dismissed', seenStage(counts)));
  return {
    channel,
    counts,
    responseRate: rateOf({ count: counts.answered, n: counts.invited }, level),
    rates,
  };
}
