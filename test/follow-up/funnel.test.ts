import { type FunnelCounts, type FunnelEvent, isNpsError, responseFunnel } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../docs/expectations.js';

const email: FunnelCounts = {
  channel: 'email',
  invited: 1000,
  delivered: 980,
  opened: 400,
  started: 150,
  answered: 120,
  dismissed: 30,
};

describe('responseFunnel', () => {
  it('names the denominator of every rate', () => {
    const [channel] = responseFunnel([email]).channels;
    expect(channel?.responseRate).toMatchObject({ count: 120, n: 1000, rate: 0.12 });
    expect(channel?.rates.map(({ stage, of, count, n }) => ({ stage, of, count, n }))).toEqual([
      { stage: 'delivered', of: 'invited', count: 980, n: 1000 },
      { stage: 'opened', of: 'delivered', count: 400, n: 980 },
      { stage: 'started', of: 'opened', count: 150, n: 400 },
      { stage: 'answered', of: 'started', count: 120, n: 150 },
      { stage: 'answered', of: 'delivered', count: 120, n: 980 },
      { stage: 'dismissed', of: 'opened', count: 30, n: 400 },
    ]);
  });

  it('bridges stages that are not tracked', () => {
    const inApp = { ...email, channel: 'in-app', delivered: null, opened: null, started: null };
    expect(responseFunnel([inApp]).channels[0]?.rates.map(({ stage, of }) => `${stage} of ${of}`)).toEqual([
      'answered of invited',
      'dismissed of invited',
    ]);
    const { total } = responseFunnel([email, inApp]);
    expect(total.channel).toBeNull();
    expect(total.counts).toEqual({
      invited: 2000,
      delivered: null,
      opened: null,
      started: null,
      answered: 240,
      dismissed: 60,
    });
  });

  it('counts events of an invitation once', () => {
    const event = (id: string, type: FunnelEvent['type'], channel = 'email'): FunnelEvent => ({
      id,
      type,
      channel,
    });
    const events = [
      event('1', 'opened'),
      event('1', 'opened'),
      event('1', 'invited'),
      event('1', 'delivered'),
      event('2', 'invited'),
      event('2', 'delivered'),
      event('1', 'started'),
      event('1', 'answered'),
      event('3', 'invited', 'sms'),
    ];
    const funnel = responseFunnel(new Set(events));
    expect(funnel.channels.map(({ channel, counts }) => ({ channel, ...counts }))).toEqual([
      { channel: 'email', invited: 2, delivered: 2, opened: 1, started: 1, answered: 1, dismissed: 0 },
      { channel: 'sms', invited: 1, delivered: 0, opened: 0, started: 0, answered: 0, dismissed: 0 },
    ]);
  });

  it.each<[keyof FunnelCounts, number]>([
    ['delivered', 1001],
    ['opened', 981],
    ['started', 401],
    ['answered', 151],
    ['dismissed', 401],
  ])('refuses %s above the stage before it, by name', (stage, count) => {
    try {
      responseFunnel([{ ...email, [stage]: count }]);
      expect.unreachable();
    } catch (error) {
      expect(isNpsError(error) && [error.code, error.path, error.received]).toEqual([
        'INVALID_COUNTS',
        `channels[0].${stage}`,
        count,
      ]);
    }
  });

  it('refuses events that lack a stage unless they say that it is not tracked', async () => {
    const events: FunnelEvent[] = ['invited', 'started', 'answered'].map((type) => ({
      id: '1',
      channel: 'link',
      type: type as FunnelEvent['type'],
    }));
    await expectCode(() => responseFunnel(events), 'INVALID_COUNTS');
    const [channel] = responseFunnel(events, { tracked: ['started'] }).channels;
    expect(channel?.counts).toMatchObject({ delivered: null, opened: null, started: 1, dismissed: null });
  });

  it('warns when channels answer unlike, and not when chance explains it', () => {
    const of = (channel: string, invited: number, answered: number): FunnelCounts => ({
      channel,
      invited,
      delivered: null,
      opened: null,
      started: null,
      answered,
      dismissed: null,
    });
    expect(responseFunnel([of('a', 1000, 120), of('b', 300, 90)]).warnings).toEqual([
      'response-rates-differ',
    ]);
    expect(responseFunnel([of('a', 1000, 120), of('b', 300, 40)]).warnings).toEqual([]);
    expect(responseFunnel([of('a', 10, 0), of('b', 30, 0)]).responseRateTest).toMatchObject({
      statistic: 0,
      pValue: 1,
    });
    expect(responseFunnel([of('a', 10, 1), of('b', 0, 0)]).responseRateTest).toEqual({
      status: 'untestable',
      reason: 'too-few-groups',
    });
  });

  it('gives zeros and nulls for nothing', () => {
    const funnel = responseFunnel([]);
    expect(funnel.channels).toEqual([]);
    expect(funnel.total.responseRate).toEqual({ count: 0, n: 0, rate: null, interval: null });
    expect(funnel.responseRateTest).toEqual({ status: 'untestable', reason: 'empty-sample' });
  });

  it('refuses malformed channels, events and options', async () => {
    await expectCode(() => responseFunnel([email, email]), 'INVALID_ARGUMENT');
    await expectCode(() => responseFunnel([{ ...email, channel: '' }]), 'INVALID_ARGUMENT');
    await expectCode(() => responseFunnel([{ ...email, invited: null as never }]), 'INVALID_COUNTS');
    await expectCode(() => responseFunnel([{ ...email, opened: 1.5 }]), 'INVALID_COUNTS');
    const most = { ...email, channel: 'b', invited: Number.MAX_SAFE_INTEGER };
    await expectCode(() => responseFunnel([email, most]), 'INVALID_COUNTS');
    await expectCode(
      () => responseFunnel([{ id: '1', channel: 'x', type: 'seen' as never }]),
      'INVALID_OPTION',
    );
    await expectCode(() => responseFunnel([{ id: '', channel: 'x', type: 'invited' }]), 'INVALID_ARGUMENT');
    await expectCode(() => responseFunnel([], { tracked: ['invited' as never] }), 'INVALID_OPTION');
    await expectCode(() => responseFunnel([], { level: 0.05 }), 'INVALID_OPTION');
    await expectCode(() => responseFunnel(null as never), 'INVALID_ARGUMENT');
  });
});
