import { compareRates, compareShares, correlateSeries, outcomesByCategory, summarizeOutcomes } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../docs/expectations.js';

describe('outcomesByCategory', () => {
  const rows = [
    { rating: 10, churned: false, revenue: 120 },
    { rating: 9, churned: false, revenue: 80 },
    { rating: 8, churned: true, revenue: 60 },
    { rating: 2, churned: true, revenue: 40 },
    { rating: 0, churned: false, revenue: null },
    { rating: null, churned: true, revenue: 10 },
  ];

  it('gives rates and says what is missing', () => {
    const churn = outcomesByCategory(rows, { rating: 'rating', event: 'churned' });
    expect(churn).toMatchObject({
      kind: 'rate',
      n: 5,
      missing: 1,
      promoters: { count: 0, n: 2, rate: 0 },
      passives: { count: 1, n: 1, rate: 1 },
      detractors: { count: 1, n: 2, rate: 0.5 },
    });
    expect(churn.detractorsAgainstPromoters).toMatchObject({ riskDifference: 0.5, relativeRisk: null });
    expect(churn).toEqual({
      ...summarizeOutcomes({
        promoters: { count: 0, n: 2 },
        passives: { count: 1, n: 1 },
        detractors: { count: 1, n: 2 },
      }),
      missing: 1,
    });
  });

  it('gives means and compares them', () => {
    const revenue = outcomesByCategory(rows, { rating: 'rating', amount: (row) => row.revenue });
    expect(revenue).toMatchObject({ kind: 'mean', n: 4, missing: 2, promoters: { n: 2, mean: 100 } });
    expect(revenue.detractors).toEqual({ n: 1, mean: 40, standardDeviation: null, interval: null });
    // One detractor has no variance that is known.
    expect(revenue.detractorsAgainstPromoters).toEqual({ status: 'untestable', reason: 'zero-variance' });
  });

  it('names what can not be tested', () => {
    const none = outcomesByCategory([], { rating: 'rating', event: 'churned' });
    expect(none).toMatchObject({
      n: 0,
      promoters: { rate: null, interval: null },
      trend: { status: 'untestable', reason: 'empty-sample' },
      detractorsAgainstPromoters: { status: 'untestable', reason: 'empty-sample' },
    });
    const one = outcomesByCategory([{ r: 10, e: true }], { rating: 'r', event: 'e' });
    expect(one.trend).toEqual({ status: 'untestable', reason: 'too-few-groups' });
    const flat = summarizeOutcomes({
      promoters: { count: 5, n: 5 },
      passives: { count: 0, n: 0 },
      detractors: { count: 3, n: 3 },
    });
    expect(flat.trend).toMatchObject({ statistic: 0, pValue: 1 });
    const noAmounts = outcomesByCategory([], { rating: 'r', amount: 'a' });
    expect(noAmounts.detractorsAgainstPromoters).toEqual({ status: 'untestable', reason: 'empty-sample' });
    const alike = [10, 9, 0, 1].map((rating) => ({ rating, amount: 7 }));
    const same = outcomesByCategory(alike, { rating: 'rating', amount: 'amount' });
    expect(same.detractorsAgainstPromoters).toEqual({ status: 'untestable', reason: 'zero-variance' });
  });

  it('refuses malformed rows and options', async () => {
    const rating = 'rating';
    const at = (row: object) => [{ rating: 10, churned: true, revenue: 1 }, row] as typeof rows;
    await expectCode(
      () => outcomesByCategory(at({ rating: 11, churned: true }), { rating, event: 'churned' }),
      'RATING_OUT_OF_RANGE',
    );
    await expectCode(
      () => outcomesByCategory(at({ rating: 1, churned: 'yes' }), { rating, event: 'churned' }),
      'INVALID_ARGUMENT',
    );
    await expectCode(
      () => outcomesByCategory(at({ rating: 1, revenue: Number.NaN }), { rating, amount: 'revenue' }),
      'INVALID_ARGUMENT',
    );
    await expectCode(
      () => outcomesByCategory(at({ rating: 1, revenue: 1e200 }), { rating, amount: 'revenue' }),
      'INVALID_ARGUMENT',
    );
    await expectCode(() => outcomesByCategory(rows, { rating } as never), 'INVALID_OPTION');
    await expectCode(
      () => outcomesByCategory(rows, { rating, event: 'churned', amount: 'revenue' } as never),
      'INVALID_OPTION',
    );
    await expectCode(
      () => outcomesByCategory(rows, { rating, event: 'churned', level: 0.05 }),
      'INVALID_OPTION',
    );
    await expectCode(() => summarizeOutcomes({} as never), 'INVALID_ARGUMENT');
    const [most, one] = [
      { count: 0, n: Number.MAX_SAFE_INTEGER },
      { count: 0, n: 1 },
    ];
    await expectCode(
      () => summarizeOutcomes({ promoters: most, passives: one, detractors: one }),
      'INVALID_COUNTS',
    );
    await expectCode(
      () => compareRates({ current: { count: 3, n: 2 }, baseline: { count: 0, n: 1 } }),
      'INVALID_COUNTS',
    );
  });
});

describe('compareRates', () => {
  it('has no upper limit where nothing may happen in the baseline, and none of a ratio of nothing', () => {
    const test = compareRates({ current: { count: 3, n: 10 }, baseline: { count: 0, n: 12 } });
    expect(test).toMatchObject({ relativeRisk: null, relativeRiskInterval: { upper: null } });
    const none = compareRates({ current: { count: 0, n: 10 }, baseline: { count: 0, n: 12 } });
    expect(none).toMatchObject({
      riskDifference: 0,
      relativeRisk: null,
      relativeRiskInterval: { lower: 0, upper: null },
      pValue: 1,
    });
  });
});

describe('correlateSeries', () => {
  it('pairs each score with the metric of a later period', () => {
    const scores = [1, 5, 2, 8, 3, 9];
    const metric = [7, 1, 5, 2, 8, 3]; // the scores, one period later
    expect(correlateSeries({ scores, metric }, { lag: 1 })).toMatchObject({ n: 5, correlation: 1 });
    expect(correlateSeries({ scores: metric, metric: scores }, { lag: -1 })).toMatchObject({ n: 5 });
  });

  it('warns of drifts and widens the interval for them', () => {
    const drift = Array.from({ length: 24 }, (_, i) => i + ((i * 7) % 3));
    const other = Array.from({ length: 24 }, (_, i) => 50 - i + ((i * 5) % 4));
    const result = correlateSeries({ scores: drift, metric: other });
    if (result.status !== 'tested') throw new Error('the series vary');
    expect(result.warnings).toEqual(['autocorrelation']);
    expect(result.effectiveN).toBeLessThan(8);
    expect(result.adjustedInterval?.upper).toBeGreaterThan(result.interval?.upper as number);
  });

  it('leaves out gaps and names what can not be told', () => {
    expect(correlateSeries({ scores: [1, null, 3], metric: [4, 5, null] })).toEqual({
      status: 'untestable',
      reason: 'zero-variance',
    });
    expect(correlateSeries({ scores: [], metric: [] })).toEqual({
      status: 'untestable',
      reason: 'empty-sample',
    });
    expect(correlateSeries({ scores: [1, 2], metric: [3, 4] }, { lag: 5 })).toMatchObject({
      reason: 'empty-sample',
    });
    expect(correlateSeries({ scores: [1, 2, 3], metric: [1, 2, 4] })).toMatchObject({
      n: 3,
      interval: null,
      adjustedInterval: null,
    });
    expect(correlateSeries({ scores: [0, 0], metric: [1, 2] })).toMatchObject({ reason: 'zero-variance' });
  });

  it('refuses series of unlike length or of something else', async () => {
    await expectCode(() => correlateSeries({ scores: [1], metric: [1, 2] }), 'INVALID_ARGUMENT');
    await expectCode(() => correlateSeries({ scores: [Number.NaN], metric: [1] }), 'INVALID_ARGUMENT');
    await expectCode(() => correlateSeries({ scores: null as never, metric: [1] }), 'INVALID_ARGUMENT');
    await expectCode(() => correlateSeries({ scores: [1], metric: [1] }, { lag: 0.5 }), 'INVALID_OPTION');
    await expectCode(() => correlateSeries({ scores: [1], metric: [1] }, { level: 0.05 }), 'INVALID_OPTION');
  });
});

describe('compareShares', () => {
  it('keeps points of share and relative change apart', async () => {
    const change = compareShares({ current: 0.46, baseline: 0.4 });
    expect(change.changeInPoints).toBeCloseTo(6, 12);
    expect(change.relativeChange).toBeCloseTo(0.15, 12);
    expect(compareShares({ current: 0.5, baseline: 0 }).relativeChange).toBeNull();
    await expectCode(() => compareShares({ current: 46, baseline: 40 }), 'INVALID_OPTION');
  });
});
