import fc from 'fast-check';
import {
  closedLoopMetrics,
  combineHistograms,
  compareToBenchmark,
  countResponses,
  countsFromHistogram,
  defaultFollowUpPolicy,
  followUpFor,
  percentileAmong,
  repeatDetractors,
  responseFunnel,
  scoreBands,
  scoreCounts,
  summarizeOutcomes,
  tallyWeighted,
} from 'nps-kit';
import { readRollup, sumRollupBySegment } from 'nps-kit/rollup';
import * as schemas from 'nps-kit/schema';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { record, smallCounts } from '../arbitraries.js';
import { provenance } from '../benchmarks/fixture.js';
import { fails, spoiled } from './spoiled.js';

type Issue = z.core.$ZodIssue;

/** What one of the two asks for and the other does not, said where it is documented. */
interface Stricter {
  /** Errors of the function for what the schema takes. */
  readonly call?: RegExp;
  /** Complaints of the schema about what the function takes. */
  readonly schema?: (issue: Issue) => boolean;
}

/** All complaints, those of the members of a union that was not met included. */
const issuesOf = (issues: readonly Issue[]): Issue[] =>
  issues.flatMap((issue) => (issue.code === 'invalid_union' ? issuesOf(issue.errors.flat()) : issue));

const unread = ({ code }: Issue): boolean => code === 'unrecognized_keys';

/** Values that a function takes, whole and spoiled: the schema takes those that the function takes, and no others. */
function agree<T>(
  schema: z.ZodType,
  good: fc.Arbitrary<T>,
  call: (value: T) => unknown,
  { call: onlyCall = /^$/, schema: onlySchema = () => false }: Stricter = {},
): void {
  fc.assert(
    fc.property(good, (value) => {
      expect(fails(() => call(value))).toBe('');
      expect(schema.safeParse(value).error?.message).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(spoiled(good), (value) => {
      const read = schema.safeParse(value);
      const refusal = fails(() => call((read.success ? read.data : value) as T));
      if (
        read.success
          ? refusal !== '' && onlyCall.test(refusal)
          : issuesOf(read.error.issues).every(onlySchema)
      )
        return;
      expect({ value, ok: read.success, why: read.error?.message }).toMatchObject({ ok: refusal === '' });
    }),
    { numRuns: 2000 },
  );
}

const own = { promoters: 15, passives: 8, detractors: 2 };
const points = fc.integer({ min: -100, max: 100 });
const some = smallCounts.filter((counts) => scoreCounts(counts) !== null);
const many = fc.option(fc.integer({ min: 1, max: 9000 }));

const figures = fc.oneof(
  some.map((counts) => ({
    score: scoreCounts(counts) as number,
    statistic: 'pooled-share' as const,
    ...{ respondents: counts.promoters + counts.passives + counts.detractors, companies: null, counts },
  })),
  record({
    score: fc.constant(40),
    statistic: fc.constantFrom('pooled-share' as const, 'single-company' as const),
    respondents: many,
    companies: many,
    shares: fc.constant({ promoters: 0.5, passives: 0.4, detractors: 0.1 }),
  }),
  record({
    score: points,
    statistic: fc.constantFrom('mean-of-companies' as const, 'median-of-companies' as const),
    respondents: many,
    companies: many,
  }),
  record({
    score: points,
    statistic: fc.constant('percentile' as const),
    percentile: fc.double({ min: 0, max: 1, noNaN: true }),
    respondents: many,
    companies: many,
  }),
);
const benchmarks = fc.tuple(figures, figures).map(([one, other]) => {
  const [average, top] = one.score <= other.score ? [one, other] : [other, one];
  return { provenance, average, top };
});

describe('schemas and functions agree about benchmarks', () => {
  it('whole ones', () => {
    agree(schemas.benchmarkSchema, benchmarks, (benchmark) => compareToBenchmark(own, benchmark), {
      // That counts, shares, respondents and score contradict each other is the function's to see.
      call: /(counts: expected a score near|shares: expected|respondents: expected \d+, the sum)/,
      schema: unread,
    });
  });

  it('distributions and bands', () => {
    const quantiles = fc
      .uniqueArray(record({ share: fc.double({ min: 0, max: 1, noNaN: true }), score: points }), {
        selector: ({ share }) => share + 0,
        minLength: 1,
        maxLength: 5,
      })
      .map((list) => {
        const shares = list.map(({ share }) => share).sort((one, other) => one - other);
        const scores = list.map(({ score }) => score).sort((one, other) => one - other);
        return { quantiles: shares.map((share, i) => ({ share, score: scores[i] as number })) };
      });
    const values = record({ values: fc.array(points, { maxLength: 5 }) });
    agree(schemas.scoreDistributionSchema, quantiles, (distribution) => percentileAmong(3, distribution), {
      call: /(share: expected above|score: expected \S+ or more)/,
      schema: unread,
    });
    agree(schemas.scoreDistributionSchema, values, (distribution) => percentileAmong(3, distribution), {
      schema: unread,
    });
    const bands = fc
      .uniqueArray(points, { minLength: 1, maxLength: 5 })
      .map((list) => list.sort((one, other) => one - other).map((from) => ({ name: `from ${from}`, from })));
    agree(schemas.scoreBandsSchema, bands, (list) => scoreBands(own, list), {
      call: /(from: expected above|a name of its own)/,
    });
  });
});

describe('schemas and functions agree about roll-ups', () => {
  const bins = fc.array(fc.nat({ max: 100 }), { minLength: 11, maxLength: 11 });
  const rowOf = (heads: readonly number[]) => {
    const n = heads.reduce((sum, count) => sum + count, 0);
    const squares = {
      nps_promoter_squared_weight: n,
      nps_passive_squared_weight: 0,
      nps_detractor_squared_weight: 0,
    };
    const weights = { nps_promoter_weight: n, nps_passive_weight: 0, nps_detractor_weight: 0, ...squares };
    const named = Object.fromEntries(heads.map((count, i) => [`nps_bin_${i}`, count]));
    return {
      region: 'EU',
      plan: null,
      nps_rows: n + 1,
      nps_missing: 1,
      nps_invalid: 0,
      ...named,
      ...weights,
    };
  };
  const rollups = fc
    .tuple(fc.array(bins, { maxLength: 2 }), fc.boolean(), fc.boolean())
    .map(([list, byPeriod, weighted]) =>
      readRollup(
        list.map((heads, i) => ({ ...rowOf(heads), nps_period: `2026-03-0${i + 1}` })),
        {
          by: ['region', 'plan'],
          ...(byPeriod ? { period: 'day', timeZone: 'UTC' } : {}),
          ...(weighted ? { weight: 'w' } : {}),
        },
      ),
    );

  it('whole ones', () => {
    agree(schemas.rollupSchema, rollups, (rollup) => sumRollupBySegment(rollup), {
      // What the schema does not know: which zones there are.
      call: /time zone/,
    });
  });

  it('histograms, which are added up', () => {
    const histograms = bins.map((heads) => ({ min: 0, max: 10, bins: heads }));
    agree(schemas.histogramSchema, histograms, (histogram) => combineHistograms([histogram]));
    const standard = histograms.filter(({ max }) => max === 10);
    expect(fails(() => fc.assert(fc.property(standard, (one) => countsFromHistogram(one) !== null)))).toBe(
      '',
    );
  });
});

describe('schemas and functions agree about responses', () => {
  const rating = fc.integer({ min: 0, max: 10 });
  const at = fc.integer({ min: -1e12, max: 2e12 });

  const rows = record({
    rating,
    respondentId: fc.constantFrom('a', 'b'),
    status: fc.constantFrom('answered', 'dismissed', 'partial'),
    at,
    weight: fc.constantFrom(0.5, 1, 2),
  });

  /** Every field is read by some function. */
  const read = (row: {
    rating: number;
    respondentId: string;
    status: string | null;
    at: number;
    weight: number;
  }) => {
    countResponses([row], { rating: 'rating', respondent: 'respondentId', status: 'status' });
    if (row.at !== undefined) countResponses([row], { rating: 'rating', at: 'at', window: { end: 0 } });
    if (row.weight !== undefined) {
      tallyWeighted(
        [
          { rating: 0, weight: 1 },
          { rating: 0, weight: row.weight },
        ],
        {
          rating: 'rating',
          weight: 'weight',
        },
      );
    }
  };
  // The functions take what is no text for a state, any name of a respondent, and other ways to lack a rating.
  const onlySchema = ({ path }: Issue): boolean => path[0] !== 'at' && path[0] !== 'weight';

  it('rows', () => {
    const states = fc.constantFrom('completed', 'preview', 'test', '', null);
    const any = fc.oneof(
      rows,
      fc.tuple(rows, states).map(([row, status]) => ({ ...row, status })),
    );
    agree(schemas.responseRowSchema, any, read, { schema: onlySchema });
  });

  it('imported ones', () => {
    const imported = rows.map((row) => ({
      ...row,
      id: 'r1',
      attributes: { plan: 'pro', seats: 3 },
      source: { tool: 'rows', row: 2 },
    }));
    agree(schemas.importedResponseSchema, imported, (row) => read({ ...row, at: row.at ?? Number.NaN }), {
      schema: onlySchema,
    });
  });
});

describe('schemas and functions agree about follow-up', () => {
  const at = fc.integer({ min: -1e12, max: 2e12 });
  const category = fc.constantFrom('promoter' as const, 'passive' as const, 'detractor' as const);
  const themes = fc.array(fc.constantFrom('price', 'delivery'), { maxLength: 2 });

  it('policies', () => {
    agree(
      schemas.followUpPolicySchema,
      category.map((one) => ({
        ...defaultFollowUpPolicy,
        [one]: { ...defaultFollowUpPolicy.passive, priority: 9 },
      })),
      (policy) => followUpFor('detractor', { policy }),
      { schema: unread },
    );
  });

  it('cases', () => {
    const cases = record({
      id: fc.constant('c'),
      customer: fc.constant('u'),
      category,
      themes,
      dueAt: fc.option(at),
      status: fc.constant('contacted' as const),
      steps: at.map((time) => [
        { status: 'open' as const, at: time },
        { status: 'contacted' as const, at: time + 1000 },
      ]),
    });
    agree(schemas.loopCaseSchema, cases, (one) => closedLoopMetrics([one], { now: 8.64e15 }), {
      // Whether steps follow each other is the function's to see.
      call: /(steps\[\d\]\.status: expected "|steps\[\d\]\.at: expected \S+ or later)/,
    });
  });

  it('answers', () => {
    const answers = record({
      customer: fc.constant('u'),
      at,
      rating: fc.integer({ min: 0, max: 10 }),
      themes,
    });
    agree(schemas.customerAnswerSchema, answers, (answer) => repeatDetractors([answer]), {
      // The function takes themes of null for none.
      schema: ({ path, code }) => path.length === 1 && path[0] === 'themes' && code === 'invalid_type',
    });
  });

  it('events and counts of the funnel', () => {
    const type = fc.constantFrom('invited' as const, 'answered' as const, 'dismissed' as const);
    const pairs = record({ id: fc.constant('1'), channel: fc.constant('email'), type });
    const invited = { id: '1', channel: 'email', type: 'invited' } as const;
    agree(schemas.funnelEventSchema, pairs, (event) =>
      responseFunnel([{ ...invited, channel: event?.channel ?? 'email' }, event], { tracked: ['dismissed'] }),
    );
    const counts = fc
      .array(fc.nat({ max: 1000 }), { minLength: 5, maxLength: 5 })
      .map((list) => list.sort((one, other) => other - one))
      .map(([invited = 0, delivered = 0, opened = 0, started = 0, answered = 0]) => ({
        ...{ channel: 'email', invited, delivered, opened, started, answered, dismissed: null },
      }));
    agree(schemas.funnelCountsSchema, counts, (channel) => responseFunnel([channel]), {
      call: /expected at most/,
    });
  });

  it('outcomes', () => {
    const group = fc.tuple(fc.nat({ max: 1000 }), fc.nat({ max: 1000 })).map(([one, other]) => ({
      count: Math.min(one, other),
      n: Math.max(one, other),
    }));
    const outcomes = record({ promoters: group, passives: group, detractors: group });
    agree(schemas.outcomeCountsSchema, outcomes, (counts) => summarizeOutcomes(counts));
  });
});
