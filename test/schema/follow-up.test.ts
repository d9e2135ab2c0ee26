import { defaultFollowUpPolicy, openLoopCase, responseFunnel } from 'nps-kit';
import {
  customerAnswerSchema,
  durationSchema,
  followUpPolicySchema,
  funnelCountsSchema,
  funnelEventSchema,
  loopCaseSchema,
  outcomeCountsSchema,
} from 'nps-kit/schema';
import { describe, expect, it } from 'vitest';

describe('durationSchema', () => {
  it('takes one unit of 0 or more', () => {
    for (const good of [{ days: 90 }, { businessDays: 1 }, { hours: 1.5 }, { weeks: 2, basis: 'calendar' }]) {
      expect(durationSchema.parse(good)).toEqual(good);
    }
    for (const bad of [
      {},
      { days: 1, hours: 1 },
      { days: -1 },
      { months: 0.5 },
      { days: 1, basis: 'x' },
      90,
    ]) {
      expect(durationSchema.safeParse(bad).success).toBe(false);
    }
  });
});

describe('follow-up schemas', () => {
  it('take the default policy and a case, and read ISO times', () => {
    expect(followUpPolicySchema.parse(defaultFollowUpPolicy)).toEqual(defaultFollowUpPolicy);
    const { promoter: _, ...two } = defaultFollowUpPolicy;
    expect(followUpPolicySchema.safeParse(two).success).toBe(false);
    const opened = openLoopCase({ id: 'c', customer: 'u', category: 'detractor', openedAt: 0 });
    expect(loopCaseSchema.parse(opened)).toEqual(opened);
    expect(
      loopCaseSchema.parse({ ...opened, steps: [{ status: 'open', at: '1970-01-01T00:00:00Z' }] }),
    ).toEqual(opened);
    expect(loopCaseSchema.safeParse({ ...opened, status: 'contacted' }).success).toBe(false);
  });

  it('take events and counts that the funnel takes', () => {
    const event = funnelEventSchema.parse({ id: '1', channel: 'email', type: 'invited' });
    expect(responseFunnel([event]).total.counts.invited).toBe(1);
    expect(funnelEventSchema.safeParse({ ...event, type: 'seen' }).success).toBe(false);
    const counts = {
      channel: 'email',
      invited: 10,
      delivered: null,
      opened: null,
      started: null,
      answered: 2,
      dismissed: null,
    };
    expect(responseFunnel([funnelCountsSchema.parse(counts)]).total.counts.answered).toBe(2);
    expect(funnelCountsSchema.safeParse({ ...counts, delivered: undefined }).success).toBe(false);
  });

  it('take answers and outcomes', () => {
    const answer = { customer: 'u', at: '2026-03-01T00:00:00Z', rating: 3 };
    expect(customerAnswerSchema.parse(answer).at).toBe(Date.UTC(2026, 2, 1));
    const group = { count: 1, n: 2 };
    const outcomes = { promoters: group, passives: group, detractors: group };
    expect(outcomeCountsSchema.parse(outcomes)).toEqual(outcomes);
    expect(outcomeCountsSchema.safeParse({ ...outcomes, passives: { count: 3, n: 2 } }).success).toBe(false);
  });
});
