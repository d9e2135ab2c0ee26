import fc from 'fast-check';
import {
  type CountingRules,
  classifyRating,
  countResponses,
  countResponsesAsync,
  countsFromHistogram,
  type ExclusionReason,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { record } from '../arbitraries.js';
import { expectPlain } from '../expectations.js';

interface Row {
  readonly score: number | string | null;
  readonly user: string | number | null;
  readonly time: number;
  readonly state: string;
  readonly month: string;
}

const row: fc.Arbitrary<Row> = record({
  score: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 10 }) },
    { weight: 1, arbitrary: fc.constantFrom<(number | string | null)[]>(null, '', 11, 99, -1, 6.5, 'x') },
  ),
  user: fc.constantFrom('a', 'b', 'c', 1, 2, null, ''),
  time: fc.integer({ min: 0, max: 12 }),
  state: fc.constantFrom('done', 'done', 'done', 'dismissed', 'partial', 'test', 'preview', 'other'),
  month: fc.constantFrom('01', '02'),
});
const rows = fc.array(row, { maxLength: 50 });

interface Choice {
  readonly keep: 'latest' | 'first' | 'all' | 'none';
  readonly timed: boolean;
  readonly per: boolean;
  readonly start: number | null;
  readonly end: number | null;
  readonly codes: readonly number[];
  readonly denominator: readonly ('dismissed' | 'partial' | 'missing')[];
}

const choice: fc.Arbitrary<Choice> = record({
  keep: fc.constantFrom('latest', 'first', 'all', 'none'),
  timed: fc.boolean(),
  per: fc.boolean(),
  start: fc.option(fc.integer({ min: 0, max: 6 })),
  end: fc.option(fc.integer({ min: 6, max: 12 })),
  codes: fc.subarray([11, 99, -1, 0]),
  denominator: fc.subarray(['dismissed', 'partial', 'missing']),
});

const rulesOf = ({ keep, timed, per, start, end, codes, denominator }: Choice): CountingRules<Row> => ({
  rating: 'score',
  status: 'state',
  missingCodes: codes,
  invalid: 'exclude',
  denominator,
  ...(keep === 'none' ? {} : { respondent: 'user', keep, ...(per ? { per: 'month' } : {}) }),
  ...(timed ? { at: 'time', window: { start: start ?? undefined, end: end ?? undefined } } : {}),
});

/** The rules as a naive program follows them: label every row, then look for a better one of the same respondent. */
const naive = (list: readonly Row[], { keep, timed, per, start, end, codes, denominator }: Choice) => {
  const labels: (ExclusionReason | 'counted')[] = list.map(({ score, time, state }) => {
    if (state === 'test' || state === 'preview') return 'test';
    if (timed && (time < (start ?? -1) || time >= (end ?? 99))) return 'outOfWindow';
    if (state === 'dismissed' || state === 'partial') return state;
    if (score === null || score === '' || codes.some((code) => code === score)) return 'missing';
    return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].some((rating) => rating === score) ? 'counted' : 'invalid';
  });
  const final = labels.map((label, i) => {
    const mine = list[i] as Row;
    if (label !== 'counted' || keep === 'none' || keep === 'all' || mine.user === null || mine.user === '')
      return label;
    const better = list.some((other, j) => {
      if (i === j || labels[j] !== 'counted' || other.user !== mine.user) return false;
      if (per && other.month !== mine.month) return false;
      const later = timed && other.time !== mine.time ? other.time > mine.time : j > i;
      return keep === 'latest' ? later : !later;
    });
    return better ? 'duplicate' : label;
  });
  const kept = list.filter((_, i) => final[i] === 'counted').map(({ score }) => score as number);
  const of = (category: string) => kept.filter((score) => classifyRating(score) === category).length;
  const heads = (label: string) => final.filter((other) => other === label).length;
  const counts = { promoters: of('promoter'), passives: of('passive'), detractors: of('detractor') };
  const total = kept.length + denominator.reduce((sum, reason) => sum + heads(reason), 0);
  return {
    counts,
    histogram: {
      min: 0,
      max: 10,
      bins: Array.from({ length: 11 }, (_, bin) => kept.filter((score) => score === bin).length),
    },
    rows: list.length,
    counted: kept.length,
    excluded: {
      test: heads('test'),
      outOfWindow: heads('outOfWindow'),
      dismissed: heads('dismissed'),
      partial: heads('partial'),
      missing: heads('missing'),
      invalid: heads('invalid'),
      duplicate: heads('duplicate'),
    },
    denominator: total,
    score: total === 0 ? null : (100 * (counts.promoters - counts.detractors)) / total,
  };
};

describe('laws of counting rules', () => {
  it('agree with a naive program', () => {
    fc.assert(
      fc.property(rows, choice, (list, some) => {
        expect(countResponses(list, rulesOf(some))).toStrictEqual(naive(list, some));
      }),
      { numRuns: 500 },
    );
  });

  it('account for every row', () => {
    fc.assert(
      fc.property(rows, choice, (list, some) => {
        const result = countResponses(list, rulesOf(some));
        const excluded = Object.values(result.excluded).reduce((sum, heads) => sum + heads, 0);
        expect(result.counted + excluded).toBe(list.length);
        expect(countsFromHistogram(result.histogram)).toStrictEqual(result.counts);
        expectPlain(result);
      }),
    );
  });

  it('give the same for rows that arrive one by one', async () => {
    async function* stream(list: readonly Row[]) {
      yield* list;
    }
    await fc.assert(
      fc.asyncProperty(rows, choice, async (list, some) => {
        const expected = countResponses(list, rulesOf(some));
        expect(await countResponsesAsync(stream(list), rulesOf(some))).toStrictEqual(expected);
        expect(countResponses(list.values(), rulesOf(some))).toStrictEqual(expected);
      }),
    );
  });

  it('do not depend on the order of rows when no two answers of a respondent have the same time', () => {
    fc.assert(
      fc.property(rows, choice, (list, some) => {
        const timed = list.map((one, i) => ({ ...one, time: i % 13 })).slice(0, 13);
        const rules = rulesOf({ ...some, timed: true });
        expect(countResponses([...timed].reverse(), rules)).toStrictEqual(countResponses(timed, rules));
      }),
    );
  });

  it('keep one answer per respondent at most, and all of them on demand', () => {
    fc.assert(
      fc.property(rows, choice, (list, some) => {
        const one = countResponses(list, rulesOf({ ...some, keep: 'latest' }));
        const first = countResponses(list, rulesOf({ ...some, keep: 'first' }));
        const all = countResponses(list, rulesOf({ ...some, keep: 'all' }));
        expect(first.counted).toBe(one.counted);
        expect(all.counted).toBe(one.counted + one.excluded.duplicate);
        expect(all.excluded.duplicate).toBe(0);
      }),
    );
  });
});
