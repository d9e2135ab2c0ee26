export type { AnyCounts, NpsCounts, NpsShares, WeightedCounts } from '../core/counts.js';
export { isNpsError, NpsError, type NpsErrorCode } from '../core/errors.js';
export type { Instant } from '../core/time.js';
export type {
  Alternative,
  DifferenceInterval,
  DifferenceTest,
  IntervalMethod,
  ScoredSample,
  ScoreInterval,
  TargetTest,
  Untestable,
  UntestableReason,
} from '../inference/records.js';
export type { SignificanceOptions } from '../inference/significance.js';
export type {
  Benchmark,
  BenchmarkFigure,
  BenchmarkMarket,
  BenchmarkProvenance,
  BenchmarkStatistic,
  BenchmarkSurveyType,
  CompanyFigure,
  CompanyStatistic,
  FigureBasis,
  PercentileFigure,
  PooledFigure,
  PooledStatistic,
} from './benchmark.js';
export {
  type BenchmarkComparison,
  type BenchmarkPosition,
  type CompareToBenchmarkOptions,
  compareToBenchmark,
} from './compare.js';
export type { TargetEvidence } from './evidence.js';
export type { FigureComparison, FigureTestBasis } from './figure-test.js';
export type { PlanFrontier } from './frontier.js';
export {
  type PercentileMethod,
  type PercentileRank,
  percentileAmong,
  type ScoreDistribution,
  type ScoreQuantile,
} from './percentile.js';
export { type PlanOptions, planToTarget, type TargetPlans } from './plan-to-target.js';
export {
  type Competitor,
  type RankedCompetitor,
  type RankOptions,
  rankAmong,
  type ScoreRank,
} from './rank.js';
export { type ScoreBand, type ScoreBands, type ScoreBandsOptions, scoreBands } from './score-bands.js';
export { type BenchmarkStanding, describeStanding } from './standing.js';
export type { Lever, TargetPlan } from './target-plan.js';
export type {
  BenchmarkExpectation,
  BenchmarkWarning,
  BenchmarkWarningName,
  ComparabilityOptions,
} from './warnings.js';
