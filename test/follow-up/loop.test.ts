import {
  advanceLoopCase,
  closedLoopMetrics,
  type LoopCase,
  type LoopStatus,
  openLoopCase,
  repeatDetractors,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../docs/expectations.js';
import { expectError } from '../expectations.js';

const hour = 3_600_000;
const nobody = { count: 0, n: 0, rate: null, interval: null };

/** A case that takes these steps, one per hour. */
function caseOf(id: string, category: LoopCase['category'], ...statuses: LoopStatus[]): LoopCase {
  const opened = openLoopCase({ id, customer: `u-${id}`, category, openedAt: 0, dueAt: 2 * hour });
  return statuses.reduce((one, status, i) => advanceLoopCase(one, { status, at: (i + 1) * hour }), opened);
}

describe('advanceLoopCase', () => {
  it.each<[LoopStatus, LoopStatus[]]>([
    ['open', ['contacted']],
    ['contacted', ['resolved', 'unresolved']],
    ['resolved', ['reopened']],
    ['unresolved', ['reopened']],
    ['reopened', ['contacted']],
  ])('lets %s be followed by %s only', async (status, allowed) => {
    const ways: Record<LoopStatus, LoopStatus[]> = {
      open: [],
      contacted: ['contacted'],
      resolved: ['contacted', 'resolved'],
      unresolved: ['contacted', 'unresolved'],
      reopened: ['contacted', 'resolved', 'reopened'],
    };
    const before = caseOf('c', 'detractor', ...ways[status]);
    for (const next of ['open', 'contacted', 'resolved', 'unresolved', 'reopened'] as const) {
      const move = () => advanceLoopCase(before, { status: next, at: 9 * hour });
      if (allowed.includes(next)) expect(move().status).toBe(next);
      else await expectCode(move, 'INVALID_TRANSITION');
    }
  });

  it('leaves the old case as it was and survives JSON', () => {
    const before = caseOf('c', 'passive');
    const after = advanceLoopCase(before, { status: 'contacted', at: hour });
    expect(before.steps).toHaveLength(1);
    expect(JSON.parse(JSON.stringify(after))).toStrictEqual(after);
  });

  it('refuses malformed cases and steps', async () => {
    const before = caseOf('c', 'passive', 'contacted');
    await expectCode(() => advanceLoopCase(before, { status: 'resolved', at: 0 }), 'INVALID_INSTANT');
    await expectCode(() => advanceLoopCase(before, { status: 'closed' as never, at: 0 }), 'INVALID_OPTION');
    await expectCode(
      () => advanceLoopCase({ ...before, status: 'open' }, before.steps[1] as never),
      'INVALID_ARGUMENT',
    );
    await expectCode(
      () => advanceLoopCase({ ...before, steps: [] }, before.steps[1] as never),
      'INVALID_ARGUMENT',
    );
    const input = { id: 'c', customer: 'u', category: 'passive', openedAt: 0 } as const;
    await expectCode(() => openLoopCase({ ...input, id: '' }), 'INVALID_ARGUMENT');
    await expectCode(() => openLoopCase({ ...input, openedAt: Number.NaN }), 'INVALID_INSTANT');
    await expectCode(() => openLoopCase({ ...input, dueAt: Number.NaN }), 'INVALID_INSTANT');
    await expectCode(() => openLoopCase({ ...input, themes: [1] as never }), 'INVALID_ARGUMENT');
    await expectCode(() => openLoopCase({ ...input, category: 'detractors' as never }), 'INVALID_OPTION');
  });
});

describe('closedLoopMetrics', () => {
  const cases = [
    caseOf('a', 'detractor', 'contacted', 'resolved'), // closed at 2 h, in time
    caseOf('b', 'detractor', 'contacted', 'resolved', 'reopened', 'contacted', 'unresolved'), // closed at 5 h
    caseOf('c', 'detractor', 'contacted', 'resolved', 'reopened'), // open again
    caseOf('d', 'passive'), // open
  ];

  it('counts closures per category, late and overdue ones', () => {
    const { total, byCategory, recovery } = closedLoopMetrics(cases, { now: 10 * hour });
    expect(total).toMatchObject({
      cases: 4,
      resolved: 1,
      unresolved: 1,
      reopened: 2,
      overdue: 2,
      closedLate: 1,
    });
    expect(total.closureRate).toMatchObject({ count: 2, n: 4, rate: 0.5 });
    expect(total.resolutionRate).toMatchObject({ count: 1, n: 4, rate: 0.25 });
    expect(byCategory.detractor.closureRate.rate).toBe(2 / 3);
    expect(byCategory.passive).toMatchObject({ cases: 1, overdue: 1 });
    expect(byCategory.promoter.closureRate).toEqual(nobody);
    expect(recovery).toBeNull();
  });

  it('is overdue after the due instant, not at it', () => {
    const open = [caseOf('d', 'passive')];
    expect(closedLoopMetrics(open, { now: 2 * hour }).total.overdue).toBe(0);
    expect(closedLoopMetrics(open, { now: 2 * hour + 1 }).total.overdue).toBe(1);
  });

  it('does not let a backlog look fast', () => {
    const { timeToClose } = closedLoopMetrics(cases, { now: 10 * hour, percentile: 0.75 }).total;
    // Two of four are closed, at 2 h and 5 h: half of all by 5 h, three quarters not yet.
    expect(timeToClose).toEqual({
      median: 5 * hour,
      slow: null,
      percentile: 0.75,
      method: 'kaplan-meier',
    });
  });

  it('sees who recovered by their next rating, and does not guess about the silent', () => {
    const answers = [
      { customer: 'u-a', at: 0, rating: 2 }, // the answer of the case itself
      { customer: 'u-a', at: 9 * hour, rating: 1 }, // given later in the list, earlier in time
      { customer: 'u-a', at: 8 * hour, rating: 8 },
      { customer: 'u-b', at: 8 * hour, rating: 6 },
      { customer: 'u-d', at: 8 * hour, rating: 10 }, // a passive, not asked about
    ];
    const { recovery } = closedLoopMetrics(cases, { now: 10 * hour, answers });
    expect(recovery).toMatchObject({ detractors: 3, unheard: 1, toPassive: 1, toPromoter: 0 });
    expect(recovery?.recoveryRate).toMatchObject({ count: 1, n: 2, rate: 0.5 });
  });

  it('gives zeros and nulls without cases', () => {
    const { total } = closedLoopMetrics([], { now: 0 });
    expect(total).toMatchObject({ cases: 0, closureRate: nobody, timeToClose: { median: null } });
  });

  it('refuses steps of the future, malformed cases and options', async () => {
    await expectCode(() => closedLoopMetrics(cases, { now: hour }), 'INVALID_INSTANT');
    await expectCode(() => closedLoopMetrics(cases, {} as never), 'INVALID_INSTANT');
    await expectCode(() => closedLoopMetrics([{} as LoopCase], { now: 0 }), 'INVALID_ARGUMENT');
    const twice = [...cases, cases[0] as LoopCase];
    await expectCode(() => closedLoopMetrics(twice, { now: 999 * hour }), 'INVALID_ARGUMENT');
    await expectCode(() => closedLoopMetrics([], { now: 0, percentile: 1 }), 'INVALID_OPTION');
    await expectCode(() => closedLoopMetrics([], { now: 0, level: 0.05 }), 'INVALID_OPTION');
    const answers = [{ customer: 'u', at: 0, rating: 11 }];
    await expectCode(() => closedLoopMetrics([], { now: 0, answers }), 'RATING_OUT_OF_RANGE');
    const late = { customer: 'u', at: hour + 1, rating: 9 };
    expectError(
      () => closedLoopMetrics([], { now: hour, answers: [{ ...late, at: hour }, late] }),
      'INVALID_INSTANT',
      'options.answers[1].at',
    );
    const skipped = { ...caseOf('a', 'passive'), steps: [{ status: 'contacted', at: 0 }] } as LoopCase;
    await expectCode(() => closedLoopMetrics([skipped], { now: 0 }), 'INVALID_TRANSITION');
  });
});

describe('repeatDetractors', () => {
  it('counts detractor answers per customer and theme, most first', () => {
    const { customers, themes } = repeatDetractors([
      { customer: 'u2', at: 5, rating: 0, themes: ['price', 'price'] },
      { customer: 'u1', at: 3, rating: 3, themes: ['delivery'] },
      { customer: 'u1', at: 1, rating: 6, themes: ['price', 'delivery'] },
      { customer: 'u1', at: 2, rating: 9, themes: ['delivery'] },
      { customer: 'u2', at: 4, rating: 1, themes: ['price'] },
      { customer: 'u2', at: 6, rating: 1 },
      { customer: 'u3', at: 1, rating: 1, themes: ['price'] },
    ]);
    expect(customers).toEqual([
      { customer: 'u2', answers: 3, firstAt: 4, lastAt: 6, themes: [{ theme: 'price', answers: 2 }] },
      { customer: 'u1', answers: 2, firstAt: 1, lastAt: 3, themes: [{ theme: 'delivery', answers: 2 }] },
    ]);
    expect(themes).toEqual([
      { theme: 'delivery', customers: 1, answers: 2 },
      { theme: 'price', customers: 1, answers: 2 },
    ]);
  });

  it('takes another minimum, survives names of prototypes, and gives empty lists', () => {
    const twice = [1, 2].map((at) => ({ customer: '__proto__', at, rating: 0, themes: ['constructor'] }));
    expect(repeatDetractors(twice).customers[0]?.customer).toBe('__proto__');
    expect(repeatDetractors(twice, { minimum: 3 })).toEqual({ customers: [], themes: [] });
    expect(repeatDetractors([])).toEqual({ customers: [], themes: [] });
  });

  it('refuses malformed answers', async () => {
    const answer = { customer: 'u', at: 0, rating: 1 };
    await expectCode(() => repeatDetractors([answer], { minimum: 1 }), 'INVALID_OPTION');
    await expectCode(() => repeatDetractors([{ ...answer, customer: '' }]), 'INVALID_ARGUMENT');
    await expectCode(() => repeatDetractors([{ ...answer, at: Number.NaN }]), 'INVALID_INSTANT');
    await expectCode(() => repeatDetractors([{ ...answer, themes: 'x' as never }]), 'INVALID_ARGUMENT');
    await expectCode(() => repeatDetractors(7 as never), 'INVALID_ARGUMENT');
  });
});
