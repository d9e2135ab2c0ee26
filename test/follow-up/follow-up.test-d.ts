import {
  type FollowUpPolicy,
  followUpFor,
  type LoopStatus,
  type OutcomeMeans,
  type OutcomeRates,
  openLoopCase,
  outcomesByCategory,
  responseFunnel,
} from 'nps-kit';
import { expectTypeOf, test } from 'vitest';

interface Row {
  rating: number | null;
  churned: boolean;
  revenue: number | null;
}
declare const rows: Row[];

test('the kind of outcome decides the result', () => {
  expectTypeOf(
    outcomesByCategory(rows, { rating: 'rating', event: 'churned' }),
  ).toEqualTypeOf<OutcomeRates>();
  expectTypeOf(
    outcomesByCategory(rows, { rating: 'rating', amount: (row) => row.revenue }),
  ).toEqualTypeOf<OutcomeMeans>();
  // @ts-expect-error neither an event nor an amount
  outcomesByCategory(rows, { rating: 'rating' });
});

test('policies are whole and statuses are known', () => {
  // @ts-expect-error a rule per category
  const policy: FollowUpPolicy = {
    detractor: { question: 'Why?', action: 'Call', priority: 1, due: { hours: 4 } },
  };
  // @ts-expect-error one unit only
  followUpFor(3, { policy: { ...policy, detractor: { ...policy.detractor, due: { days: 1, hours: 2 } } } });
  // @ts-expect-error no such status
  const status: LoopStatus = 'closed';
  // @ts-expect-error categories are singular
  openLoopCase({ id: '1', customer: 'u', category: 'detractors', openedAt: 0 });
  // @ts-expect-error an unknown stage is null, not left out
  responseFunnel([{ channel: 'email', invited: 10, answered: 2 }]);
  void status;
});
