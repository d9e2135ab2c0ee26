import { type CountingRules, countResponses, countResponsesAsync } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectError, expectPlain } from '../expectations.js';

interface Row {
  readonly score?: unknown;
  readonly user?: unknown;
  readonly at?: unknown;
  readonly state?: unknown;
  readonly quarter?: unknown;
}

const none = { test: 0, outOfWindow: 0, dismissed: 0, partial: 0, missing: 0, invalid: 0, duplicate: 0 };
const at = (row: Row) => row.at as number;
const count = (rows: readonly Row[], rules: Partial<CountingRules<Row>> = {}) => {
  const result = countResponses(rows, { rating: 'score', ...rules });
  expectPlain(result);
  const excluded = Object.values(result.excluded).reduce((sum, heads) => sum + heads, 0);
  expect(result.counted + excluded).toBe(result.rows);
  return result;
};
const rows = (...scores: unknown[]): Row[] => scores.map((score) => ({ score }));

describe('countResponses', () => {
  it('counts ratings, and 0 is one', () => {
    expect(count(rows(10, 9, 8, 0))).toStrictEqual({
      counts: { promoters: 2, passives: 1, detractors: 1 },
      histogram: { min: 0, max: 10, bins: [1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1] },
      rows: 4,
      counted: 4,
      excluded: none,
      denominator: 4,
      score: 25,
    });
  });

  it('gives zeros and null for no rows, and for rows without answers', () => {
    expect(count([])).toMatchObject({ rows: 0, counted: 0, denominator: 0, score: null });
    expect(count(rows(null, undefined, ''))).toMatchObject({
      rows: 3,
      counted: 0,
      score: null,
      excluded: { ...none, missing: 3 },
    });
  });

  it('knows sentinel codes by value and type', () => {
    const result = count(rows(11, -1, 'N/A', 10, Number.NaN), { missingCodes: [11, -1, 'N/A', Number.NaN] });
    expect(result).toMatchObject({ counted: 1, excluded: { ...none, missing: 4 } });
    expectError(() => count(rows('11'), { missingCodes: [11] }), 'RATING_OUT_OF_RANGE', 'rows[0].rating');
    expect(count(rows(0, 10), { missingCodes: [0] })).toMatchObject({ counted: 1, score: 100 });
  });

  it.each([11, -1, 6.5, '9', ' ', Number.NaN, Number.POSITIVE_INFINITY, 9n, true, [], {}])(
    'throws at %s with its row, or excludes it as invalid',
    (value) => {
      expectError(() => count(rows(9, value)), 'RATING_OUT_OF_RANGE', 'rows[1].rating');
      const result = count(rows(9, value, -0), { invalid: 'exclude' });
      expect(result).toMatchObject({ counted: 2, excluded: { ...none, invalid: 1 } });
    },
  );

  it('excludes for the first cause that holds, in the stated order', () => {
    const window = { start: 0, end: 10 };
    const all: Row[] = [
      { state: 'test', at: 99, score: null },
      { state: 'preview', at: 'no time', score: 'no rating' },
      { state: 'dismissed', at: 99, score: null },
      { state: 'partial', at: 10, score: 9 },
      { state: 'answered', at: -1, score: 77 },
      { state: 'dismissed', at: 5, score: 10 },
      { state: 'partial', at: 5, score: 10 },
      { state: 'answered', at: 5, score: null },
      { state: 'answered', at: 5, score: 12 },
      { state: 'answered', at: 5, score: 10, user: 'a' },
      { state: 'answered', at: 6, score: 0, user: 'a' },
    ];
    const rules = { status: 'state', at, window, invalid: 'exclude', respondent: 'user' } as const;
    expect(count(all, rules)).toMatchObject({
      rows: 11,
      counted: 1,
      score: -100,
      excluded: { test: 2, outOfWindow: 3, dismissed: 1, partial: 1, missing: 1, invalid: 1, duplicate: 1 },
    });
  });

  it('reads a field only when it decides', () => {
    const fail = () => {
      throw new Error('read');
    };
    const state = { status: 'state' } as const;
    expect(count([{ state: 'dismissed' }, { state: 'partial' }], { ...state, rating: fail }).counted).toBe(0);
    expect(count([{ state: 'test' }], { ...state, at: fail, window: { start: 0 } }).counted).toBe(0);
    expect(count(rows(9), { at: fail }).counted).toBe(1);
    expect(count([{ score: null }], { at: fail, respondent: fail }).counted).toBe(0);
    expect(count(rows(9), { respondent: fail, keep: 'all' }).counted).toBe(1);
  });

  it('holds the window half open', () => {
    const some = [-1, 0, 5, 9, 10].map((time) => ({ score: 9, at: time }));
    const counted = (window: CountingRules<Row>['window']) => count(some, { at, window }).counted;
    expect(counted({ start: 0, end: 10 })).toBe(3);
    expect(counted({ start: 0 })).toBe(4);
    expect(counted({ end: 10 })).toBe(4);
    expect(counted({ start: 5, end: 5 })).toBe(0);
    expect(counted({})).toBe(5);
  });

  it.each([null, undefined, '2026-01-01', Number.NaN, 8.64e15 + 1, new Date(0)])(
    'refuses a time of %s where one is needed',
    (time) => {
      const row = { score: 9, user: 'a', at: time };
      expectError(() => count([row], { at, window: { start: 0 } }), 'INVALID_INSTANT', 'rows[0].at');
      expectError(() => count([row], { at, respondent: 'user' }), 'INVALID_INSTANT', 'rows[0].at');
      expect(
        count([{ ...row, state: 'dismissed' }], { at, status: 'state', respondent: 'user' }).counted,
      ).toBe(0);
    },
  );

  it('takes states of its own, and leaves the others as answers', () => {
    const all = ['Gesendet', 'Abgebrochen', 'Probe', 'dismissed', undefined, 3].map((state) => ({
      state,
      score: 9,
    }));
    const statuses = { dismissed: ['Abgebrochen'], test: ['Probe'], partial: [] };
    expect(count(all, { status: 'state', statuses })).toMatchObject({
      counted: 4,
      excluded: { ...none, dismissed: 1, test: 1 },
    });
    const both = { dismissed: ['x'], test: ['x'], partial: ['x'] };
    expect(count([{ state: 'x' }], { status: 'state', statuses: both }).excluded.test).toBe(1);
  });
});

describe('duplicates', () => {
  const answers: Row[] = [
    { user: 'a', score: 0, at: 3 },
    { user: 'a', score: 8, at: 5 },
    { user: 'a', score: 10, at: 5 },
    { user: 'a', score: 4, at: 1 },
    { user: 'b', score: 7, at: 2 },
    { user: 'a', score: null, at: 9 },
  ];
  const kept = (rules: Partial<CountingRules<Row>>) =>
    count(answers, { respondent: 'user', ...rules }).histogram.bins.flatMap((heads, bin) =>
      new Array(heads).fill(bin),
    );

  it('keeps the latest answered; of equal times the later row', () => {
    expect(kept({ at })).toEqual([7, 10]);
    expect(kept({ at, keep: 'latest' })).toEqual([7, 10]);
  });

  it('keeps the first; of equal times the earlier row', () => {
    expect(kept({ at, keep: 'first' })).toEqual([4, 7]);
    const equal = answers.map((row) => ({ ...row, at: 1 }));
    expect(count(equal, { respondent: 'user', at, keep: 'first' }).histogram.bins[0]).toBe(1);
  });

  it('goes by the order of rows without times, and keeps all on demand', () => {
    expect(kept({})).toEqual([4, 7]);
    expect(kept({ keep: 'first' })).toEqual([0, 7]);
    expect(kept({ keep: 'all' })).toEqual([0, 4, 7, 8, 10]);
  });

  it('looks within each period', () => {
    const some = [
      { user: 'a', quarter: 'Q1', score: 9 },
      { user: 'a', quarter: 'Q2', score: 8 },
      { user: 'a', quarter: 'Q1', score: 0 },
    ];
    expect(count(some, { respondent: 'user', per: 'quarter' })).toMatchObject({
      counted: 2,
      counts: { promoters: 0, passives: 1, detractors: 1 },
      excluded: { duplicate: 1 },
    });
  });

  it('has no duplicates among rows without a respondent; 1 and "1" are two', () => {
    const none = [null, undefined, '', null, Number.NaN, Number.NaN];
    const some = [...none, 1, '1', 0, false].map((user) => ({ user, score: 9 }));
    expect(count(some, { respondent: 'user' }).excluded.duplicate).toBe(0);
    const twice = [0, 0, 9n, 9n].map((user) => ({ user, score: 9 }));
    expect(count(twice, { respondent: 'user' }).excluded.duplicate).toBe(2);
  });

  it.each([{ id: 1 }, ['a'], new Date(0), () => 1])(
    'refuses %s for a respondent: no two are alike',
    (user) => {
      expectError(
        () => count([{ user, score: 9 }], { respondent: 'user' }),
        'INVALID_ARGUMENT',
        'rows[0].respondent',
      );
      const rules = { respondent: 'user', per: () => user } as const;
      expectError(() => count([{ user: 'a', score: 9 }], rules), 'INVALID_ARGUMENT', 'rows[0].per');
    },
  );
});

describe('denominators', () => {
  const dismissed = { state: 'dismissed' };
  const some: Row[] = [...rows(10, 9, 0), dismissed];

  it('holds only answers by default', () => {
    const result = count(some, { status: 'state' });
    expect(result).toMatchObject({ counted: 3, denominator: 3 });
    expect(result.score).toBeCloseTo(100 / 3, 12);
  });

  it('reproduces a vendor that divides by dismissed responses too', () => {
    // Formbricks: (2 promoters - 1 detractor) / 4 displayed = 25
    const result = count(some, { status: 'state', denominator: ['dismissed'] });
    expect(result).toMatchObject({ counted: 3, denominator: 4, score: 25 });
    expect(result.counts).toStrictEqual({ promoters: 2, passives: 0, detractors: 1 });
  });

  it('adds each reason that is named', () => {
    const more = [...some, { score: null }, { state: 'partial' }, { state: 'test' }];
    const score = (denominator: CountingRules<Row>['denominator']) =>
      count(more, { status: 'state', denominator }).score;
    expect(score(['missing'])).toBe(25);
    expect(score(['dismissed', 'partial', 'missing'])).toBeCloseTo(100 / 6, 12);
    expect(count([dismissed], { status: 'state', denominator: ['dismissed'] }).score).toBe(0);
  });
});

describe('rules', () => {
  it.each<[string, Partial<CountingRules<Row>>]>([
    ['rules.rating', { rating: undefined as never }],
    ['rules.rating', { rating: 3 as never }],
    ['rules.at', { window: { start: 0 } }],
    ['rules.at', { at: '' as never }],
    ['rules.window', { window: 3 as never }],
    ['rules.window', { window: null as never }],
    ['rules.window.end', { at, window: { start: 5, end: 4 } }],
    ['rules.respondent', { keep: 'latest' }],
    ['rules.respondent', { per: 'quarter' }],
    ['rules.keep', { respondent: 'user', keep: 'last' as never }],
    ['rules.invalid', { invalid: 'skip' as never }],
    ['rules.missingCodes', { missingCodes: 11 as never }],
    ['rules.status', { statuses: { test: ['x'] } }],
    ['rules.statuses', { status: 'state', statuses: 3 as never }],
    ['rules.statuses.test', { status: 'state', statuses: { test: 'x' as never } }],
    ['rules.statuses.partial[1]', { status: 'state', statuses: { partial: ['x', 3 as never] } }],
    ['rules.denominator', { denominator: 'missing' as never }],
    ['rules.denominator[0]', { denominator: new Array(1) }],
    ['rules.statuses.test[0]', { status: 'state', statuses: { test: new Array(1) } }],
    ['rules.denominator[0]', { denominator: ['test' as never] }],
    ['rules.denominator[1]', { denominator: ['missing', 'missing'] }],
  ])('refuses a malformed %s before any row', (path, rules) => {
    const code = path === 'rules.window' || path === 'rules.statuses' ? 'INVALID_ARGUMENT' : 'INVALID_OPTION';
    expectError(() => count([], rules), code, path);
  });

  it('refuses bad instants, scales, rules and rows by their own codes', () => {
    expectError(
      () => count([], { at, window: { start: Number.NaN } }),
      'INVALID_INSTANT',
      'rules.window.start',
    );
    const scale = { min: 0, max: 0, promoterFrom: 0, detractorTo: 0 };
    expectError(() => count([], { scale }), 'INVALID_SCALE', 'rules.scale.max');
    expectError(() => countResponses([], null as never), 'INVALID_ARGUMENT', 'rules');
    expectError(() => countResponses(null as never, { rating: 'x' as never }), 'INVALID_ARGUMENT', 'rows');
    expectError(() => count([{ score: 9 }, null as never]), 'INVALID_ARGUMENT', 'rows[1]');
  });

  it('follows another scale', () => {
    const scale = { min: 1, max: 5, promoterFrom: 5, detractorTo: 3 };
    expect(count(rows(1, 3, 4, 5, 5), { scale })).toMatchObject({
      counts: { promoters: 2, passives: 1, detractors: 2 },
      histogram: { min: 1, max: 5, bins: [1, 0, 1, 1, 2] },
      score: 0,
    });
  });
});

describe('countResponsesAsync', () => {
  async function* stream(list: readonly Row[]) {
    yield* list;
  }

  it('rejects where countResponses throws', async () => {
    const rejected = async (call: Promise<unknown>) => call.catch((error: unknown) => error);
    const rules = { rating: 'score' } as const;
    expect(await rejected(countResponsesAsync(stream(rows(9, 11)), rules))).toMatchObject({
      code: 'RATING_OUT_OF_RANGE',
      path: 'rows[1].rating',
    });
    expect(await rejected(countResponsesAsync(rows(9) as never, rules))).toMatchObject({ path: 'rows' });
    expect(await rejected(countResponsesAsync(null as never, rules))).toMatchObject({ path: 'rows' });
    expect(await rejected(countResponsesAsync(stream([]), {} as never))).toMatchObject({
      path: 'rules.rating',
    });
  });
});
