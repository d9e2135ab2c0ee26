import * as z from 'zod';
import type { Benchmark, BenchmarkFigure, BenchmarkProvenance } from '../benchmarks/benchmark.js';
import type { ScoreDistribution } from '../benchmarks/percentile.js';
import type { ScoreBand } from '../benchmarks/score-bands.js';
import { countsSchema } from './counts.js';

const text = z.string().trim().min(1);
const score = z.number().min(-100).max(100);
const share = z.number().min(0).max(1);
const many = z.int().positive().nullable();

/** Where a benchmark comes from; nothing of it may be left out. */
export const benchmarkProvenanceSchema = z.object({
  publisher: text,
  study: text,
  year: z.int().min(1900).max(9999),
  region: text,
  population: z.object({ industry: text, market: z.enum(['B2B', 'B2C', 'mixed', 'unknown']) }),
  surveyType: z.enum(['relational', 'transactional', 'mixed', 'unknown']),
  address: text,
  readOn: z.iso.date(),
}) satisfies z.ZodType<BenchmarkProvenance>;

const basis = { score, respondents: many, companies: many };

/** One published number and what it is; counts and shares only where the figure is made of answers. */
export const benchmarkFigureSchema = z.discriminatedUnion('statistic', [
  z.strictObject({
    ...basis,
    statistic: z.enum(['pooled-share', 'single-company']),
    counts: countsSchema.optional(),
    shares: z.object({ promoters: share, passives: share, detractors: share }).optional(),
  }),
  z.strictObject({
    ...basis,
    statistic: z.enum(['mean-of-companies', 'median-of-companies', 'top-performer']),
  }),
  z.strictObject({ ...basis, statistic: z.literal('percentile'), percentile: share }),
]) satisfies z.ZodType<BenchmarkFigure>;

/** A published benchmark with its provenance; `compareToBenchmark` also looks for contradictions within it. */
export const benchmarkSchema = z
  .object({
    provenance: benchmarkProvenanceSchema,
    average: benchmarkFigureSchema,
    top: benchmarkFigureSchema.optional(),
  })
  .refine(({ average, top }) => top === undefined || top.score >= average.score, {
    path: ['top', 'score'],
    message: 'expected the score of the average or more',
  }) satisfies z.ZodType<Benchmark>;

/** Scores of companies, or published quantiles; `percentileAmong` also refuses quantiles that cross. */
export const scoreDistributionSchema = z.union(
  [
    z.strictObject({ values: z.array(score) }),
    z.strictObject({ quantiles: z.array(z.object({ share, score })).min(1) }),
  ],
  'expected either values or quantiles, of scores -100 to 100',
) satisfies z.ZodType<ScoreDistribution>;

/** Your own bands; `scoreBands` also refuses bands that do not ascend. */
export const scoreBandsSchema = z
  .array(z.object({ name: z.string().min(1), from: score }))
  .min(1) satisfies z.ZodType<readonly ScoreBand[]>;
