import { defaultFollowUpPolicy, type FollowUpPolicy, followUpFor, parseInstant } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../docs/expectations.js';

const dueIn = (answeredAt: string, timeZone: string, policy?: FollowUpPolicy): string | null => {
  const { dueAt } = followUpFor('detractor', { answeredAt: parseInstant(answeredAt), timeZone, policy });
  return dueAt === null ? null : new Date(dueAt).toISOString();
};

describe('followUpFor', () => {
  it('follows the common practice, detractors first', () => {
    expect(followUpFor(6)).toMatchObject({ category: 'detractor', priority: 1, due: { businessDays: 1 } });
    expect(followUpFor(7)).toMatchObject({ category: 'passive', priority: 2 });
    expect(followUpFor(9)).toMatchObject({ category: 'promoter', priority: 3, dueAt: null });
    expect(followUpFor('passive')).toEqual(followUpFor(8));
    expect(Object.isFrozen(defaultFollowUpPolicy.detractor.due)).toBe(true);
  });

  it('takes other texts, due times and scales', () => {
    const policy: FollowUpPolicy = {
      ...defaultFollowUpPolicy,
      detractor: { question: 'Was ist passiert?', action: 'Anrufen', priority: 1, due: { hours: 4 } },
    };
    expect(followUpFor(0, { policy, answeredAt: 0 })).toEqual({
      category: 'detractor',
      ...policy.detractor,
      dueAt: 4 * 3_600_000,
    });
    const scale = { min: 1, max: 5, promoterFrom: 5, detractorTo: 3 };
    expect(followUpFor(5, { scale }).category).toBe('promoter');
  });

  it('is due on the next business day at the same wall-clock time', () => {
    expect(dueIn('2026-03-02T09:00:00Z', 'UTC')).toBe('2026-03-03T09:00:00.000Z'); // Monday
    expect(dueIn('2026-03-06T17:30:00Z', 'UTC')).toBe('2026-03-09T17:30:00.000Z'); // Friday
    expect(dueIn('2026-03-07T11:00:00Z', 'UTC')).toBe('2026-03-09T11:00:00.000Z'); // Saturday
    expect(dueIn('2026-03-08T11:00:00Z', 'UTC')).toBe('2026-03-09T11:00:00.000Z'); // Sunday
  });

  it('knows the clock changes of the zone', () => {
    // Friday 15:00 in Lisbon; the clocks went forward on Sunday.
    expect(dueIn('2026-03-27T15:00:00Z', 'Europe/Lisbon')).toBe('2026-03-30T14:00:00.000Z');
    // Saturday in Auckland is still Friday in New York.
    expect(dueIn('2026-05-01T22:00:00Z', 'Pacific/Auckland')).toBe('2026-05-03T22:00:00.000Z');
    expect(dueIn('2026-05-01T22:00:00Z', 'America/New_York')).toBe('2026-05-04T22:00:00.000Z');
    // Friday 02:30 in New York plus a business day is on Monday, after the gap of Sunday.
    expect(dueIn('2026-03-06T07:30:00Z', 'America/New_York')).toBe('2026-03-09T06:30:00.000Z');
  });

  it('refuses what is no answer, policy or zone', async () => {
    await expectCode(() => followUpFor(11), 'RATING_OUT_OF_RANGE');
    await expectCode(() => followUpFor('promoters' as never), 'INVALID_OPTION');
    await expectCode(() => followUpFor(3, { answeredAt: 0 }), 'UNKNOWN_TIME_ZONE');
    await expectCode(() => followUpFor(3, { answeredAt: 0, timeZone: 'Mars/Base' }), 'UNKNOWN_TIME_ZONE');
    await expectCode(() => followUpFor(3, { answeredAt: Number.NaN, timeZone: 'UTC' }), 'INVALID_INSTANT');
    const withRule = (rule: object) => ({
      policy: {
        ...defaultFollowUpPolicy,
        promoter: { ...defaultFollowUpPolicy.promoter, ...rule },
      } as FollowUpPolicy,
    });
    await expectCode(() => followUpFor(3, withRule({ question: '' })), 'INVALID_OPTION');
    await expectCode(() => followUpFor(3, withRule({ action: 1 })), 'INVALID_OPTION');
    await expectCode(() => followUpFor(3, withRule({ priority: 0 })), 'INVALID_OPTION');
    await expectCode(() => followUpFor(3, withRule({ due: { days: -1 } })), 'INVALID_DURATION');
    await expectCode(() => followUpFor(3, { policy: {} as FollowUpPolicy }), 'INVALID_ARGUMENT');
  });
});
